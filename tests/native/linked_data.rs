//! The linked data of the pages, checked against the vocabulary of schema.org.

use std::collections::BTreeSet;

use serde_json::Value;
use site_core::content::file::File;

use crate::publish::{ORIGIN, files_with, outputs, page, pages, text};

/// An extract of the vocabulary: types with their parents, properties with domain and range, members of enumerations.
fn vocabulary() -> Value {
    serde_json::from_str(include_str!("../fixtures/schemaorg.json")).expect("JSON")
}

/// The statements of a page.
fn statements(html: &str) -> Vec<Value> {
    let scripts = html.split("<script type=\"application/ld+json\" data-published>").skip(1);
    scripts.map(|rest| serde_json::from_str(rest.split("</script>").next().unwrap()).expect("JSON")).collect()
}

#[track_caller]
fn statement(path: &str, kind: &str) -> Value {
    let all = statements(page(path));
    all.into_iter().find(|one| one["@type"] == kind).unwrap_or_else(|| panic!("no {kind} in {path}"))
}

/// Whether a type is one of these, or a subtype.
fn is_one_of(kind: &str, kinds: &[Value], vocabulary: &Value) -> bool {
    let parents = vocabulary["types"][kind].as_array().map(Vec::as_slice).unwrap_or_default();
    kinds.iter().any(|known| known == kind)
        || parents.iter().filter_map(Value::as_str).any(|parent| is_one_of(parent, kinds, vocabulary))
}

/// The mistakes in a property's value, given its range.
fn mistakes_in_value(value: &Value, ranges: &[Value], vocabulary: &Value) -> Option<String> {
    let may_be = |kinds: &[&str]| ranges.iter().filter_map(Value::as_str).any(|range| kinds.contains(&range));
    let is_right = match value {
        Value::Object(fields) => match fields.get("@type").and_then(Value::as_str) {
            Some(kind) => is_one_of(kind, ranges, vocabulary),
            None => fields.len() == 1 && fields.contains_key("@id"),
        },
        Value::Number(number) => may_be(&["Number"]) || number.is_u64() && may_be(&["Integer"]),
        Value::String(text) => {
            let members = ranges.iter().filter_map(|range| vocabulary["enumerations"][range.as_str()?].as_array());
            let member = text.strip_prefix("https://schema.org/");
            let is_url = text.starts_with("https://") || text.starts_with("http://");
            let is_date = text.len() <= 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            may_be(&["Text"])
                || may_be(&["URL"]) && is_url
                || may_be(&["Date"]) && is_date
                || members.flatten().any(|known| known.as_str() == member)
        }
        _ => false,
    };
    (!is_right).then(|| format!("{value} is none of {ranges:?}"))
}

fn check(node: &Value, vocabulary: &Value, mistakes: &mut BTreeSet<String>) {
    let Some(fields) = node.as_object() else { return };
    let kind = fields.get("@type").and_then(Value::as_str);
    let Some(kind) = kind else {
        if fields.len() != 1 || !fields.contains_key("@id") {
            mistakes.insert(format!("a thing of no type: {node}"));
        }
        return;
    };
    if vocabulary["types"].get(kind).is_none() {
        mistakes.insert(format!("no type {kind}"));
    }
    for (name, value) in fields.iter().filter(|(name, _)| !name.starts_with('@')) {
        let property = &vocabulary["properties"][name];
        let (Some(domains), Some(ranges)) = (property["domains"].as_array(), property["ranges"].as_array()) else {
            mistakes.insert(format!("no property {name}"));
            continue;
        };
        if !is_one_of(kind, domains, vocabulary) {
            mistakes.insert(format!("{name} is no property of {kind}"));
        }
        let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        if values.is_empty() || values.iter().any(|value| value == "" || value.is_null()) {
            mistakes.insert(format!("{name} of {kind} says nothing"));
        }
        for value in values {
            mistakes.extend(
                mistakes_in_value(value, ranges, vocabulary).map(|mistake| format!("{kind}.{name}: {mistake}")),
            );
            check(value, vocabulary, mistakes);
        }
    }
}

#[test]
fn every_statement_is_valid_schema_org() {
    let vocabulary = vocabulary();
    let (mut mistakes, mut kinds) = (BTreeSet::new(), BTreeSet::new());
    for (_, html) in pages() {
        for statement in statements(html) {
            assert_eq!(statement["@context"], "https://schema.org");
            kinds.insert(statement["@type"].as_str().unwrap_or_default().to_owned());
            check(&statement, &vocabulary, &mut mistakes);
        }
    }
    assert_eq!(mistakes, BTreeSet::new());
    let expected =
        ["BreadcrumbList", "CollectionPage", "DataCatalog", "Event", "Organization", "ResearchOrganization", "WebSite"];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

/// The check above would find them.
#[test]
fn invalid_statements_are_detected() {
    let vocabulary = vocabulary();
    for (node, mistake) in [
        (r#"{"@type": "Platform"}"#, "no type Platform"),
        (r#"{"@type": "Event", "colour": "x"}"#, "no property colour"),
        (r#"{"@type": "Event", "geo": {"@id": "x"}}"#, "geo is no property of Event"),
        (r#"{"@type": "Event", "startDate": "soon"}"#, "is none of"),
        (r#"{"@type": "Event", "eventAttendanceMode": "https://schema.org/Event"}"#, "is none of"),
        (r#"{"@type": "Event", "organizer": {"@type": "Place"}}"#, "is none of"),
        (r#"{"@type": "Event", "organizer": []}"#, "says nothing"),
        (r#"{"@type": "Event", "organizer": {"name": "x"}}"#, "of no type"),
    ] {
        let mut mistakes = BTreeSet::new();
        check(&serde_json::from_str(node).unwrap(), &vocabulary, &mut mistakes);
        assert!(mistakes.iter().any(|found| found.contains(mistake)), "{node}: {mistakes:?}");
    }
}

#[test]
fn the_data_of_a_platform_matches_its_record() {
    let data = statement("en/platforms/curie-pict-ibisa/index.html", "ResearchOrganization");
    assert_eq!(data["name"], "PICT-IBiSA cell and tissue imaging platform");
    assert_eq!(data["parentOrganization"]["name"], "Institut Curie");
    assert_eq!(data["address"]["streetAddress"], "26 rue d’Ulm");
    assert_eq!(data["location"]["geo"]["latitude"], 48.8436);
    assert_eq!(data["makesOffer"][2]["itemOffered"]["name"], "Electron microscopy and cryo-electron microscopy");
    assert!(data["knowsAbout"].as_array().unwrap().len() == 9 && data.get("identifier").is_none());
    assert!(data.get("email").is_none());
    let written_to = statement("en/platforms/artbio/index.html", "ResearchOrganization");
    assert_eq!(written_to["email"], "artbio.ibps@gmail.com");
    let trail = statement("en/platforms/curie-pict-ibisa/index.html", "BreadcrumbList");
    let addresses: Vec<&str> =
        trail["itemListElement"].as_array().unwrap().iter().filter_map(|item| item["item"]["@id"].as_str()).collect();
    assert_eq!(addresses[..2], [format!("{ORIGIN}/en"), format!("{ORIGIN}/en/platforms")]);
    let with_rrid =
        files_with(File::Platforms, "\"acronym\": \"PICT\"", "\"acronym\": \"PICT\", \"rrid\": \"RRID:SCR_1\"");
    let html = text(&outputs(&with_rrid, ORIGIN), "fr/plateformes/curie-pict-ibisa/index.html");
    let data = &statements(&html)[0];
    assert_eq!(data["identifier"]["value"], "RRID:SCR_1");
    let mut mistakes = BTreeSet::new();
    check(data, &vocabulary(), &mut mistakes);
    assert_eq!(mistakes, BTreeSet::new());
}

#[test]
fn the_catalogue_names_its_files_and_its_licence() {
    let data = statement("fr/plateformes/index.html", "DataCatalog");
    let licence = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";
    assert_eq!((data["license"].as_str(), data["dataset"]["license"].as_str()), (Some(licence), Some(licence)));
    let files: Vec<&str> = data["dataset"]["distribution"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|file| file["contentUrl"].as_str())
        .collect();
    let expected = ["data/platforms.json", "fr/plateformes.csv", "fr/plateformes.xlsx"];
    assert_eq!(files, expected.map(|path| format!("{ORIGIN}/{path}")));
    assert_eq!(data["dataset"]["inLanguage"], serde_json::json!(["fr", "en"]));
}

#[test]
fn an_event_has_an_attendance_mode_only_if_it_is_known() {
    let all = statements(page("fr/agenda/index.html"));
    let event = |id: &str| all.iter().find(|one| one["@id"].as_str().is_some_and(|known| known.ends_with(id))).unwrap();
    let known = event("#2025-04-03-geocancer-seminar");
    assert_eq!(known["eventAttendanceMode"], "https://schema.org/OfflineEventAttendanceMode");
    assert_eq!((known["location"]["name"].as_str(), known["startDate"].as_str()), (Some("Paris"), Some("2025-04-03")));
    let network = statement("fr/index.html", "Organization");
    assert_eq!(known["organizer"][0]["@id"], network["@id"]);
    let unknown = event("#2025-11-28-participatory-research-shs");
    assert!(unknown.get("eventAttendanceMode").is_none() && unknown.get("location").is_none());
}

#[test]
fn the_network_has_its_address_members_and_funder() {
    for path in ["fr/index.html", "en/about/index.html", "fr/reseau/index.html"] {
        let data = statement(path, "Organization");
        assert_eq!(
            (data["address"]["postalCode"].as_str(), data["address"]["addressCountry"].as_str()),
            (Some("75010"), Some("FR"))
        );
        assert_eq!(data["member"].as_array().unwrap().len(), 7);
        assert_eq!(data["funder"].as_array().unwrap().len(), 1);
        assert!(data["sameAs"].as_str().unwrap().starts_with("https://www.canceropole-idf.fr/"));
    }
    let group = statement("fr/groupes/geocancer/index.html", "Organization");
    assert_eq!(group["member"][0]["@type"], "Person");
    assert_eq!(group["parentOrganization"]["@id"], format!("{ORIGIN}/#network"));
}

#[test]
fn embeds_and_the_404_page_have_no_linked_data() {
    for path in ["embed/fr/plateformes/index.html", "404.html"] {
        assert_eq!(statements(page(path)), Vec::<Value>::new(), "{path}");
    }
}
