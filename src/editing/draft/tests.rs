use serde_json::json;
use site_core::content::date::Date;

use super::*;
use crate::json::steps;

const TEXT: &str = "{\n \"version\": 1,\n \"updated\": \"2026-11-01\",\n \"records\": [\n  {\n   \"id\": \"a\",\n   \"start\": \"2026\"\n  },\n  \
    {\n   \"id\": \"b\"\n  }\n ]\n}\n";
const AT: (File, u32) = (File::Events, 0);

type Act = dyn Fn(&mut Draft) -> Vec<Piece>;

fn keep(kept: &mut HashMap<String, Arc<str>>, pieces: Vec<Piece>) {
    for piece in pieces {
        match piece.text {
            Some(text) => drop(kept.insert(piece.name, text)),
            None => drop(kept.remove(&piece.name)),
        }
    }
}

fn text(draft: &Draft) -> String {
    draft.sheet(File::Events).expect("events").now.text()
}

/// The storage has the original and what differs from it, so that nothing else is applied to a later original.
fn assert_holds_only_changes(draft: &Draft, kept: &HashMap<String, Arc<str>>) {
    let mut expected = HashMap::new();
    keep(&mut expected, draft.pieces());
    assert_eq!(*kept, expected);
    assert_eq!(draft.stale(kept.keys(), &[]), []);
}

#[test]
fn every_edit_is_stored_in_pieces_and_can_be_undone() {
    let mut draft = Draft::default();
    let mut kept = HashMap::new();
    draft.open(File::Events, TEXT).expect("events");
    let mut states = vec![text(&draft)];
    let edits: Vec<&Act> = vec![
        &|draft| draft.set(AT, &steps(".start"), Some(&json!("2027"))),
        &|draft| draft.push(AT, &steps(".organisers"), &json!("X")),
        &|draft| draft.push(AT, &steps(".organisers"), &json!("Y")),
        &|draft| draft.shift(AT, &steps(".organisers"), 0, 1),
        &|draft| draft.duplicate(AT, &steps(".organisers"), 0),
        &|draft| draft.remove(AT, &steps(".organisers[1]")),
        &|draft| draft.add_record(File::Events, 9, &json!({"id": "c"})).expect("a record").1,
        &|draft| draft.set((File::Events, 2), &steps(".title.fr"), Some(&json!("C"))),
        &|draft| draft.duplicate_record(File::Events, 2).expect("a copy").1,
        &|draft| draft.move_record(File::Events, 3, 0),
        &|draft| draft.remove_record(File::Events, 2),
        &|draft| draft.set((File::Events, ENVELOPE), &steps(".as_of"), Some(&json!("2026"))),
    ];
    for edit in &edits {
        let pieces = edit(&mut draft);
        assert!(!pieces.is_empty());
        keep(&mut kept, pieces);
        states.push(text(&draft));
        let (restored, unreadable) = Draft::restore(&kept);
        assert_eq!((text(&restored), unreadable), (text(&draft), Vec::new()));
        assert_holds_only_changes(&draft, &kept);
    }
    for state in states.iter().rev().skip(1) {
        let (_, pieces) = draft.undo().expect("a change");
        keep(&mut kept, pieces);
        assert_eq!(text(&draft), *state);
        assert_eq!(text(&Draft::restore(&kept).0), *state);
        assert_holds_only_changes(&draft, &kept);
    }
    assert!(!draft.can_undo() && draft.undo().is_none() && !draft.is_changed());
    for state in states.iter().skip(1) {
        let (_, pieces) = draft.redo().expect("a change");
        keep(&mut kept, pieces);
        assert_eq!(text(&draft), *state);
        assert_eq!(text(&Draft::restore(&kept).0), *state);
        assert_holds_only_changes(&draft, &kept);
    }
    assert!(!draft.can_redo() && draft.is_changed());
}

#[test]
fn typing_in_a_field_is_one_undo_step() {
    let mut draft = Draft::default();
    draft.open(File::Events, TEXT).expect("events");
    let typed = |draft: &mut Draft, text: &str| draft.set(AT, &steps(".start"), Some(&json!(text))).len();
    // The first change also stores the original file.
    assert_eq!(["2", "20", "202", "202"].map(|text| typed(&mut draft, text)), [2, 1, 1, 0]);
    draft.end_typing();
    typed(&mut draft, "2028");
    draft.undo();
    assert!(text(&draft).contains("\"202\""));
    draft.undo();
    assert_eq!(text(&draft), TEXT);
}

#[test]
fn the_id_of_a_new_record_follows_its_name() {
    let mut draft = Draft::default();
    draft.open(File::Events, TEXT).expect("events");
    let (key, _) = draft.add_record(File::Events, 0, &json!({"id": "event"})).expect("a record");
    let at = (File::Events, key);
    let id = |draft: &Draft| draft.sheet(File::Events).expect("events").now.id(key).expect("an id");
    draft.write(at, &steps(".title.fr"), Some(&json!("Cancers")));
    draft.write(at, &steps(".title.fr"), Some(&json!("Cancers rares")));
    assert_eq!(id(&draft), "cancers-rares");
    draft.write(at, &steps(".start"), Some(&json!("2026-12-03")));
    assert_eq!(id(&draft), "2026-12-03-cancers-rares");
    draft.undo();
    assert_eq!(id(&draft), "cancers-rares");
    draft.undo();
    assert_eq!(id(&draft), "event");
    draft.write(at, &steps(".id"), Some(&json!("mine")));
    draft.write(at, &steps(".title.fr"), Some(&json!("Autre")));
    assert_eq!(id(&draft), "mine");
    draft.write(AT, &steps(".title.fr"), Some(&json!("Autre")));
    assert!(text(&draft).contains("\"id\": \"a\""));
    draft.revert(File::Events);
    assert_eq!(text(&draft), TEXT);
}

#[test]
fn a_changed_field_changes_its_line_and_the_date_only() {
    let mut draft = Draft::default();
    draft.open(File::Events, TEXT).expect("events");
    let today = Date::parse("2026-12-01").expect("a date");
    let taken = |draft: &Draft| draft.sheet(File::Events).expect("events").text(today);
    assert_eq!(taken(&draft), TEXT);
    draft.set(AT, &steps(".start"), Some(&json!("2027")));
    let expected = TEXT.replace("\"2026\"", "\"2027\"").replace("2026-11-01", "2026-12-01");
    assert_eq!(taken(&draft), expected);
}

#[test]
fn taking_over_a_file_changes_only_what_differs() {
    let mut draft = Draft::default();
    draft.open(File::Events, TEXT).expect("events");
    let other = "[{\"id\":\"c\"},{\"id\":\"b\"},{\"start\":\"2027\",\"id\":\"a\"}]";
    let other = Document::parse(File::Events, other).expect(other);
    assert!(!draft.take_over(File::Events, &other, false).is_empty());
    let ids = |draft: &Draft| {
        let now = &draft.sheet(File::Events).expect("events").now;
        now.entries.iter().filter_map(|entry| now.id(entry.key)).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ids(&draft), "a b c");
    assert!(text(&draft).contains("{\n   \"id\": \"b\"\n  }") && text(&draft).contains("\"2027\""));
    draft.take_over(File::Events, &other, true);
    assert_eq!(ids(&draft), "c b a");
    draft.undo();
    draft.undo();
    assert_eq!(text(&draft), TEXT);
}

#[test]
fn taking_over_a_removed_record_restores_the_original() {
    let other = Document::parse(File::Events, TEXT).expect("events");
    let alone = Document::parse(File::Events, "[{\"id\": \"b\"}]").expect("a record");
    for is_whole in [true, false] {
        let mut draft = Draft::default();
        let mut kept = HashMap::new();
        draft.open(File::Events, TEXT).expect("events");
        keep(&mut kept, draft.remove_record(File::Events, 1));
        assert!(draft.is_changed());
        keep(&mut kept, draft.take_over(File::Events, if is_whole { &other } else { &alone }, is_whole));
        assert_eq!(text(&draft), TEXT);
        assert!(!draft.is_changed());
        assert_eq!(text(&Draft::restore(&kept).0), TEXT);
        keep(&mut kept, draft.undo().expect("the taking over").1);
        assert_eq!(draft.sheet(File::Events).expect("events").now.entries.len(), 1);
        assert_eq!(text(&Draft::restore(&kept).0), text(&draft));
    }
}

#[test]
fn a_file_with_duplicate_ids_is_the_same_file() {
    let text = "[{\"id\": \"a\"}, {\"id\": \"a\", \"start\": \"2026\"}, {\"id\": \"b\"}]";
    let mut draft = Draft::default();
    draft.open(File::Events, text).expect("events");
    let other = Document::parse(File::Events, text).expect("events");
    assert!(draft.take_over(File::Events, &other, true).is_empty());
    assert!(!draft.is_changed());
}

#[test]
fn stale_pieces_are_removed_and_damaged_ones_stay() {
    let mut draft = Draft::default();
    draft.open(File::Events, TEXT).expect("events");
    let mut kept = HashMap::new();
    keep(&mut kept, draft.set(AT, &steps(".start"), Some(&json!("2027"))));
    for name in ["events.json order", "groups.json 3", "members.json base", "members.json 1"] {
        kept.insert(name.to_owned(), "x".into());
    }
    kept.insert("events.json order".to_owned(), "0 1".into());
    let (restored, unreadable) = Draft::restore(&kept);
    let mut stale: Vec<String> = restored.stale(kept.keys(), &unreadable).into_iter().map(|piece| piece.name).collect();
    stale.sort();
    assert_eq!(
        (stale.join(", "), unreadable.join(", ")),
        ("events.json order, groups.json 3".to_owned(), "members.json base".to_owned())
    );
}

#[test]
fn an_unreadable_piece_does_not_affect_the_others() {
    let mut draft = Draft::default();
    let mut kept = HashMap::new();
    draft.open(File::Events, TEXT).expect("events");
    keep(&mut kept, draft.set((File::Events, 1), &steps(".start"), Some(&json!("2027"))));
    kept.insert("events.json 0".to_owned(), "{\"id\": ".into());
    kept.insert("hosts.json base".to_owned(), "<html>".into());
    let (restored, unreadable) = Draft::restore(&kept);
    assert_eq!(unreadable, ["events.json 0", "hosts.json base"]);
    assert!(text(&restored).contains("2027") && text(&restored).contains("\"id\": \"a\""));
}
