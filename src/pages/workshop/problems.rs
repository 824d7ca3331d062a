//! The checker's findings in the draft: errors by file and record, then warnings by kind.

use editing::check::Report;
use editing::document::ENVELOPE;
use editing::json::Step;
use editing::messages::{self as advice, locate};
use editing::warnings::Topic;
use editing::{labels, warnings};
use leptos::prelude::*;
use site_core::content::file::File;
use site_core::text::workshop as messages;

use super::state::Workshop;
use crate::components::button::button;
use crate::components::section::section;
use crate::view::{IntoNode, Node, el, live, many};

/// Maximum number of problems listed of each kind; the heading has their total number.
const MAX_LISTED: usize = 50;

pub(super) fn view(workshop: Workshop) -> Node {
    let words = messages::words(workshop.locale);
    workshop.check_all();
    let report = workshop.state.report;
    let again = move |_| {
        workshop.check_all();
        report.with_untracked(|report| report.iter().for_each(|report| workshop.announce(counted(workshop, report))));
    };
    let button = button("secondary").attr("id", "check-again");
    many()
        .child(el("p").child(button.on("click", again).child(words.check)))
        .child(live(move || report.get().map(|report| summary(workshop, &report))))
        .node()
}

fn counted(workshop: Workshop, report: &Report) -> String {
    let locale = workshop.locale;
    [messages::errors(locale, report.problems.len()), messages::remarks(locale, report.warnings.len())].join(", ")
}

fn summary(workshop: Workshop, report: &Report) -> Node {
    let words = messages::words(workshop.locale);
    let (wrong, odd) = (report.problems.len(), report.warnings.len());
    let errors = if wrong == 0 { el("p").child(words.no_problem).node() } else { problems(workshop, report) };
    let topics: Vec<Node> =
        warnings::Topic::ALL.into_iter().filter_map(|topic| of_topic(workshop, report, topic)).collect();
    let topics = (odd > 0).then(|| {
        let lead = el("p").class("note").child(words.warnings_lead);
        section("warnings", words.warnings, many().child(lead).child(topics))
    });
    many()
        .child(el("p").child(el("b").child(counted(workshop, report))))
        .child(section("errors", words.errors_title, errors))
        .child(topics)
        .node()
}

/// The key of the record in a checker's path, and the path in the record.
fn find(workshop: Workshop, file: File, path: &str) -> (u32, Vec<Step>) {
    let (index, path) = locate(file, path);
    let key = |index: usize| workshop.with(|draft| Some(draft.sheet(file)?.now.entries.get(index)?.key));
    (index.and_then(key).unwrap_or(ENVELOPE), path)
}

/// A problem with a link to its field.
fn line(workshop: Workshop, file: File, path: &str, says: String) -> Node {
    let locale = workshop.locale;
    let (key, path) = find(workshop, file, path);
    let record = if key == ENVELOPE { messages::words(locale).envelope.to_owned() } else { workshop.title(file, key) };
    let field_path = labels::path_in_words(file, &path, locale);
    let name =
        [record.as_str(), &field_path].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" › ");
    let colon = if says.is_empty() { "" } else { locale.text().colon };
    let link = el("a").attr("href", workshop.href(file, key, &path)).child(name);
    el("li").child(link).child(colon).child(says).node()
}

fn problems(workshop: Workshop, report: &Report) -> Node {
    let locale = workshop.locale;
    let of_file = |file: File| {
        let own: Vec<_> = report.problems.iter().filter(|problem| problem.file == file).collect();
        let lines = own
            .iter()
            .take(MAX_LISTED)
            .map(|problem| line(workshop, file, &problem.path, advice::problem(locale, problem)));
        let title = [labels::file(file, locale), " (", &own.len().to_string(), ")"].concat();
        let list = el("ul").class("bullets").child(lines.collect::<Vec<_>>());
        (!own.is_empty())
            .then(|| el("div").class("stack").attr("data-gap", "tight").child(el("h3").child(title)).child(list).node())
    };
    let files: Vec<Node> = File::ALL.into_iter().filter_map(of_file).collect();
    many().child(el("p").class("note").child(messages::words(locale).problems_lead)).child(files).node()
}

fn of_topic(workshop: Workshop, report: &Report, topic: Topic) -> Option<Node> {
    let locale = workshop.locale;
    let own: Vec<_> = report.warnings.iter().filter(|warning| warning.topic == topic).collect();
    if own.is_empty() {
        return None;
    }
    let lines: Vec<Node> = own
        .iter()
        .take(MAX_LISTED)
        .map(|warning| line(workshop, warning.file, &warning.path, advice::warning(locale, warning)))
        .collect();
    let title = [advice::topic(locale, topic), " (", &own.len().to_string(), ")"].concat();
    Some(crate::components::section::closed_details(title, el("ul").class("bullets").child(lines)))
}
