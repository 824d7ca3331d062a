//! What every field of a form says.

use super::words::words;

words! {
    required: "(obligatoire)" / "(required)",
    /// Before what is wrong, for screen readers.
    error: "Erreur\u{a0}: " / "Error: ",
}
