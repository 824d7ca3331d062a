//! Windows-1252, the encoding of spreadsheet programs in Western Europe (WHATWG Encoding, index windows-1252).

/// The characters of the bytes from 0x80 to 0x9F; each other byte is the character with its number.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The character of a byte.
pub(super) fn letter(byte: u8) -> char {
    byte.checked_sub(0x80).and_then(|high| HIGH.get(usize::from(high)).copied()).unwrap_or(char::from(byte))
}

/// The byte of a character; `None` if the encoding lacks it.
pub(super) fn byte(letter: char) -> Option<u8> {
    let high = || HIGH.iter().position(|known| *known == letter).and_then(|high| u8::try_from(high + 0x80).ok());
    let plain = u8::try_from(u32::from(letter)).ok().filter(|byte| !(0x80..0xA0).contains(byte));
    plain.or_else(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_characters_convert_both_ways() {
        for number in 0..=u8::MAX {
            assert_eq!(byte(letter(number)), Some(number));
        }
        assert_eq!((letter(0xE9), letter(0x92), byte('œ'), byte('\u{202f}')), ('é', '’', Some(0x9C), None));
    }
}
