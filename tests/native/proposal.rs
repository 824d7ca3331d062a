//! The form that proposes or corrects a platform's record: its result passes the check of the data files.

mod faults;

use serde_json::{Map, Value, json};
use site_core::content::Content;
use site_core::content::characters::is_id;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::export::proposal::record_text;
use site_core::locale::Locale;
use site_core::proposal;
use site_core::proposal::{Field, Form, OTHER_HOST, Piece, Proposal, Taxonomy};
use site_core::search::List;
use site_core::text::proposal as messages;

use crate::support::{self, CONTENT, Random, problems, records, shipped, shipped_content, shipped_files};

fn today() -> Date {
    Date::parse("2026-11-21").unwrap()
}

fn platforms() -> Vec<Map<String, Value>> {
    records(File::Platforms).iter().map(|record| record.as_object().unwrap().clone()).collect()
}

fn object(text: &str) -> Map<String, Value> {
    support::json(text).as_object().unwrap_or_else(|| panic!("no object: {text}")).clone()
}

/// The shipped file with a record appended, or replacing the one with its id; pasted as text, as a person would do.
fn with_record(piece: &Piece) -> String {
    let others = records(piece.file).into_iter().filter(|record| record["id"] != piece.id.as_str());
    let all: Vec<String> = others.map(|record| record.to_string()).chain([piece.json.clone()]).collect();
    format!(r#"{{"version": 1, "updated": "2026-11-21", "records": [{}]}}"#, all.join(","))
}

/// The output of `make check` with every piece pasted into its file.
fn checked(proposal: &Proposal) -> Vec<String> {
    let pasted: Vec<_> = proposal.pieces.iter().map(|piece| (piece.file, with_record(piece))).collect();
    let pasted: Vec<_> = pasted.iter().map(|(file, text)| (*file, text.as_str())).collect();
    problems(&shipped_files(&pasted))
}

/// The same, with this platform alone, and without the files that it does not name.
fn checked_alone(proposal: &Proposal) -> Vec<String> {
    let text = |file| match file {
        File::Platforms => format!("[{}]", proposal.pieces.last().unwrap().json),
        _ => proposal.pieces.iter().find(|piece| piece.file == file).map_or_else(|| shipped(file), with_record),
    };
    let named = [File::Techniques, File::Map, File::Platforms, File::Hosts];
    problems(&named.into_iter().map(|file| (file, Ok(text(file)))).collect())
}

#[track_caller]
fn assert_right(form: &Form, content: &Content) -> Map<String, Value> {
    let proposal = form.propose(content);
    assert_eq!((&proposal.faults, &proposal.remarks), (&vec![], &vec![]));
    assert_eq!(checked(&proposal), Vec::<String>::new());
    object(&proposal.pieces.last().unwrap().json)
}

fn filled(written: &[(Field, &str)]) -> Form {
    let mut form = Form::new(today());
    for (field, text) in written {
        form.set(*field, (*text).to_owned());
    }
    form
}

const BY_HAND: &[(Field, &str)] = &[
    (Field::Name, "  Plateforme d’« omique » spatiale "),
    (Field::NameEn, "Spatial omics platform"),
    (Field::Acronym, "POS"),
    (Field::Host, "institut-curie"),
    (Field::Website, "https://exemple.fr/pos?x=1&y=é"),
    (Field::Email, " pos@exemple.fr "),
    (Field::Site, "26 rue d’Ulm"),
    (Field::Postcode, "75005"),
    (Field::City, "Paris"),
    (Field::Departement, "75"),
    (Field::Lat, "48,8436"),
    (Field::Lon, "+2.3443"),
    (Field::Techniques, "flow-cytometry cryo-em"),
    (Field::SummaryFr, "Une phrase.\nUne autre\u{202f}: avec \"guillemets\" et \\ barre."),
    (Field::SummaryEn, "One sentence."),
    (Field::FocusFr, "Tumeurs rares"),
    (Field::ServicesFr, "Analyse\n\nFormation\n"),
    (Field::ServicesEn, "Analysis\nStorage"),
    (Field::Equipment, "Cytomètre A\r\n\n  Microscope B  "),
    (Field::Access, "academic industry"),
    (Field::Labels, "IBiSA\nISO 9001"),
    (Field::Sources, "https://exemple.fr/a\nEntretien du 3 mai"),
];

#[test]
fn every_shipped_record_goes_through_the_form_unchanged() {
    let text = shipped(File::Platforms);
    let records = platforms();
    assert!(records.len() > 100);
    for record in records {
        let id = record["id"].as_str().unwrap();
        let found = proposal::published(&text, id).expect(id);
        assert_eq!(found, record);
        let form = Form::read(found);
        assert_eq!(form.draft(), "", "{id}");
        assert!(form.is_as_published(), "{id}");
        let proposal = form.propose(&CONTENT);
        assert_eq!((proposal.faults, proposal.remarks), (vec![], vec![]), "{id}");
        let [piece] = proposal.pieces.as_slice() else { panic!("one record for {id}") };
        assert_eq!((piece.file, piece.id.as_str()), (File::Platforms, id));
        assert_eq!(object(&piece.json), record, "{id}");
    }
}

/// Typing every field again gives the published record: the form shows all that it asks for.
#[test]
fn retyping_every_shipped_record_gives_the_same_record() {
    for mut record in platforms() {
        let read = Form::read(record.clone());
        let mut form = Form::new(today());
        for field in Field::ALL {
            form.set(field, read.get(field).to_owned());
        }
        let mut typed = object(&form.propose(&CONTENT).pieces[0].json);
        // Fields that the form lacks, or that are written only once.
        for key in ["id", "geo_precision", "name_fr"] {
            record.remove(key);
            typed.remove(key);
        }
        assert_eq!(typed, record);
    }
}

#[test]
fn a_record_typed_by_hand_passes_the_check() {
    let record = assert_right(&filled(BY_HAND), &CONTENT);
    let expected = json!({
        "id": "institut-curie-pos", "name": "Plateforme d’« omique » spatiale", "name_en": "Spatial omics platform",
        "acronym": "POS", "host": "institut-curie", "site": "26 rue d’Ulm", "city": "Paris", "postcode": "75005",
        "departement": "75", "lat": 48.8436, "lon": 2.3443, "techniques": ["flow-cytometry", "cryo-em"],
        "summary": {"fr": "Une phrase. Une autre\u{202f}: avec \"guillemets\" et \\ barre.", "en": "One sentence."},
        "cancer_focus": {"fr": "Tumeurs rares"},
        "services": [{"fr": "Analyse", "en": "Analysis"}, {"en": "Storage"}, {"fr": "Formation"}],
        "equipment": ["Cytomètre A", "Microscope B"], "access": ["academic", "industry"],
        "labels": ["IBiSA", "ISO 9001"], "website": "https://exemple.fr/pos?x=1&y=é", "email": "pos@exemple.fr",
        "sources": ["https://exemple.fr/a", "Entretien du 3 mai"], "as_of": "2026-11-21",
    });
    assert_eq!(Value::Object(record), expected);
    // The name alone is enough.
    let record = assert_right(&filled(&[(Field::Name, "Été")]), &CONTENT);
    assert_eq!(Value::Object(record), json!({"id": "ete", "name": "Été", "as_of": "2026-11-21"}));
}

#[test]
fn the_json_has_the_format_of_the_files() {
    let proposal = filled(&BY_HAND[..6]).propose(&shipped_content());
    let expected = "{\n \"id\": \"institut-curie-pos\",\n \"name\": \"Plateforme d’« omique » spatiale\",\n \
        \"name_en\": \"Spatial omics platform\",\n \"acronym\": \"POS\",\n \"host\": \"institut-curie\",\n \
        \"website\": \"https://exemple.fr/pos?x=1&y=é\",\n \"email\": \"pos@exemple.fr\",\n \"as_of\": \"2026-11-21\"\n}";
    assert_eq!(proposal.pieces[0].json, expected);
    // A shipped record as it is in its file, indented one level less.
    let text = shipped(File::Platforms);
    let form = Form::read(proposal::published(&text, "curie-pict-ibisa").unwrap());
    let json = form.propose(&shipped_content()).pieces.remove(0).json;
    assert!(json.contains("\n \"services\": [\n  {\n   \"fr\": \"Acquisition"), "{json}");
}

#[test]
fn a_new_id_is_derived_and_unique() {
    let id = |written: &[(Field, &str)]| filled(written).propose(&CONTENT).pieces.pop().unwrap().id;
    let name = "Plateforme d’Œnologie & de l’ADN";
    assert_eq!(id(&[(Field::Name, name)]), "plateforme-oenologie-adn");
    assert_eq!(id(&[(Field::Name, name), (Field::Host, "icm")]), "icm-plateforme-oenologie-adn");
    assert_eq!(id(&[(Field::Name, name), (Field::Host, "icm"), (Field::Acronym, "QUANT")]), "icm-quant-2");
    assert_eq!(id(&[(Field::Name, "中文")]), "platform");
    let long = id(&[(Field::Name, &"mot ".repeat(500)), (Field::Host, &"h".repeat(100))]);
    assert!(is_id(&long) && !long.ends_with('-'), "{long}");
    assert!(is_id(&id(&[(Field::Name, &"x".repeat(20_000))])));
}

#[test]
fn a_new_host_gets_its_own_record() {
    let form = filled(&[(Field::Name, "X"), (Field::Host, OTHER_HOST), (Field::NewHost, "Institut d’ailleurs")]);
    let record = assert_right(&form, &CONTENT);
    assert_eq!(record["host"], "institut-ailleurs");
    let proposal = form.propose(&CONTENT);
    assert_eq!(proposal.pieces.len(), 2);
    assert_eq!(proposal.pieces[0].file, File::Hosts);
    assert_eq!(
        Value::Object(object(&proposal.pieces[0].json)),
        json!({"id": "institut-ailleurs", "name": "Institut d’ailleurs"})
    );
    // A host that is in the list after all.
    for known in ["institut CURIE", "ICM"] {
        let form = filled(&[(Field::Name, "X"), (Field::Host, OTHER_HOST), (Field::NewHost, known)]);
        assert_eq!(form.propose(&CONTENT).pieces.len(), 1, "{known}");
        assert_right(&form, &CONTENT);
    }
    // Another record with the same id.
    let form = filled(&[(Field::Name, "X"), (Field::Host, OTHER_HOST), (Field::NewHost, "Institut Pasteur (Lyon), ")]);
    assert_eq!(form.propose(&CONTENT).pieces[0].id, "institut-pasteur-lyon");
    assert_right(&form, &CONTENT);
}

#[test]
fn a_duplicate_platform_is_reported() {
    let duplicate = |written: &[(Field, &str)]| filled(written).propose(&CONTENT).duplicate.map(|(id, _)| id);
    assert_eq!(duplicate(&[(Field::Name, "plateforme de CYTOMETRIE cytpic")]).as_deref(), Some("curie-cytpic"));
    let acronym = [(Field::Name, "X"), (Field::Acronym, "Cytpic"), (Field::Host, "institut-curie")];
    assert_eq!(duplicate(&acronym).as_deref(), Some("curie-cytpic"));
    assert_eq!(duplicate(&acronym[..2]), None);
    assert_eq!(duplicate(&[]), None);
    let record = proposal::published(&shipped(File::Platforms), "curie-cytpic").unwrap();
    assert_eq!(Form::read(record).propose(&CONTENT).duplicate, None);
}

#[test]
fn a_correction_changes_only_the_edited_fields_and_the_date() {
    let record = object(
        r#"{"id": "odd", "name": "A", "name_fr": "A", "host": "icm", "lat": 48.5, "lon": 2, "geo_precision": "city",
        "summary": {"fr": "S"}, "services": [{"en": "one"}, {"fr": "deux"}], "sources": [" spaced "], "labels": [],
        "needs": [{"title": {"fr": "T"}, "kind": "K", "amount_eur": 1500000.5}]}"#,
    );
    let mut form = Form::correcting(record.clone(), today());
    assert_eq!(form.draft(), "", "the date of today is not typed");
    form.set(Field::SummaryEn, "English".to_owned());
    form.set(Field::Name, "B".to_owned());
    let mut expected = record.clone();
    for (key, value) in [("as_of", json!("2026-11-21")), ("name", json!("B")), ("name_fr", json!("B"))] {
        expected.insert(key.to_owned(), value);
    }
    expected.insert("summary".to_owned(), json!({"fr": "S", "en": "English"}));
    assert_eq!(object(&form.propose(&CONTENT).pieces[0].json), expected);
    // Emptied fields are left out; if the position changes, its precision is removed.
    for field in
        [Field::SummaryFr, Field::SummaryEn, Field::ServicesFr, Field::ServicesEn, Field::Lat, Field::Lon, Field::Host]
    {
        form.set(field, String::new());
    }
    for key in ["summary", "services", "lat", "lon", "geo_precision", "host"] {
        expected.remove(key);
    }
    assert_eq!(object(&form.propose(&CONTENT).pieces[0].json), expected);
    assert_eq!(form.propose(&CONTENT).faults, []);
}

#[test]
fn a_record_is_found_in_a_bare_list_or_in_an_object() {
    for (text, is_found) in [
        (r#"[{"id": "a"}]"#, true),
        ("\u{feff}{\"records\": [5, {\"id\": \"a\"}]}", true),
        (r#"{"records": {"id": "a"}}"#, false),
        (r#"{"id": "a"}"#, false),
        (r#"[{"id": 5}, "a"]"#, false),
        ("", false),
        ("<!doctype html>", false),
    ] {
        assert_eq!(proposal::published(text, "a").is_some(), is_found, "{text}");
    }
}

#[test]
fn a_draft_restores_only_the_edited_fields() {
    let mut form = filled(BY_HAND);
    form.set(Field::AsOf, String::new());
    let mut other = Form::new(today());
    other.restore(&form.draft());
    assert_eq!(other.draft(), form.draft());
    for field in Field::ALL {
        assert_eq!(other.get(field), form.get(field), "{field:?}");
    }
    assert_eq!(Form::new(today()).draft(), "");
    // Applied to a record that has changed since, only the typed fields are kept.
    let mut before = Form::correcting(object(r#"{"id": "a", "name": "A", "city": "Paris"}"#), today());
    before.set(Field::City, "Évry".to_owned());
    let mut after = Form::correcting(object(r#"{"id": "a", "name": "B", "city": "Paris"}"#), today());
    after.restore(&before.draft());
    assert_eq!((after.get(Field::Name), after.get(Field::City)), ("B", "Évry"));
    assert_eq!(proposal::draft_key("icm-quant"), "draft-icm-quant");
    assert_eq!(proposal::draft_key(""), "draft-new");
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "\"}],\"x\":[{\"",
    "\\u0000\\",
    "\u{0}\u{1}\u{7f}\u{85}a",
    "a\u{202e}b\u{2028}c",
    "&city=x&=&%zz",
    "🧬中文\u{301}",
    "\t\t\r\n\n",
    "]]>--",
];

#[test]
fn any_text_gives_a_checked_record_and_a_restorable_draft() {
    let mut random = Random::new(11);
    let long = "é\"\\\n".repeat(5_000);
    for round in 0..150 {
        let mut form = Form::new(today());
        let mut written: Vec<Field> = Vec::new();
        for _ in 0..=random.below(6) {
            let field = Field::ALL[random.below(Field::ALL.len())];
            let text = if round % 30 == 0 { long.as_str() } else { HOSTILE[random.below(HOSTILE.len())] };
            form.set(field, text.to_owned());
            written.push(field);
        }
        let proposal = form.propose(&CONTENT);
        assert_eq!(proposal.remarks, [], "{written:?}");
        for piece in &proposal.pieces {
            let record = object(&piece.json);
            assert_eq!(record["id"], piece.id.as_str());
            assert!(is_id(&piece.id), "{}", piece.id);
        }
        // The form and the checker agree for every input.
        let checked = checked_alone(&proposal);
        assert_eq!(proposal.faults.is_empty(), checked.is_empty(), "{proposal:?} {checked:?}");
        let mut again = Form::new(today());
        again.restore(&form.draft());
        assert_eq!(again.draft(), form.draft());
        again.restore(HOSTILE[random.below(HOSTILE.len())]);
    }
}

#[test]
fn an_email_contains_the_record_if_it_is_short() {
    let (href, is_whole) = proposal::mailto("a@b.fr", "Fiche & plus", "Bonjour,\n« é » 100% +", "court");
    assert_eq!(
        (href.as_str(), is_whole),
        ("mailto:a@b.fr?subject=Fiche%20%26%20plus&body=Bonjour%2C%0D%0A%C2%AB%20%C3%A9%20%C2%BB%20100%25%20%2B", true)
    );
    let (href, is_whole) = proposal::mailto("a@b.fr", "S", &"é".repeat(400), "court");
    assert_eq!((href.as_str(), is_whole), ("mailto:a@b.fr?subject=S&body=court", false));
}

#[test]
fn techniques_are_found_by_any_of_their_names() {
    let techniques = CONTENT.techniques.ready().unwrap();
    let taxonomy = Taxonomy::new(&techniques.all);
    assert_eq!(taxonomy.order.len(), techniques.all.len());
    assert!(taxonomy.order[0].1);
    let list = List::new(taxonomy.names.iter().map(Vec::as_slice));
    let ids = |text: &str| taxonomy.found(text, |text| list.filter(text));
    let found = |text: &str| ids(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    for text in ["FACS", "facs", "flow cytometry", "cytométrie en flux", "cytometrie en fux"] {
        assert!(found(text).iter().any(|id| id == "flow-cytometry"), "{text}: {:?}", found(text));
    }
    assert!(found("cytométrie").len() > 1);
    assert_eq!(ids("  "), "");
    assert_eq!(ids("zzzzqqq"), "");
}

/// The letter is for people: in the visitor's language, names instead of codes.
#[test]
fn a_letter_has_a_whole_new_record_or_the_changes_of_a_published_one() {
    let mut form = Form::new(today());
    form.set(Field::Name, "Essai".to_owned());
    form.set(Field::Host, "institut-curie".to_owned());
    form.set(Field::Departement, "75".to_owned());
    form.set(Field::Techniques, "flow-cytometry".to_owned());
    form.set(Field::Access, "academic industry".to_owned());
    form.set(Field::Equipment, "Un\n\nDeux".to_owned());
    let colon = "\u{a0}: ";
    let expected = [
        &["Nom de la plateforme", colon, "Essai\n"].concat(),
        &["Établissement", colon, "Institut Curie\n"].concat(),
        &["Département", colon, "75 Paris\n"].concat(),
        &["Techniques", colon, "Cytométrie en flux\n"].concat(),
        "Équipements\u{a0}:\n- Un\n- Deux\n",
        &["Ouverte à", colon, "Équipes académiques, Industrie\n"].concat(),
        &["Date des informations", colon, &today().long(Locale::Fr), "\n"].concat(),
    ];
    assert_eq!(record_text(&form, &CONTENT, Locale::Fr), expected.concat());
    assert!(record_text(&form, &CONTENT, Locale::En).contains("Techniques: Flow cytometry\n"));
    form.set(Field::Host, OTHER_HOST.to_owned());
    form.set(Field::NewHost, "Ailleurs".to_owned());
    let new_host = record_text(&form, &CONTENT, Locale::En);
    assert!(
        new_host.contains("Name of the institution: Ailleurs\n") && !new_host.contains("Institution: "),
        "{new_host}"
    );
    let published = proposal::published(CONTENT.published.as_deref().unwrap(), "curie-cytpic").unwrap();
    let mut form = Form::correcting(published, today());
    form.set(Field::City, "Orsay".to_owned());
    form.set(Field::Labels, String::new());
    let expected = format!("City: Orsay\nLabels and certifications: (to be removed)\n{}", today().long(Locale::En));
    let text = record_text(&form, &CONTENT, Locale::En)
        .replace("Town or city", "City")
        .replace("Date of the information: ", "");
    assert_eq!(text.trim(), expected);
    let letter = messages::letter(Locale::En, "CYTPIC", "https://a.example/en/platforms/x", &text);
    assert!(letter.starts_with("Hello,\n\nHere is a correction for the platform “CYTPIC”.\nhttps://a.example/"));
}
