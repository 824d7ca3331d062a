//! Builds nodes in the document, and updates live parts.
//!
//! Others change the document too: translators, dark modes and grammar checkers replace, wrap, split and remove nodes.
//! So each element holds the list of its child nodes, and a change of a live part compares the document with the list.
//!
//! At the swap-in, published nodes replace the built nodes that are alike (see `publish/boot.js`).

use std::cell::RefCell;
use std::rc::Rc;

use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element as DomElement, Node as DomNode};
use leptos::tachys::view::{Mountable, Render};
use leptos::wasm_bindgen::JsCast;
#[cfg(feature = "csr")]
use {leptos::prelude::document, wasm_bindgen::prelude::wasm_bindgen};

use super::built::{Built, BuiltElement, BuiltLive, Content, Held, Listener};
use super::node::{Live, Node, Parts, Value};
use super::signals::Following;

const SVG: &str = "http://www.w3.org/2000/svg";

impl Parts {
    fn build(self, in_svg: bool) -> BuiltElement {
        let in_svg = in_svg || self.tag == "svg";
        let held = Rc::new(RefCell::new(Rndr::create_element(self.tag, in_svg.then_some(SVG))));
        let mut effects = Vec::new();
        for (name, value) in self.attributes {
            let element = Rc::clone(&held);
            match value {
                Value::Fixed(value) => Rndr::set_attribute(&element.borrow(), name, &value),
                Value::Live(mut value) => {
                    let mut shown = None;
                    effects.push(follow(Box::new(move || {
                        let value = value();
                        if shown.as_ref() != Some(&value) {
                            match &value {
                                Some(value) => Rndr::set_attribute(&element.borrow(), name, value),
                                None => Rndr::remove_attribute(&element.borrow(), name),
                            }
                            shown = Some(value);
                        }
                    })));
                }
                Value::Property(mut value) => effects.push(follow(Box::new(move || {
                    Rndr::set_property(&element.borrow(), name, &value().into());
                }))),
                Value::FieldText(mut text) => {
                    effects.push(follow(Box::new(move || set_field_text(&element.borrow(), &text()))));
                }
            }
        }
        let listeners = self.listeners.into_iter();
        let listeners = listeners.map(|(event, handler)| Listener::new(&held, event, handler)).collect();
        let content = match self.keyed {
            Some(keyed) => {
                let content = Rc::<Content>::default();
                let children = Node::Many(self.children);
                content.parts.replace((keyed.redraw)(children, Vec::new(), &content, in_svg, true));
                content
            }
            None => Node::Many(self.children).build_content(in_svg),
        };
        content.fill(held);
        BuiltElement { identity: None, content, effects, listeners }
    }
}

/// An effect that is compiled once, and not for each closure.
fn follow(mut run: Box<dyn FnMut()>) -> Following {
    Following(RenderEffect::new(move |_| run()))
}

/// Sets the text of a field, if it differs: otherwise some browsers would move the cursor.
#[cfg(feature = "csr")]
fn set_field_text(field: &DomElement, text: &str) {
    let field: &web_sys::HtmlInputElement = field.unchecked_ref();
    if field.value() != text {
        field.set_value(text);
    }
}

/// Natively nothing is built.
#[cfg(not(feature = "csr"))]
fn set_field_text(_: &DomElement, _: &str) {}

impl Node {
    fn build_content(self, in_svg: bool) -> Rc<Content> {
        let content = Rc::<Content>::default();
        let mut parts = Vec::new();
        self.build_in(&content, in_svg, &mut parts);
        content.parts.replace(parts);
        content
    }

    /// Appends the built nodes to `parts`. `content` is that of the parent element.
    pub(super) fn build_in(self, content: &Rc<Content>, in_svg: bool, parts: &mut Vec<Built>) {
        match self {
            Self::Nothing => {}
            Self::Text(text) => parts.push(Built::Text(Rndr::create_text_node(&text), text)),
            Self::Element(element) => parts.push(Built::Element(element.0.build(in_svg))),
            Self::Many(nodes) => nodes.into_iter().for_each(|node| node.build_in(content, in_svg, parts)),
            Self::Live(draw) => parts.push(Built::Live(BuiltLive::new(draw, content, in_svg))),
        }
    }
}

impl BuiltLive {
    fn new(mut draw: Live<Node>, content: &Rc<Content>, in_svg: bool) -> Self {
        let parts = Rc::<RefCell<Vec<Built>>>::default();
        let (own, around) = (Rc::clone(&parts), Rc::downgrade(content));
        let mut is_placed = false;
        let draw = move || {
            let node = draw();
            let Some(content) = around.upgrade() else { return };
            let is_kept = match (&node, &mut own.borrow_mut()[..]) {
                // A text node is reused, so that a live region announces the change.
                (Node::Text(new), [Built::Text(node, text)]) => {
                    if new != text {
                        Rndr::set_text(node, new);
                        text.clone_from(new);
                    }
                    true
                }
                _ => false,
            };
            let focused = if is_placed { focused() } else { None };
            if !is_kept {
                node.rebuild_in(&own, &content, in_svg);
            }
            // The first time, the parent element inserts the nodes.
            if std::mem::replace(&mut is_placed, true) {
                content.restore(focused);
            }
        };
        Self { parts, effect: follow(Box::new(draw)) }
    }
}

impl Content {
    /// Inserts the built nodes into the element.
    fn fill(&self, held: Held) {
        let element = held.borrow().clone();
        place(&self.parts.borrow(), &element, &mut Rndr::first_child(&element));
        _ = self.element.set(held);
    }

    /// Makes the child nodes of the element match the list. Nodes that are in their place are not touched.
    pub(super) fn restore(&self, focused: Option<DomElement>) {
        let Some(element) = self.element.get().map(|held| held.borrow().clone()) else { return };
        let parts = self.parts.borrow();
        let mut next = Rndr::first_child(&element);
        if place(&parts, &element, &mut next) | remove_until(None, &mut next) {
            restore_texts(&parts);
            focus_again(focused);
        }
    }
}

/// Inserts nodes into an element, before `next`; advances `next` past nodes that are in their place. Returns whether
/// any node had to be moved.
fn place(parts: &[Built], element: &DomElement, next: &mut Option<DomNode>) -> bool {
    let parent: &DomNode = element;
    let mut has_changed = false;
    for part in parts {
        let node: &DomNode = match part {
            Built::Text(text, _) => text,
            Built::Element(BuiltElement { content, .. }) => match content.element.get() {
                Some(held) => &held.borrow(),
                None => continue,
            },
            Built::Live(live) => {
                has_changed |= place(&live.parts.borrow(), element, next);
                continue;
            }
        };
        if Rndr::get_parent(node).as_ref() == Some(parent) {
            has_changed |= remove_until(Some(node), next);
            *next = Rndr::next_sibling(node);
        } else {
            Rndr::insert_node(element, node, next.as_ref());
            has_changed = true;
        }
    }
    has_changed
}

/// Removes the nodes from `next` up to `end`. Returns whether there were any.
fn remove_until(end: Option<&DomNode>, next: &mut Option<DomNode>) -> bool {
    let mut has_removed = false;
    while let Some(node) = next.take_if(|node| Some(&*node) != end) {
        *next = Rndr::next_sibling(&node);
        Rndr::remove(&node);
        has_removed = true;
    }
    has_removed
}

/// Restores text nodes that others have split or joined.
fn restore_texts(parts: &[Built]) {
    for part in parts {
        match part {
            Built::Text(node, text) if node.node_value().as_deref() != Some(&**text) => Rndr::set_text(node, text),
            Built::Live(live) => restore_texts(&live.parts.borrow()),
            Built::Text(..) | Built::Element(_) => {}
        }
    }
}

#[cfg(feature = "csr")]
pub(super) fn focused() -> Option<DomElement> {
    document().active_element()
}

#[cfg(not(feature = "csr"))]
pub(super) fn focused() -> Option<DomElement> {
    None
}

/// Focuses an element again that has lost the focus, or the element that has its id now. Does not scroll.
#[cfg(feature = "csr")]
fn focus_again(before: Option<DomElement>) {
    if let Some(before) = before.filter(|before| focused().as_ref() != Some(before)) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let now = if before.is_connected() { Some(before) } else { document().get_element_by_id(&before.id()) };
        // SVG links are not `HTMLElement`s, but have the same method.
        _ = now.map(|now| now.unchecked_ref::<web_sys::HtmlElement>().focus_with_options(&options));
    }
}

#[cfg(not(feature = "csr"))]
fn focus_again(_: Option<DomElement>) {}

#[cfg(feature = "csr")]
#[wasm_bindgen]
extern "C" {
    /// A node that was built before the swap-in.
    type Replaced;

    /// The published node that replaces it.
    #[wasm_bindgen(method, getter)]
    fn kept(this: &Replaced) -> Option<DomNode>;
}

#[cfg(feature = "csr")]
fn kept(built: &DomNode) -> Option<DomNode> {
    built.unchecked_ref::<Replaced>().kept()
}

#[cfg(not(feature = "csr"))]
fn kept(_: &DomNode) -> Option<DomNode> {
    None
}

/// Replaces built nodes by the published nodes that are alike. Other nodes were inserted with all their content.
fn adopt(parts: &mut [Built]) {
    for part in parts {
        match part {
            Built::Text(text, _) => {
                if let Some(kept) = kept(text) {
                    *text = kept.unchecked_into();
                }
            }
            Built::Element(built) => built.content.adopt(&built.listeners),
            Built::Live(live) => adopt(&mut live.parts.borrow_mut()),
        }
    }
}

impl Content {
    fn adopt(&self, listeners: &[Listener]) {
        let Some(held) = self.element.get() else { return };
        let Some(kept) = kept(&held.borrow()) else { return };
        held.replace(kept.unchecked_into());
        listeners.iter().for_each(Listener::listen);
        adopt(&mut self.parts.borrow_mut());
    }
}

thread_local! {
    /// The content of the mounted app. Global, because Leptos keeps what it has mounted to itself.
    static MOUNTED: RefCell<Option<Rc<Content>>> = const { RefCell::new(None) };
}

/// The swap-in of the view: it continues in the published page, with the nodes that `boot.js` has kept there.
pub fn adopt_published() {
    MOUNTED.with_borrow(|mounted| {
        if let Some(content) = mounted {
            content.adopt(&[]);
        }
    });
}

/// The content of the element in which the app is mounted.
pub struct Root(Rc<Content>);

impl Render for Node {
    type State = Root;

    fn build(self) -> Root {
        Root(self.build_content(false))
    }

    fn rebuild(self, Root(content): &mut Root) {
        let mut new = Vec::new();
        self.build_in(content, false, &mut new);
        drop(content.parts.replace(new));
        content.restore(focused());
    }
}

impl Mountable for Root {
    fn unmount(&mut self) {
        drop(self.0.parts.take());
        self.0.restore(focused());
    }

    fn mount(&mut self, parent: &DomElement, _: Option<&DomNode>) {
        self.0.fill(Rc::new(RefCell::new(parent.clone())));
        MOUNTED.set(Some(Rc::clone(&self.0)));
    }

    fn insert_before_this(&self, _: &mut dyn Mountable) -> bool {
        false
    }

    fn elements(&self) -> Vec<DomElement> {
        Vec::new()
    }
}
