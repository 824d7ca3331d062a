//! Platforms chosen one by one: the shortlist and the comparison.

/// Most platforms in a comparison.
pub const MOST_COMPARED: usize = 4;

/// Adds an id, or removes it if it is in the list. Adds nothing beyond `most`. Returns whether the list changed.
pub fn toggle(ids: &mut Vec<String>, id: &str, most: usize) -> bool {
    match ids.iter().position(|known| known == id) {
        Some(index) => _ = ids.remove(index),
        None if ids.len() >= most => return false,
        None => ids.push(id.to_owned()),
    }
    true
}

/// Whether all values are equal, for a row of a comparison.
pub fn are_same<T: PartialEq>(values: &[T]) -> bool {
    values.windows(2).all(|pair| pair[0] == pair[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_added_once_and_removed_again() {
        let mut ids = Vec::new();
        for id in ["a", "b", "c", "d"] {
            assert!(toggle(&mut ids, id, MOST_COMPARED));
        }
        assert!(!toggle(&mut ids, "e", MOST_COMPARED));
        assert!(toggle(&mut ids, "b", MOST_COMPARED));
        assert_eq!(ids, ["a", "c", "d"]);
    }

    #[test]
    fn a_list_of_one_value_or_none_has_no_differences() {
        assert!(are_same::<u8>(&[]) && are_same(&[1]) && are_same(&[2, 2]) && !are_same(&[2, 2, 1]));
    }
}
