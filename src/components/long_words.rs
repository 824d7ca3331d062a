//! Makes overlong words breakable.

use crate::view::{IntoNode, Node, Text, el};

/// Longer words can break after this many characters. Without `wbr`, browsers search each line for a break opportunity:
/// minutes for a word of 20,000 characters. With a `wbr` after every 20 characters, Firefox takes half a minute.
const LONG_WORD: usize = 100;

/// Elements that can contain only text.
const TEXT_ONLY: [&str; 5] = ["code", "option", "text", "textarea", "title"];

/// Inserts `wbr` elements into the overlong words of a tree.
pub fn break_long_words(node: Node) -> Node {
    match node {
        Node::Text(text) => break_text(text),
        Node::Element(element) if TEXT_ONLY.contains(&element.tag()) => element.node(),
        node => node.map_children(break_long_words),
    }
}

fn break_text(text: Text) -> Node {
    if text.len() <= LONG_WORD || text.split(' ').all(|word| word.len() <= LONG_WORD) {
        return Node::Text(text);
    }
    let mut nodes = Vec::new();
    let (mut start, mut end) = (0, 0);
    for word in text.split(' ') {
        let begin = end;
        end += word.len() + 1;
        if word.len() <= LONG_WORD {
            continue;
        }
        // Not within a grapheme: a letter with combining marks, a joined emoji.
        let is_separate = |character: char| character.is_ascii() || character.is_alphanumeric();
        let (mut count, mut before) = (0, ' ');
        for (index, character) in word.char_indices() {
            if count >= LONG_WORD && is_separate(before) && is_separate(character) {
                nodes.push(Node::Text(text[start..begin + index].to_owned().into()));
                nodes.push(el("wbr").node());
                (start, count) = (begin + index, 0);
            }
            count += 1;
            before = character;
        }
    }
    nodes.push(Node::Text(text[start..].to_owned().into()));
    Node::Many(nodes)
}
