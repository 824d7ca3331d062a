//! Writes each cell of a row into the platform's record.

use engine::fold::fold;
use serde_json::Value;
use site_core::content::Content;
use site_core::content::access::Access;
use site_core::content::date::Date;
use site_core::content::records::{Departement, Host, Technique};
use site_core::locale::Locale;
use site_core::proposal::{clean, is_called, put};
use site_core::text;
use site_core::text::import as import_text;
use site_core::url_values::nearest;

use super::column::Column;
use super::merge::Record;
use super::messages::Messages;
use super::values::{
    is_joined, is_same, items, localized_texts, name, position, put_number, put_text, replace, separated, texts,
};
use super::{date, tidy};

/// Why a text is not a technique.
#[derive(Debug)]
enum NotATechnique {
    Unknown,
    /// Several techniques have this name; their ids.
    Ambiguous(String),
}

/// A label or synonym of a technique, folded.
struct Named<'a> {
    name: String,
    id: &'a str,
    is_label: bool,
}

fn names(techniques: &[Technique]) -> Vec<Named<'_>> {
    let mut names = Vec::new();
    for Technique { id, label, synonyms, .. } in techniques {
        names.extend(label.values().map(|name| Named { name: fold(name), id, is_label: true }));
        let others = synonyms.values().flatten();
        names.extend(others.map(|name| Named { name: fold(name), id, is_label: false }));
    }
    names
}

/// Reads cells by comparing them with the published data.
pub(super) struct Cells<'a> {
    pub(super) content: &'a Content,
    techniques: Vec<Named<'a>>,
    /// The labels of published platforms.
    labels: Vec<&'a str>,
    /// Whether the sheet has a column for the département's code.
    pub(super) has_code: bool,
    pub(super) messages: Messages,
}

impl<'a> Cells<'a> {
    pub(super) fn new(content: &'a Content, locale: Locale) -> Self {
        let platforms = content.platforms.ready().map_or(&[][..], |platforms| &platforms.all);
        Self {
            content,
            techniques: content.techniques.ready().map_or(Vec::new(), |techniques| names(&techniques.all)),
            labels: platforms.iter().flat_map(|platform| &platform.labels).map(String::as_str).collect(),
            has_code: false,
            messages: Messages::new(locale),
        }
    }

    /// The corrected text of a cell.
    pub(super) fn tidied(&mut self, column: Column, cell: &str) -> String {
        if column == Column::Passed {
            return String::new();
        }
        let meant = tidy::tidy(cell);
        if let Some((text, done)) = &meant {
            let done = done(self.messages.words());
            let colon = self.messages.locale.text().colon;
            let taken =
                if text.is_empty() { done.to_owned() } else { [done, colon, &self.messages.quoted(text)].concat() };
            self.messages.remark(self.messages.quoted(cell), taken);
        }
        let cell = meant.map_or_else(|| cell.to_owned(), |(text, _)| text);
        let meant = match column {
            Column::Text("postcode") => {
                tidy::postcode(cell.trim()).or_else(|| self.with_zero(tidy::whole(cell.trim()), 4))
            }
            Column::Text("departement") => {
                tidy::departement(cell.trim()).or_else(|| self.with_zero(tidy::whole(cell.trim()), 1))
            }
            Column::Text("name") | Column::Name(_) => tidy::without_link(&cell).map(str::to_owned),
            _ => None,
        };
        if let Some(text) = &meant {
            self.messages.remark(self.messages.quoted(&cell), self.messages.quoted(text));
        }
        meant.unwrap_or(cell)
    }

    /// The code of a département, or a postcode in it, with the leading zero that is lost when it is stored as a
    /// number.
    fn with_zero(&self, digits: &str, length: usize) -> Option<String> {
        let is_number = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
        let code = format!("0{}", digits.get(..1).filter(|_| is_number)?);
        self.content.map.ready()?.departements.get(&code)?;
        Some(format!("0{digits}"))
    }

    /// Writes the value of a cell into the record. A value equivalent to the published one keeps its spelling.
    pub(super) fn cell(&mut self, column: Column, cell: &str, record: &mut Record) {
        let written = clean(cell);
        match column {
            Column::Passed => {}
            Column::Text(key) => put_text(record, key, written),
            Column::Name(locale) => name(record, locale, written),
            Column::Number(key) => put_number(record, key, &written),
            Column::Position => self.position(&written, record),
            Column::Date(key) => self.date(key, written, record),
            Column::Host => self.host(&written, record),
            Column::Departement => self.departement(&written, record),
            Column::Techniques => self.techniques(cell, record),
            Column::Access => self.access(cell, record),
            Column::Texts(key) => self.texts(key, cell, record),
            Column::Localized(key, locale) => {
                let mut languages = record.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
                let known = languages.get(locale.code()).and_then(Value::as_str).map(clean).unwrap_or_default();
                if !is_same(&known, &written) {
                    put(&mut languages, locale.code(), written);
                    put(record, key, languages);
                }
            }
            Column::LocalizedTexts(key, locale) => {
                let known = record.get(key).cloned();
                localized_texts(record, key, locale, cell);
                // Services often contain commas, so only other separators are reported.
                if record.get(key) != known.as_ref() {
                    self.single(&items(cell), &[], &[" / ", "|", "•", " - ", " – "]);
                }
            }
        }
    }

    fn position(&mut self, written: &str, record: &mut Record) {
        let degrees = if written.is_empty() { Some([String::new(), String::new()]) } else { position(written) };
        let Some([lat, lon]) = degrees else {
            return self.messages.fault(self.messages.quoted(written), self.messages.words().degrees);
        };
        put_number(record, "lat", &lat);
        put_number(record, "lon", &lon);
    }

    fn date(&mut self, key: &str, written: String, record: &mut Record) {
        let known = record.get(key).and_then(Value::as_str).and_then(Date::parse);
        let Some((date, is_guess)) = date::read(&written) else { return put_text(record, key, written) };
        // Spreadsheet programs store a month as its first day.
        let month = known.filter(|known| known.day.is_none() && *known == Date { day: None, ..date });
        if let Some(month) = month.filter(|_| date.day == Some(1)) {
            let taken = import_text::as_published(self.messages.locale, &month.iso());
            return self.messages.remark(self.messages.quoted(&written), taken);
        }
        if is_guess {
            self.messages.remark(self.messages.quoted(&written), date.iso());
        }
        put_text(record, key, date.iso());
    }

    fn host(&mut self, written: &str, record: &mut Record) {
        let own = record.get("host").and_then(Value::as_str).unwrap_or_default();
        let Some(hosts) = self.content.hosts.ready() else { return put_text(record, "host", written.to_owned()) };
        if written == own || hosts.get(own).is_some_and(|host| is_called(host, written)) {
            return;
        }
        let called: Vec<&str> =
            hosts.all.iter().filter(|host| is_called(host, written)).map(|host| host.id.as_str()).collect();
        match called.as_slice() {
            _ if written.is_empty() || hosts.get(written).is_some() => put_text(record, "host", written.to_owned()),
            [one] => put_text(record, "host", (*one).to_owned()),
            [] => {
                let near: Vec<String> = near(&hosts.all, written).map(|id| self.messages.quoted(id)).collect();
                self.unknown(written, self.messages.words().host, &near.join(", "));
            }
            several => {
                let expected = import_text::one_host(self.messages.locale, &several.join(", "));
                self.messages.fault(self.messages.quoted(written), expected);
            }
        }
    }

    /// Reports a name that no record has, with the names that may be meant.
    fn unknown(&mut self, written: &str, expected: &str, near: &str) {
        let locale = self.messages.locale;
        let expected =
            if near.is_empty() { expected.to_owned() } else { import_text::or_perhaps(locale, expected, near) };
        self.messages.fault(self.messages.quoted(written), expected);
    }

    fn departement(&mut self, written: &str, record: &mut Record) {
        let Some(map) = self.content.map.ready().filter(|_| !written.is_empty()) else { return };
        let code = record.get("departement").and_then(Value::as_str).unwrap_or_default();
        let is_meant = |known: &&Departement| fold(&known.name) == fold(written) || known.id == written;
        let Some(named) = map.departements.all.iter().find(is_meant) else {
            return self.messages.fault(self.messages.quoted(written), self.messages.words().departement);
        };
        if !self.has_code || code.is_empty() {
            put_text(record, "departement", named.id.clone());
        } else if let Some(known) = map.departements.get(code).filter(|known| known.id != named.id) {
            let expected = import_text::whose_code(self.messages.locale, &self.messages.quoted(&known.name), code);
            self.messages.fault(self.messages.quoted(written), expected);
        }
    }

    fn techniques(&mut self, cell: &str, record: &mut Record) {
        let own: Vec<String> = texts(record, "techniques").map(str::to_owned).collect();
        let mut ids: Vec<String> = Vec::new();
        for item in self.separated(cell, |cells, item| cells.technique(item, &own).is_ok()) {
            match self.technique(&item, &own) {
                Ok(id) if ids.contains(&id) => {}
                Ok(id) => ids.push(id),
                Err(NotATechnique::Unknown) => {
                    let names = self.content.techniques.ready().into_iter().flat_map(|techniques| &techniques.all);
                    let near = nearest(&item, names.flat_map(Technique::names));
                    let near = near.map(|name| self.messages.quoted(name)).unwrap_or_default();
                    self.unknown(&item, self.messages.words().technique, &near);
                }
                Err(NotATechnique::Ambiguous(ids)) => {
                    let expected = import_text::one_technique(self.messages.locale, &ids);
                    self.messages.fault(self.messages.quoted(&item), expected);
                }
            }
        }
        replace(record, "techniques", &own, ids);
    }

    /// The technique with this id, label or unambiguous synonym. Two techniques may share a label: those in the record,
    /// `own`, are preferred.
    fn technique(&self, item: &str, own: &[String]) -> Result<String, NotATechnique> {
        let is_id = self.techniques.iter().any(|named| named.id == item) || own.iter().any(|id| id == item);
        if is_id || self.techniques.is_empty() {
            return Ok(item.to_owned());
        }
        let sought = fold(item);
        let called = self.techniques.iter().filter(|named| named.name == sought);
        let labelled = || called.clone().filter(|named| named.is_label).map(|named| named.id);
        let labelled = labelled().find(|id| own.iter().any(|known| known == id)).or_else(|| labelled().next());
        let mut ids: Vec<&str> = called.clone().map(|named| named.id).collect();
        ids.dedup();
        match (labelled, ids.as_slice()) {
            (Some(id), _) | (None, &[id]) => Ok(id.to_owned()),
            (None, []) => Err(NotATechnique::Unknown),
            (None, several) => Err(NotATechnique::Ambiguous(several.join(", "))),
        }
    }

    fn access(&mut self, cell: &str, record: &mut Record) {
        let mut codes: Vec<String> = Vec::new();
        for item in self.separated(cell, |_, item| access(item).is_some()) {
            match access(&item) {
                Some(Access::Unknown) => {}
                Some(access) if codes.iter().any(|code| code == access.code()) => {}
                Some(access) => codes.push(access.code().to_owned()),
                None => self.messages.fault(self.messages.quoted(&item), self.messages.words().access),
            }
        }
        let own: Vec<String> = texts(record, "access").map(str::to_owned).collect();
        let is_same = own.len() == codes.len() && own.iter().all(|code| codes.contains(code));
        if !is_same {
            replace(record, "access", &own, codes);
        }
    }

    fn texts(&mut self, key: &str, cell: &str, record: &mut Record) {
        let own: Vec<String> = texts(record, key).map(clean).collect();
        if is_joined(&own, &clean(cell)) {
            return;
        }
        let is_label = key == "labels";
        let mut values = self.separated(cell, |cells, item| is_label && cells.label(item).is_some());
        self.single(&values, &own, &[", ", " / ", "|"]);
        if is_label {
            values = self.labels(&values, &own);
        }
        replace(record, key, &own, values);
    }

    /// Reports a value that contains one of the `separators`, but was read as a single value, unless it is `known`.
    fn single(&mut self, values: &[String], known: &[String], separators: &[&str]) {
        if let [one] = values
            && separators.iter().any(|separator| one.contains(separator))
            && !known.contains(one)
            && !one.contains("://")
        {
            self.messages.remark(self.messages.quoted(one), self.messages.words().one_value);
        }
    }

    /// Labels without duplicates, in the spelling of the record, `own`, or of the published labels.
    fn labels(&mut self, values: &[String], own: &[String]) -> Vec<String> {
        let mut labels: Vec<String> = Vec::new();
        for value in values {
            let known = self.label(value).filter(|known| known != value && !own.contains(value));
            if let Some(known) = known {
                let taken = import_text::the_label(self.messages.locale, &self.messages.quoted(known));
                self.messages.remark(self.messages.quoted(value), taken);
            }
            if labels.iter().any(|label| spelled(label) == spelled(value)) {
                self.messages.remark(self.messages.quoted(value), self.messages.words().same_label);
            } else {
                labels.push(known.unwrap_or(value).to_owned());
            }
        }
        labels
    }

    /// The published label with the same normalised spelling.
    fn label(&self, item: &str) -> Option<&'a str> {
        let spelled = spelled(item);
        self.labels.iter().find(|label| self::spelled(label) == spelled).copied()
    }

    /// The values of a cell. Reports values that had to be split.
    fn separated(&mut self, cell: &str, is_known: impl Fn(&Self, &str) -> bool) -> Vec<String> {
        let (values, several) = separated(cell, |item| is_known(self, item));
        for item in several {
            self.messages.remark(self.messages.quoted(&item), self.messages.words().several_values);
        }
        values
    }
}

/// Who may use a platform, from a code or the words of either language.
fn access(item: &str) -> Option<Access> {
    let folded = fold(item);
    let is_meant = |access: &Access| {
        access.code() == item
            || FORMER_ACCESS.contains(&(folded.as_str(), *access))
            || Locale::ALL.into_iter().any(|locale| fold(text::catalogue::access(locale, *access)) == folded)
    };
    Access::ALL.into_iter().find(is_meant)
}

/// A normalised value: `IBISA` is `IBiSA®`, `ISO9001` is `ISO 9001`.
fn spelled(value: &str) -> String {
    fold(value).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Words for access in earlier versions of our own table, folded.
const FORMER_ACCESS: [(&str, Access); 3] =
    [("equipes du site", Access::Internal), ("non precise", Access::Unknown), ("not stated", Access::Unknown)];

/// Ids of hosts whose name or acronym contains all words of `name`, or the other way round.
fn near<'a>(hosts: &'a [Host], name: &str) -> impl Iterator<Item = &'a str> {
    let folded = fold(name);
    let words: Vec<&str> = folded.split(' ').filter(|word| word.len() > 2).collect();
    let has_all = |all: &[&str], of: &[&str]| !of.is_empty() && of.iter().all(|word| all.contains(word));
    let resembles = |host: &&Host| {
        host.name.values().chain(&host.acronym).any(|known| {
            let known = fold(known);
            let known: Vec<&str> = known.split(' ').filter(|word| word.len() > 2).collect();
            has_all(&known, &words) || has_all(&words, &known)
        })
    };
    let alike: Vec<&Host> = hosts.iter().filter(resembles).take(3).collect();
    alike.into_iter().map(|host| host.id.as_str())
}
