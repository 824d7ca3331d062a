//! Files for subscription and download: events as Atom feeds (RFC 4287) and calendars, the catalogue as a table.

use site_core::calendar::{self, Publisher};
use site_core::catalogue::Catalogue;
use site_core::content::characters::is_id;
use site_core::content::file::File;
use site_core::content::records::Event;
use site_core::csv;
use site_core::export;
use site_core::head::languages;
use site_core::locale::{Locale, Localized};
use site_core::page_content;
use site_core::query::CatalogueQuery;
use site_core::route::{self, Format, Page};
use site_core::text::export as messages;

use super::source::{Output, Source};
use super::xml::Xml;

/// All these files, for each language.
pub(super) fn files(source: &Source) -> Vec<Output> {
    let mut files = Vec::new();
    for locale in languages(&source.content).iter().copied() {
        for (page, events) in followed(source) {
            let writer = FeedWriter { source, locale, page: &page };
            files.push(output(&page, locale, Format::Atom, writer.feed(&events)));
            files.extend(writer.calendar(&events).map(|text| output(&page, locale, Format::Calendar, text)));
        }
        files.extend(tables(source, locale));
    }
    files
}

/// The other formats of a page.
pub(super) fn of(page: &Page, source: &Source) -> Vec<Format> {
    if *page == Page::Platforms {
        return vec![Format::Table, Format::Workbook];
    }
    let Some((_, events)) = followed(source).into_iter().find(|(followed, _)| followed == page) else {
        return Vec::new();
    };
    let has_days = events.iter().any(|event| calendar::has_day(event));
    [Format::Atom].into_iter().chain(has_days.then_some(Format::Calendar)).collect()
}

fn output(page: &Page, locale: Locale, format: Format, text: String) -> Output {
    Output::text(route::below_root(&page.file(locale, format)), text)
}

/// The pages with events, and their events: the agenda, and each group that has events.
fn followed(source: &Source) -> Vec<(Page, Vec<&Event>)> {
    let events = source.content.events.ready().map(|events| &events.all[..]).unwrap_or_default();
    let groups = source.content.groups.ready().map(|groups| &groups.all[..]).unwrap_or_default();
    let groups = groups.iter().filter(|group| is_id(&group.id)).map(|group| {
        let own = events.iter().filter(|event| event.group_ids.contains(&group.id)).collect::<Vec<_>>();
        (Page::Group(group.id.clone()), own)
    });
    let groups = groups.filter(|(_, events)| !events.is_empty());
    std::iter::once((Page::Agenda, events.iter().collect())).chain(groups).collect()
}

/// All platforms in the order of the catalogue, as CSV and as a workbook whose second sheet explains the columns.
fn tables(source: &Source, locale: Locale) -> Vec<Output> {
    let Some(catalogue) = Catalogue::new(&source.content) else { return Vec::new() };
    let results = catalogue.results(&CatalogueQuery::default(), locale);
    let rows = export::table(&export::found(&catalogue, &results), &catalogue, locale, &source.origin);
    let file = |format: Format| route::below_root(&Page::Platforms.file(locale, format)).to_owned();
    let workbook = export::guide::workbook(&rows, &catalogue, locale);
    let csv = Output::text(&file(Format::Table), csv::write(&rows, locale));
    vec![csv, Output { path: file(Format::Workbook), bytes: workbook }]
}

/// Writes the events of a page.
struct FeedWriter<'a> {
    source: &'a Source,
    locale: Locale,
    page: &'a Page,
}

impl FeedWriter<'_> {
    fn publisher(&self) -> Publisher<'_> {
        let Source { content, origin, today, .. } = self.source;
        let today = self.source.updated(File::Events).unwrap_or(*today);
        Publisher { site: content.site.ready(), origin, locale: self.locale, today }
    }

    fn title(&self) -> String {
        let name = self.source.content.site.ready().map(|site| site.name.text(self.locale)).unwrap_or_default();
        [&page_content::title(self.page, &self.source.content, self.locale), " – ", name].concat()
    }

    fn calendar(&self, events: &[&Event]) -> Option<String> {
        calendar::write(&self.title(), events, &self.publisher())
    }

    /// A permanent identifier in the form of a URL; the same if the site is served under several host names.
    fn id(&self, href: &str) -> String {
        let scheme = self.source.origin.split_once("://").map_or("https", |(scheme, _)| scheme);
        [scheme, "://", self.publisher().host(), href].concat()
    }

    /// Midnight of the day on which the data was updated, as RFC 3339.
    fn updated(&self) -> String {
        let day = self.publisher().today;
        format!("{:04}-{:02}-{:02}T00:00:00Z", day.year, day.month.unwrap_or(1), day.day.unwrap_or(1))
    }

    fn feed(&self, events: &[&Event]) -> String {
        let (source, locale) = (self.source, self.locale);
        let site = source.content.site.ready();
        let own = self.page.file(locale, Format::Atom);
        let whole = |href: &str| [source.origin.as_str(), href].concat();
        let namespace = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", locale.code())];
        Xml::document("feed", &namespace, |feed| {
            let link = |feed: &mut Xml, rel: &str, media_type: &str, href: &str| {
                feed.empty("link", &[("rel", rel), ("type", media_type), ("href", &whole(href))]);
            };
            feed.text("id", &[], &self.id(&own));
            feed.text("title", &[], &self.title());
            feed.text("updated", &[], &self.updated());
            link(feed, "self", Format::Atom.media_type(), &own);
            link(feed, "alternate", "text/html", &self.page.href(locale));
            feed.parent("author", &[], |author| {
                author.text("name", &[], site.map(|site| site.name.text(locale)).unwrap_or_default());
            });
            if let Some(licence) = site.and_then(|site| site.licence.as_ref()) {
                feed.text("rights", &[], licence.label.text(locale));
            }
            for event in events {
                feed.parent("entry", &[], |entry| self.entry(event, entry));
            }
        })
    }

    fn entry(&self, event: &Event, entry: &mut Xml) {
        let url = [&Page::Agenda.href(self.locale), "#", &event.id].concat();
        let here = [self.source.origin.as_str(), &url].concat();
        entry.text("id", &[], &self.id(&url));
        self.localized(entry, "title", &event.title, "");
        entry.text("updated", &[], &self.updated());
        entry.empty("link", &[("rel", "alternate"), ("href", event.url.as_deref().unwrap_or(&here))]);
        self.localized(entry, "summary", &event.description, &self.facts(event));
    }

    /// Date, place and organisers, one per line.
    fn facts(&self, event: &Event) -> String {
        let locale = self.locale;
        let end = event.end.filter(|end| *end > event.start).map(|end| [" → ", &end.long(locale)].concat());
        let when = [event.start.long(locale), end.unwrap_or_default()].concat();
        let organisers = event.organisers.join(", ");
        let organisers = (!organisers.is_empty()).then(|| messages::organised_by(locale, &organisers));
        let facts = [Some(when), event.place.clone(), organisers];
        facts.into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    /// An element with facts and a text; sets the language of the text.
    fn localized(&self, entry: &mut Xml, name: &str, text: &Localized, facts: &str) {
        let shown = text.get(self.locale);
        let language = shown.as_ref().and_then(|shown| shown.lang).unwrap_or(self.locale.code());
        let text = shown.map_or("", |shown| shown.value);
        let between = if facts.is_empty() || text.is_empty() { "" } else { "\n\n" };
        entry.text(name, &[("xml:lang", language)], &[facts, between, text].concat());
    }
}
