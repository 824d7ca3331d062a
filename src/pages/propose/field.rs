//! The frame of a field of this form.

use leptos::prelude::*;
use site_core::proposal::Field;
use site_core::text::proposal as messages;

use super::state::State;
use crate::components::field::Frame;
use crate::view::{Element, Node, memo};

/// The id of the first control of a field.
pub(super) fn id_of(field: Field) -> String {
    format!("p-{}", field.code())
}

/// The frame of a field, with its error in the last check.
pub(super) fn frame(state: State, field: Field) -> Frame {
    let fault = memo(move || {
        state.sheet.with(|sheet| {
            let own = sheet.faults().iter().find(|fault| fault.field == field);
            own.map(|fault| messages::fault(state.locale, fault)).unwrap_or_default()
        })
    });
    let is_required = field == Field::Name || field == Field::NewHost;
    let name = field.label(state.locale).to_owned();
    Frame { id: id_of(field), name, hint: field.hint(state.locale), fault, is_required, locale: state.locale }
}

/// A field with one control.
pub(super) fn field(state: State, field: Field, control: Element) -> Node {
    let control = control.attr("name", field.code()).attr("lang", field.lang());
    frame(state, field).one(control)
}
