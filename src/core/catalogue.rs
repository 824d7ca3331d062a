//! The catalogue of platforms, with their hosts, techniques and places. Pure and deterministic.

mod builder;
mod data;
mod facets;
mod filter;
mod words;

pub use self::builder::CatalogueBuilder;
pub use self::data::{Catalogue, Offered};
pub use self::filter::{Choice, Relaxation, Results};
pub use self::words::Indexing;
pub use crate::query::PAGE_SIZE;
