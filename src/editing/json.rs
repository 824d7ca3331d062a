//! JSON that is written back as it was read: spaces, order and spelling stay, except in changed values.
//!
//! New values are formatted like the data files: each on a line of its own, one level deeper than its parent, in the
//! order of the format.

use std::fmt;

use serde_json::Value;
use site_core::content::shape::{Field, Kind};

use crate::scan::Scan;

/// A value with the spaces between its parts.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// The source text of a text, a number, `true`, `false` or `null`.
    Scalar(String),
    List(Holder),
    Object(Holder),
}

/// The items of a list or the fields of an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holder {
    pub items: Vec<Item>,
    /// Spaces before the closing bracket.
    end: String,
}

/// An item of a list, or a field of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Spaces before it.
    lead: String,
    /// The name of a field as in the source, up to the value: `"id": `. Empty in a list.
    name: String,
    pub value: Json,
    /// Spaces between it and the comma.
    trail: String,
}

/// A step of a path: into a field or an item.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    Field(String),
    Item(usize),
}

/// The path from a record to one of its values.
pub type Path = [Step];

/// `title.fr`, `actions[2].url`: as the checker writes a path after that of the record.
pub fn shown(path: &Path) -> String {
    let mut shown = String::new();
    for step in path {
        match step {
            Step::Field(name) => shown.extend([".", name]),
            Step::Item(index) => shown.push_str(&format!("[{index}]")),
        }
    }
    shown
}

/// Parses the result of [`shown`]; invalid parts are left out.
pub fn steps(shown: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in shown.split(['.', '[']).filter(|part| !part.is_empty()) {
        steps.push(match part.strip_suffix(']').and_then(|index| index.parse().ok()) {
            Some(index) => Step::Item(index),
            None => Step::Field(part.to_owned()),
        });
    }
    steps
}

impl From<&str> for Step {
    fn from(name: &str) -> Self {
        Self::Field(name.to_owned())
    }
}

impl From<usize> for Step {
    fn from(index: usize) -> Self {
        Self::Item(index)
    }
}

/// The indentation of new values.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    /// Starts the line of the record: a line break and spaces. Without a line break, everything is written on one line.
    pub line: &'a str,
    /// The indentation added by each level.
    pub unit: &'a str,
}

/// Reads the value at the position of the scan.
fn read(scan: &mut Scan<'_>) -> Option<Json> {
    let is_object = match scan.peek()? {
        b'{' => true,
        b'[' => false,
        _ => return scan.value().map(|value| Json::Scalar(value.to_owned())),
    };
    scan.at += 1;
    let mut holder = Holder::default();
    let close = if is_object { b'}' } else { b']' };
    let mut lead = scan.spaces();
    while !scan.take(close) {
        let start = scan.at;
        if is_object {
            scan.value()?;
            scan.spaces();
            if !scan.take(b':') {
                return None;
            }
            scan.spaces();
        }
        let name = scan.text.get(start..scan.at)?.to_owned();
        let value = read(scan)?;
        let mut item = Item { lead: lead.to_owned(), name, value, trail: String::new() };
        lead = scan.spaces();
        if scan.take(b',') {
            std::mem::replace(&mut lead, scan.spaces()).clone_into(&mut item.trail);
        } else if scan.peek()? != close {
            return None;
        }
        holder.items.push(item);
    }
    lead.clone_into(&mut holder.end);
    Some(if is_object { Json::Object(holder) } else { Json::List(holder) })
}

impl Item {
    /// The name of a field; empty in a list.
    pub fn name(&self) -> String {
        let written = self.name.rfind('"').map_or("", |end| &self.name[..=end]);
        serde_json::from_str(written).unwrap_or_default()
    }
}

impl Holder {
    fn find(&self, step: &Step) -> Option<usize> {
        match step {
            Step::Item(index) => (*index < self.items.len()).then_some(*index),
            Step::Field(name) => self.items.iter().position(|item| item.name() == *name),
        }
    }

    /// Inserts an item at an index; `line` starts the line of this value, for the first item.
    fn insert(&mut self, index: usize, name: String, value: Json, style: Style<'_>) {
        let is_broken = style.line.contains('\n');
        let lead = match self.items.first() {
            None if is_broken => [style.line, style.unit].concat(),
            None => String::new(),
            Some(first) if first.lead.contains('\n') => first.lead.clone(),
            Some(_) => " ".to_owned(),
        };
        if self.items.is_empty() {
            self.end = if is_broken { style.line.to_owned() } else { String::new() };
        }
        let mut item = Item { lead, name, value, trail: String::new() };
        if index == 0
            && let Some(first) = self.items.first_mut()
        {
            std::mem::swap(&mut item.lead, &mut first.lead);
        }
        self.items.insert(index, item);
    }

    fn remove(&mut self, index: usize) -> Json {
        let removed = self.items.remove(index);
        if index == 0
            && let Some(first) = self.items.first_mut()
        {
            first.lead = removed.lead;
        }
        if self.items.is_empty() {
            self.end.clear();
        } else if index == self.items.len()
            && let Some(last) = self.items.last_mut()
        {
            last.trail.clear();
        }
        removed.value
    }
}

impl Json {
    /// Parses a text that is known to be JSON; `None` if it is not.
    pub fn parse(text: &str) -> Option<Self> {
        let mut scan = Scan::new(text);
        scan.spaces();
        let json = read(&mut scan)?;
        scan.spaces();
        (scan.at == text.len()).then_some(json)
    }

    /// A value in the format of the data files. `fields` are the fields of the format here, in order.
    pub fn new(value: &Value, fields: Option<&'static [Field]>, style: Style<'_>) -> Self {
        let line = if style.line.contains('\n') { [style.line, style.unit].concat() } else { String::new() };
        let deeper = Style { line: &line, unit: style.unit };
        match value {
            Value::Array(items) => {
                let mut holder = Holder::default();
                for (index, item) in items.iter().enumerate() {
                    holder.insert(index, String::new(), Self::new(item, fields, deeper), style);
                }
                Self::List(holder)
            }
            Value::Object(values) => {
                let mut json = Self::Object(Holder::default());
                for (name, value) in values {
                    json.set(&[Step::from(name.as_str())], Some(value), fields, style);
                }
                json
            }
            scalar => Self::Scalar(scalar.to_string()),
        }
    }

    pub fn parts(&self) -> &[Item] {
        match self {
            Self::Scalar(_) => &[],
            Self::List(holder) | Self::Object(holder) => &holder.items,
        }
    }

    fn holder(&mut self) -> Option<&mut Holder> {
        match self {
            Self::Scalar(_) => None,
            Self::List(holder) | Self::Object(holder) => Some(holder),
        }
    }

    pub fn get(&self, path: &Path) -> Option<&Self> {
        path.iter().try_fold(self, |json, step| match (json, step) {
            (Self::List(holder), Step::Item(_)) | (Self::Object(holder), Step::Field(_)) => {
                holder.find(step).map(|index| &holder.items[index].value)
            }
            _ => None,
        })
    }

    /// The value without its formatting.
    pub fn value(&self) -> Value {
        serde_json::from_str(&self.to_string()).unwrap_or_default()
    }

    /// The value as a text; `None` if it is not a text.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Scalar(written) if written.starts_with('"') => serde_json::from_str(written).ok(),
            _ => None,
        }
    }

    /// Sets a value, in the order of the format, or removes it. Missing parents are created, empty ones removed.
    pub fn set(&mut self, path: &Path, value: Option<&Value>, fields: Option<&'static [Field]>, style: Style<'_>) {
        let Some((step, rest)) = path.split_first() else {
            if let Some(value) = value
                && self.value() != *value
            {
                *self = Self::new(value, fields, style);
            }
            return;
        };
        let line = if style.line.contains('\n') { [style.line, style.unit].concat() } else { String::new() };
        let inner = inner(fields, step);
        let deeper = Style { line: &line, unit: style.unit };
        if value.is_some()
            && !matches!((&*self, step), (Self::Object(_), Step::Field(_)) | (Self::List(_), Step::Item(_)))
        {
            *self = match step {
                Step::Field(_) => Self::Object(Holder::default()),
                Step::Item(_) => Self::List(Holder::default()),
            };
        }
        let Some(holder) = self.holder() else { return };
        match (holder.find(step), value) {
            (Some(index), None) if rest.is_empty() => drop(holder.remove(index)),
            (Some(index), value) => {
                let item = &mut holder.items[index];
                item.value.set(rest, value, inner, deeper);
                let is_empty = item.value.parts().is_empty() && !matches!(item.value, Self::Scalar(_));
                // An empty item stays: it may be being edited.
                if value.is_none() && is_empty && matches!(step, Step::Field(_)) {
                    holder.remove(index);
                }
            }
            (None, None) => {}
            (None, Some(value)) => {
                let (index, name) = match step {
                    Step::Item(_) => (holder.items.len(), String::new()),
                    Step::Field(name) => {
                        (holder.index_of(name, fields), [&Value::from(name.as_str()).to_string(), ": "].concat())
                    }
                };
                let mut new = Self::Scalar("null".to_owned());
                new.set(rest, Some(value), inner, deeper);
                holder.insert(index, name, new, style);
            }
        }
    }

    /// Inserts a copy of a list item after it.
    pub fn duplicate(&mut self, path: &Path, index: usize, style: Style<'_>) {
        self.with_list(path, |holder, depth| {
            if let Some(copy) = holder.items.get(index).map(|item| item.value.clone()) {
                let line = [style.line, &style.unit.repeat(depth)].concat();
                holder.insert(index + 1, String::new(), copy, Style { line: &line, ..style });
            }
        });
    }

    /// Moves a list item to another index.
    pub fn shift(&mut self, path: &Path, from: usize, to: usize) {
        self.with_list(path, |holder, _| {
            if from < holder.items.len() && to < holder.items.len() {
                let indices: Vec<usize> = if from < to { (from..to).collect() } else { (to..from).rev().collect() };
                // The spaces between the items stay in place.
                for index in indices {
                    let (before, after) = holder.items.split_at_mut(index + 1);
                    std::mem::swap(&mut before[index].value, &mut after[0].value);
                }
            }
        });
    }

    fn with_list(&mut self, path: &Path, run: impl FnOnce(&mut Holder, usize)) {
        let found = path.iter().try_fold(self, |json, step| {
            let holder = json.holder()?;
            holder.find(step).map(|index| &mut holder.items[index].value)
        });
        if let Some(Self::List(holder)) = found {
            run(holder, path.len());
        }
    }
}

impl Holder {
    /// The index of a new field in the order of the format.
    fn index_of(&self, name: &str, fields: Option<&'static [Field]>) -> usize {
        let order = |name: &str| match fields {
            Some(fields) => fields.iter().position(|field| field.name == name),
            None => ["fr", "en"].iter().position(|known| *known == name),
        };
        let Some(own) = order(name) else { return self.items.len() };
        let is_later = |item: &Item| order(&item.name()).is_some_and(|known| known > own);
        self.items.iter().position(is_later).unwrap_or(self.items.len())
    }
}

/// The fields of the format one step further; `None` if it has none there, as in texts in two languages.
pub fn inner(fields: Option<&'static [Field]>, step: &Step) -> Option<&'static [Field]> {
    match step {
        // The items of a list have the fields that were passed for the list.
        Step::Item(_) => fields,
        Step::Field(name) => match fields?.iter().find(|field| field.name == name)?.kind {
            Kind::Object(inner) | Kind::Objects(inner) => Some(inner),
            _ => None,
        },
    }
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ([open, close], holder) = match self {
            Self::Scalar(written) => return formatter.write_str(written),
            Self::List(holder) => (["[", "]"], holder),
            Self::Object(holder) => (["{", "}"], holder),
        };
        formatter.write_str(open)?;
        for (index, item) in holder.items.iter().enumerate() {
            formatter.write_str(if index > 0 { "," } else { "" })?;
            formatter.write_str(&item.lead)?;
            formatter.write_str(&item.name)?;
            item.value.fmt(formatter)?;
            formatter.write_str(&item.trail)?;
        }
        formatter.write_str(&holder.end)?;
        formatter.write_str(close)
    }
}

#[cfg(test)]
mod tests;
