//! Redraws a live part: elements with a key stay in the document.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::tachys::renderer::Rndr;
use site_core::rising::rising;

use super::build::focused;
use super::built::{Built, BuiltElement, Content, Identity};
use super::node::{Element, Keyed, Node, Redraw, Value};

impl Element {
    /// Names the element among its siblings. When the surrounding live part, or an element with a key, is drawn again,
    /// the element with the same key stays in the document with its attributes and listeners; only children that
    /// changed are rebuilt. So the key must include everything that the attributes, and the listeners within, depend
    /// on.
    pub fn key(mut self, key: &str) -> Self {
        let mut mixer = Mixer(0);
        mixer.add(key);
        self.0.keyed = Some(Keyed { key: Identity(mixer.0), redraw, stays: false });
        self
    }

    /// Leaves the existing element with this key unchanged. The caller must know that there is one.
    pub fn as_before(mut self) -> Self {
        self.0.keyed.iter_mut().for_each(|keyed| keyed.stays = true);
        self
    }
}

/// A hash of texts, by the steps of FNV-1a. It starts at 0 for keys and at 1 for contents, so that neither can stand for
/// the other.
struct Mixer(u64);

impl Mixer {
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// The identity of a node and, if it is identified by its content, its text. `None` if it is always rebuilt.
fn identity(node: &Node, is_within_key: bool) -> Option<(Identity, Option<String>)> {
    let Node::Element(Element(parts)) = node else { return None };
    match &parts.keyed {
        Some(keyed) => Some((keyed.key, None)),
        None if is_within_key => {
            let (mut mixer, mut text) = (Mixer(1), String::new());
            read(node, &mut mixer, &mut text)?;
            Some((Identity(mixer.0), Some(text)))
        }
        None => None,
    }
}

/// Hashes the content of a node. `None` if it has a live part, whose content may change.
fn read(node: &Node, mixer: &mut Mixer, text: &mut String) -> Option<()> {
    match node {
        Node::Nothing => {}
        Node::Text(piece) => {
            mixer.add(piece);
            text.push_str(piece);
        }
        Node::Element(Element(parts)) => {
            mixer.add(parts.tag);
            for (name, value) in &parts.attributes {
                mixer.add(name);
                if let Value::Fixed(value) = value {
                    mixer.add(value);
                }
            }
            parts.children.iter().try_for_each(|child| read(child, mixer, text))?;
            mixer.add("/");
        }
        Node::Many(nodes) => nodes.iter().try_for_each(|node| read(node, mixer, text))?,
        Node::Live(_) => return None,
    }
    Some(())
}

impl BuiltElement {
    /// Redraws the children of an element with a key.
    fn redraw(&self, children: Vec<Node>, in_svg: bool) {
        let focused = focused();
        let old = self.content.parts.take();
        let new = redraw(Node::Many(children), old, &self.content, in_svg, true);
        self.content.parts.replace(new);
        self.content.restore(focused);
    }

    /// Whether the element still has this text, and others have not changed it.
    fn shows(&self, text: Option<&str>) -> bool {
        text.is_none_or(|text| {
            self.content.element.get().and_then(|held| held.borrow().text_content()).is_some_and(|seen| seen == text)
        })
    }

    /// Removes the element from the document.
    fn detach(&self) {
        if let Some(held) = self.content.element.get() {
            Rndr::remove(&held.borrow());
        }
    }
}

/// Builds nodes to replace the `old` ones; nodes with the same identity stay. `content` is that of the parent element,
/// which the caller restores.
fn redraw(node: Node, old: Vec<Built>, content: &Rc<Content>, in_svg: bool, is_within_key: bool) -> Vec<Built> {
    let mut old: Vec<Option<Built>> = old.into_iter().map(Some).collect();
    let (mut nodes, mut parts) = (Vec::new(), Vec::new());
    node.flatten(&mut nodes);
    // The indices of the nodes that stay: before and now.
    let (mut before, mut now): (Vec<usize>, Vec<usize>) = Default::default();
    for node in nodes {
        let identity = identity(&node, is_within_key);
        let is_same = |part: &Option<Built>| match part {
            Some(Built::Element(built)) => identity.is_some() && built.identity == identity.as_ref().map(|one| one.0),
            _ => false,
        };
        // Most nodes follow their predecessor, so the search starts there.
        let (earlier, later) = old.split_at(before.last().map_or(0, |last| last + 1));
        let found = later.iter().position(is_same).map(|found| earlier.len() + found);
        let found = found.or_else(|| earlier.iter().position(is_same));
        let text = identity.as_ref().and_then(|(_, text)| text.as_deref());
        match (found.and_then(|found| Some((found, old[found].take()?))), node) {
            (Some((found, Built::Element(built))), Node::Element(Element(new))) if built.shows(text) => {
                if text.is_none() && !new.keyed.is_some_and(|keyed| keyed.stays) {
                    built.redraw(new.children, in_svg);
                }
                before.push(found);
                now.push(parts.len());
                parts.push(Built::Element(built));
            }
            (_, node) => {
                node.build_in(content, in_svg, &mut parts);
                if let Some(Built::Element(built)) = parts.last_mut() {
                    built.identity = identity.map(|(identity, _)| identity);
                }
            }
        }
    }
    // Nodes outside of the longest increasing run are moved, so that as few as possible are.
    for (part, is_in_order) in now.into_iter().zip(rising(&before)) {
        if let (Built::Element(built), false) = (&parts[part], is_in_order) {
            built.detach();
        }
    }
    parts
}

impl Node {
    /// Replaces the old nodes; nodes with a key may stay. The caller restores the content.
    pub(super) fn rebuild_in(self, old: &RefCell<Vec<Built>>, content: &Rc<Content>, in_svg: bool) {
        let mut new = Vec::new();
        match self.keyed() {
            Some(redraw) => new = redraw(self, old.take(), content, in_svg, false),
            None => self.build_in(content, in_svg, &mut new),
        }
        drop(old.replace(new));
    }

    /// The function that redraws, if one of these nodes has a key.
    fn keyed(&self) -> Option<Redraw> {
        match self {
            Self::Element(Element(parts)) => parts.keyed.as_ref().map(|keyed| keyed.redraw),
            Self::Many(nodes) => nodes.iter().find_map(Self::keyed),
            _ => None,
        }
    }

    fn flatten(self, nodes: &mut Vec<Self>) {
        match self {
            Self::Nothing => {}
            Self::Many(many) => many.into_iter().for_each(|node| node.flatten(nodes)),
            one => nodes.push(one),
        }
    }
}
