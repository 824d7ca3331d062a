//! Questions in everyday words, judged by hand on the shipped catalogue; and needs that were removed from the data.

use site_core::answer;
use site_core::catalogue::Catalogue;
use site_core::content::file::File;
use site_core::locale::Locale;
use site_core::query::{CatalogueQuery, Facet};

use crate::relevance::ndcg;
use crate::search::with_error;
use crate::support::{CATALOGUE, json, shipped, shipped_content};

/// One question a line: `{"q", "lang", "kind", "relevant": {id: grade}}`.
const QUESTIONS: &str = include_str!("../fixtures/questions.jsonl");

/// The same; judged before the engine was tried on them.
const MORE: &str = include_str!("../fixtures/questions-more.jsonl");

/// One question a line: `{"q", "lang", "kind", "techniques": [id], "departement"?, "host"?}`.
const PARAPHRASES: &str = include_str!("../fixtures/paraphrases.jsonl");

fn hits(catalogue: &Catalogue, text: &str) -> Vec<String> {
    let hits = catalogue.results(&CatalogueQuery::searching(text), Locale::Fr).hits;
    hits.into_iter().map(|hit| catalogue.platforms.all[hit].id.clone()).collect()
}

#[test]
#[allow(clippy::cast_precision_loss, reason = "few questions")]
fn questions_find_platforms_that_answer_them() {
    for (name, questions, least) in [("given", QUESTIONS, 0.82), ("more", MORE, 0.83)] {
        let (mut sum, mut missed) = (0.0, Vec::new());
        for line in questions.lines() {
            let question = json(line);
            let (text, relevant) = (question["q"].as_str().unwrap(), question["relevant"].as_object().unwrap());
            let found = hits(&CATALOGUE, text);
            sum += ndcg(&found.iter().map(String::as_str).collect::<Vec<_>>(), relevant);
            if !found.iter().take(3).any(|id| relevant.contains_key(id)) {
                missed.push(text.to_owned());
            }
        }
        let count = questions.lines().count();
        let mean = sum / count as f64;
        println!("{name}: nDCG@10 {mean:.3}, {} of {count} without a right one in three: {missed:#?}", missed.len());
        assert!(mean >= least, "{name}: {mean}");
        assert!(missed.len() * 100 <= count * 5, "{name}: {missed:#?}");
    }
}

/// Questions judged by technique and, if they name a place, by where the platform is: as typed, and with a typing
/// error.
#[test]
fn paraphrases_find_platforms_with_the_right_technique() {
    let swapped = |text: &str| with_error(text).unwrap_or_else(|| text.to_owned());
    for (way, spell, least) in
        [("as typed", &str::to_owned as &dyn Fn(&str) -> String, 93), ("with an error", &swapped, 87)]
    {
        let mut missed = Vec::new();
        for line in PARAPHRASES.lines() {
            let question = json(line);
            let techniques = question["techniques"].as_array().unwrap();
            let fits = |id: &String| {
                let platform = CATALOGUE.platforms.get(id).unwrap();
                let is_there = |key: &str, own: &Option<String>| {
                    question[key].is_null() || question[key].as_str() == own.as_deref()
                };
                platform.techniques.iter().any(|own| techniques.iter().any(|id| id == own))
                    && is_there("departement", &platform.departement)
                    && is_there("host", &platform.host)
            };
            let text = spell(question["q"].as_str().unwrap());
            if !hits(&CATALOGUE, &text).iter().take(3).any(fits) {
                missed.push(text);
            }
        }
        let count = PARAPHRASES.lines().count();
        println!("{way}: {} of {count} without a right one in the first three: {missed:#?}", missed.len());
        assert!(missed.len() * 100 <= count * (100 - least), "{way}: {missed:#?}");
    }
}

/// Unanswerable questions get no answer, even if their words are close to known ones.
#[test]
fn unrelated_questions_find_nothing() {
    let texts = "where can I park; how do I cook rice; quelle heure est-il; comment cuire du riz; what is the weather in \
        Paris; quel temps fera-t-il demain; bonjour comment ça va; best pizza near me; recette de gâteau au \
        chocolat; cheap flights to London";
    for text in texts.split("; ") {
        assert_eq!(hits(&CATALOGUE, text), Vec::<String>::new(), "{text}");
    }
}

/// A need can be found by other needs, names and texts: the first need of each technique is removed and asked.
#[test]
fn needs_removed_from_the_data_find_their_technique() {
    let mut techniques = json(&shipped(File::Techniques));
    let mut asked: Vec<(String, String)> = Vec::new();
    for technique in techniques["records"].as_array_mut().unwrap() {
        let id = technique["id"].as_str().unwrap().to_owned();
        for language in ["fr", "en"] {
            let needs = technique["needs"][language].as_array_mut().unwrap();
            asked.push((id.clone(), needs.remove(0).as_str().unwrap().to_owned()));
        }
    }
    let mut content = shipped_content();
    content.set(File::Techniques, Ok(&techniques.to_string()));
    let catalogue = Catalogue::new(&content).unwrap();
    let (mut right, mut count) = (0, 0);
    for (id, need) in asked {
        let family = catalogue.family(&id).unwrap().id.clone();
        let has =
            |own: &String| *own == id || *own == family || id == family && catalogue.family(own).unwrap().id == id;
        let fits = |id: &String| catalogue.platforms.get(id).unwrap().techniques.iter().any(has);
        if catalogue.platforms.all.iter().any(|platform| fits(&platform.id)) {
            count += 1;
            right += usize::from(hits(&catalogue, &need).iter().take(3).any(fits));
        }
    }
    println!("{right} of {count}");
    assert!(right * 100 >= count * 72, "{right} of {count}");
}

#[test]
fn excluded_institutions_are_left_out() {
    for (text, host) in
        [("cytometry but not at Curie", "institut-curie"), ("séquençage, sauf Pasteur", "institut-pasteur")]
    {
        let found = hits(&CATALOGUE, text);
        assert!(found.len() > 2, "{text}");
        let is_there = |id: &String| CATALOGUE.platforms.get(id).unwrap().host.as_deref() == Some(host);
        assert!(!found.iter().any(is_there), "{text}: {found:?}");
    }
}

/// `sans animaux` excludes what is about animals, not everything that can be done with them.
#[test]
fn exclusions_leave_out_the_right_platforms() {
    for (text, stays, goes) in [
        ("IRM sans animaux", "neurospin", "neurospin-irm-petit-animal"),
        ("MRI without animals", "icm-cenir", "neurospin-irm-petit-animal"),
        ("tester un médicament, pas sur la souris", "pasteur-criblage", "gr-pfep"),
        ("test a drug, not in vivo", "icsn-plateaux", "gr-pfep"),
        ("séquençage, ni Curie ni Pasteur", "gr-genomique", "pasteur-biomics"),
        ("sequencing, not at Curie or Pasteur", "gr-genomique", "pasteur-biomics"),
        // The words of one name are one place.
        ("microscopy, not at Institut Curie", "pasteur-pbi", "curie-pict-ibisa"),
    ] {
        let found = hits(&CATALOGUE, text);
        let has = |id: &str| found.iter().any(|found| found == id);
        assert!(has(stays) && !has(goes), "{text}: {found:?}");
    }
}

/// A platform with only a family is found by the needs of the family's techniques, and the reverse.
#[test]
fn needs_of_a_family_match_its_techniques_and_the_reverse() {
    for (text, id, family) in [
        ("est-ce que ma protéine est pure et bien pliée", "pasteur-cristallographie", "structural-biology"),
        ("je cherche de petites molécules dans un plasma", "pasteur-metabolomique", "metabolomics-ms"),
    ] {
        let found = CATALOGUE.search(text).unwrap();
        let index = CATALOGUE.platforms.all.iter().position(|platform| platform.id == id).unwrap();
        assert!(hits(&CATALOGUE, text).iter().take(8).any(|hit| hit == id), "{text}");
        assert_eq!(CATALOGUE.reason(&found, index, Locale::Fr).unwrap().technique.id, family, "{text}");
    }
}

#[test]
fn two_words_of_a_need_count_as_a_question() {
    for text in ["count cells", "compter cellules", "film cells"] {
        assert!(hits(&CATALOGUE, text).len() > 3, "{text}");
    }
}

/// An exclusion alone finds all others; a mostly unknown question finds nothing.
#[test]
fn an_exclusion_alone_finds_the_rest_and_an_unknown_question_nothing() {
    let found = hits(&CATALOGUE, "not at Curie");
    assert!(found.len() > 100 && !found.contains(&"curie-cytpic".to_owned()), "{found:?}");
    assert_eq!(hits(&CATALOGUE, "quelle est la capitale du Pérou"), Vec::<String>::new());
}

#[test]
fn each_answer_gives_its_reason() {
    for (text, technique, need) in [
        ("je voudrais compter des cellules", "flow-cytometry", "compter des cellules"),
        ("compter des cellules", "flow-cytometry", "compter des cellules"),
        ("how can I film living cells", "live-cell-imaging", "filmer des cellules vivantes"),
    ] {
        let found = CATALOGUE.search(text).unwrap();
        let first = CATALOGUE.results(&CatalogueQuery::searching(text), Locale::Fr).hits[0];
        let reason = CATALOGUE.reason(&found, first, Locale::Fr).expect(text);
        assert_eq!((reason.technique.id.as_str(), reason.need), (technique, need), "{text}");
    }
    // A name is not a question.
    let found = CATALOGUE.search("cytométrie en flux").unwrap();
    assert!((0..CATALOGUE.platforms.all.len()).all(|place| CATALOGUE.reason(&found, place, Locale::Fr).is_none()));
}

#[test]
fn techniques_without_platforms_are_named() {
    let named = |line: &str| {
        let question = json(line);
        let text = question["q"].as_str().unwrap();
        let unlisted = CATALOGUE.unlisted(text)?;
        assert!(unlisted.nearest.iter().all(|near| CATALOGUE.count(Facet::Technique, &near.id) > 0), "{text}");
        Some(format!("{text}: {}", unlisted.technique.id))
    };
    let without: Vec<String> = include_str!("../fixtures/questions-none.jsonl").lines().filter_map(named).collect();
    let with: Vec<String> = QUESTIONS.lines().filter_map(named).collect();
    println!("{without:#?} {with:#?}");
    assert!(without.len() >= 5 && with.len() <= 3, "{without:#?} {with:#?}");
}

/// If nothing really answers, the list is empty or has a remark.
#[test]
fn unanswerable_questions_get_a_remark() {
    let is_remarked = |text: &str| {
        let results = CATALOGUE.results(&CatalogueQuery::searching(text), Locale::Fr);
        let is_elsewhere = results.found.is_some_and(|found| answer::elsewhere(text, &found).is_some());
        results.hits.is_empty() || results.is_partial || is_elsewhere || CATALOGUE.unlisted(text).is_some()
    };
    for line in include_str!("../fixtures/questions-none.jsonl").lines() {
        let question = json(line);
        let text = question["q"].as_str().unwrap();
        assert!(is_remarked(text), "{text}");
    }
    let texts = "une perruque après chimiothérapie; un avocat pour un contrat de licence; cryo-microscopie à Bobigny; \
        translate my article into English; breast reconstruction surgery appointment";
    for text in texts.split("; ") {
        assert!(is_remarked(text), "{text}");
    }
    // Few of the answered questions are marked as doubtful.
    let asked = || QUESTIONS.lines().chain(MORE.lines());
    let doubted = asked().filter(|line| is_remarked(json(line)["q"].as_str().unwrap()));
    let (doubted, count) = (doubted.count(), asked().count());
    println!("{doubted} of {count} answered questions are doubted");
    assert!(doubted * 100 <= count * 12, "{doubted} of {count}");
}

#[test]
fn questions_of_patients_are_recognised() {
    let is_by_patient = |text: &str| {
        let term_matches = CATALOGUE.search(text).unwrap().term_matches;
        answer::is_by_patient(text, &term_matches)
    };
    for text in [
        "my mother has cancer, who studies it?",
        "mon cancer est rare",
        "nous sommes des patients, qui étudie la douleur",
    ] {
        assert!(is_by_patient(text), "{text}");
    }
    for text in
        ["blood from patients", "mesurer la réponse de malades", "my tumour samples", "nous sommes une start-up"]
    {
        assert!(!is_by_patient(text), "{text}");
    }
}

#[test]
fn function_words_are_ignored() {
    let plain = hits(&CATALOGUE, "trier lymphocytes");
    for text in ["où puis-je trier des lymphocytes ?", "je voudrais trier mes lymphocytes, qui peut le faire"] {
        assert_eq!(hits(&CATALOGUE, text).first(), plain.first(), "{text}");
    }
}
