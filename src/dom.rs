//! Views as plain values: elements with their attributes and children, some of them live.
//!
//! A [`Node`] is a Leptos view of one single type: it is built into the page, or written as HTML natively, by the code
//! below and no other. The `view!` macro makes a type, and machine code, of every element it meets: written with it,
//! the same pages weighed 267 kB of Brotli, over the budget before half of the product stood.

use std::borrow::Cow;
use std::cell::Cell;
use std::time::Duration;

use leptos::ev::Event;
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::{AnySubscriber, Subscriber, ToAnySubscriber};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element as DomElement, Node as DomNode, Placeholder, Text};
use leptos::tachys::renderer::{CastFrom, RemoveEventHandler, Rndr};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use leptos::wasm_bindgen::{JsCast, JsValue};
use site_core::html::escape;

type Words = Cow<'static, str>;
type Live<T> = Box<dyn FnMut() -> T + Send>;
type Handler = Box<dyn FnMut(JsValue) + Send>;

/// A piece of a page.
#[derive(Default)]
pub enum Node {
    #[default]
    Nothing,
    Text(Words),
    Element(Element),
    Many(Vec<Node>),
    /// Drawn anew whenever a signal that it reads changes.
    Live(Live<Node>),
}

/// An element, with what a page needs of one. One pointer, so that passing it along costs nothing.
pub struct Element(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Handler)>,
    children: Vec<Node>,
}

enum Value {
    Fixed(Words),
    /// Nothing takes the attribute away.
    Live(Live<Option<Words>>),
    /// A flag of the element itself, such as `checked`, which the attribute of that name does not change.
    Property(Live<bool>),
    /// The text of a field, which the attribute `value` does not change once the visitor has typed.
    FieldText(Live<String>),
}

/// An element of this name, without anything yet.
#[inline(never)]
pub fn el(tag: &'static str) -> Element {
    Element(Box::new(Parts { tag, attributes: Vec::new(), listeners: Vec::new(), children: Vec::new() }))
}

/// Several nodes side by side.
pub fn many() -> Node {
    Node::Many(Vec::new())
}

/// A piece that follows the signals it reads.
pub fn live<N: IntoNode>(mut draw: impl FnMut() -> N + Send + 'static) -> Node {
    Node::Live(Box::new(move || draw().node()))
}

impl Element {
    pub fn class(self, class: &'static str) -> Self {
        self.attr("class", class)
    }

    /// Sets an attribute; none where the value is none or false.
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
            // These hold text alone.
            Node::Many(children) if matches!(self.0.tag, "code" | "option" | "text" | "textarea" | "title") => {
                self.0.children.extend(children.into_iter().filter(|child| !matches!(child, Node::Element(_))));
            }
            Node::Many(children) => self.0.children.extend(children),
            child => self.0.children.push(child),
        }
        self
    }
}

impl Node {
    /// Adds a neighbour.
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

/// What can stand in a page.
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
        Node::Element(match OUTWARD.get() {
            Some(outward) if self.0.tag == "a" => self.outward(outward),
            _ => self,
        })
    }
}

/// Where the links of a frame lead.
#[derive(Clone, Copy)]
pub struct Outward {
    /// The name of a window: `_blank` or `_top`.
    pub target: &'static str,
    /// Added to the name of each link.
    pub words: &'static str,
}

thread_local! {
    static OUTWARD: Cell<Option<Outward>> = const { Cell::new(None) };
}

/// From here on links leave the frame they stand in, and say so; but for those that change what the frame shows
/// (`data-state-link`, `data-page-link`).
pub fn open_links_outside(outward: Option<Outward>) {
    OUTWARD.set(outward);
}

/// Whether what is drawn stands in a frame of a partner's: compact, without ways around the site.
pub fn in_frame() -> bool {
    OUTWARD.get().is_some()
}

impl Element {
    fn outward(mut self, Outward { target, words }: Outward) -> Self {
        let has = |name: &str| self.0.attributes.iter().any(|(known, _)| *known == name);
        let is_part = self
            .0
            .attributes
            .iter()
            .any(|(name, value)| *name == "href" && matches!(value, Value::Fixed(href) if href.starts_with('#')));
        if is_part || has("data-state-link") || has("data-page-link") {
            return self;
        }
        let label = self.0.attributes.iter_mut().find(|(name, _)| *name == "aria-label");
        match (label, self.0.children.first_mut()) {
            (Some((_, Value::Fixed(label))), _) => label.to_mut().push_str(words),
            // A link in a drawing has its name in its title.
            (_, Some(Node::Element(title))) if title.0.tag == "title" => title.0.children.push(words.node()),
            _ => self = self.child(el("span").class("visually-hidden").child(words)),
        }
        self.attr("target", target).attr("rel", "noopener")
    }
}

impl IntoNode for &'static str {
    fn node(self) -> Node {
        Node::Text(self.into())
    }
}

impl IntoNode for String {
    fn node(self) -> Node {
        if self.is_empty() { Node::Nothing } else { breakable(self) }
    }
}

/// Letters that no word has: one that has more may break after so many. A browser that looks for a place itself goes over
/// the rest of the word at each line, for minutes where words have twenty thousand letters; and Firefox over all places
/// before, for half a minute where there is one in twenty letters.
const LONG_WORD: usize = 100;

/// A text whose overlong words say where they may break.
fn breakable(text: String) -> Node {
    if text.len() <= LONG_WORD || text.split(' ').all(|word| word.len() <= LONG_WORD) {
        return Node::Text(text.into());
    }
    let mut nodes = Vec::new();
    let (mut start, mut end) = (0, 0);
    for word in text.split(' ') {
        let begin = end;
        end += word.len() + 1;
        if word.len() <= LONG_WORD {
            continue;
        }
        // Never within what is drawn as one: a letter with its marks, a joined emoji.
        let stands_alone = |letter: char| letter.is_ascii() || letter.is_alphanumeric();
        let (mut letters, mut before) = (0, ' ');
        for (place, letter) in word.char_indices() {
            if letters >= LONG_WORD && stands_alone(before) && stands_alone(letter) {
                nodes.push(Node::Text(text[start..begin + place].to_owned().into()));
                nodes.push(el("wbr").node());
                (start, letters) = (begin + place, 0);
            }
            letters += 1;
            before = letter;
        }
    }
    nodes.push(Node::Text(text[start..].to_owned().into()));
    Node::Many(nodes)
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
    fn value(self) -> Option<Words>;
}

impl IntoValue for &'static str {
    fn value(self) -> Option<Words> {
        Some(self.into())
    }
}

impl IntoValue for String {
    fn value(self) -> Option<Words> {
        Some(self.into())
    }
}

impl IntoValue for bool {
    fn value(self) -> Option<Words> {
        self.then_some(Cow::Borrowed(""))
    }
}

impl<V: IntoValue> IntoValue for Option<V> {
    fn value(self) -> Option<Words> {
        self.and_then(IntoValue::value)
    }
}

// Signals, with one copy of their machinery for each type of value instead of one for each place that makes one.

/// A value computed from signals, which tells of a change only when it is another.
pub fn memo<T: PartialEq + Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn of<T: PartialEq + Send + Sync + 'static>(compute: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        let memo = ArcMemo::new(move |_| compute());
        leave_with_owner(memo.to_any_subscriber());
        memo.into()
    }
    of(Box::new(compute))
}

/// Something done after each change of the signals it reads. Natively, nothing.
pub fn effect(run: impl FnMut() + 'static) {
    fn of(mut run: Box<dyn FnMut()>) {
        let effect = Effect::new(move |_| run());
        if cfg!(feature = "csr") {
            leave_with_owner(effect.to_any_subscriber());
        }
    }
    of(Box::new(run));
}

/// A signal never forgets by itself those that it tells of its changes (`reactive_graph` 0.2.16): one that outlives a
/// page would hold something of each page that has been shown.
fn leave(subscriber: &AnySubscriber) {
    subscriber.clear_sources(subscriber);
}

fn leave_with_owner(subscriber: AnySubscriber) {
    on_cleanup(move || leave(&subscriber));
}

/// Keeps something live, and leaves its signals when it goes.
pub struct Following<T: 'static>(RenderEffect<T>);

impl<T> Drop for Following<T> {
    fn drop(&mut self) {
        leave(&self.0.to_any_subscriber());
    }
}

/// Something done once nothing has asked for it for a while, as long as the caller's view is there.
pub fn after_pause(pause: Duration, run: impl FnMut() + Send + Sync + 'static) -> impl FnMut() + Send + 'static {
    fn of(pause: Duration, mut run: Box<dyn FnMut() + Send + Sync>) -> Box<dyn FnMut() + Send> {
        let mut later = debounce(pause, move |()| run());
        Box::new(move || later(()))
    }
    of(pause, Box::new(run))
}

/// After the last change, a sentence is said.
const SPEAKING_PAUSE: Duration = Duration::from_millis(700);

/// A sentence that follows signals once they have come to rest, for those who hear it.
pub fn once_paused(said: impl Fn() -> String + 'static) -> RwSignal<String> {
    fn of(said: Box<dyn Fn() -> String>) -> RwSignal<String> {
        let newest = StoredValue::new(untrack(&said));
        let spoken = RwSignal::new(newest.get_value());
        let mut speak = after_pause(SPEAKING_PAUSE, move || {
            let text = newest.get_value();
            // The same again would be heard again.
            if spoken.with_untracked(|spoken| *spoken != text) {
                spoken.set(text);
            }
        });
        effect(move || {
            newest.set_value(said());
            speak();
        });
        spoken
    }
    of(Box::new(said))
}

// Building in the page.

/// What stands in the page for a node, and what keeps it live.
pub enum Built {
    Nothing(Placeholder),
    Text(Text),
    Element(BuiltElement),
    Many(Vec<Built>),
    Live(Following<Built>),
}

/// What follows `element` is only kept for as long as the element is.
pub struct BuiltElement {
    element: DomElement,
    _children: Vec<Built>,
    _effects: Vec<Following<()>>,
    _listeners: Vec<RemoveEventHandler<DomElement>>,
}

const SVG: &str = "http://www.w3.org/2000/svg";

impl Parts {
    fn build(self, in_svg: bool) -> BuiltElement {
        let in_svg = in_svg || self.tag == "svg";
        let element = Rndr::create_element(self.tag, in_svg.then_some(SVG));
        let mut effects = Vec::new();
        for (name, value) in self.attributes {
            let element = element.clone();
            match value {
                Value::Fixed(value) => Rndr::set_attribute(&element, name, &value),
                Value::Live(mut value) => effects.push(Following(RenderEffect::new(move |_| match value() {
                    Some(value) => Rndr::set_attribute(&element, name, &value),
                    None => Rndr::remove_attribute(&element, name),
                }))),
                Value::Property(mut value) => effects.push(Following(RenderEffect::new(move |_| {
                    Rndr::set_property(&element, name, &value().into());
                }))),
                Value::FieldText(mut text) => effects.push(Following(RenderEffect::new(move |_| {
                    set_field_text(&element, &text());
                }))),
            }
        }
        let listeners = self.listeners.into_iter();
        let listeners = listeners.map(|(event, handler)| Rndr::add_event_listener(&element, event, handler)).collect();
        let mut children: Vec<Built> = self.children.into_iter().map(|child| child.build_in(in_svg)).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        BuiltElement { element, _children: children, _effects: effects, _listeners: listeners }
    }
}

/// Setting the text that a field has already would move the cursor in some browsers.
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
    fn build_in(self, in_svg: bool) -> Built {
        match self {
            Self::Nothing => Built::Nothing(Rndr::create_placeholder()),
            Self::Text(text) => Built::Text(Rndr::create_text_node(&text)),
            Self::Element(element) => Built::Element(element.0.build(in_svg)),
            Self::Many(nodes) if nodes.is_empty() => Self::Nothing.build_in(in_svg),
            Self::Many(nodes) => Built::Many(nodes.into_iter().map(|node| node.build_in(in_svg)).collect()),
            Self::Live(mut draw) => Built::Live(Following(RenderEffect::new(move |before: Option<Built>| {
                let node = draw();
                match before {
                    None => node.build_in(in_svg),
                    Some(mut built) => {
                        node.replace(&mut built, in_svg);
                        built
                    }
                }
            }))),
        }
    }

    /// Takes the place of what stands there. A text only changes its words, so that a live region stays itself.
    fn replace(self, built: &mut Built, in_svg: bool) {
        if let (Self::Text(words), Built::Text(text)) = (&self, &*built) {
            return Rndr::set_text(text, words);
        }
        let mut new = self.build_in(in_svg);
        built.insert_before_this(&mut new);
        built.unmount();
        *built = new;
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        match self {
            Self::Nothing(comment) => Rndr::remove(comment),
            Self::Text(text) => Rndr::remove(text),
            Self::Element(built) => Rndr::remove(&built.element),
            Self::Many(many) => many.iter_mut().for_each(Mountable::unmount),
            Self::Live(effect) => _ = effect.0.with_value_mut(Mountable::unmount),
        }
    }

    fn mount(&mut self, parent: &DomElement, marker: Option<&DomNode>) {
        match self {
            Self::Nothing(comment) => Rndr::insert_node(parent, comment, marker),
            Self::Text(text) => Rndr::insert_node(parent, text, marker),
            Self::Element(built) => Rndr::insert_node(parent, &built.element, marker),
            Self::Many(many) => many.iter_mut().for_each(|one| one.mount(parent, marker)),
            Self::Live(effect) => _ = effect.0.with_value_mut(|built| built.mount(parent, marker)),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let before: &DomNode = match self {
            Self::Nothing(comment) => comment,
            Self::Text(text) => text,
            Self::Element(built) => &built.element,
            Self::Many(many) => return many.first().is_some_and(|first| first.insert_before_this(child)),
            Self::Live(effect) => {
                return effect.0.with_value_mut(|built| built.insert_before_this(child)).unwrap_or(false);
            }
        };
        match Rndr::get_parent(before) {
            Some(parent) => DomElement::cast_from(parent).is_some_and(|parent| {
                child.mount(&parent, Some(before));
                true
            }),
            None => false,
        }
    }

    fn elements(&self) -> Vec<DomElement> {
        match self {
            Self::Nothing(_) | Self::Text(_) => Vec::new(),
            Self::Element(built) => vec![built.element.clone()],
            Self::Many(many) => many.iter().flat_map(Mountable::elements).collect(),
            Self::Live(effect) => effect.0.with_value_mut(|built| built.elements()).unwrap_or_default(),
        }
    }
}

impl Render for Node {
    type State = Built;

    fn build(self) -> Built {
        self.build_in(false)
    }

    fn rebuild(self, state: &mut Built) {
        self.replace(state, false);
    }
}

// Writing as HTML.

/// Elements that have no end tag.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "link", "meta", "wbr"];

impl Parts {
    fn write(self, html: &mut String) {
        html.push('<');
        html.push_str(self.tag);
        for (name, value) in self.attributes {
            let value = match value {
                Value::Fixed(value) => Some(value),
                Value::Live(mut value) => value(),
                Value::Property(mut value) => value().then_some(Cow::Borrowed("")),
                Value::FieldText(mut text) => Some(text().into()),
            };
            if let Some(value) = value {
                html.push(' ');
                html.push_str(name);
                html.push_str("=\"");
                escape(&value, html);
                html.push('"');
            }
        }
        html.push('>');
        if !VOID.contains(&self.tag) {
            self.children.into_iter().for_each(|child| child.write(html));
            html.push_str("</");
            html.push_str(self.tag);
            html.push('>');
        }
    }
}

impl Node {
    fn write(self, html: &mut String) {
        match self {
            Self::Nothing => {}
            Self::Text(text) => escape(&text, html),
            Self::Element(element) => element.0.write(html),
            Self::Many(nodes) => nodes.into_iter().for_each(|node| node.write(html)),
            Self::Live(mut draw) => draw().write(html),
        }
    }
}

impl AddAnyAttr for Node {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Attributes are given to elements, not to what stands for them.
    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Node {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        self.write(buf);
        *position = Position::NextChild;
    }

    /// The app replaces published HTML whole; it never takes it over node by node.
    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Built {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
