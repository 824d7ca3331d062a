//! The role of each word in a query: searched, ignored, excluded, a place, who asks.

use crate::fold::{Word, words};
use crate::words::{AT, AUXILIARY, BEING, CONJUNCTION, LINK, NOT, OR, SELF, has, is_function_word};

/// The role of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    /// It is searched.
    #[default]
    Sought,
    /// A function word: ignored.
    FunctionWord,
    /// Documents that contain it are excluded: sans animaux, but not at Curie.
    Not,
    /// It may be a place: à Necker, near Villejuif.
    At,
    /// It describes who asks: nous sommes une start-up.
    Asker,
}

/// If a query has only function words, up to this many are searched.
const FEW: usize = 2;

/// The role of each word in `sought`. If all are function words, a few of them are searched.
pub(crate) fn roles(text: &str, sought: &[Word]) -> Vec<Role> {
    let all = words(text);
    let mut roles = vec![Role::FunctionWord; sought.len()];
    let mut role = Role::Sought;
    // Whether the word that set the current role has been followed by a content word.
    let mut is_used = false;
    for (index, word) in all.iter().enumerate() {
        let before = |back: usize| index.checked_sub(back).map_or("", |index| all[index].folded.as_str());
        let gap = index.checked_sub(1).map_or("", |last| &text[all[last].end..word.start]);
        if gap.contains([',', ';', '.', '?', '!', ':']) {
            role = Role::Sought;
        }
        let folded = word.folded.as_str();
        if !is_function_word(folded) {
            if let Some(number) = sought.iter().position(|one| one.start == word.start) {
                roles[number] = role;
            }
            is_used = true;
            continue;
        }
        // A place continues after `de` or `the`, an exclusion after `or`: sur le plateau de Saclay, not at Curie or
        // Pasteur.
        let goes_on = role == Role::At && has(LINK, folded) || role == Role::Not && has(OR, folded);
        if goes_on {
            continue;
        }
        if is_used {
            role = Role::Sought;
        }
        is_used = false;
        if has(NOT, folded) {
            let denies = all[..index].iter().rev().take(4).any(|word| ["ne", "n"].contains(&word.folded.as_str()));
            if !(has(AUXILIARY, before(1)) || folded == "pas" && denies) {
                role = Role::Not;
            }
        } else if has(BEING, folded) && has(SELF, before(1)) {
            role = Role::Asker;
        } else if has(CONJUNCTION, folded) {
            role = Role::Sought;
        } else if has(AT, folded) && role == Role::Sought {
            role = Role::At;
        }
    }
    if roles.len() <= FEW && roles.iter().all(|role| [Role::FunctionWord, Role::Asker].contains(role)) {
        roles.fill(Role::Sought);
    }
    // The last word may be unfinished.
    if let [before @ .., last] = &mut *roles
        && *last == Role::FunctionWord
        && !before.contains(&Role::FunctionWord)
    {
        *last = Role::Sought;
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::sought;

    fn marked(text: &str) -> String {
        let sought = sought(text);
        let mark = |(word, role): (&Word, Role)| match role {
            Role::Sought => word.folded.clone(),
            Role::FunctionWord => "-".to_owned(),
            Role::Not => format!("!{}", word.folded),
            Role::At => format!("@{}", word.folded),
            Role::Asker => format!("~{}", word.folded),
        };
        sought.iter().zip(roles(text, &sought)).map(mark).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_word_gets_its_role() {
        for (text, expected) in [
            ("où puis-je trier des cellules ?", "- - trier cellules"),
            ("kel appareil pour trier", "- appareil trier"),
            ("microscopes but not at Pasteur", "microscopes - - !pasteur"),
            ("tester un produit sans animaux", "tester produit - !animaux"),
            ("une tumeur qui ne répond pas au traitement", "tumeur - repond - @traitement"),
            ("cells that do not divide", "cells - - divide"),
            ("voir un atome sur le plateau de Saclay", "- atome @plateau @saclay"),
            ("du côté d'Évry", "- @evry"),
            ("irradier des souris près de Villejuif", "irradier souris - @villejuif"),
            ("nous sommes une jeune entreprise, quel séquenceur", "- - ~jeune ~entreprise - sequenceur"),
            ("we are patients: who studies pain", "- - ~patients - studies pain"),
            ("que faire", "faire"),
            ("bonjour comment ça va", "- - - -"),
            ("sans animaux", "- !animaux"),
            ("cytometrie par", "cytometrie"),
            ("imagerie so", "imagerie so"),
        ] {
            assert_eq!(marked(text), expected, "{text}");
        }
    }
}
