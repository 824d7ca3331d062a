//! Search in a bilingual directory of science. Handles accents, plurals, prefixes, typing errors, words joined or
//! split, and synonyms. Pure and deterministic, without dependencies: documents and queries go through the same steps.
//!
//! ```
//! use engine::{Builder, Field};
//!
//! let mut builder = Builder::default();
//! builder.begin();
//! builder.add(Field::Name, "Plateforme de cytométrie en flux");
//! builder.add(Field::Synonym, "FACS");
//! let index = builder.finish();
//! for text in ["citometri", "facs", "Flux"] {
//!     assert_eq!(index.search(text).unwrap().best(10), [0]);
//! }
//! ```

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "lengths, positions and weights are stored in small integers; each limit is documented at its type"
)]

mod asked;
mod builder;
mod distance;
pub mod fold;
mod found;
mod letters;
mod lexicon;
mod marker;
mod measure;
mod postings;
mod query_term;
mod question;
mod roles;
mod search;
pub mod stem;
pub mod weights;
mod words;

pub use builder::{Builder, Finishing, Index, need_key};
pub use found::{Found, TermMatch, corrected, spelled};
pub use lexicon::Terms;
pub use marker::{Marker, Marks, Unmarked, key};
pub use roles::Role;
pub use weights::Field;
