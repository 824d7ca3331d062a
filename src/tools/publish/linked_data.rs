//! Linked data of the pages, in the vocabulary of schema.org. Unknown values are left out.

mod address;
mod thing;

use serde_json::{Value, json};
use site_core::content::Records;
use site_core::content::date::Date;
use site_core::content::fields::Fields;
use site_core::content::file::File;
use site_core::content::records::{Event, Group, Host, Member, Person, Platform};
use site_core::locale::{Locale, Localized};
use site_core::page_content;
use site_core::route::{Format, Page, asset};

use super::source::Source;
use address::{network_address, platform_address, position};
use thing::thing;

/// The statements of a page; each becomes a script element.
pub(super) fn of(source: &Source, page: &Page, locale: Locale) -> Vec<Value> {
    let writer = LinkedDataWriter { source, locale };
    let about = match page {
        Page::Home => vec![writer.website(), writer.network()],
        Page::About | Page::Network => vec![writer.network()],
        Page::Groups | Page::Missions => vec![writer.collection(page, &writer.records(page))],
        Page::Group(id) => {
            source.content.groups.ready().and_then(|all| all.get(id)).map(|one| writer.group(one)).into_iter().collect()
        }
        Page::Platforms => vec![writer.catalogue()],
        Page::Platform(id) => source
            .content
            .platforms
            .ready()
            .and_then(|all| all.get(id))
            .map(|one| writer.platform(one))
            .into_iter()
            .collect(),
        Page::Agenda => all(source.content.events.ready()).iter().map(|one| writer.event(one)).collect(),
        _ => Vec::new(),
    };
    let breadcrumbs = (*page != Page::Home).then(|| writer.breadcrumbs(page));
    about.into_iter().chain(breadcrumbs).map(in_context).collect()
}

fn all<T>(records: Option<&Records<T>>) -> &[T] {
    records.map(|records| &records.all[..]).unwrap_or_default()
}

fn in_context(mut statement: Value) -> Value {
    statement["@context"] = json!("https://schema.org");
    statement
}

/// An object with only a name. If the name is empty, [`thing`] leaves the object out.
fn named(kind: &str, name: &str) -> Value {
    thing(kind, [("name", json!(name))])
}

/// Writes linked data in the language of a page.
struct LinkedDataWriter<'a> {
    source: &'a Source,
    locale: Locale,
}

impl LinkedDataWriter<'_> {
    fn text(&self, text: &Localized) -> Value {
        json!(text.text(self.locale))
    }

    fn address(&self, page: &Page) -> String {
        [self.source.origin.as_str(), &page.href(self.locale)].concat()
    }

    fn file(&self, path: &str) -> String {
        [self.source.origin.as_str(), &asset(path)].concat()
    }

    /// The identifier of the network in linked data, the same on every page.
    fn network_id(&self) -> String {
        self.file("#network")
    }

    fn network_reference(&self) -> Value {
        json!({"@id": self.network_id()})
    }

    fn website(&self) -> Value {
        let site = self.source.content.site.ready();
        thing(
            "WebSite",
            [
                ("@id", json!(self.file("#website"))),
                ("name", site.map_or(Value::Null, |site| self.text(&site.name))),
                ("url", json!(self.address(&Page::Home))),
                ("description", json!(page_content::description(&Page::Home, &self.source.content, self.locale))),
                ("inLanguage", json!(self.locale.code())),
                ("publisher", self.network_reference()),
            ],
        )
    }

    fn network(&self) -> Value {
        let Some(site) = self.source.content.site.ready() else { return Value::Null };
        let members = all(self.source.content.members.ready().map(|members| &members.records));
        let these = |is_wanted: fn(&Member) -> bool| -> Vec<Value> {
            members.iter().filter(|member| is_wanted(member)).map(|member| self.member(member)).collect()
        };
        let file = Fields::of(&self.source.site_file);
        let acronym = file.text("acronym");
        let names = [&site.short_name].into_iter().map(|name| name.text(self.locale));
        let names = names.chain(acronym.as_deref());
        let names: Vec<&str> = names.filter(|name| !name.is_empty() && *name != site.name.text(self.locale)).collect();
        thing(
            "Organization",
            [
                ("@id", json!(self.network_id())),
                ("name", self.text(&site.name)),
                ("alternateName", json!(names)),
                ("description", self.text(&site.description)),
                ("url", json!(self.address(&Page::Home))),
                ("sameAs", self.text(&site.website)),
                ("email", json!(site.contact_email)),
                ("address", network_address(file.object("address"))),
                ("member", json!(these(|member| member.is_member))),
                ("funder", json!(these(|member| member.is_funder))),
            ],
        )
    }

    fn member(&self, member: &Member) -> Value {
        thing(
            "Organization",
            [
                ("name", self.text(&member.name)),
                ("alternateName", json!(member.acronym)),
                ("url", json!(member.website)),
            ],
        )
    }

    /// The pages of the records listed on a page.
    fn records(&self, page: &Page) -> Vec<Page> {
        let content = &self.source.content;
        match page {
            Page::Groups => all(content.groups.ready()).iter().map(|one| Page::Group(one.id.clone())).collect(),
            _ => all(content.missions.ready()).iter().map(|one| Page::Mission(one.id.clone())).collect(),
        }
    }

    fn collection(&self, page: &Page, records: &[Page]) -> Value {
        let items: Vec<Value> = records.iter().enumerate().map(|(index, page)| self.item(index, page)).collect();
        let list = thing("ItemList", [("numberOfItems", json!(items.len())), ("itemListElement", json!(items))]);
        thing(
            "CollectionPage",
            [
                ("@id", json!(self.address(page))),
                ("name", json!(self.title(page))),
                ("url", json!(self.address(page))),
                ("description", json!(page_content::description(page, &self.source.content, self.locale))),
                ("inLanguage", json!(self.locale.code())),
                ("isPartOf", json!({"@id": self.file("#website")})),
                ("mainEntity", list),
            ],
        )
    }

    fn title(&self, page: &Page) -> String {
        page_content::title(page, &self.source.content, self.locale)
    }

    /// A page as an item of a list.
    fn item(&self, index: usize, page: &Page) -> Value {
        let is_home = *page == Page::Home;
        let name = if is_home { self.locale.text().home.to_owned() } else { self.title(page) };
        thing(
            "ListItem",
            [("position", json!(index + 1)), ("name", json!(name)), ("item", json!({"@id": self.address(page)}))],
        )
    }

    /// The breadcrumbs of a page.
    fn breadcrumbs(&self, page: &Page) -> Value {
        let mut pages = vec![Page::Home, page.section(), page.clone()];
        pages.dedup();
        let items: Vec<Value> = pages.iter().enumerate().map(|(index, page)| self.item(index, page)).collect();
        thing("BreadcrumbList", [("itemListElement", json!(items))])
    }

    fn group(&self, group: &Group) -> Value {
        let page = self.address(&Page::Group(group.id.clone()));
        let people = group.coordinators.iter().map(|one| self.person(one));
        let organisations = group.co_organisers.iter().map(|one| self.organisation(one));
        let themes = group.themes.get(self.locale).map(|themes| themes.value);
        thing(
            "Organization",
            [
                ("@id", json!(page)),
                ("name", self.text(&group.name)),
                ("alternateName", self.text(&group.short_name)),
                ("description", self.text(&group.summary)),
                ("url", json!(page)),
                ("sameAs", json!(group.mini_site_url)),
                ("parentOrganization", self.network_reference()),
                ("member", json!(people.chain(organisations).collect::<Vec<_>>())),
                ("knowsAbout", json!(themes)),
            ],
        )
    }

    fn person(&self, person: &Person) -> Value {
        thing("Person", [("name", json!(person.name)), ("description", self.text(&person.affiliation))])
    }

    /// An organisation that co-organises a group: the network itself, a member or partner of it, or any other.
    fn organisation(&self, organisation: &Person) -> Value {
        let members = self.source.content.members.ready();
        let known = organisation.partner_id.as_deref().and_then(|id| members?.records.get(id));
        known.map_or_else(|| self.organiser(&organisation.name), |member| self.member(member))
    }

    /// An organiser; the network itself if it has this name.
    fn organiser(&self, name: &str) -> Value {
        let site = self.source.content.site.ready();
        if site.is_some_and(|site| site.name.values().any(|own| own == name)) {
            json!({"@type": "Organization", "@id": self.network_id(), "name": name})
        } else {
            named("Organization", name)
        }
    }

    fn platform(&self, platform: &Platform) -> Value {
        let content = &self.source.content;
        let page = self.address(&Page::Platform(platform.id.clone()));
        let host = platform.host.as_deref().and_then(|id| content.hosts.ready()?.get(id));
        let techniques = content.techniques.ready();
        let techniques = platform.techniques.iter().filter_map(|id| Some(self.text(&techniques?.get(id)?.label)));
        let offers = platform
            .services
            .iter()
            .map(|service| thing("Offer", [("itemOffered", thing("Service", [("name", self.text(service))]))]));
        let rrid = platform
            .rrid
            .as_ref()
            .map(|rrid| thing("PropertyValue", [("propertyID", json!("RRID")), ("value", json!(rrid))]));
        thing(
            "ResearchOrganization",
            [
                ("@id", json!(page)),
                ("name", self.text(&platform.name)),
                ("alternateName", json!(platform.acronym)),
                ("description", self.text(&platform.summary)),
                ("url", json!(page)),
                ("sameAs", json!(platform.website)),
                ("email", json!(platform.email)),
                ("identifier", json!(rrid)),
                ("parentOrganization", json!(host.map(|host| self.host(host)))),
                ("address", platform_address(platform)),
                ("location", position(platform)),
                ("knowsAbout", json!(techniques.collect::<Vec<_>>())),
                ("makesOffer", json!(offers.collect::<Vec<_>>())),
            ],
        )
    }

    fn host(&self, host: &Host) -> Value {
        let kind = match host.kind.as_deref() {
            Some("university") => "CollegeOrUniversity",
            Some("research-organisation" | "research-institute" | "research-unit") => "ResearchOrganization",
            _ => "Organization",
        };
        thing(
            kind,
            [("name", self.text(&host.name)), ("alternateName", json!(host.acronym)), ("url", json!(host.website))],
        )
    }

    fn event(&self, event: &Event) -> Value {
        let page = [&self.address(&Page::Agenda), "#", &event.id].concat();
        let mode = match event.format.as_deref() {
            Some("onsite") => "https://schema.org/OfflineEventAttendanceMode",
            Some("online") => "https://schema.org/OnlineEventAttendanceMode",
            Some("hybrid") => "https://schema.org/MixedEventAttendanceMode",
            _ => "",
        };
        let organisers: Vec<Value> = event.organisers.iter().map(|name| self.organiser(name)).collect();
        thing(
            "Event",
            [
                ("@id", json!(page)),
                ("name", self.text(&event.title)),
                ("description", self.text(&event.description)),
                ("startDate", json!(event.start.iso())),
                ("endDate", json!(event.end.map(Date::iso))),
                ("eventAttendanceMode", json!(mode)),
                ("location", named("Place", event.place.as_deref().unwrap_or_default())),
                ("organizer", json!(organisers)),
                ("url", json!(event.url.as_ref().unwrap_or(&page))),
            ],
        )
    }

    fn catalogue(&self) -> Value {
        let (page, site) = (self.address(&Page::Platforms), self.source.content.site.ready());
        let licence = json!(site.and_then(|site| site.licence.as_ref()?.url.as_ref()));
        let description = json!(page_content::description(&Page::Platforms, &self.source.content, self.locale));
        let table = |format: Format| {
            (format.media_type(), self.source.origin.clone() + &Page::Platforms.file(self.locale, format))
        };
        let files = [
            ("application/json", self.file(&format!("data/{}", File::Platforms.name()))),
            table(Format::Table),
            table(Format::Workbook),
        ];
        let files = files.map(|(media_type, address)| {
            thing("DataDownload", [("encodingFormat", json!(media_type)), ("contentUrl", json!(address))])
        });
        let dataset = thing(
            "Dataset",
            [
                ("@id", json!([&page, "#dataset"].concat())),
                ("name", json!(self.title(&Page::Platforms))),
                ("description", description.clone()),
                ("url", json!(page)),
                (
                    "inLanguage",
                    json!(
                        site_core::head::languages(&self.source.content)
                            .iter()
                            .map(|one| one.code())
                            .collect::<Vec<_>>()
                    ),
                ),
                ("license", licence.clone()),
                ("creator", self.network_reference()),
                ("dateModified", json!(self.source.updated(File::Platforms).map(Date::iso))),
                (
                    "spatialCoverage",
                    named("Place", site.map(|site| site.territory.text(self.locale)).unwrap_or_default()),
                ),
                ("distribution", json!(files)),
            ],
        );
        thing(
            "DataCatalog",
            [
                ("@id", json!([&page, "#catalogue"].concat())),
                ("name", json!(self.title(&Page::Platforms))),
                ("description", description),
                ("url", json!(page)),
                ("inLanguage", json!(self.locale.code())),
                ("license", licence),
                ("publisher", self.network_reference()),
                ("dataset", dataset),
            ],
        )
    }
}
