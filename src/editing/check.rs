//! The checks of `make check` for a draft: for all of it, or for the record that is being edited.

use site_core::content::check::unresolved;
use site_core::content::file::File;
use site_core::content::problem::{Found, Problem};
use site_core::content::read;

use crate::document::ENVELOPE;
use crate::draft::Draft;
use crate::files::Files;
use crate::json::Step;
use crate::messages::locate;
use crate::strict;
use crate::warnings::{Warning, warnings};

/// Everything that the checker reports about a draft.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    pub problems: Vec<Problem>,
    pub warnings: Vec<Warning>,
}

/// The current files of a draft.
pub fn files(draft: &Draft) -> Files {
    draft.sheets.iter().map(|sheet| (sheet.now.file, Ok(sheet.now.text()))).collect()
}

/// Checks all files of a draft.
pub fn all(draft: &Draft) -> Report {
    let files = files(draft);
    Report { problems: strict::check(&files), warnings: warnings(&files) }
}

/// The problems of one record, each with its path in the record.
pub fn record(draft: &Draft, file: File, key: u32) -> Vec<(Vec<Step>, Problem)> {
    let Some(now) = draft.sheet(file).map(|sheet| &sheet.now) else { return Vec::new() };
    let text = if file == File::Site { now.text() } else { now.only(key) };
    let Ok(parsed) = read::parse(file, &text) else {
        // For a site without id or name: its problems say more than the error.
        let problems = strict::check(&[(file, Ok(text))]).into_iter();
        return problems.map(|problem| (locate(file, &problem.path).1, problem)).collect();
    };
    let knows = |target, id: &str| draft.sheet(target).map(|sheet| sheet.now.find(id).is_some());
    let mut problems = parsed.findings.problems;
    problems.extend(unresolved(parsed.findings.references, &knows));
    let mut found: Vec<(Vec<Step>, Problem)> = Vec::new();
    for problem in problems {
        let (index, path) = locate(file, &problem.path);
        if (index.is_none() && file != File::Site) == (key == ENVELOPE) {
            found.push((path, problem));
        }
    }
    let id = now.id(key).unwrap_or_default();
    if key != ENVELOPE
        && !id.is_empty()
        && now.entries.iter().any(|entry| entry.key != key && now.id(entry.key).as_ref() == Some(&id))
    {
        let problem = Problem {
            file,
            record: id.clone(),
            path: "$.id".to_owned(),
            found: Found::Again(id.clone()),
            expected: "an id that no earlier record has".to_owned(),
            fatal: true,
        };
        found.push((vec![Step::from("id")], problem));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::shown;

    #[test]
    fn a_record_is_checked_as_it_is_in_its_file() {
        let mut draft = Draft::default();
        let events =
            r#"[{"id": "a", "title": {"fr": "A"}, "start": "2026-02-30", "group_ids": ["none"]}, {"id": "a"}]"#;
        draft.open(File::Events, events).unwrap();
        draft.open(File::Groups, "[]").unwrap();
        draft
            .open(
                File::Techniques,
                r#"{"version": 1, "updated": "2026-11-21", "gives": [{"code": "x", "label": {"fr": "X"}}],
            "records": [{"id": "t", "label": {"fr": "T"}, "gives": ["x", "y"]}]}"#,
            )
            .unwrap();
        let paths = |file, key| {
            let found = record(&draft, file, key);
            found.iter().map(|(path, _)| shown(path)).collect::<Vec<_>>()
        };
        assert_eq!(paths(File::Events, 0), [".start", ".group_ids[0]", ".id"]);
        assert_eq!(paths(File::Events, 1), [".title", ".start", ".id"]);
        assert_eq!(paths(File::Techniques, 0), [".gives[1]"]);
        assert_eq!(paths(File::Techniques, ENVELOPE), Vec::<String>::new());
        assert_eq!(all(&draft).problems.len(), 6);
    }
}
