//! Which characters ids and texts may have.

/// Whether a text is a valid id in a URL: lower-case letters, digits and hyphens.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 100
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Whether a character is a control character, or sets the text direction: a name must not change that of the text
/// after it.
pub fn is_hidden(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a text contains such a character, or the sign of a wrong encoding. Looks at bytes: every text of every file
/// passes here, and almost none has one.
pub fn has_odd(text: &str) -> bool {
    let is_odd = |bytes: &[u8]| {
        matches!(
            bytes,
            [..=0x1f | 0x7f, ..]
                | [0xc2, 0x80..=0x9f, ..]
                | [0xe2, 0x80, 0xaa..=0xae, ..]
                | [0xe2, 0x81, 0xa6..=0xa9, ..]
                | [0xef, 0xbf, 0xbd, ..]
        )
    };
    // A look at the first byte alone is cheaper than a pattern at each byte.
    let may_be_odd = |byte: u8| byte < b' ' || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef);
    (0..).zip(text.bytes()).any(|(start, byte)| may_be_odd(byte) && is_odd(&text.as_bytes()[start..]))
}

/// The text without hidden characters. Control characters become spaces, as they may have separated words.
pub fn visible(text: &str) -> String {
    let shown = |character: char| match character {
        control if control.is_control() => Some(' '),
        other => (!is_hidden(other)).then_some(other),
    };
    if has_odd(text) { text.chars().filter_map(shown).collect() } else { text.to_owned() }
}

/// The text of a file without a byte order mark (BOM).
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The text with hidden characters written as `\u{1b}`, safe to print in a terminal; line ends stay.
pub fn named(text: &str) -> String {
    text.chars().fold(String::new(), |mut shown, character| {
        if is_hidden(character) && character != '\n' {
            shown.extend(character.escape_unicode());
        } else {
            shown.push(character);
        }
        shown
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_control_and_direction_characters_are_removed() {
        assert_eq!(visible("a\u{202e}b\u{2066}c\u{2069}\nd\u{0}e"), "abc d e");
        let kept = "Étude – 3,5\u{a0}% «\u{202f}x\u{202f}» 👩\u{200d}🔬 שלום \u{200f}";
        assert_eq!(visible(kept), kept);
        assert_eq!(named("a\u{1b}[31m\u{202e}b\né"), "a\\u{1b}[31m\\u{202e}b\né");
        assert_eq!(named(kept), kept);
        for character in '\0'..=char::MAX {
            let is_odd = is_hidden(character) || character == char::REPLACEMENT_CHARACTER;
            assert_eq!(has_odd(character.encode_utf8(&mut [0; 4])), is_odd, "{character:?}");
        }
        assert!(!has_odd(kept) && has_odd("d\u{fffd}imagerie") && has_odd("a\u{2069}") && has_odd("\u{85}"));
    }
}
