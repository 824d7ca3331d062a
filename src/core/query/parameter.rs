//! The names of the parameters of pages, except those of the facets.

/// A searched text.
pub const TEXT: &str = "q";
/// A record.
pub const ID: &str = "id";

/// Of the catalogue: order of the results, their layout, number of the page.
pub const SORT: &str = "sort";
pub const VIEW: &str = "view";
pub const PAGE: &str = "page";

/// Of the agenda: kind of event, group, upcoming or past.
pub const KIND: &str = "kind";
pub const GROUP: &str = "group";
pub const WHEN: &str = "when";

/// Of the overview: the facet that has a column for each value.
pub const BY: &str = "by";

/// Of the workshop: data file, key of a record, path of a field, panel.
pub(super) const FILE: &str = "file";
pub(super) const RECORD: &str = "record";
pub(super) const FIELD: &str = "field";
pub(super) const SHOW: &str = "show";
