//! Platforms chosen one by one: the shortlist and the comparison.

/// Most platforms in a comparison.
pub const MAX_COMPARED: usize = 4;

/// Adds an id, or removes it if it is in the list.
pub fn toggle(ids: &mut Vec<String>, id: &str) {
    match ids.iter().position(|known| known == id) {
        Some(index) => _ = ids.remove(index),
        None => ids.push(id.to_owned()),
    }
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
            toggle(&mut ids, id);
        }
        toggle(&mut ids, "b");
        assert_eq!(ids, ["a", "c", "d"]);
    }

    #[test]
    fn a_list_of_one_value_or_none_has_no_differences() {
        assert!(are_same::<u8>(&[]) && are_same(&[1]) && are_same(&[2, 2]) && !are_same(&[2, 2, 1]));
    }
}
