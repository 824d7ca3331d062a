//! The sheet that explains the columns of the table of platforms.

use super::words::words;

words! {
    /// The name of the sheet: formulas name it without quotation marks.
    sheet: "Colonnes" / "Columns",
    column: "Colonne" / "Column",
    holds: "Contenu" / "Content",
}
