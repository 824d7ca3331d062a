//! Parts of the form: texts in two languages, and foldable parts.

use editing::json::{Json, Step, shown};
use leptos::prelude::*;
use site_core::content::shape::Kind;
use site_core::locale::Locale;

use super::control::{Form, field_shell, id_of, text_control, with};
use crate::browser;
use crate::components::field::FieldShell;
use crate::components::icon::icon;
use crate::view::{Element, IntoNode, Node, el, live, memo};

/// A text in both languages, side by side.
pub(super) fn pair(form: Form, path: &[Step], json: Option<&Json>, is_required: bool, name: String) -> Node {
    let texts = Locale::ALL.map(|lang| {
        let path = with(path, lang.code());
        let json = json.and_then(|json| json.get(&[Step::from(lang.code())]));
        let own = field_shell(form, &path, true, false);
        let control = text_control(form, &path, Kind::Text, json, Some(lang));
        let control = own.controlled(control);
        let label = el("label").class("field-language").attr("for", id_of(&path));
        let around = el("div").attr("data-column", lang.code());
        own.around(around, label).child(control).node()
    });
    let texts = el("div").class("field-pair").attr("data-size", "wide").child(Vec::from(texts));
    FieldShell { name, ..field_shell(form, path, false, is_required) }.group(texts.node())
}

/// A `details` element that is open if one of these keys is among the open parts, and records when the editor opens or
/// closes it.
pub(super) fn folding(form: Form, keys: Vec<String>) -> (Element, Memo<bool>) {
    let opened = form.workshop.state.opened;
    let known = keys.clone();
    let is_open = memo(move || opened.with(|opened| known.iter().any(|key| opened.contains(key))));
    let toggle = move |event| {
        let now = browser::is_open(&event);
        if is_open.get_untracked() != now {
            opened.update(|opened| {
                opened.retain(|known| !keys.contains(known));
                opened.extend(keys.first().filter(|_| now).cloned());
            });
        }
    };
    (el("details").live("open", move || is_open.get()).on("toggle", toggle), is_open)
}

/// A part of the form whose content is drawn once it is opened.
pub(super) fn part(
    form: Form,
    path: &[Step],
    title: String,
    draw: impl Fn(&[Step]) -> Node + Send + Sync + 'static,
) -> Node {
    let path = path.to_vec();
    let summary = el("summary").attr("id", [&id_of(&path), "-part"].concat()).child(icon("chevron")).child(title);
    let (details, is_open) = folding(form, vec![shown(&path)]);
    details
        .class("folded workshop-part")
        .child(summary)
        .child(live(move || is_open.get().then(|| el("div").class("stack").child(untrack(|| draw(&path))))))
        .node()
}
