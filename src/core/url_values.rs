//! Interprets the values in a URL: case, accents, quotes and separators do not matter, and former ids are accepted. For
//! an unknown value, the nearest is suggested.

use engine::fold::fold;

use crate::catalogue::Catalogue;
use crate::content::Content;
use crate::content::records::Group;
use crate::embed::View;
use crate::locale::Locale;
use crate::page::Page;
use crate::query::{Facet, Search, Sort, When, pairs, parameter, parameters};
use crate::text::catalogue::facet_value;

/// Maximum number of unknown values that are reported, so that a hostile URL costs little.
const MAX_UNKNOWN: usize = 5;

/// An unknown value in a URL. It is not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The name of its parameter.
    pub parameter: String,
    pub value: String,
    /// The query with the nearest value instead (`?host=…`), and the name of that value; `None` if none is near.
    pub suggestion: Option<(String, String)>,
}

/// The query that is applied, without `?`, and the values that are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Understood {
    pub search: String,
    pub unknown: Vec<Unknown>,
}

/// Interprets the query of a page: each value becomes that of its record, unknown values are removed. If the file with
/// the values of a parameter is missing, the parameter is not changed.
pub fn understand(
    search: &str,
    page: &Page,
    content: &Content,
    catalogue: Option<&Catalogue>,
    locale: Locale,
) -> Understood {
    let names = parameters(page);
    let values = Values { page, content, catalogue, locale };
    let mut pairs = pairs(search);
    // For each unknown value, the nearest one and its name.
    let mut unknown: Vec<Option<[String; 2]>> = Vec::new();
    for (name, value) in &mut pairs {
        // The builder accepts the parameters of all views.
        let is_read = names.contains(&name.as_str()) || *page == Page::Builder;
        let found = if is_read && !value.is_empty() { values.find(name, value) } else { None };
        unknown.push(match found {
            Some(Seeker { rank: 0..=SAME, best: [known, _], .. }) => {
                *value = known;
                None
            }
            // The form for managers is also used to correct records that cannot be shown.
            Some(found) if *page != Page::Propose => Some(found.best),
            _ => None,
        });
    }
    let write = |instead: usize| {
        let mut search = Search::default();
        for (index, (name, value)) in pairs.iter().enumerate() {
            match &unknown[index] {
                None => search.push(name, value),
                Some([best, _]) if index == instead => search.push(name, best),
                Some(_) => {}
            }
        }
        search.0
    };
    let mut reported = Vec::new();
    for (index, found) in unknown.iter().enumerate() {
        if let Some([best, name]) = found
            && reported.len() < MAX_UNKNOWN
        {
            let (parameter, value) = pairs[index].clone();
            let suggestion = (!best.is_empty()).then(|| (write(index), name.clone()));
            reported.push(Unknown { parameter, value, suggestion });
        }
    }
    Understood { search: write(usize::MAX).trim_start_matches('?').to_owned(), unknown: reported }
}

/// A key that spellings of an id or a name have in common: letters and digits.
fn key(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// The rank of a value in another spelling than that of its record.
const SAME: usize = 1;
/// The rank of a value that is too different.
const FAR: usize = usize::MAX;

/// Longest value in bytes that is compared: the work grows with the square of the length.
const LONGEST: usize = 200;

/// Finds the value closest to the one in the URL.
struct Seeker<'a> {
    written: &'a str,
    /// As [`key`]; empty while only identical ids count.
    sought: String,
    /// The value that is being compared, and its name.
    current: [String; 2],
    /// The best value so far, and its name.
    best: [String; 2],
    /// 0 for an identical value, then [`SAME`], then the distance.
    rank: usize,
}

impl<'a> Seeker<'a> {
    fn new(written: &'a str) -> Self {
        let none = || [String::new(), String::new()];
        Self { written, sought: String::new(), current: none(), best: none(), rank: FAR }
    }

    /// Starts the next value, with its name.
    fn value(&mut self, value: &str, name: &str) {
        self.current = [value.to_owned(), name.to_owned()];
        self.id(value);
        self.name(name);
    }

    /// Compares an id of this value, current or former.
    fn id(&mut self, id: &str) {
        if id == self.written {
            self.take(0);
        } else if !self.sought.is_empty() {
            let id = key(id);
            self.take(if id == self.sought { SAME } else { self.distance(&id) });
        }
    }

    /// Compares a name of this value.
    fn name(&mut self, name: &str) {
        if !self.sought.is_empty() {
            self.take(self.distance(&key(name)));
        }
    }

    fn take(&mut self, rank: usize) {
        if rank < self.rank {
            self.rank = rank;
            self.best.clone_from(&self.current);
        }
    }

    /// The distance to a name, as [`key`]: the edits, or the number of missing letters.
    fn distance(&self, name: &str) -> usize {
        let (sought, name) = (self.sought.as_bytes(), name.as_bytes());
        if sought.len() > LONGEST {
            return FAR;
        }
        let most = sought.len().max(name.len()) / 3;
        if sought.len().abs_diff(name.len()) > most {
            let is_part = sought.len() > 3 && name.windows(sought.len()).any(|part| part == sought);
            return if is_part { 1000 + name.len() } else { FAR };
        }
        let mut row: Vec<usize> = (0..=name.len()).collect();
        for (line, letter) in sought.iter().enumerate() {
            let mut corner = line;
            row[0] = line + 1;
            for (column, other) in name.iter().enumerate() {
                let edits = (corner + usize::from(letter != other)).min(row[column] + 1).min(row[column + 1] + 1);
                corner = row[column + 1];
                row[column + 1] = edits;
            }
        }
        let edits = row[name.len()];
        if edits <= most { SAME + 1 + edits } else { FAR }
    }
}

/// The closest name, if any is close.
pub fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seeker = Seeker::new(written);
    seeker.sought = key(written);
    let mut best = None;
    for name in names {
        let before = seeker.rank;
        seeker.name(name);
        if seeker.rank < before {
            best = Some(name);
        }
    }
    best
}

/// The possible values of parameters.
struct Values<'a> {
    page: &'a Page,
    content: &'a Content,
    catalogue: Option<&'a Catalogue>,
    locale: Locale,
}

impl Values<'_> {
    /// The matching value, or the nearest; [`FAR`] if none is close. `None` for a parameter with free values, or whose
    /// values are not loaded.
    fn find<'b>(&self, parameter: &str, written: &'b str) -> Option<Seeker<'b>> {
        let mut seeker = Seeker::new(written);
        self.offer(parameter, &mut seeker)?;
        if seeker.rank > 0 {
            // The value may be encoded twice, or the path of a record.
            let decoded = form_urlencoded::parse(written.as_bytes()).next();
            let decoded = decoded.map(|(name, _)| name.into_owned()).unwrap_or_default();
            seeker.sought = key(decoded.trim_end_matches('/').rsplit('/').next().unwrap_or_default());
            self.offer(parameter, &mut seeker)?;
        }
        Some(seeker)
    }

    fn offer(&self, parameter: &str, seeker: &mut Seeker) -> Option<()> {
        let is_builder = *self.page == Page::Builder;
        match parameter {
            parameter::SORT => Sort::ALL.iter().for_each(|sort| seeker.value(sort.code(), sort.code())),
            parameter::VIEW => {
                let views = if is_builder { &View::ALL[..] } else { &[] };
                views.iter().map(|view| view.code()).chain(["list", "map"]).for_each(|word| seeker.value(word, word));
            }
            parameter::WHEN => When::ALL.iter().for_each(|when| seeker.value(when.code(), when.code())),
            parameter::BY => {
                for facet in [Facet::Host, Facet::Departement] {
                    seeker.value(facet.code(), facet.code());
                }
            }
            parameter::KIND => {
                for kind in self.content.events.ready()?.all.iter().filter_map(|event| event.kind.as_ref()) {
                    for locale in [self.locale, self.locale.other()] {
                        let site = self.content.site.ready();
                        seeker.value(kind, &site.map_or_else(|| kind.clone(), |site| site.kind(kind, locale)));
                    }
                }
            }
            parameter::GROUP => {
                let (events, groups) = (self.content.events.ready()?, self.content.groups.ready()?);
                let is_shown = |group: &&Group| events.all.iter().any(|event| event.group_ids.contains(&group.id));
                for group in groups.all.iter().filter(is_shown) {
                    seeker.value(&group.id, group.short().text(self.locale));
                    group.aliases.iter().for_each(|id| seeker.id(id));
                    group.name.values().chain(group.short_name.values()).for_each(|name| seeker.name(name));
                }
            }
            parameter::ID if !is_builder => {
                for platform in &self.catalogue?.platforms.all {
                    seeker.value(&platform.id, platform.name.text(self.locale));
                    platform.aliases.iter().for_each(|id| seeker.id(id));
                    platform.name.values().chain(&platform.acronym).for_each(|name| seeker.name(name));
                }
            }
            _ => self.facet(Facet::ALL.into_iter().find(|facet| facet.code() == parameter)?, seeker)?,
        }
        Some(())
    }

    fn facet(&self, facet: Facet, seeker: &mut Seeker) -> Option<()> {
        let catalogue = self.catalogue?;
        let is_known = match facet {
            Facet::Technique | Facet::From | Facet::Gives => catalogue.techniques.is_some(),
            Facet::Host => catalogue.hosts.is_some(),
            Facet::Departement | Facet::Place => catalogue.map.is_some(),
            // The values come from the platforms.
            _ => true,
        };
        for offered in catalogue.offered(facet) {
            let value = &offered.value;
            for locale in [self.locale, self.locale.other()] {
                seeker.value(value, &facet_value(locale, facet, value, catalogue));
            }
            catalogue.aliases(facet, value).iter().for_each(|id| seeker.id(id));
            match facet {
                Facet::Technique => catalogue.technique(value)?.names().for_each(|name| seeker.name(name)),
                // “Paris” is accepted for “75 Paris”.
                Facet::Departement => seeker.name(catalogue.departement_name(value).unwrap_or_default()),
                Facet::Host => {
                    let host = catalogue.hosts.as_ref()?.get(value);
                    seeker.name(host.and_then(|host| host.acronym.as_deref()).unwrap_or_default());
                }
                _ => {}
            }
        }
        (is_known || seeker.rank <= SAME).then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(written: &str, key_of: &str) -> (usize, String) {
        let mut seeker = Seeker::new(written);
        seeker.sought = key(key_of);
        for (value, name, alias) in [
            ("institut-curie", "Institut Curie", "curie-old"),
            ("institut-pasteur", "Institut Pasteur", ""),
            ("75", "Paris", ""),
            ("flow-cytometry", "Cytométrie en flux", ""),
        ] {
            seeker.value(value, name);
            seeker.id(alias);
        }
        (seeker.rank, seeker.best[0].clone())
    }

    #[test]
    fn case_quotes_blanks_and_former_ids_are_understood() {
        for written in
            ["institut-curie", "Institut-Curie", " institut curie. ", "“institut\u{2013}curie,”", "Curie_Old"]
        {
            let (rank, value) = found(written, written);
            assert!(rank <= SAME && value == "institut-curie", "{written}: {rank} {value}");
        }
    }

    #[test]
    fn only_near_values_are_proposed() {
        for (written, meant) in [
            ("institut-curi", "institut-curie"),
            ("intsitut-pasteur", "institut-pasteur"),
            ("pasteur", "institut-pasteur"),
            ("cytometrie en flux", "flow-cytometry"),
            ("paris", "75"),
            ("075", "75"),
            ("76", ""),
            ("zzzzzzzz", ""),
            ("…", ""),
        ] {
            let (rank, value) = found(written, written);
            assert!(rank > SAME && value == meant, "{written}: {rank} {value}");
        }
    }
}
