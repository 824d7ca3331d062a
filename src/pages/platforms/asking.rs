//! The remarks on a text beside the list, and the highlighting of its matches. In the part of the app with the engine.

use engine::{Marks, Role};
use leptos::prelude::*;
use site_core::answer::{self, Reason, Unlisted};
use site_core::catalogue::{Catalogue, Results};
use site_core::content::records::Technique;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, Facet, catalogue_href};
use site_core::route::Page;
use site_core::text;
use site_core::text::catalogue as messages;

use super::state::{CatalogueState, TITLE};
use crate::browser;
use crate::components::icon::icon;
use crate::components::link::{did_you_mean, more_link};
use crate::components::localized::localized;
use crate::view::{Element, IntoNode, Node, el, many};

/// What the list needs if there is a text.
#[derive(Clone, Copy)]
pub(super) struct Asking {
    /// The highlighting, and the reason of each card.
    pub marking: fn(&Catalogue, &str, &Results, &[usize], Locale) -> Marking,
    /// How the text was understood, and the answer to a question.
    pub answer: fn(CatalogueState, &Catalogue, &str) -> Node,
    /// Suggestions for an empty list.
    pub empty: fn(CatalogueState) -> Node,
}

/// Why a platform is listed: the id of the technique that it was found by, if nothing else on its card matches, and how
/// it answers a question.
pub(super) type Why = (Option<String>, Option<Node>);

/// The highlighting and reasons for some cards.
pub(super) struct Marking {
    pub marker: Box<dyn Marks>,
    /// One for each platform.
    pub found: Vec<Why>,
}

pub(super) const ASKING: Asking = Asking {
    marking,
    answer: |state, catalogue, sought| {
        let results = state.results.get();
        many().child(remark(state, catalogue, sought, &results)).child(answer(state, catalogue, sought)).node()
    },
    empty,
};

fn marking(catalogue: &Catalogue, sought: &str, results: &Results, shown: &[usize], locale: Locale) -> Marking {
    let named = catalogue.techniques_in(sought, &results.term_matches, true);
    let found = results.found.as_deref();
    let why = |hit: &usize| {
        let platform = catalogue.platforms.all.get(*hit);
        let by = platform.and_then(|platform| catalogue.found_by(platform, &named, locale));
        let reason = found.and_then(|found| catalogue.reason(found, *hit, locale));
        (by.map(|technique| technique.id.clone()), reason.map(|reason| because(catalogue, &reason, locale)))
    };
    let marker = Box::new(catalogue.marker(sought, &results.term_matches));
    Marking { marker, found: shown.iter().map(why).collect() }
}

/// `Parce que vous cherchez « compter des cellules » : cytométrie en flux`
fn because(catalogue: &Catalogue, reason: &Reason<'_>, locale: Locale) -> Node {
    let hue = catalogue.family(&reason.technique.id).and_then(|family| family.hue.clone());
    el("p")
        .class("record-techniques")
        .child(text::search::because(locale, reason.need))
        .child(" ")
        .child(technique(locale, reason.technique).class("tag").attr("data-hue", hue))
        .node()
}

/// How the text was understood, if not as typed.
fn remark(state: CatalogueState, catalogue: &Catalogue, sought: &str, results: &Results) -> Option<Node> {
    let locale = state.locale;
    let words = text::search::words(locale);
    let corrected = catalogue.corrected(sought, results).map(|corrected| {
        let query = state.query.with(|query| query.with_text(&corrected));
        did_you_mean(locale, sought, &corrected, catalogue_href(locale, &query))
    });
    let unknown: Vec<String> = results
        .term_matches
        .iter()
        .filter(|term_match| !term_match.is_known)
        .map(|term_match| text::quoted(locale, &term_match.word))
        .collect();
    let partial = (results.is_partial && results.term_matches.len() > 1)
        .then(|| many().child(words.partial).child(" ").child(text::search::partial_rest(locale, &unknown)).node());
    if corrected.is_none() && partial.is_none() {
        return None;
    }
    Some(
        el("div")
            .class("remark stack")
            .attr("data-gap", "tight")
            .child(corrected.map(line))
            .child(partial.map(line))
            .node(),
    )
}

/// The answer to a question, beside the list: exclusions, a technique without platforms, a link to the form that
/// proposes one and, for patients, where care is found. Each card says why its platform answers.
fn answer(state: CatalogueState, catalogue: &Catalogue, sought: &str) -> Option<Node> {
    let locale = state.locale;
    let results = state.results.get();
    // Until the catalogue is indexed, nothing has been searched.
    let found = results.found.as_deref()?;
    // The name of a platform is not a question, even if a technique has the same name.
    let is_name =
        !results.is_partial && results.term_matches.iter().all(|one| one.is_known && one.role == Role::Sought);
    let is_answered = is_name && !results.hits.is_empty();
    let unlisted = if is_answered { None } else { catalogue.unlisted(sought) };
    let advice = state.patients.get_value();
    let is_for_patients = answer::is_by_patient(sought, &found.term_matches) && !advice.is_empty();
    let mut lines: Vec<Node> = is_for_patients.then(|| line(advice)).into_iter().collect();
    let left_out: Vec<String> =
        answer::left_out(&results.term_matches).map(|word| text::quoted(locale, word)).collect();
    if !left_out.is_empty() {
        lines.push(line(text::search::left_out(locale, &text::list(locale, &left_out))));
    }
    lines.extend(answer::elsewhere(sought, found).map(|place| {
        let place = text::quoted(locale, place);
        line(text::search::elsewhere(locale, &place))
    }));
    let is_unsure = found.is_question() && (found.is_doubtful || found.elsewhere.is_some()) && !results.hits.is_empty();
    let is_inviting = unlisted.is_some() || is_unsure;
    lines.extend(unlisted.map(|unlisted| nearest(state, &unlisted)));
    lines.extend(is_inviting.then(|| {
        let propose = el("a").attr("href", Page::Propose.href(locale)).child(Page::Propose.title(locale));
        line(many().child(text::search::words(locale).invitation).child(" ").child(propose))
    }));
    (!lines.is_empty()).then(|| el("div").class("remark stack").attr("data-gap", "tight").child(lines).node())
}

fn line(text: impl IntoNode) -> Node {
    el("p").child(text).node()
}

/// A technique as a link to its platforms.
fn technique(locale: Locale, technique: &Technique) -> Element {
    let href = catalogue_href(locale, &CatalogueQuery::only(Facet::Technique, &technique.id));
    el("a").attr("href", href).attr("data-state-link", "").child(localized(&technique.label, locale))
}

/// For a technique without platforms: the nearest techniques.
fn nearest(state: CatalogueState, unlisted: &Unlisted<'_>) -> Node {
    let locale = state.locale;
    let words = text::search::words(locale);
    let name = text::quoted(locale, unlisted.technique.label.text(locale));
    let mut links: Vec<Node> = Vec::new();
    for one in &unlisted.nearest {
        links.push(if links.is_empty() { " ".node() } else { ", ".node() });
        links.push(technique(locale, one).node());
    }
    many()
        .child(line(text::search::unlisted(locale, &name)))
        .child((!links.is_empty()).then(|| line(many().child(words.nearest).child(links))))
        .node()
}

/// No results: which filters to remove, and how many results that would give.
fn empty(state: CatalogueState) -> Node {
    let locale = state.locale;
    let words = messages::words(locale);
    let query = state.query.get();
    let focus = |_| browser::focus_first(&[TITLE.to_owned()]);
    let relaxations = state.catalogue.with_value(|catalogue| catalogue.relaxations(&query, locale));
    let chips: Vec<Node> = relaxations
        .into_iter()
        .map(|relaxation| {
            let filter = relaxation.dropped.map(|(facet, value)| state.name(facet, &value));
            let words = messages::without(locale, filter.as_deref().unwrap_or(query.text.trim()));
            let count = text::platforms(locale, relaxation.count);
            el("li")
                .child(
                    el("a")
                        .class("chip")
                        .attr("href", catalogue_href(locale, &relaxation.query))
                        .attr("data-state-link", "")
                        .on("click", focus)
                        .child(icon("close"))
                        .child(words)
                        .child(" ")
                        .child(el("b").child(count)),
                )
                .node()
        })
        .collect();
    let widen = (!chips.is_empty()).then(|| {
        many().child(el("p").child(words.or_widen)).child(el("ul").class("row").attr("data-gap", "tight").child(chips))
    });
    let all = catalogue_href(locale, &CatalogueQuery::default());
    el("div")
        .class("empty stack")
        .attr("data-gap", "loose")
        .child(
            el("svg")
                .class("locator empty-figure")
                .attr("aria-hidden", "true")
                .child(el("use").attr("href", "#rosette")),
        )
        .child(
            el("div")
                .class("stack")
                .child(el("h3").child(messages::nothing_found(locale, &query.text)))
                .child(state.catalogue.with_value(|catalogue| answer(state, catalogue, &query.text)))
                .child(widen)
                .child(
                    el("p").child(
                        el("a")
                            .class("more-link")
                            .attr("href", all)
                            .attr("data-state-link", "")
                            .on("click", focus)
                            .child(words.start_again)
                            .child(icon("arrow")),
                    ),
                )
                .child(el("p").child(more_link(Page::Propose.href(locale), Page::Propose.title(locale)))),
        )
        .node()
}
