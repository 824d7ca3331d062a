//! Facts about the organisation are on the page where visitors look for them, in both languages. `voice` has
//! the statements that are nowhere.

use crate::render::render;
use crate::support::CONTENT;

/// The visible text of a page: without tags, spaces normalised.
fn read(html: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for character in html.chars() {
        match character {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if is_tag => {}
            space if space.is_whitespace() => text.push(' '),
            other => text.push(other),
        }
    }
    let text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
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
