//! Converts letters and digits to plain ASCII: those that Unicode calls compatible and that scientific texts use. The
//! tables are small; a test compares them with those of Unicode.

/// U+00C0 to U+024F; a dot if there is no single plain letter.
const LATIN: &str = "\
    aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggg\
    hhhhiiiiiiiiii..jjkkkllllll..llnnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsb......c\
    c........ff.....kkl.....oo..pp......tt.uu..yyzz......................aaiioouuuuuuuuuu.aaaa..ggggkkoo\
    oo..j...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy......accltsz..b..eejj..rryy";
/// U+1E00 to U+1EFF.
const ADDED: &str = "\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss\
    ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee\
    iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";
/// U+1D2C to U+1D6A: superscript letters.
const RAISED: &str = "\
    a.b.de.ghijklmn.o.prtuwa...bde...g.km.o...ptu..v......iruv.....";
/// U+2070 to U+209C: superscript and subscript digits and letters.
const LOWERED: &str = "\
    0i..456789.....n0123456789......aeox.hklmnpst";
/// U+03B1 to U+03C9: the names of the Greek letters.
const GREEK: &str = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda u nu xi omicron pi rho sigma sigma \
    tau upsilon phi chi psi omega";
/// Letters that become several, or are outside the tables.
const OTHERS: &str = "\
    ªa ºo æae ǣae ǽae œoe ßss þth ĳij ŉn ǆdz ǉlj ǌnj ǳdz ŀl ẚa ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅst ﬆst ʰh ʲj ʳr ʷw ʸy ˡl ˢs ˣx ᶜc ᶠf \
    ᶻz ᴭae ᵑn ᵝβ ᵞγ ᵟδ ᵠφ ᵡχ ᵦβ ᵧγ ᵨρ ᵩφ ᵪχ ℓl ℎh ⅈi άα έε ήη ίι ϊι ΐι όο ύυ ϋυ ΰυ ώω ϐβ ϑθ ϕφ ϖπ ϰκ ϱρ ϵε ⅰi ⅱii ⅲiii ⅳiv ⅴv ⅵvi \
    ⅶvii ⅷviii ⅸix ⅹx ⅺxi ⅻxii";

/// Capitals outside the ranges of [`lower`] and the tables, each followed by its small letter.
const CAPITALS: &str = "ŊŋŒœĲĳĿŀǄǆǅǆǇǉǈǉǊǌǋǌǢǣǱǳǲǳǼǽẞßΆάΈέΉήΊίΌόΎύΏώ\u{2126}ω\u{212a}k\u{212b}å";

/// The lower case of a letter in Latin, Greek or Cyrillic script. The tables of the standard library cover all scripts,
/// but would add 3 kB to the download.
#[inline(never)]
fn lower(character: char) -> char {
    let distance = match character {
        'À'..='Þ' | 'Α'..='Ϋ' | 'А'..='Я' | 'Ａ'..='Ｚ' => 0x20,
        'Ѐ'..='Џ' => 0x50,
        'Ⅰ'..='Ⅿ' => 0x10,
        'Ⓐ'..='Ⓩ' => 0x1a,
        _ => {
            let mut letters = CAPITALS.chars();
            while let (Some(capital), Some(small)) = (letters.next(), letters.next()) {
                if capital == character {
                    return small;
                }
            }
            return character;
        }
    };
    char::from_u32(character as u32 + distance).unwrap_or(character)
}

/// The character for `letter` in a table that begins with `first`.
#[inline(never)]
fn of(table: &str, first: u32, character: char) -> Option<char> {
    let letter = *table.as_bytes().get((character as u32).checked_sub(first)? as usize)?;
    (letter != b'.').then_some(letter as char)
}

/// Appends a letter or digit in plain form: lower case, no accents, ligatures as two letters, Greek letters by their
/// names, µ as u. Combining marks and invisible characters add nothing.
pub(crate) fn plain(character: char, into: &mut String) {
    if character.is_ascii() {
        into.push(character.to_ascii_lowercase());
        return;
    }
    put_all(character, into);
}

/// The same for a character that is not ASCII. Not inlined, like the functions below, to save bytes.
#[inline(never)]
fn put_all(character: char, into: &mut String) {
    let lower = lower(character);
    if lower.is_ascii() {
        into.push(lower);
    } else if !is_mark(lower) {
        put(lower, into);
    }
}

/// The same for a lower-case letter that is not ASCII.
#[inline(never)]
fn put(letter: char, into: &mut String) {
    let code = letter as u32;
    let single = of(LATIN, 0xc0, letter)
        .or_else(|| of(ADDED, 0x1e00, letter))
        .or_else(|| of(RAISED, 0x1d2c, letter))
        .or_else(|| of(LOWERED, 0x2070, letter));
    // The letter at this offset from `first`, in alphabets of 26 letters that follow each other.
    let alphabet = |first: u32| char::from(b'a' + ((code - first) % 26) as u8);
    match letter {
        _ if single.is_some() => into.extend(single),
        'µ' => into.push('u'),
        '²' => into.push('2'),
        '³' => into.push('3'),
        '¹' => into.push('1'),
        'α'..='ω' => into.extend(GREEK.split(' ').nth((code - 'α' as u32) as usize)),
        '①'..='⑨' => into.push(char::from(b'1' + (code - '①' as u32) as u8)),
        'ⓐ'..='ⓩ' => into.push(alphabet('ⓐ' as u32)),
        'ａ'..='ｚ' => into.push(alphabet('ａ' as u32)),
        '０'..='９' => into.push(char::from(b'0' + (code - '０' as u32) as u8)),
        '\u{1d400}'..='\u{1d6a3}' => into.push(alphabet(0x1d400)),
        '\u{1d7ce}'..='\u{1d7ff}' => into.push(char::from(b'0' + ((code - 0x1d7ce) % 10) as u8)),
        _ => {
            let other = OTHERS.split(' ').find_map(|other| other.strip_prefix(letter));
            match other {
                // A raised Greek letter.
                Some(greek) if !greek.is_ascii() => greek.chars().for_each(|greek| put(greek, into)),
                Some(other) => into.push_str(other),
                None => into.push(letter),
            }
        }
    }
}

/// Whether a character is a combining mark.
pub(crate) fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Whether a character inside a word is invisible: a soft hyphen, a joiner or a zero-width space.
pub(crate) fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a character belongs to a word. Modifier letters used as apostrophes and primes do not.
pub(crate) fn is_letter(character: char) -> bool {
    match character {
        _ if character.is_ascii() => character.is_ascii_alphanumeric(),
        '\u{2b9}'..='\u{2df}' | '\u{2e5}'..='\u{2ff}' | '\u{a78b}' | '\u{a78c}' => false,
        _ => character.is_alphanumeric(),
    }
}
