//! Facts about the organisation are on the page where visitors look for them, in both languages. `voice` has
//! the statements that are nowhere.

use crate::render::{render, text};
use crate::support::CONTENT;

/// The visible text of a page, spaces normalised.
fn read(html: &str) -> String {
    let text = text(html).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The URL of a page, then its facts, one an indented line.
const FACTS: &str = include_str!("../fixtures/facts.txt");

#[test]
fn facts_are_on_the_pages_where_visitors_look() {
    let (mut address, mut text, mut count, mut missing) = ("", String::new(), 0, Vec::new());
    for line in FACTS.lines() {
        if let Some(fact) = line.strip_prefix("  ") {
            count += 1;
            missing.extend((!text.contains(fact)).then(|| format!("{address}: {fact}")));
        } else {
            (address, text) = (line, read(&render(&CONTENT, line)));
        }
    }
    assert!(count >= 141, "{count} facts");
    assert!(missing.is_empty(), "\n{}", missing.join("\n"));
}
