//! A field: its label, its hint, its error, its controls.

use leptos::prelude::*;
use site_core::proposal::Field;
use site_core::text::proposal as said;

use super::state::State;
use crate::components::icon::icon;
use crate::view::{Element, IntoNode, Node, el, live, many, memo};

/// The id of the first control of a field.
pub(super) fn id_of(field: Field) -> String {
    format!("p-{}", field.code())
}

/// The id of the element around a field with its label, hint and error.
pub(super) fn block_id_of(field: Field) -> String {
    id_of(field) + "-field"
}

/// The error of a field in the last check; empty if there is none.
fn fault(state: State, field: Field) -> Memo<String> {
    memo(move || {
        state.sheet.with(|sheet| {
            let own = sheet.faults().iter().find(|fault| fault.field == field);
            own.map(|fault| said::fault(state.locale, fault)).unwrap_or_default()
        })
    })
}

/// The part before the controls of a field: label, hint and error, with the ids that describe it.
struct Head {
    nodes: Node,
    fault: Memo<String>,
    block_id: String,
    hint_id: Option<String>,
    error_id: String,
}

impl Head {
    fn new(state: State, field: Field, label: Element) -> Self {
        let words = said::words(state.locale);
        let (hint, fault) = (field.hint(state.locale), fault(state, field));
        let hint_id = (!hint.is_empty()).then(|| format!("{}-hint", id_of(field)));
        let error_id = format!("{}-error", id_of(field));
        let required = (field == Field::Name || field == Field::NewHost)
            .then(|| many().child(" ").child(el("span").class("optional").child(words.required)));
        let error =
            {
                let error_id = error_id.clone();
                move || {
                    let fault = fault.get();
                    (!fault.is_empty()).then(|| {
                        el("p").class("field-error").attr("id", error_id.clone()).child(icon("alert")).child(
                            el("span").child(el("span").class("visually-hidden").child(words.error)).child(fault),
                        )
                    })
                }
            };
        let nodes = many()
            .child(label.child(field.label(state.locale)).child(required))
            .child(hint_id.clone().map(|id| el("p").class("field-hint").attr("id", id).child(hint)))
            .child(live(error));
        Self { nodes, fault, block_id: block_id_of(field), hint_id, error_id }
    }

    /// Sets `aria-describedby` to hint and error.
    fn describing(&self, control: Element) -> Element {
        let (fault, hint_id, error_id) = (self.fault, self.hint_id.clone(), self.error_id.clone());
        let ids = move || {
            let error = fault.with(|fault| !fault.is_empty()).then(|| error_id.clone());
            let ids: Vec<String> = hint_id.clone().into_iter().chain(error).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        };
        control.live("aria-describedby", ids)
    }

    /// A control, `aria-invalid` if the field has an error.
    fn controlled(&self, field: Field, control: Element) -> Element {
        let fault = self.fault;
        self.describing(control)
            .attr("id", id_of(field))
            .live("aria-invalid", move || fault.with(|fault| !fault.is_empty()).then_some("true"))
    }

    fn marked(&self, block: Element) -> Element {
        let fault = self.fault;
        block
            .class("field")
            .attr("id", self.block_id.clone())
            .live("data-invalid", move || fault.with(|fault| !fault.is_empty()))
    }
}

/// A field with one control.
pub(super) fn field(state: State, field: Field, control: Element) -> Node {
    let head = Head::new(state, field, el("label").attr("for", id_of(field)));
    let control = head.controlled(field, control.class("input").attr("name", field.code()).attr("lang", field.lang()));
    head.marked(el("div")).child(head.nodes).child(control).node()
}

/// A field with several controls. `first` gets the focus from links to the field.
pub(super) fn group(state: State, field: Field, first: Option<Element>, controls: Node) -> Node {
    let head = Head::new(state, field, el("legend"));
    let first = first.map(|first| head.controlled(field, first));
    head.marked(head.describing(el("fieldset"))).child(head.nodes).child(first).child(controls).node()
}
