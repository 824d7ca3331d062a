//! XML as text. Whatever the data holds stays text.

use site_core::html::escape;

pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

/// Escaped, without the characters that XML cannot hold.
fn push(text: &str, xml: &mut String) {
    let is_allowed = |character: &char| {
        !matches!(character, '\u{fffe}' | '\u{ffff}') && (!character.is_control() || "\t\n".contains(*character))
    };
    escape(&text.chars().filter(is_allowed).collect::<String>(), xml);
}

fn open(name: &str, attributes: &[(&str, &str)]) -> String {
    let mut tag = ["<", name].concat();
    for (name, value) in attributes {
        tag += &[" ", name, "=\""].concat();
        push(value, &mut tag);
        tag.push('"');
    }
    tag
}

/// An element without content.
pub(super) fn empty(name: &str, attributes: &[(&str, &str)]) -> String {
    open(name, attributes) + "/>"
}

/// An element that holds a text.
pub(super) fn element(name: &str, attributes: &[(&str, &str)], text: &str) -> String {
    let mut element = open(name, attributes) + ">";
    push(text, &mut element);
    element + "</" + name + ">"
}
