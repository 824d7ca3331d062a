//! The fields of the two forms, that for a platform and that of the workshop: label, hint, problem, controls.

use leptos::prelude::*;
use site_core::content::shape::Kind;
use site_core::locale::Locale;
use site_core::text::form as messages;

use super::icon::icon;
use super::select::option;
use crate::view::{Element, IntoNode, Node, el, live, many};

/// The shell around the controls of a field.
pub struct FieldShell {
    /// The id of the first control, from which the other ids are made.
    pub id: String,
    pub name: String,
    /// How to fill in the field; may be empty.
    pub hint: &'static str,
    /// What is wrong; empty if nothing is.
    pub fault: Memo<String>,
    pub is_required: bool,
    pub locale: Locale,
}

/// The id of the element around a field, from the id of its first control.
pub fn block_id(id: &str) -> String {
    [id, "-field"].concat()
}

impl FieldShell {
    fn hint_id(&self) -> Option<String> {
        (!self.hint.is_empty()).then(|| [&self.id, "-hint"].concat())
    }

    fn error_id(&self) -> String {
        [&self.id, "-error"].concat()
    }

    /// Sets `aria-describedby` of an element to hint and problem.
    fn describing(&self, element: Element) -> Element {
        let (fault, hint, error) = (self.fault, self.hint_id(), self.error_id());
        let ids = move || {
            let error = fault.with(|fault| !fault.is_empty()).then(|| error.clone());
            let ids: Vec<String> = hint.clone().into_iter().chain(error).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        };
        element.live("aria-describedby", ids)
    }

    /// The first control with its id and description, `aria-invalid` if the field has a problem.
    pub fn controlled(&self, control: Element) -> Element {
        let fault = self.fault;
        let required = self.is_required.then_some("true");
        let control = control.class("input").attr("id", self.id.clone()).attr("aria-required", required);
        self.describing(control).live("aria-invalid", move || fault.with(|fault| !fault.is_empty()).then_some("true"))
    }

    /// The element around a field, with `label` as its first child, then hint and problem. The controls follow.
    pub fn around(self, around: Element, label: Element) -> Element {
        let words = messages::words(self.locale);
        let fault = self.fault;
        let required =
            self.is_required.then(|| many().child(" ").child(el("span").class("optional").child(words.required)));
        let hint = self.hint_id().map(|id| el("p").class("field-hint").attr("id", id).child(self.hint));
        let error_id = self.error_id();
        let error = move || {
            let fault = fault.get();
            (!fault.is_empty()).then(|| {
                el("p")
                    .class("field-error")
                    .attr("id", error_id.clone())
                    .child(icon("alert"))
                    .child(el("span").child(el("span").class("visually-hidden").child(words.error)).child(fault))
            })
        };
        around
            .class("field")
            .attr("id", block_id(&self.id))
            .live("data-invalid", move || fault.with(|fault| !fault.is_empty()))
            .child(label.child(self.name).child(required))
            .child(hint)
            .child(live(error))
    }

    /// A field with one control.
    pub fn one(self, control: Element) -> Node {
        let control = self.controlled(control);
        let label = el("label").attr("for", self.id.clone());
        self.around(el("div"), label).child(control).node()
    }

    /// A field with several controls.
    pub fn group(self, controls: Node) -> Node {
        let around = self.describing(el("fieldset"));
        self.around(around, el("legend")).child(controls).node()
    }
}

/// An input for one line of this kind.
pub fn line(kind: Kind, text: String) -> Element {
    let (kind, mode) = match kind {
        Kind::Url => ("url", None),
        Kind::Email => ("email", None),
        Kind::Number(..) | Kind::Numbers(_) => ("text", Some("decimal")),
        Kind::Integer(_) => ("text", Some("numeric")),
        _ => ("text", None),
    };
    el("input").attr("type", kind).attr("inputmode", mode).attr("autocomplete", "off").attr("value", text)
}

/// An input for several lines.
pub fn lines(rows: &'static str, text: String) -> Element {
    el("textarea").attr("rows", rows).child(text)
}

/// A `select` for one of the values offered, each with its name, and for the empty value, named `none`. If the chosen
/// value is unknown, it is offered too.
pub fn choice(none: &'static str, mut offered: Vec<(String, String)>, chosen: &str) -> Element {
    if !chosen.is_empty() && !offered.iter().any(|(value, _)| value == chosen) {
        offered.insert(0, (chosen.to_owned(), chosen.to_owned()));
    }
    offered.insert(0, (String::new(), none.to_owned()));
    let options = offered.into_iter().map(|(value, name)| {
        let is_chosen = value == chosen;
        option(value, name, move || is_chosen)
    });
    el("select").child(options.collect::<Vec<_>>())
}

/// A checkbox, `input`, with its name.
pub fn tick(
    input: Element,
    name: impl IntoNode,
    is_checked: impl FnMut() -> bool + Send + 'static,
    mut toggle: impl FnMut() + Send + 'static,
) -> Element {
    let input = input.attr("type", "checkbox").property("checked", is_checked).on("change", move |_| toggle());
    el("label").class("choice").child(input).child(el("span").child(name))
}
