//! What a card shows of a platform: where it is, the opening of its summary, some of its techniques.

use engine::Marks;

use crate::catalogue::Catalogue;
use crate::content::records::{Platform, Technique};
use crate::locale::Locale;
use crate::number;
use crate::places::arrondissement;

/// Maximum number of techniques on a card.
const MAX_TECHNIQUES: usize = 4;
/// Most characters of an opening, without the ellipsis.
const LONGEST_OPENING: usize = 150;
/// Institutions with longer names, in characters, are shown by their acronym.
const LONGEST_HOST: usize = 32;

/// A technique on a card, and whether the platform is listed because of it.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a> {
    pub technique: &'a Technique,
    pub is_match: bool,
}

/// The techniques of a card, and how many more the platform has.
#[derive(Debug)]
pub struct Tags<'a> {
    pub shown: Vec<Tag<'a>>,
    pub others: usize,
}

impl Catalogue {
    /// The institution of a platform by its name, or by its acronym if the name is long.
    pub fn short_host(&self, platform: &Platform, locale: Locale) -> String {
        let name = self.host_name(platform, locale);
        let acronym = self.host(platform).and_then(|host| host.acronym.clone());
        acronym.filter(|_| name.chars().count() > LONGEST_HOST).unwrap_or(name)
    }

    /// The techniques of a card: first those with these ids and those that the marker highlights. The id of a family
    /// selects its techniques.
    pub fn tags<'a>(&'a self, platform: &Platform, matches: &[&str], marker: &dyn Marks, locale: Locale) -> Tags<'a> {
        let is_match = |technique: &Technique| {
            let named = |id: &&str| *id == technique.id || Some(*id) == technique.parent.as_deref();
            matches.iter().any(named) || marker.marked(technique.label.text(locale)).iter().any(|(_, marked)| *marked)
        };
        let own = platform.techniques.iter().filter_map(|id| self.technique(id));
        let own: Vec<Tag> = own.map(|technique| Tag { technique, is_match: is_match(technique) }).collect();
        let (mut shown, rest): (Vec<Tag>, Vec<Tag>) = own.into_iter().partition(|tag| tag.is_match);
        shown.extend(rest);
        let others = shown.len().saturating_sub(MAX_TECHNIQUES);
        shown.truncate(MAX_TECHNIQUES);
        Tags { shown, others }
    }
}

/// The town of a platform, with its arrondissement if the postcode has one: `Paris 13ᵉ`.
pub fn town(platform: &Platform, locale: Locale) -> Option<String> {
    let city = platform.city.clone()?;
    let number = platform.postcode.as_deref().and_then(arrondissement);
    Some(number.map_or(city.clone(), |number| [&city, "\u{a0}", &number::ordinal(locale, number)].concat()))
}

/// The first sentence of a text, cut between two words if it is too long.
pub fn shortened(text: &str) -> String {
    let sentence = first_sentence(text);
    if sentence.chars().count() <= LONGEST_OPENING {
        return sentence.to_owned();
    }
    let words = sentence.char_indices().take(LONGEST_OPENING).filter(|(_, char)| char.is_whitespace());
    let end = words.last().map_or(sentence.len(), |(end, _)| end);
    sentence[..end].trim_end_matches(|last: char| !last.is_alphanumeric() && last != ')').to_owned() + "…"
}

/// The text up to the end of its first sentence.
fn first_sentence(text: &str) -> &str {
    let is_end = |(start, mark): &(usize, char)| {
        let (before, rest) = (&text[..*start], &text[start + mark.len_utf8()..]);
        let begins_another = rest.trim_start().chars().next().is_none_or(|next| !next.is_lowercase());
        let word = before.rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
        // `J. Monod`, `St. Louis`, `Dr. Curie`
        let is_short = *mark == '.' && (word.chars().count() == 1 || ["St", "Dr", "Pr", "Mr"].contains(&word));
        matches!(mark, '.' | '!' | '?') && rest.starts_with(char::is_whitespace) && begins_another && !is_short
    };
    text.char_indices().find(is_end).map_or(text, |(start, mark)| &text[..start + mark.len_utf8()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_is_one_sentence_or_ends_between_two_words() {
        assert_eq!(shortened("Plateforme de J. Monod à St. Louis. Elle ouvre."), "Plateforme de J. Monod à St. Louis.");
        assert_eq!(shortened("Plus de 3.5 m. de haut"), "Plus de 3.5 m. de haut");
        let long = format!("{}, fin.", ["mot"; 40].join(" "));
        let short = shortened(&long);
        assert!(short.ends_with("mot…") && short.chars().count() <= LONGEST_OPENING + 1, "{short}");
    }
}
