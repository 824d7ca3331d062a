//! The form for managers: the stored draft, the record to correct, and the form's result.

use site_core::content::file::File;
use site_core::content::read;
use site_core::export::proposal::record_text;
use site_core::locale::Locale;
use site_core::proposal::{self, Field, Form, Taxonomy};
use site_core::search::List;

use super::bytes::Bytes;
use super::network::{CONTENT, TODAY};

/// A line with the id of a record (empty for a new one), a line with a draft, a line with a search for techniques, then
/// a file of platforms.
pub fn run(data: &[u8]) {
    let mut bytes = Bytes(data);
    let (id, draft, sought, file) = (bytes.line(), bytes.line(), bytes.line(), bytes.rest());
    let published = proposal::published(&file, &id).or_else(|| {
        let text = CONTENT.published.as_deref().map(String::as_str).unwrap_or_default();
        proposal::published(text, &id)
    });
    let opened = published.map_or_else(|| Form::new(TODAY), |record| Form::correcting(record, TODAY));
    let mut form = opened.clone();
    form.restore(&draft);
    let mut again = opened;
    again.restore(&form.draft());
    assert_eq!(again, form, "a stored draft restores the same form");
    form.toggle(Field::Techniques, &sought);
    for locale in Locale::ALL {
        let text = record_text(&form, &CONTENT, locale);
        assert!(text.is_empty() || text.ends_with('\n'), "lines: {text}");
    }
    let proposal = form.propose(&CONTENT);
    for piece in &proposal.pieces {
        let text = format!("{{\"version\":1,\"records\":[{}]}}", piece.json);
        assert!(read::parse(piece.file, &text).is_ok(), "a piece is JSON: {text}");
        assert!(piece.file == File::Platforms || piece.file == File::Hosts);
    }
    assert!(proposal.faults.len() <= Field::ALL.len());
    let letter: String = proposal.pieces.iter().map(|piece| piece.json.as_str()).collect();
    let (address, is_whole) = proposal::mailto("a@b.example", &id, &letter, "");
    assert!(address.is_ascii() && (!is_whole || address.len() <= 1800));
    assert!(!address.contains(['<', '"', ' ', '\n']));
    let key = proposal::draft_key(&id);
    assert!(key.is_ascii() && key.len() < 120);
    let techniques = CONTENT.techniques.ready().map_or(&[][..], |all| &all.all);
    let taxonomy = Taxonomy::new(techniques);
    let list = List::new(taxonomy.names.iter().map(Vec::as_slice));
    let _ = taxonomy.found(&sought, |text| list.filter(text));
}
