//! Numbers with units, and atoms with masses, in one normalised form: `10 µm`, `10um` and `10 micromètres`; `18F`,
//! `F-18` and `fluor 18`.

use crate::fold::is_digits;

/// Names of units and chemical elements, with the symbol that follows a number. Plurals are recognised too.
const NAMES: &str = "\
    tesla t;metre m;meter m;micron um;gramme g;gram g;litre l;liter l;dalton da;hertz hz;volt v;gray gy;becquerel bq;\
    octet o;byte b;heure h;hour h;minute min;seconde s;second s;joule j;watt w;kelvin k;mole mol;\
    hydrogene h;tritium h;carbone c;carbon c;azote n;nitrogen n;oxygene o;oxygen o;fluor f;fluorine f;phosphore p;\
    phosphorus p;soufre s;chrome cr;cobalt co;cuivre cu;copper cu;gallium ga;rubidium rb;strontium sr;yttrium y;\
    zirconium zr;technetium tc;indium in;iode i;iodine i;cesium cs;caesium cs;samarium sm;terbium tb;holmium ho;\
    lutetium lu;lutecium lu;rhenium re;iridium ir;thallium tl;plomb pb;lead pb;bismuth bi;astate at;astatine at;\
    radium ra;actinium ac;thorium th;uranium u;plutonium pu;americium am;xenon xe;krypton kr;scandium sc";
/// Unit prefixes.
const STEPS: &str = "nano n;micro u;milli m;centi c;kilo k;mega m;giga g;tera t";
/// Symbols of elements, which may also precede the mass.
const ELEMENTS: &str =
    "h c n o f p s cr co cu ga rb sr y zr tc in i cs sm tb ho lu re ir tl pb bi at ra ac th u pu am xe kr sc";

/// The symbol for a name.
#[inline(never)]
fn short(name: &str) -> Option<String> {
    let known = |name: &str| NAMES.split(';').find_map(|known| known.strip_prefix(name)?.strip_prefix(' '));
    let singular = name.strip_suffix('s').filter(|name| name.len() > 3).unwrap_or(name);
    if let Some(short) = known(singular).or_else(|| known(name)) {
        return Some(short.to_owned());
    }
    STEPS.split(';').find_map(|step| {
        let (step, letter) = step.split_once(' ')?;
        Some([letter, known(singular.strip_prefix(step)?)?].concat())
    })
}

/// Whether a word is a number of at most four digits, also before a decimal point or the `m` of an excited nucleus:
/// `99m`.
#[inline(never)]
fn is_number(word: &str) -> bool {
    // Most words end here.
    if !word.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let word = word.strip_suffix('m').unwrap_or(word);
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    (1..=4).contains(&whole.len()) && is_digits(whole) && is_digits(part)
}

#[inline(never)]
fn is_element(word: &str) -> bool {
    ELEMENTS.split(' ').any(|element| element == word)
}

/// The normalised form of two neighbouring words, if they are a number and its unit or element.
#[inline(never)]
pub(crate) fn measure(one: &str, other: &str) -> Option<String> {
    if is_number(one) {
        let is_short = other.len() <= 3 && other.bytes().all(|byte| byte.is_ascii_lowercase());
        let unit = if is_short { other.to_owned() } else { short(other)? };
        return Some([one, &unit].concat());
    }
    if !is_number(other) {
        return None;
    }
    // The mass may also follow the element.
    let element = if is_element(one) { one.to_owned() } else { short(one).filter(|short| is_element(short))? };
    Some([other, &element].concat())
}

/// The same for one word: `f18` is `18f`, `tc99m` is `99mtc`.
#[inline(never)]
pub(crate) fn turned(word: &str) -> Option<String> {
    let (one, other) = word.split_at(word.find(|letter: char| letter.is_ascii_digit())?);
    if one.is_empty() { None } else { measure(one, other) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_measure_have_one_form() {
        for (one, other, expected) in [
            ("10", "um", "10um"),
            ("10", "micrometres", "10um"),
            ("10", "microns", "10um"),
            ("3", "t", "3t"),
            ("3", "teslas", "3t"),
            ("100", "kilodaltons", "100kda"),
            ("11.7", "teslas", "11.7t"),
            ("5", "mg", "5mg"),
            ("5", "milligrammes", "5mg"),
            ("18", "f", "18f"),
            ("f", "18", "18f"),
            ("fluor", "18", "18f"),
            ("18", "fluorine", "18f"),
            ("tc", "99m", "99mtc"),
            ("technetium", "99m", "99mtc"),
            ("lu", "177", "177lu"),
        ] {
            assert_eq!(measure(one, other).as_deref(), Some(expected), "{one} {other}");
        }
        for (one, other) in [("paris", "13"), ("phase", "1"), ("3", "cellules"), ("rna", "seq"), ("cd", "8")] {
            assert_eq!(measure(one, other), None, "{one} {other}");
        }
        assert_eq!(turned("f18").as_deref(), Some("18f"));
        assert_eq!(turned("lu177").as_deref(), Some("177lu"));
        assert_eq!((turned("18f"), turned("cd8"), turned("p53").as_deref()), (None, None, Some("53p")));
    }
}
