//! Declares each kind of record once: the fields of its file, the texts of its schema, and the struct that pages use.
//!
//! ```text
//! record! {
//!     /// An investment that a platform needs.
//!     #[derive(Clone, Debug, Default, PartialEq)]
//!     pub struct Need {
//!         /// What is needed.
//!         title: Localized = required Localized;
//!         /// Its cost in euros.
//!         amount_eur = optional Number(&[0.0, MAX_EUROS]);
//!     }
//!     derived from |fields| {
//!         /// Euros.
//!         pub amount: Option<f64> = fields.number_within("amount_eur", Self::FIELDS);
//!     }
//! }
//! ```
//!
//! Each line of the struct is a field of the file: its name, `required` or `optional`, and its [`Kind`]; the comment is
//! the text of the schema. A field with a type is also a public field of the struct, read as `read!` below says; a
//! field without a type exists only in the file. `derived` fields exist only in the struct. The example expands to:
//!
//! ```text
//! /// An investment that a platform needs.
//! #[derive(Clone, Debug, Default, PartialEq)]
//! pub struct Need {
//!     /// What is needed.
//!     pub title: Localized,
//!     /// Euros.
//!     pub amount: Option<f64>,
//! }
//!
//! impl FromFields for Need {
//!     const FIELDS: &'static [Field] = &[
//!         Field::required("title", Kind::Localized, " What is needed."),
//!         Field::optional("amount_eur", Kind::Number(&[0.0, MAX_EUROS]), " Its cost in euros."),
//!     ];
//!
//!     fn from_fields(all: Fields<'_>) -> Option<Self> {
//!         let fields = all;
//!         Some(Self {
//!             title: identity::<Localized>(all.localized("title")),
//!             amount: fields.number_within("amount_eur", Self::FIELDS),
//!         })
//!     }
//! }
//! ```
//!
//! [`Kind`]: super::shape::Kind

macro_rules! record {
    (
        $(#[$attribute:meta])*
        pub struct $record:ident {
            $(
                #[doc = $description:literal]
                $name:tt $(: $type:ty)? = $necessity:ident $kind:ident $(($($argument:expr),+))?;
            )*
        }
        $(derived from |$fields:ident| {
            $(#[doc = $meaning:literal] $vis:vis $derived:ident: $derived_type:ty = $value:expr;)*
        })?
    ) => {
        $(#[$attribute])*
        #[allow(clippy::doc_markdown, reason = "the comments are also the texts of the schemas")]
        pub struct $record {
            $($(#[doc = $description] pub $name: $type,)?)*
            $($(#[doc = $meaning] $vis $derived: $derived_type,)*)?
        }

        impl $crate::content::fields::FromFields for $record {
            const FIELDS: &'static [$crate::content::shape::Field] = $crate::content::declare::fields! {
                $(#[doc = $description] $name = $necessity $kind $(($($argument),+))?;)*
            };

            fn from_fields(all: $crate::content::fields::Fields<'_>) -> Option<Self> {
                $(let $fields = all;)?
                Some(Self {
                    $($(
                        $name: std::convert::identity::<$type>(
                            $crate::content::declare::read!(all, $necessity $kind, stringify!($name))
                        ),
                    )?)*
                    $($($derived: $value,)*)?
                })
            }
        }
    };
}

/// The fields of an object that has no struct.
macro_rules! fields {
    ($(#[doc = $description:literal] $name:tt = $necessity:ident $kind:ident $(($($argument:expr),+))?;)*) => {
        &[$(
            $crate::content::shape::Field::$necessity(
                $crate::content::declare::name!($name),
                $crate::content::shape::Kind::$kind $(($($argument),+))?,
                $description,
            )
        ),*]
    };
}

/// The name of a field, in quotes if it is not a Rust identifier.
macro_rules! name {
    ($name:literal) => {
        $name
    };
    ($name:tt) => {
        stringify!($name)
    };
}

/// Reads a field of each kind.
#[rustfmt::skip]
macro_rules! read {
    ($all:ident, required Id, $name:expr) => { $all.required($name) };
    ($all:ident, required Text, $name:expr) => { $all.required($name) };
    ($all:ident, required Number, $name:expr) => { $all.number($name).unwrap_or_default() };
    ($all:ident, $necessity:ident Id, $name:expr) => { $all.text($name) };
    ($all:ident, $necessity:ident Text, $name:expr) => { $all.text($name) };
    ($all:ident, $necessity:ident Word, $name:expr) => { $all.text($name) };
    ($all:ident, $necessity:ident Ref, $name:expr) => { $all.text($name) };
    ($all:ident, $necessity:ident Url, $name:expr) => { $all.url($name) };
    ($all:ident, $necessity:ident Email, $name:expr) => { $all.email($name) };
    ($all:ident, $necessity:ident Date, $name:expr) => { $all.date($name) };
    ($all:ident, $necessity:ident Flag, $name:expr) => { $all.flag($name) };
    ($all:ident, $necessity:ident Integer, $name:expr) => { $all.integer($name) };
    ($all:ident, $necessity:ident Number, $name:expr) => { $all.number_within($name, Self::FIELDS) };
    ($all:ident, $necessity:ident Numbers, $name:expr) => { $all.numbers($name) };
    ($all:ident, $necessity:ident Ids, $name:expr) => { $all.texts($name) };
    ($all:ident, $necessity:ident Texts, $name:expr) => { $all.texts($name) };
    ($all:ident, $necessity:ident Words, $name:expr) => { $all.texts($name) };
    ($all:ident, $necessity:ident Refs, $name:expr) => { $all.texts($name) };
    ($all:ident, $necessity:ident Codes, $name:expr) => { $all.texts($name) };
    ($all:ident, $necessity:ident Sources, $name:expr) => { $all.texts($name) };
    ($all:ident, $necessity:ident Localized, $name:expr) => { $all.localized($name) };
    ($all:ident, $necessity:ident LocalizedList, $name:expr) => { $all.localized_list($name) };
    ($all:ident, $necessity:ident LocalizedTexts, $name:expr) => { $all.localized_texts($name) };
    ($all:ident, $necessity:ident Object, $name:expr) => { $all.record($name) };
    ($all:ident, $necessity:ident Objects, $name:expr) => { $all.records($name) };
}

pub(crate) use {fields, name, read, record};
