//! Letters and digits in their plain form: those that Unicode calls compatible with ASCII, where a text of science may
//! have them. Small tables; a test compares them with those of Unicode.

/// U+00C0 to U+024F, one by one; a dot where there is no single plain letter.
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
/// U+1D2C to U+1D6A: letters above the line.
const RAISED: &str = "\
    a.b.de.ghijklmn.o.prtuwa...bde...g.km.o...ptu..v......iruv.....";
/// U+2070 to U+209C: digits and letters above and below the line.
const LOWERED: &str = "\
    0i..456789.....n0123456789......aeox.hklmnpst";
/// U+03B1 to U+03C9: the Greek letters by their names.
const GREEK: &str = "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda u nu xi omicron pi rho sigma sigma \
    tau upsilon phi chi psi omega";
/// Letters that are several, or stand outside the tables.
const OTHERS: &str = "\
    ªa ºo æae ǣae ǽae œoe ßss þth ĳij ŉn ǆdz ǉlj ǌnj ǳdz ŀl ẚa ﬀff ﬁfi ﬂfl ﬃffi ﬄffl ﬅst ﬆst ʰh ʲj ʳr ʷw ʸy ˡl ˢs ˣx ᶜc ᶠf \
    ᶻz ᴭae ᵑn ᵝβ ᵞγ ᵟδ ᵠφ ᵡχ ᵦβ ᵧγ ᵨρ ᵩφ ᵪχ ℓl ℎh ⅈi άα έε ήη ίι ϊι ΐι όο ύυ ϋυ ΰυ ώω ϐβ ϑθ ϕφ ϖπ ϰκ ϱρ ϵε ⅰi ⅱii ⅲiii ⅳiv ⅴv ⅵvi \
    ⅶvii ⅷviii ⅸix ⅹx ⅺxi ⅻxii";

/// Capitals that are in no range of [`lower`] and in no table, each before its small letter.
const CAPITALS: &str = "ŊŋŒœĲĳĿŀǄǆǅǆǇǉǈǉǊǌǋǌǢǣǱǳǲǳǼǽẞßΆάΈέΉήΊίΌόΎύΏώ\u{2126}ω\u{212a}k\u{212b}å";

/// The small letter of one in Latin, Greek or Cyrillic script. The tables of Unicode, of which 3 kB would be downloaded,
/// have the other scripts too.
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

/// The character of a table that begins with `first`.
#[inline(never)]
fn of(table: &str, first: u32, character: char) -> Option<char> {
    let letter = *table.as_bytes().get((character as u32).checked_sub(first)? as usize)?;
    (letter != b'.').then_some(letter as char)
}

/// Adds a letter or digit in its plain form: lower case, no accents, ligatures apart, Greek letters by their names; µ as
/// u. Marks on letters add nothing, nor does what is no letter and has no width.
pub(crate) fn plain(character: char, into: &mut String) {
    if character.is_ascii() {
        into.push(character.to_ascii_lowercase());
        return;
    }
    put_all(character, into);
}

/// The same for what is not ASCII. Not inlined, like what follows, for its size.
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
    // The letter so far from `first`, in an alphabet that begins again after 26.
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

/// Marks on the letter before.
pub(crate) fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// What stands in a word and is not seen: where it may be cut, or not.
pub(crate) fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether it belongs to a word. Letters that stand for apostrophes and primes do not.
pub(crate) fn is_letter(character: char) -> bool {
    match character {
        _ if character.is_ascii() => character.is_ascii_alphanumeric(),
        '\u{2b9}'..='\u{2df}' | '\u{2e5}'..='\u{2ff}' | '\u{a78b}' | '\u{a78c}' => false,
        _ => character.is_alphanumeric(),
    }
}
