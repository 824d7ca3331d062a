//! The page of the members and partners.

use super::words::words;

words! {
    members: "Membres" / "Members",
    works_with: "Ils travaillent avec nous" / "They work with us",
    founding: "membre fondateur" / "founding member",
    filter_network: "Rechercher un membre ou un organisme" / "Search for a member or an organisation",
}
