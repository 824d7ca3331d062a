//! XML documents: a thin layer over the writer of quick-xml, which escapes and nests.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Names and values of an element's attributes.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// A document in progress, with each element on its own line.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A whole document; `children` writes the content of the root element.
    pub(super) fn document(root: &str, attributes: Attributes, children: impl FnOnce(&mut Self)) -> String {
        let mut xml = Self(Writer::new_with_indent(Vec::new(), b' ', 0));
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        xml.parent(root, attributes, children);
        String::from_utf8_lossy(&xml.0.into_inner()).into_owned() + "\n"
    }

    /// An element with child elements.
    pub(super) fn parent(&mut self, name: &str, attributes: Attributes, children: impl FnOnce(&mut Self)) {
        self.write(Event::Start(start(name, attributes)));
        children(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element with a text.
    pub(super) fn text(&mut self, name: &str, attributes: Attributes, text: &str) {
        self.write(Event::Start(start(name, attributes)));
        self.write(Event::Text(BytesText::new(&allowed(text))));
        self.write(Event::End(BytesEnd::new(name)));
    }

    fn write(&mut self, event: Event) {
        self.0.write_event(event).expect("writing into memory does not fail");
    }
}

fn start<'a>(name: &'a str, attributes: Attributes) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_str()));
    }
    start
}

/// A text without characters that XML 1.0 forbids even when escaped.
fn allowed(text: &str) -> String {
    let is_allowed = |character: &char| {
        !matches!(character, '\u{fffe}' | '\u{ffff}') && (!character.is_control() || "\t\n".contains(*character))
    };
    text.chars().filter(is_allowed).collect()
}
