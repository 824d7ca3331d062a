//! Which items can stay in place when a list is reordered.

/// For each number, whether it is in the longest increasing subsequence.
pub fn rising(numbers: &[usize]) -> Vec<bool> {
    // For each length the index where its subsequence ends, and for each index its predecessor.
    let (mut ends, mut before) = (Vec::<usize>::new(), Vec::new());
    for (position, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        match ends.get_mut(length) {
            Some(end) => *end = position,
            None => ends.push(position),
        }
    }
    let mut is_in = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(position) = next {
        is_in[position] = true;
        next = before[position];
    }
    is_in
}

#[cfg(test)]
mod tests {
    use super::rising;

    #[test]
    fn the_longest_increasing_subsequence_is_marked() {
        for (numbers, expected) in [
            (&[][..], ""),
            (&[0, 1, 2], "111"),
            (&[2, 0, 1], "011"),
            (&[1, 2, 0], "110"),
            (&[3, 1, 4, 0, 5, 2], "011010"),
            (&[2, 1, 0], "001"),
        ] {
            let found: String = rising(numbers).into_iter().map(|is_in| if is_in { '1' } else { '0' }).collect();
            assert_eq!(found, expected, "{numbers:?}");
        }
    }
}
