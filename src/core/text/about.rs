//! The page about the organisation.

use super::words::{counts, words};

words! {
    who_we_are: "Qui nous sommes" / "Who we are",
    governance: "Gouvernance" / "Governance",
    funding: "Financement" / "Funding",
    history: "Histoire" / "History",
    object: "Objet statutaire (2007)" / "Remit (2007)",
    founding_act: "Acte fondateur" / "Founding agreement",
    legal_form: "Statut" / "Status",
    /// Before a former name.
    formerly: "auparavant" / "formerly",
    address: "Adresse" / "Address",
}

counts! {
    /// Over the history, which is closed at first.
    dates: ["date", "dates"] / ["date", "dates"],
}
