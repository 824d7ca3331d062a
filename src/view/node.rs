//! Views as plain values: elements with attributes and children, some of them live.

use std::borrow::Cow;
use std::rc::Rc;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};

use super::built::{Built, Content, Identity};

/// A text, static or made from data.
pub type Text = Cow<'static, str>;
pub(super) type Live<T> = Box<dyn FnMut() -> T + Send>;
type Handler = Box<dyn FnMut(JsValue) + Send>;

/// A part of a page.
#[derive(Default)]
pub enum Node {
    #[default]
    Nothing,
    Text(Text),
    Element(Element),
    Many(Vec<Node>),
    /// Rebuilt when a signal that it reads changes.
    Live(Live<Node>),
}

/// An element. A single pointer, so that passing it needs little code.
pub struct Element(pub(super) Box<Parts>);

pub(super) struct Parts {
    pub(super) tag: &'static str,
    pub(super) keyed: Option<Keyed>,
    pub(super) attributes: Vec<(&'static str, Value)>,
    pub(super) listeners: Vec<(&'static str, Handler)>,
    pub(super) children: Vec<Node>,
}

/// The key of an element. It holds the redraw function, so that parts of the app without keys do not contain that code.
pub(super) struct Keyed {
    pub(super) key: Identity,
    pub(super) redraw: Redraw,
    /// Whether an existing element is left as it is.
    pub(super) stays: bool,
}

/// Builds nodes to replace old ones. Takes the content of the parent element, and whether it is in an SVG and in an
/// element with a key.
pub(super) type Redraw = fn(Node, Vec<Built>, &Rc<Content>, bool, bool) -> Vec<Built>;

pub(super) enum Value {
    Fixed(Text),
    /// `None` removes the attribute.
    Live(Live<Option<Text>>),
    /// A boolean property such as `checked`: once the visitor has changed it, the attribute has no effect.
    Property(Live<bool>),
    /// The text of a field: once the visitor has typed, the attribute `value` has no effect.
    FieldText(Live<String>),
}

/// An element without attributes or children.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, keyed: None, attributes: Vec::new(), listeners: Vec::new(), children: Vec::new() }))
}

/// Several nodes side by side.
pub fn many() -> Node {
    Node::Many(Vec::new())
}

/// A part that is rebuilt when the signals it reads change. The focus stays on an element that keeps its `id`.
pub fn live<N: IntoNode>(mut draw: impl FnMut() -> N + Send + 'static) -> Node {
    Node::Live(Box::new(move || draw().node()))
}

impl Element {
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Sets an attribute, unless the value is `None` or false.
    #[inline(never)]
    pub fn attr(mut self, name: &'static str, value: impl IntoValue) -> Self {
        if let Some(value) = value.value() {
            self.0.attributes.push((name, Value::Fixed(value)));
        }
        self
    }

    /// An attribute that follows the signals it reads.
    pub fn live<V: IntoValue>(mut self, name: &'static str, mut value: impl FnMut() -> V + Send + 'static) -> Self {
        self.0.attributes.push((name, Value::Live(Box::new(move || value().value()))));
        self
    }

    /// A flag such as `checked` or `selected` that follows the signals it reads.
    pub fn property(mut self, name: &'static str, value: impl FnMut() -> bool + Send + 'static) -> Self {
        self.0.attributes.push((name, Value::Property(Box::new(value))));
        self
    }

    /// The text of an `input`, which follows the signals it reads.
    pub fn field_text(mut self, text: impl FnMut() -> String + Send + 'static) -> Self {
        self.0.attributes.push(("value", Value::FieldText(Box::new(text))));
        self
    }

    pub fn on(mut self, event: &'static str, mut handler: impl FnMut(Event) + Send + 'static) -> Self {
        self.0.listeners.push((event, Box::new(move |event| handler(event.unchecked_into()))));
        self
    }

    #[inline(never)]
    pub fn child(mut self, child: impl IntoNode) -> Self {
        match child.node() {
            Node::Nothing => {}
            Node::Many(children) => self.0.children.extend(children),
            child => self.0.children.push(child),
        }
        self
    }
}

/// Changes to a finished tree.
impl Element {
    pub fn tag(&self) -> &'static str {
        self.0.tag
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.attributes.iter().any(|(known, _)| *known == name)
    }

    /// The value of an attribute that is not live.
    pub fn fixed(&mut self, name: &str) -> Option<&mut Text> {
        self.0.attributes.iter_mut().find_map(|(known, value)| match value {
            Value::Fixed(value) if *known == name => Some(value),
            _ => None,
        })
    }

    pub fn first_child(&mut self) -> Option<&mut Node> {
        self.0.children.first_mut()
    }
}

impl Node {
    /// Applies a function to the children of an element, to siblings, or to a live part whenever it is drawn.
    #[must_use]
    pub fn map_children(self, change: impl Fn(Self) -> Self + Clone + Send + 'static) -> Self {
        match self {
            Self::Nothing | Self::Text(_) => self,
            Self::Element(mut element) => {
                element.0.children = element.0.children.into_iter().map(change).collect();
                Self::Element(element)
            }
            Self::Many(nodes) => Self::Many(nodes.into_iter().map(change).collect()),
            Self::Live(mut draw) => Self::Live(Box::new(move || change(draw()))),
        }
    }

    /// Adds a sibling.
    #[must_use]
    pub fn child(self, child: impl IntoNode) -> Self {
        let mut nodes = match self {
            Self::Nothing => Vec::new(),
            Self::Many(nodes) => nodes,
            one => vec![one],
        };
        match child.node() {
            Self::Nothing => {}
            Self::Many(children) => nodes.extend(children),
            child => nodes.push(child),
        }
        Self::Many(nodes)
    }
}

/// What can be a child of an element.
pub trait IntoNode {
    fn node(self) -> Node;
}

impl IntoNode for Node {
    fn node(self) -> Node {
        self
    }
}

impl IntoNode for Element {
    fn node(self) -> Node {
        Node::Element(self)
    }
}

impl IntoNode for &'static str {
    fn node(self) -> Node {
        Node::Text(self.into())
    }
}

impl IntoNode for String {
    fn node(self) -> Node {
        if self.is_empty() { Node::Nothing } else { Node::Text(self.into()) }
    }
}

impl IntoNode for usize {
    fn node(self) -> Node {
        self.to_string().node()
    }
}

impl IntoNode for RwSignal<String> {
    fn node(self) -> Node {
        live(move || self.get())
    }
}

impl IntoNode for () {
    fn node(self) -> Node {
        Node::Nothing
    }
}

impl<N: IntoNode> IntoNode for Option<N> {
    fn node(self) -> Node {
        self.map_or(Node::Nothing, IntoNode::node)
    }
}

impl IntoNode for Vec<Node> {
    fn node(self) -> Node {
        Node::Many(self)
    }
}

impl<N: IntoNode> FromIterator<N> for Node {
    fn from_iter<I: IntoIterator<Item = N>>(nodes: I) -> Self {
        Self::Many(nodes.into_iter().map(IntoNode::node).collect())
    }
}

/// What can be the value of an attribute.
pub trait IntoValue {
    fn value(self) -> Option<Text>;
}

impl IntoValue for &'static str {
    fn value(self) -> Option<Text> {
        Some(self.into())
    }
}

impl IntoValue for String {
    fn value(self) -> Option<Text> {
        Some(self.into())
    }
}

impl IntoValue for bool {
    fn value(self) -> Option<Text> {
        self.then_some(Cow::Borrowed(""))
    }
}

impl<V: IntoValue> IntoValue for Option<V> {
    fn value(self) -> Option<Text> {
        self.and_then(IntoValue::value)
    }
}
