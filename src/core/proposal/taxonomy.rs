//! Techniques to choose from, by family.

use crate::content::records::Technique;

/// The taxonomy to choose from: each family, then its techniques.
#[derive(Debug)]
pub struct Taxonomy {
    /// Indices in the taxonomy's file, and whether a family begins there.
    pub order: Vec<(usize, bool)>,
    /// The names of each, for searching.
    pub names: Vec<Vec<String>>,
    ids: Vec<String>,
}

impl Taxonomy {
    pub fn new(all: &[Technique]) -> Self {
        let family = |technique: &Technique| {
            all.iter().position(|family| family.parent.is_none() && technique.parent.as_ref() == Some(&family.id))
        };
        let mut order: Vec<(usize, bool)> = Vec::new();
        for (index, _) in all.iter().enumerate().filter(|(_, technique)| family(technique).is_none()) {
            order.push((index, true));
            let own = all.iter().enumerate().filter(|(_, technique)| family(technique) == Some(index));
            order.extend(own.map(|(own, _)| (own, false)));
        }
        let names = |index: usize| -> Vec<String> {
            let technique = &all[index];
            let family = family(technique).map(|family| &all[family].label);
            let of_family = family.into_iter().flat_map(|label| label.values().map(String::as_str));
            technique.names().chain(of_family).map(str::to_owned).collect()
        };
        let names = order.iter().map(|(index, _)| names(*index)).collect();
        let ids = order.iter().map(|(index, _)| all[*index].id.clone()).collect();
        Self { order, names, ids }
    }

    /// Ids of the techniques that match a text, separated by spaces; empty if the text has no words. `filter` returns
    /// which of the [`names`](Self::names) match (see [`List`](crate::search::List)).
    pub fn found(&self, text: &str, filter: impl Fn(&str) -> Vec<bool>) -> String {
        let mut found = String::new();
        if text.trim().is_empty() {
            return found;
        }
        for (id, is_found) in self.ids.iter().zip(filter(text)) {
            if is_found {
                found.push_str(id);
                found.push(' ');
            }
        }
        found
    }
}
