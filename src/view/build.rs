//! Building nodes in the document, and keeping what is live up to date.

use leptos::reactive::effect::RenderEffect;
use leptos::tachys::renderer::types::{Element as DomElement, Node as DomNode, Placeholder, Text};
use leptos::tachys::renderer::{CastFrom, RemoveEventHandler, Rndr};
use leptos::tachys::view::{Mountable, Render};
#[cfg(feature = "csr")]
use {leptos::prelude::document, leptos::wasm_bindgen::JsCast};

use super::node::{Node, Parts, Value};
use super::signals::Following;

/// A node in the document, with the effects that keep it up to date.
pub enum Built {
    Nothing(Placeholder),
    Text(Text),
    Element(BuiltElement),
    Many(Vec<Built>),
    Live(Following<Built>),
}

/// Children, effects and listeners end when this is dropped.
pub struct BuiltElement {
    element: DomElement,
    children: Vec<Built>,
    _effects: Vec<Following<()>>,
    listeners: Vec<RemoveEventHandler<DomElement>>,
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
                Value::Live(mut value) => effects.push(follow(Box::new(move || match value() {
                    Some(value) => Rndr::set_attribute(&element, name, &value),
                    None => Rndr::remove_attribute(&element, name),
                }))),
                Value::Property(mut value) => {
                    effects.push(follow(Box::new(move || Rndr::set_property(&element, name, &value().into()))));
                }
                Value::FieldText(mut text) => {
                    effects.push(follow(Box::new(move || set_field_text(&element, &text()))));
                }
            }
        }
        let listeners = self.listeners.into_iter();
        let listeners = listeners.map(|(event, handler)| Rndr::add_event_listener(&element, event, handler)).collect();
        let mut children: Vec<Built> = self.children.into_iter().map(|child| child.build_in(in_svg)).collect();
        for child in &mut children {
            child.mount(&element, None);
        }
        BuiltElement { element, children, _effects: effects, listeners }
    }
}

/// An effect that is compiled once, and not for each closure.
fn follow(mut run: Box<dyn FnMut()>) -> Following<()> {
    Following(RenderEffect::new(move |_| run()))
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

    /// Replaces what was built before. A text node is kept and changed, so that a live region announces it.
    fn replace(self, built: &mut Built, in_svg: bool) {
        if let (Self::Text(new), Built::Text(text)) = (&self, &*built) {
            return Rndr::set_text(text, new);
        }
        let mut new = self.build_in(in_svg);
        let focused = focused_id(built);
        built.insert_before_this(&mut new);
        built.stop_listening();
        built.unmount();
        if let Some(id) = focused {
            focus(&id);
        }
        *built = new;
    }
}

impl Built {
    /// Browsers fire `change` and `blur` on a field that is removed while it is being edited.
    fn stop_listening(&mut self) {
        match self {
            Self::Nothing(_) | Self::Text(_) => {}
            Self::Element(built) => {
                built.listeners.clear();
                built.children.iter_mut().for_each(Self::stop_listening);
            }
            Self::Many(many) => many.iter_mut().for_each(Self::stop_listening),
            Self::Live(effect) => _ = effect.0.with_value_mut(Self::stop_listening),
        }
    }
}

/// The id of the focused element, if it is in `built`.
#[cfg(feature = "csr")]
fn focused_id(built: &Built) -> Option<String> {
    let focused = document().active_element().filter(|focused| !focused.id().is_empty())?;
    built.elements().iter().any(|element| element.contains(Some(&focused))).then(|| focused.id())
}

#[cfg(not(feature = "csr"))]
fn focused_id(_: &Built) -> Option<String> {
    None
}

/// Focuses the element that has the id now, without scrolling.
#[cfg(feature = "csr")]
fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // SVG links are no `HTMLElement`s, but have the same method.
        _ = element.unchecked_ref::<web_sys::HtmlElement>().focus_with_options(&options);
    }
}

#[cfg(not(feature = "csr"))]
fn focus(_: &str) {}

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
