//! Removes what spreadsheet programs and copying leave in cells: words for empty cells, markup, text that was decoded
//! twice.

use site_core::text::import::Words;

use super::windows;

/// Texts that programs write into an empty cell, in lower case.
const NOTHING: [&str; 24] = [
    "nan", "n/a", "na", "n.a.", "#n/a", "#na", "nd", "n/d", "null", "none", "nil", "nat", "-", "–", "—", "?", "#ref!",
    "#value!", "#valeur!", "_x000d_", "true", "false", "vrai", "faux",
];

/// Describes a correction.
type Done = fn(&Words) -> &'static str;

/// The corrected text of a cell, and the correction; `None` if there was nothing to correct.
pub(super) fn tidy(cell: &str) -> Option<(String, Done)> {
    let trimmed = cell.trim();
    let lower = trimmed.to_lowercase();
    let is_error = lower.starts_with('#') && lower.ends_with(['!', '?']);
    if is_error || NOTHING.contains(&lower.as_str()) {
        return Some((String::new(), |words| words.empty_cell));
    }
    if let Some(meant) = decoded_twice(trimmed) {
        return Some((meant, |words| words.decoded_twice));
    }
    let plain = without_markup(trimmed);
    (plain != trimmed).then_some((plain, |words| words.without_markup))
}

/// The original of a UTF-8 text that was decoded as Windows-1252.
fn decoded_twice(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â', 'â', 'Å']) {
        return None;
    }
    let bytes = text.chars().map(windows::byte).collect::<Option<Vec<u8>>>()?;
    String::from_utf8(bytes).ok().filter(|meant| meant != text)
}

/// A text without tags, entities, Markdown links, and Excel's escape for a carriage return.
fn without_markup(written: &str) -> String {
    let text = written.replace("_x000D_", " ");
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find(['<', '[']) {
        let (before, at) = rest.split_at(start);
        plain.push_str(before);
        let tag =
            at.strip_prefix('<').filter(|tag| tag.starts_with(|next: char| next.is_ascii_alphabetic() || next == '/'));
        let end_of_tag = tag.and_then(|tag| tag.find('>'));
        let link =
            at.strip_prefix('[').and_then(|link| link.split_once("](")).filter(|(label, _)| !label.contains('['));
        let end_of_link = link.and_then(|(label, target)| Some((label, target.split_once(')')?.1)));
        match (end_of_tag, end_of_link) {
            (Some(end), _) => {
                // Keeps the words on both sides of a tag apart.
                plain.push(' ');
                rest = &at[end + 2..];
            }
            (None, Some((label, after))) => {
                plain.push_str(label);
                rest = after;
            }
            (None, None) => {
                plain.push_str(&at[..1]);
                rest = &at[1..];
            }
        }
    }
    plain.push_str(rest);
    for (entity, meant) in
        [("&nbsp;", "\u{a0}"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    {
        plain = plain.replace(entity, meant);
    }
    if plain == written {
        plain
    } else {
        plain.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// A name without the link that some programs append: `Imagerie (https://…)`.
pub(super) fn without_link(name: &str) -> Option<&str> {
    let (name, link) = name.trim().strip_suffix(')')?.rsplit_once(" (")?;
    (link.starts_with("http://") || link.starts_with("https://")).then_some(name.trim())
}

/// A number without the decimals that a program added: `75005.0`, `75005,0`.
pub(super) fn whole(text: &str) -> &str {
    text.strip_suffix(".0").or(text.strip_suffix(",0")).unwrap_or(text)
}

/// The five digits of a postcode that was stored as a number, or is beside a country or a town; `None` if `text` is a
/// plain postcode already, or contains none.
pub(super) fn postcode(text: &str) -> Option<String> {
    let start = whole(text).trim_start_matches(|letter: char| letter.is_ascii_alphabetic() || letter == '-');
    let digits: String = start.chars().filter(char::is_ascii_digit).collect();
    let ends = start.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter.is_whitespace());
    let is_alone = ends.is_empty() || start[..start.len() - ends.len()].ends_with(char::is_whitespace);
    (digits.len() == 5 && is_alone && digits != text).then_some(digits)
}

/// The code of a département that was stored as a number, or written as `D075`; `None` for other texts.
pub(super) fn departement(text: &str) -> Option<String> {
    let number = whole(text);
    let code = number.strip_prefix(['D', 'd']).map_or(number, |code| code.strip_prefix('0').unwrap_or(code));
    let is_code = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
    (is_code && code != text).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidied(cell: &str) -> Option<String> {
        tidy(cell).map(|(text, _)| text)
    }

    #[test]
    fn placeholders_are_read_as_empty_cells() {
        for cell in ["nan", "N/A", "#N/A", "#NOM?", "#REF!", "NULL", "None", " - ", "_x000D_", "#DIV/0!"] {
            assert_eq!(tidied(cell).as_deref(), Some(""), "{cell}");
        }
        for cell in ["", "Nantes", "NA-1", "a - b", "#1", "Annals"] {
            assert_eq!(tidied(cell), None, "{cell}");
        }
    }

    #[test]
    fn text_that_was_decoded_twice_is_corrected() {
        for (cell, meant) in [
            ("Ã‰quipement", "Équipement"),
            ("cytomÃ©trie", "cytométrie"),
            ("lâ€™hÃ´pital", "l’hôpital"),
            ("cÅ“ur", "cœur"),
        ] {
            assert_eq!(tidied(cell).as_deref(), Some(meant), "{cell}");
        }
        for cell in ["Âge", "château", "Ångström", "à côté"] {
            assert_eq!(tidied(cell), None, "{cell}");
        }
    }

    #[test]
    fn markup_is_removed() {
        for (cell, meant) in [
            ("<p>Leica&nbsp;SP8<br/>Zeiss</p>", "Leica\u{a0}SP8 Zeiss"),
            ("[Leica](https://example.org)", "Leica"),
            ("a &amp; b", "a & b"),
            ("Leica_x000D_ SP8", "Leica SP8"),
        ] {
            assert_eq!(tidied(cell).as_deref(), Some(meant), "{cell}");
        }
        for cell in ["a < b", "p < 0.05 [1]", "x[0]", "<3 h", "a  b"] {
            assert_eq!(tidied(cell), None, "{cell}");
        }
    }

    #[test]
    fn links_after_names_are_removed() {
        assert_eq!(without_link("P4 (https://www.notion.so/P4-0123)"), Some("P4"));
        for name in ["P4", "P4 (Curie)", "P4 https://a.example", "(https://a.example)"] {
            assert_eq!(without_link(name), None, "{name}");
        }
    }

    #[test]
    fn postcodes_are_five_digits() {
        for cell in ["75005.0", "75 005", "F-75005", "75005 Paris", "75005,0"] {
            assert_eq!(postcode(cell).as_deref(), Some("75005"), "{cell}");
        }
        for cell in ["75005", "", "Paris", "7500", "750055", "75005A", "B-1000 Bruxelles"] {
            assert_eq!(postcode(cell), None, "{cell}");
        }
    }
}
