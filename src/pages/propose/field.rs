//! The shell of a field of this form.

use leptos::prelude::*;
use site_core::proposal::Field;
use site_core::text::proposal as messages;

use super::state::ProposalState;
use crate::components::field::FieldShell;
use crate::view::{Element, Node, memo};

/// The id of the first control of a field.
pub(super) fn id_of(field: Field) -> String {
    format!("p-{}", field.code())
}

/// The shell of a field, with its error in the last check.
pub(super) fn field_shell(state: ProposalState, field: Field) -> FieldShell {
    let fault = memo(move || {
        state.sheet.with(|sheet| {
            let own = sheet.faults().iter().find(|fault| fault.field == field);
            own.map(|fault| messages::fault(state.locale, fault)).unwrap_or_default()
        })
    });
    let is_required = field == Field::Name || field == Field::NewHost;
    let name = field.label(state.locale).to_owned();
    FieldShell { id: id_of(field), name, hint: field.hint(state.locale), fault, is_required, locale: state.locale }
}

/// A field with one control.
pub(super) fn field(state: ProposalState, field: Field, control: Element) -> Node {
    let control = control.attr("name", field.code()).attr("lang", field.lang());
    field_shell(state, field).one(control)
}
