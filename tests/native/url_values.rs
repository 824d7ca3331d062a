//! Interpreting the values in a URL, with the real content.

use editing::warnings;
use site_core::catalogue::Catalogue;
use site_core::content::{Content, LoadError, file::File};
use site_core::locale::Locale;
use site_core::page_content;
use site_core::route::{self, Page, Target};
use site_core::text::failures;
use site_core::url_values::{Understood, understand};

use crate::support::{CONTENT, problems, shipped, shipped_content, shipped_files};

fn read(content: &Content, page: &Page, search: &str) -> Understood {
    understand(search, page, content, Catalogue::new(content).as_ref(), Locale::Fr)
}

/// Every parameter of every page, with a sample value.
#[test]
fn other_spellings_of_values_are_understood() {
    for (page, written, meant) in [
        (Page::Platforms, "host=Institut-Curie", "host=institut-curie"),
        (Page::Platforms, "host=%E2%80%9Cinstitut-curie%E2%80%9D", "host=institut-curie"),
        (Page::Platforms, "host=institut%252Dcurie&technique=Imaging", "host=institut-curie&technique=imaging"),
        (Page::Platforms, "http://a.example/fr/plateformes?host=institut-curie", "host=institut-curie"),
        (Page::Platforms, "q=curie&utm_source=x&label=ibisa&sort=Name", "q=curie&utm_source=x&label=IBiSA&sort=name"),
        (Page::Needs, "from=Tissue-Frozen&gives=SEQUENCE", "from=tissue-frozen&gives=sequence"),
        (Page::Agenda, "kind=Annual-Symposium&when=Past", "kind=annual-symposium&when=past"),
        (Page::Overview, "by=Host", "by=host"),
        (Page::Compare, "id=Curie-CytPIC.&id=curie-cytpic", "id=curie-cytpic&id=curie-cytpic"),
        (Page::Shortlist, "id=%2Ffr%2Fplateformes%2Fcurie-cytpic%5D", "id=curie-cytpic"),
        (Page::Propose, "id=curie-cytpic%20", "id=curie-cytpic"),
        (Page::Builder, "view=Agenda&kind=annual-symposium&theme=dark", "view=agenda&kind=annual-symposium&theme=dark"),
    ] {
        let understood = read(&CONTENT, &page, written);
        assert_eq!((understood.search.as_str(), understood.unknown.len()), (meant, 0), "{written}");
    }
}

#[test]
fn unknown_values_are_named_with_the_nearest_known_one() {
    for (page, written, rest, meant) in [
        (Page::Platforms, "host=institut-curi&q=x", "q=x", Some("?host=institut-curie&q=x")),
        (Page::Platforms, "technique=Cytom%C3%A9trie+en+flux", "", Some("?technique=flow-cytometry")),
        (Page::Platforms, "departement=Paris", "", Some("?departement=75")),
        (Page::Platforms, "place=nope", "", None),
        (Page::Platforms, "access=everyone&page=2", "page=2", None),
        (Page::Platforms, "sort=price", "", None),
        (Page::Needs, "gives=xyzxyz", "", None),
        (Page::Agenda, "when=tomorrow", "", None),
        (Page::Overview, "by=hosts", "", Some("?by=host")),
        (Page::Compare, "id=curie-cytpi&id=curie-cytpic", "id=curie-cytpic", Some("?id=curie-cytpic&id=curie-cytpic")),
        (Page::Builder, "view=agendas", "", Some("?view=agenda")),
    ] {
        let understood = read(&CONTENT, &page, written);
        let [unknown] = &understood.unknown[..] else { panic!("{written}: {understood:?}") };
        assert_eq!(understood.search, rest, "{written}");
        assert_eq!(unknown.suggestion.as_ref().map(|(search, _)| search.as_str()), meant, "{written}");
    }
    assert!(read(&CONTENT, &Page::Platforms, &"host=zzzzz&".repeat(1000)).unknown.len() <= 5);
    let message = failures::unknown(Locale::Fr, "host", "institut-curi");
    let expected =
        "«\u{a0}institut-curi\u{a0}» n’est le nom d’aucun établissement du catalogue\u{a0}: il n’est pas appliqué.";
    assert_eq!(message, expected);
}

/// Values of a file that failed to load may be valid.
#[test]
fn values_of_missing_files_are_not_reported() {
    let mut content = shipped_content();
    content.set(File::Techniques, Err(LoadError::Timeout));
    let understood = read(&content, &Page::Platforms, "technique=nope&from=nope&host=nope");
    assert_eq!((understood.search.as_str(), understood.unknown.len()), ("technique=nope&from=nope", 1));
}

#[test]
fn former_ids_still_work_and_are_checked() {
    let mut content = shipped_content();
    let with = |file: File, id: &str| {
        let id = format!("\"id\": \"{id}\",");
        let text = shipped(file);
        assert!(text.contains(&id), "{id}");
        text.replacen(&id, &format!("{id} \"aliases\": [\"old-id\", \"older\"],"), 1)
    };
    content.set(File::Hosts, Ok(&with(File::Hosts, "institut-curie")));
    content.set(File::Platforms, Ok(&with(File::Platforms, "curie-cytpic")));
    content.set(File::Groups, Ok(&with(File::Groups, "geocancer")));
    assert_eq!(read(&content, &Page::Platforms, "host=old-id").search, "host=institut-curie");
    assert_eq!(read(&content, &Page::Compare, "id=Older").search, "id=curie-cytpic");
    for (path, id) in [("/fr/plateformes/old-id", "curie-cytpic"), ("/embed/en/groups/older", "geocancer")] {
        let path = route::page_of_embed(path).unwrap_or_else(|| path.to_owned());
        let Target::Page(route) = route::parse(&path) else { panic!("{path}") };
        let page = page_content::found(&route.page, &content).expect("the record of a former id");
        assert_eq!(page.id(), Some(id));
    }
    let problems = |hosts: &str| problems(&shipped_files(&[(File::Hosts, hosts)]));
    assert_eq!(problems(&with(File::Hosts, "institut-curie")), Vec::<String>::new());
    let taken = with(File::Hosts, "institut-curie").replace("\"older\"", "\"gustave-roussy\", \"Old Id\"");
    let [odd, taken] = &problems(&taken)[..] else { panic!("two problems: {:?}", problems(&taken)) };
    assert!(odd.contains("aliases[2]") && odd.contains("`Old Id`"), "{odd}");
    assert!(taken.contains("record `institut-curie`") && taken.contains("`gustave-roussy` again"), "{taken}");
}

#[test]
fn a_link_with_an_unknown_filter_value_gives_a_warning() {
    let link = "https://a.example/embed/fr/plateformes?host=institut-curi&theme=dark";
    let site = shipped(File::Site).replacen("\"statement_url\": \"", &format!("\"statement_url\": \"{link}#"), 1);
    let report = warnings::report(&warnings::warnings(&shipped_files(&[(File::Site, &site)])), true);
    assert!(report.contains("statement_url: `host=institut-curi`, perhaps “Institut Curie”"), "{report}");
}
