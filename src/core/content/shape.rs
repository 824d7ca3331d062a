//! What a field of a data file may hold: one description, used by the browser, which leaves out invalid values, and by
//! the checker, which reports them.

use super::file::File;

/// The type of a field.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Lower-case letters, digits and hyphens; unique in its file.
    Id,
    /// A list of such ids.
    Ids,
    /// One text, the same in both languages.
    Text,
    /// `{"fr": …, "en": …}`, at least one of them.
    Localized,
    /// `{"fr": […], "en": […]}`, at least one of them.
    LocalizedList,
    /// A list of texts.
    Texts,
    /// An http, https or mailto URL, without a user name.
    Url,
    /// Where a fact was read: URLs, or references in words.
    Sources,
    /// A plain e-mail address.
    Email,
    Flag,
    /// A number within bounds, kept by reference to keep the tables small.
    Number(&'static [f64; 2]),
    /// An integer from zero to this maximum.
    Integer(u32),
    /// A day, a month or a year: `2026-11-21`, `2026-11`, `2026`.
    Date,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of these words.
    Words(&'static [&'static str]),
    /// The id of a record of this file.
    Ref(File),
    Refs(File),
    Object(&'static [Field]),
    Objects(&'static [Field]),
    LocalizedTexts,
    /// A list of codes, each declared in the list of the same name beside the records.
    Codes,
    /// An object from codes to localised words.
    Vocabulary,
    /// A list of this many numbers.
    Numbers(usize),
    /// `#rgb` or `#rrggbb`.
    Colour,
}

/// A field of an object.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    /// Its text in the schema. Left out of the app, which has no schemas: 10 kB of text.
    #[cfg(not(target_family = "wasm"))]
    pub description: &'static str,
}

impl Field {
    pub const fn required(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self::new(name, kind, true, description)
    }

    pub const fn optional(name: &'static str, kind: Kind, description: &'static str) -> Self {
        Self::new(name, kind, false, description)
    }

    #[cfg_attr(target_family = "wasm", expect(unused_variables, reason = "not compiled into the wasm"))]
    const fn new(name: &'static str, kind: Kind, required: bool, description: &'static str) -> Self {
        Self {
            name,
            kind,
            required,
            #[cfg(not(target_family = "wasm"))]
            description,
        }
    }
}

/// The bound of an unbounded number.
pub const ANY: f64 = f64::MAX;

/// Fields for editors: they appear on no page and in no feed or table.
pub const FOR_EDITORS: [&str; 7] =
    ["note", "notes", "name_note", "mini_site_note", "history_note", "co_organisers_note", "languages_note"];
