//! Writes nodes as HTML.

use std::borrow::Cow;

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Position, PositionState, RenderHtml};
use site_core::html::escape;

use super::build::Root;
use super::node::{Node, Parts, Value};

/// Elements without end tag.
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

    /// Attributes are set on elements only.
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

    /// Leptos does not hydrate here: the app is built outside of the published HTML, and adopts its nodes at the
    /// swap-in.
    fn hydrate<const FROM_SERVER: bool>(self, _cursor: &Cursor, _position: &PositionState) -> Root {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
