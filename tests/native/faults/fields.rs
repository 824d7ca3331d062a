//! Faults of single fields: wrong types, missing names, dangling references.

use serde_json::{Value, json};
use site_core::content::file::File;
use site_core::content::shape::Kind;
use site_core::locale::Locale;
use site_core::route::Page;

use super::{changed, changed_records, count, read};
use crate::render::render;
use crate::support::{CONTENT, shipped};

/// A value that this kind of field cannot have.
fn wrong(kind: Kind) -> Value {
    match kind {
        Kind::Number(..) | Kind::Integer(_) | Kind::Flag => json!("x"),
        _ => json!(7),
    }
}

#[test]
fn a_field_of_the_wrong_type_drops_only_its_record() {
    let mut fields = 0;
    for file in File::ALL.into_iter().filter(|file| *file != File::Site) {
        let all = count(&CONTENT, file);
        for field in file.fields() {
            fields += 1;
            let mut name = Value::Null;
            let bytes = changed_records(&shipped(file), |records| {
                records[1][field.name] = wrong(field.kind);
                name = records[1]["id"].clone();
            });
            let content = read(file, &bytes);
            let (problems, left_out) = content.problems(file);
            assert_eq!((left_out, count(&content, file)), (1, all - 1), "{}: {}", file.name(), field.name);
            let messages = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
            let record = if field.name == "id" { "number 2".to_owned() } else { name.as_str().unwrap().to_owned() };
            let record_path = format!("record `{record}`, at $.records[1].{}", field.name);
            assert!(messages.contains(&record_path), "{record_path}: {messages}");
        }
    }
    assert!(fields > 100, "{fields}");
}

#[test]
fn a_field_of_the_wrong_type_in_the_site_file_drops_only_that_field() {
    for field in File::Site.fields() {
        let content = read(File::Site, &changed(&shipped(File::Site), |site| site[field.name] = wrong(field.kind)));
        let is_needed = ["id", "name"].contains(&field.name);
        assert_eq!(content.error(File::Site).is_some(), is_needed, "{}", field.name);
        if !is_needed {
            let (problems, _) = content.problems(File::Site);
            assert!(problems.iter().any(|problem| problem.path == format!("$.{}", field.name)), "{}", field.name);
            for page in [Page::Home, Page::About, Page::Legal, Page::Accessibility] {
                assert!(render(&content, &page.href(Locale::En)).contains("<h1"), "{}", field.name);
            }
        }
    }
}

/// Without a name there is nothing to show or to click.
#[test]
fn a_record_without_a_visible_name_is_left_out() {
    for file in File::ALL.into_iter().filter(|file| *file != File::Site) {
        let Some(field) = file.fields().iter().find(|field| ["name", "title", "label"].contains(&field.name)) else {
            panic!("{} has no name", file.name())
        };
        let all = count(&CONTENT, file);
        let is_localized = matches!(field.kind, Kind::Localized);
        let nothing = ["", " ", "\u{202e}\u{202c}", "\n"];
        let mut names: Vec<Value> =
            nothing.map(|text| if is_localized { json!({"fr": text, "en": text}) } else { json!(text) }).into();
        names.extend([json!(null), json!({}), json!({"de": "Name"})]);
        for name in names {
            let content = read(file, &changed_records(&shipped(file), |records| records[0][field.name] = name.clone()));
            assert_eq!(count(&content, file), all - 1, "{}: {name}", file.name());
        }
        let odd = json!("A\u{202e}B\u{7}");
        let odd = if is_localized { json!({"en": odd}) } else { odd };
        let content = read(file, &changed_records(&shipped(file), |records| records[0][field.name] = odd));
        assert_eq!(count(&content, file), all, "{}: a name with a character too much", file.name());
        assert!(!content.problems(file).0.is_empty(), "{}: says so", file.name());
    }
}

/// Dangling references in every field of every file: shown as plain text, and every page renders.
#[test]
fn dangling_references_break_no_page() {
    const ABSENT: &str = "absent-record";
    for file in File::ALL {
        let bytes = changed(&shipped(file), |value| {
            let mut names = Vec::new();
            references(file.fields(), &mut names);
            dangle(value, &names, ABSENT);
        });
        let content = read(file, &bytes);
        assert_eq!((content.error(file), content.problems(file).1), (None, 0), "{}", file.name());
        let mut all = Page::without_record();
        all.extend(content.groups.ready().unwrap().all.iter().take(2).map(|group| Page::Group(group.id.clone())));
        all.extend(
            content.missions.ready().unwrap().all.iter().take(2).map(|mission| Page::Mission(mission.id.clone())),
        );
        all.extend(content.platforms.ready().unwrap().all.iter().take(2).map(|one| Page::Platform(one.id.clone())));
        for page in all {
            let html = render(&content, &page.href(Locale::Fr));
            assert!(html.contains("<h1"), "{}: {page:?}", file.name());
            for link in html.split("href=\"").skip(1).map(|rest| rest.split(['"', '?', '#']).next().unwrap()) {
                assert!(!link.ends_with(ABSENT), "{}: {page:?} links {link}", file.name());
            }
        }
    }
}

fn references(fields: &[site_core::content::shape::Field], names: &mut Vec<&'static str>) {
    for field in fields {
        match field.kind {
            Kind::Ref(_) | Kind::Refs(_) => names.push(field.name),
            Kind::Object(fields) | Kind::Objects(fields) => references(fields, names),
            _ => {}
        }
    }
}

fn dangle(value: &mut Value, names: &[&str], id: &str) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(text) if names.contains(&name.as_str()) => id.clone_into(text),
                    Value::Array(items) if names.contains(&name.as_str()) => *items = vec![json!(id)],
                    value => dangle(value, names, id),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| dangle(item, names, id)),
        _ => {}
    }
}
