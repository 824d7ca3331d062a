//! Checks the data files strictly, for editors.

use std::collections::HashSet;

use serde_json::Value;
use site_core::content::characters::without_mark;
use site_core::content::check::{Findings, unresolved};
use site_core::content::file::File;
use site_core::content::problem::{Found, Problem};
use site_core::content::read::{self, Unreadable};

use crate::files::NotText;

/// Checks every file and returns all mistakes, also in references between files.
pub fn check(files: &[(File, Result<String, NotText>)]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut references = Vec::new();
    let mut ids = Vec::new();
    for (file, text) in files {
        let whole = |found: String, expected: &str| Problem {
            file: *file,
            record: String::new(),
            path: "$".to_owned(),
            found: Found::Value(found),
            expected: expected.to_owned(),
            fatal: true,
        };
        match text.as_ref().map(|text| read::parse(*file, text)) {
            Ok(Ok(parsed)) => {
                problems.extend(parsed.findings.problems);
                problems.extend(aliases(*file, text.as_deref().unwrap_or_default()));
                references.extend(parsed.findings.references);
                ids.push((*file, parsed.findings.ids));
            }
            Ok(Err(error @ Unreadable::WrongShape { .. })) if *file == File::Site => {
                // The problems of the record say more than the error.
                let mut findings = Findings::default();
                let text = text.as_deref().unwrap_or_default();
                if let Ok(value) = serde_json::from_str(without_mark(text)) {
                    findings.record(*file, "$", None, &value);
                }
                if findings.problems.is_empty() {
                    problems.push(whole(error.to_string(), "an object with the fields of a site"));
                }
                problems.extend(findings.problems);
            }
            Ok(Err(error)) => problems.push(whole(error.to_string(), "a data file in JSON, version 1")),
            Err(error) => problems.push(whole(error.to_string(), "a file that can be read")),
        }
    }
    let knows = |target, id: &str| {
        ids.iter().find(|(file, _)| *file == target).map(|(_, ids): &(File, HashSet<String>)| ids.contains(id))
    };
    problems.extend(unresolved(references, &knows));
    problems
}

/// Former ids that another record of the list has as id or former id.
fn aliases(file: File, text: &str) -> Vec<Problem> {
    let Ok(whole) = serde_json::from_str::<Value>(without_mark(text)) else { return Vec::new() };
    let lists = match &whole {
        Value::Object(fields) => fields.iter().map(|(name, list)| (format!("$.{name}"), list)).collect(),
        list => vec![("$".to_owned(), list)],
    };
    let mut problems = Vec::new();
    for (path, list) in lists {
        let records = list.as_array().map(Vec::as_slice).unwrap_or_default();
        let id = |record: &Value| record.get("id").or(record.get("code")).and_then(Value::as_str).map(str::to_owned);
        let mut taken: HashSet<String> = records.iter().filter_map(id).collect();
        for (number, record) in records.iter().enumerate() {
            let own = record.get("aliases").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            for (index, alias) in own.enumerate() {
                if !taken.insert(alias.to_owned()) {
                    problems.push(Problem {
                        file,
                        record: id(record).unwrap_or_default(),
                        path: format!("{path}[{number}].aliases[{index}]"),
                        found: Found::Again(alias.to_owned()),
                        expected: "a former id that no record of the list has".to_owned(),
                        fatal: false,
                    });
                }
            }
        }
    }
    problems
}
