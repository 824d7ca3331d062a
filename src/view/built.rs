//! Nodes that are built in the document.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use leptos::tachys::renderer::types::{Element as DomElement, Text as DomText};
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};

use super::signals::Following;

/// Identifies an element when its parent is drawn again: its key, or, within an element with a key, a hash of its
/// content.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Identity(pub(super) u64);

/// A child of an element, in the document.
pub(super) enum Built {
    Text(DomText, Cow<'static, str>),
    Element(BuiltElement),
    Live(BuiltLive),
}

/// Dropping it ends its effects and listeners.
pub(super) struct BuiltElement {
    /// `None` if it is always rebuilt.
    pub(super) identity: Option<Identity>,
    pub(super) content: Rc<Content>,
    #[expect(dead_code, reason = "effects end when they are dropped")]
    pub(super) effects: Vec<Following>,
    pub(super) listeners: Vec<Listener>,
}

/// An element as shared by effects and listeners: at the swap-in it is replaced by the published one.
pub(super) type Held = Rc<RefCell<DomElement>>;

/// Listens until it is dropped.
pub(super) struct Listener {
    pub(super) element: Held,
    event: &'static str,
    run: Closure<dyn FnMut(JsValue)>,
}

impl Listener {
    pub(super) fn new(element: &Held, event: &'static str, run: Box<dyn FnMut(JsValue)>) -> Self {
        let listener = Self { element: Rc::clone(element), event, run: Closure::wrap(run) };
        listener.listen();
        listener
    }

    pub(super) fn listen(&self) {
        _ = self.element.borrow().add_event_listener_with_callback(self.event, self.run.as_ref().unchecked_ref());
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        _ = self.element.borrow().remove_event_listener_with_callback(self.event, self.run.as_ref().unchecked_ref());
    }
}

/// An element with its child nodes.
#[derive(Default)]
pub(super) struct Content {
    /// Set once the content is built.
    pub(super) element: OnceCell<Held>,
    pub(super) parts: RefCell<Vec<Built>>,
}

/// The current nodes of a live part, and the effect that replaces them.
pub(super) struct BuiltLive {
    pub(super) parts: Rc<RefCell<Vec<Built>>>,
    #[expect(dead_code, reason = "an effect ends when it is dropped")]
    pub(super) effect: Following,
}

impl Drop for BuiltLive {
    /// The effect may live on for a while, but its listeners must not: browsers fire `change` and `blur` on a field
    /// that is removed while it is being edited.
    fn drop(&mut self) {
        drop(self.parts.take());
    }
}
