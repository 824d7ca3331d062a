//! The syntax of all texts: each is written once, French and English side by side: `"français" / "English"`. Macros for
//! the files in this folder:
//!
//! - [`words!`] – the fixed texts of an area, `name: "français" / "English",` one per line.
//! - [`sentences!`] – texts with placeholders, `name(value: &str): "… {value} …" / "… {value} …",`.
//! - [`counts!`] – nouns that follow a number, `name: ["un", "plusieurs"] / ["one", "several"],`.
//! - [`say!`] – a sentence inside a function: `say!(locale, "… {value} …" / "… {value} …")`.
//!
//! And in [`locale`](crate::locale), for other modules and crates, too:
//!
//! - [`texts!`](crate::texts) – a value with a text in each language, of which `locale.of` picks one.
//! - [`choose!`](crate::choose) – one of several such values: `choose!(match sort { Sort::Name => "nom" / "name", … })`.
//!
//! Tables with texts have a macro of their own, which calls `texts!`: the fields of the form (`proposal/field.rs`), the
//! columns of the table (`export/columns.rs`), the labels in the workshop (`labels.rs` of `editing`).
//!
//! A missing translation does not compile. A third language is a variant of [`Locale`], and a third column in `words!`,
//! `say!` and `texts!`: make it optional with `last!`, as English is now, and make English required. The compiler then
//! names every text that lacks it. What else a language needs, and what the compiler does not name, is in
//! `src/README.md`.
//!
//! No-break spaces are written as escapes, so that they can be seen: `\u{202f}` before `;`, `!` and `?`, `\u{a0}`
//! before `:`, inside `« »` and before units.

use crate::locale::Locale;
use crate::number;

/// For each language, the noun after one and after other numbers.
pub(super) type Nouns = [[&'static str; 2]; Locale::COUNT];

/// The noun that follows a number. French counts zero in the singular.
pub(super) fn noun(locale: Locale, value: usize, nouns: &Nouns) -> &'static str {
    let is_one = value == 1 || (value == 0 && locale == Locale::Fr);
    locale.of(nouns)[usize::from(!is_one)]
}

/// A number and its noun: `12 plateformes`.
pub(super) fn count(locale: Locale, value: usize, nouns: &Nouns) -> String {
    [&number::format_count(value, locale), "\u{a0}", noun(locale, value, nouns)].concat()
}

/// The fixed texts of an area: a struct `Words` with a field for each, and a function `words` that returns it for a
/// language. A field with several texts gives their number: `parts[2]: ["le début", "la fin"] / ["start", "end"],`.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $([$count:literal])?: $fr:tt $(/ $en:tt)?,)+) => {
        /// The fixed texts.
        pub struct Words { $($(#[$doc])* pub $name: words!(@type $($count)?),)+ }

        pub fn words(locale: $crate::locale::Locale) -> &'static Words {
            static FR: Words = Words { $($name: $fr,)+ };
            static EN: Words = Words { $($name: $crate::last!($fr $(/ $en)?),)+ };
            match locale {
                $crate::locale::Locale::Fr => &FR,
                $crate::locale::Locale::En => &EN,
            }
        }
    };
    (@type) => { &'static str };
    (@type $count:literal) => { [&'static str; $count] };
}

/// A sentence in a language, built with `format!`.
macro_rules! say {
    ($locale:expr, $fr:literal / $en:literal) => {{
        let sentence = match $locale {
            $crate::locale::Locale::Fr => format_args!($fr),
            $crate::locale::Locale::En => format_args!($en),
        };
        std::fmt::format(sentence)
    }};
    ($locale:expr, $fr:literal) => {
        $crate::last!($fr)
    };
}

/// A function for each sentence; its parameters are the language and the placeholders.
macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident($($value:ident: $type:ty),+): $($text:literal)/+,)+) => {
        $($(#[$doc])* pub fn $name(locale: $crate::locale::Locale, $($value: $type),+) -> String {
            $crate::text::words::say!(locale, $($text)/+)
        })+
    };
}

/// A function for each noun; its parameters are the language and the number: `12 plateformes`.
macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident: $($nouns:tt)/+,)+) => {
        $($(#[$doc])* pub fn $name(locale: $crate::locale::Locale, value: usize) -> String {
            $crate::text::words::count(locale, value, &$crate::texts!($($nouns)/+))
        })+
    };
}

pub(crate) use {counts, say, sentences, words};
