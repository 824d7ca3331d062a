//! The form that proposes a platform's record, or corrects the one that the address names. It sends nothing.

mod fields;
mod outcome;
mod techniques;

use std::sync::Mutex;

use leptos::ev::Event;
use leptos::prelude::*;
use site_core::content::Content;
use site_core::content::file::File;
use site_core::locale::Locale;
use site_core::proposal::{self, Fault, Field, Form, Proposal};
use site_core::query::IdsQuery;
use site_core::route::Page;
use site_core::text::proposal as said;

use crate::browser;
use crate::components::icon::icon;
use crate::components::notice;
use crate::components::plain::needs_app;
use crate::components::section::page_head;
use crate::context::Context;
use crate::dom::{IntoNode, Node, el, live, many, memo};

/// Drafts of this visit, for browsers that keep nothing.
static DRAFTS: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

/// Keeps a draft; whether it outlasts the visit.
fn keep(key: &str, draft: &str) -> bool {
    browser::keep(key, draft);
    let is_kept = browser::kept(key).unwrap_or_default() == draft;
    if let Ok(mut drafts) = DRAFTS.lock() {
        drafts.retain(|(known, _)| known != key);
        if !is_kept {
            drafts.push((key.to_owned(), draft.to_owned()));
        }
    }
    is_kept
}

fn kept(key: &str) -> String {
    let of_this_visit = || {
        let drafts = DRAFTS.lock().ok()?;
        drafts.iter().find(|(known, _)| known == key).map(|(_, draft)| draft.clone())
    };
    browser::kept(key).or_else(of_this_visit).unwrap_or_default()
}

/// The form as it is being filled.
struct Sheet {
    form: Form,
    /// Id of the record that it corrects, empty for a new one.
    id: String,
    /// Under what its draft is kept.
    key: String,
    /// What was found at the last check.
    proposal: Option<Proposal>,
}

impl Sheet {
    fn faults(&self) -> &[Fault] {
        self.proposal.as_ref().map_or(&[], |proposal| &proposal.faults)
    }

    /// The record, where it is right.
    fn ready(&self) -> Option<&Proposal> {
        self.proposal.as_ref().filter(|proposal| proposal.faults.is_empty())
    }
}

/// What the parts of the form share.
#[derive(Clone, Copy)]
struct State {
    locale: Locale,
    /// Told of changes of what is chosen, not of each letter typed: the fields themselves show that.
    sheet: RwSignal<Sheet>,
    is_kept: RwSignal<bool>,
    /// The draft that was just cleared.
    cleared: RwSignal<String>,
    /// Counts how often the form was drawn anew.
    drawn: RwSignal<usize>,
}

impl State {
    fn written(self, field: Field) -> String {
        self.sheet.with_untracked(|sheet| sheet.form.get(field).to_owned())
    }

    fn draft(self) -> String {
        self.sheet.with_untracked(|sheet| sheet.form.draft())
    }

    fn write(self, field: Field, text: String) {
        self.sheet.update_untracked(|sheet| sheet.form.set(field, text));
        self.changed();
    }

    fn choose(self, field: Field, text: String) {
        self.write(field, text);
        self.sheet.notify();
    }

    fn toggle(self, field: Field, code: &str) {
        self.sheet.update_untracked(|sheet| sheet.form.toggle(field, code));
        self.changed();
        self.sheet.notify();
    }

    /// Keeps the draft. A record that was ready is so no longer.
    fn changed(self) {
        let is_kept = self.keep(&self.draft());
        if self.is_kept.get_untracked() != is_kept {
            self.is_kept.set(is_kept);
        }
        if self.sheet.with_untracked(|sheet| sheet.ready().is_some()) {
            self.sheet.update_untracked(|sheet| sheet.proposal = None);
            self.sheet.notify();
        }
        if self.cleared.with_untracked(|cleared| !cleared.is_empty()) {
            self.cleared.set(String::new());
        }
    }

    fn keep(self, draft: &str) -> bool {
        self.sheet.with_untracked(|sheet| keep(&sheet.key, draft))
    }

    fn check(self, content: &Content) {
        self.sheet.update_untracked(|sheet| sheet.proposal = Some(sheet.form.propose(content)));
        self.sheet.notify();
        let is_ready = self.sheet.with_untracked(|sheet| sheet.ready().is_some());
        let (focused, shown) = if is_ready { ("#ready-title", "ready") } else { ("#faults", "faults") };
        browser::focus(focused);
        browser::reveal(shown.to_owned());
    }

    /// Opens the form with another draft, and puts the focus on what can be done next.
    fn reopen(self, draft: &str, focused: &'static str) {
        self.keep(draft);
        self.drawn.update(|drawn| *drawn += 1);
        browser::focus(focused);
        browser::reveal("draft".to_owned());
    }
}

pub fn view(context: &Context) -> Node {
    let locale = context.locale;
    let title = locale.text().propose;
    if context.content.techniques.ready().is_none() {
        return notice::failed(context, File::Techniques, title);
    }
    let search = context.search;
    let id = memo(move || search.with(|search| IdsQuery::parse(search).ids.into_iter().next().unwrap_or_default()));
    let (cleared, drawn) = (RwSignal::new(String::new()), RwSignal::new(0));
    let form = {
        let content = context.content.clone();
        let today = context.today;
        let mut before = String::new();
        move || {
            drawn.track();
            let id = id.get();
            if id != before {
                // A draft is brought back to its own record only.
                cleared.set(String::new());
                before.clone_from(&id);
            }
            let Some(file) = content.published.as_deref().filter(|_| !id.is_empty()) else {
                // Without the file, nobody knows what there is to correct.
                return if id.is_empty() {
                    draw(locale, &content, Form::new(today), "", cleared, drawn)
                } else {
                    ().node()
                };
            };
            match proposal::published(file, &id) {
                Some(record) => draw(locale, &content, Form::correcting(record, today), &id, cleared, drawn),
                None => many()
                    .child(el("p").class("remark").child(said::unknown_record(locale, &id)))
                    .child(draw(locale, &content, Form::new(today), "", cleared, drawn))
                    .node(),
            }
        }
    };
    many()
        .child(page_head(context, title, title, "propose"))
        .child(needs_app(locale))
        .child(notice::all_missing(context, &[File::Platforms, File::Hosts, File::Map]))
        .child(
            el("div")
                .class("wrap sidebar-page proposal")
                .attr("data-side", "end")
                .child(el("div").class("stack").attr("data-gap", "loose").child(live(form)))
                .child(aside(locale)),
        )
        .node()
}

fn aside(locale: Locale) -> Node {
    let words = said::words(locale);
    let steps: Vec<Node> = words.steps.iter().map(|step| el("li").child(*step).node()).collect();
    el("aside")
        .class("note stack")
        .attr("aria-labelledby", "steps")
        .child(el("h2").attr("id", "steps").child(words.what_happens))
        .child(el("ol").class("numbered note").child(steps))
        .node()
}

/// The form for one record. `id` is that of the record it corrects, empty for a new one.
fn draw(
    locale: Locale,
    content: &Content,
    mut form: Form,
    id: &str,
    cleared: RwSignal<String>,
    drawn: RwSignal<usize>,
) -> Node {
    let key = proposal::draft_key(id);
    let published_name = form.get(Field::Name).to_owned();
    form.restore(&kept(&key));
    let is_restored = !form.draft().is_empty();
    let state = State {
        locale,
        sheet: RwSignal::new(Sheet { form, id: id.to_owned(), key, proposal: None }),
        is_kept: RwSignal::new(true),
        cleared,
        drawn,
    };
    let words = said::words(locale);
    let checked = content.clone();
    let submit = move |event: Event| {
        event.prevent_default();
        state.check(&checked);
    };
    let clear = move |_| {
        let draft = state.draft();
        if !draft.is_empty() {
            state.cleared.set(draft);
            state.reopen("", "#undo");
        }
    };
    let is_kept = move || if state.is_kept.get() { words.is_kept } else { words.not_kept };
    many()
        .child(
            el("div")
                .class("stack")
                .attr("data-gap", "tight")
                .child(subject(locale, id, &published_name))
                .child(draft_notice(state, is_restored)),
        )
        .child(live(move || outcome::faults(state)))
        .child(
            el("form")
                .class("stack")
                .attr("data-gap", "loose")
                .attr("novalidate", true)
                .attr("aria-label", locale.text().propose)
                .on("submit", submit)
                .child(fields::all(state, content))
                .child(
                    el("div")
                        .class("stack")
                        .attr("data-gap", "tight")
                        .child(
                            el("p")
                                .class("row")
                                .child(el("button").class("button").attr("type", "submit").child(words.check))
                                .child(
                                    el("button")
                                        .class("button")
                                        .attr("data-kind", "quiet")
                                        .attr("type", "button")
                                        .on("click", clear)
                                        .child(words.clear),
                                ),
                        )
                        .child(el("p").class("note").child(live(is_kept))),
                ),
        )
        .child(outcome::ready(state, content))
        .node()
}

/// What the form is about: the record it corrects, or how to come to one.
fn subject(locale: Locale, id: &str, name: &str) -> Node {
    let words = said::words(locale);
    let about = if id.is_empty() {
        let catalogue = el("a").attr("href", Page::Platforms.href(locale)).child(locale.text().platforms_long);
        el("p").child(words.correct_elsewhere).child(" ").child(catalogue)
    } else {
        let record = el("a").attr("href", Page::Platform(id.to_owned()).href(locale)).child(words.see_record);
        el("p").child(el("b").child(said::correcting(locale, name))).child(" (").child(record).child(")")
    };
    many().child(about).child(el("p").child(words.only_name)).node()
}

/// Says that a draft was found, or that it was cleared and can be brought back.
fn draft_notice(state: State, is_restored: bool) -> Node {
    let words = said::words(state.locale);
    let undo = move |_| {
        let draft = state.cleared.get_untracked();
        state.cleared.set(String::new());
        state.reopen(&draft, "#p-name");
    };
    let told = move || {
        if is_restored {
            return el("p").class("remark").child(icon("check")).child(words.restored).node();
        }
        state
            .cleared
            .with(|cleared| !cleared.is_empty())
            .then(|| {
                let button = el("button").class("button").attr("data-kind", "secondary").attr("type", "button");
                el("p")
                    .class("remark row")
                    .child(words.cleared)
                    .child(button.attr("id", "undo").on("click", undo).child(words.undo))
            })
            .node()
    };
    el("div").attr("id", "draft").attr("role", "status").child(live(told)).node()
}
