//! The records of the data files as the pages use them. Field names are those of the files.

use super::access::Access;
use super::date::Date;
use super::fields::Fields;
use super::problem::Problem;
use super::shape::MOST_EUROS;
use super::sources::SourceSite;
use crate::locale::{Locale, Localized};

/// A figure with its meaning and where it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fact {
    pub value: f64,
    pub unit: String,
    /// `plus de`, `près de`: said before the value.
    pub qualifier: Localized,
    pub meaning: Localized,
    pub as_of: Option<String>,
    pub sources: Vec<String>,
}

impl From<Fields<'_>> for Fact {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            value: fields.number("value").unwrap_or_default(),
            unit: fields.required("unit"),
            qualifier: fields.localized("qualifier"),
            meaning: fields.localized("meaning"),
            as_of: fields.text("as_of"),
            sources: fields.texts("sources"),
        }
    }
}

/// Somebody named: a coordinator, an office holder, a member of a group, an organisation that takes part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    pub name: String,
    pub affiliation: Localized,
    pub role: Localized,
    pub period: Option<String>,
    pub since: Option<Date>,
    pub as_of: Option<String>,
    /// Id of the member or partner this is.
    pub partner_id: Option<String>,
    pub sources: Vec<String>,
}

impl From<Fields<'_>> for Person {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            name: fields.required("name"),
            affiliation: fields.localized("affiliation"),
            role: fields.localized("role"),
            period: fields.text("period"),
            since: fields.date("since"),
            as_of: fields.text("as_of"),
            partner_id: fields.text("partner_id"),
            sources: fields.texts("sources"),
        }
    }
}

/// Something a group or a mission does.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
    pub title: Localized,
    pub kind: Option<String>,
    pub description: Localized,
    pub year: Option<String>,
    pub url: Option<String>,
    pub event_id: Option<String>,
    pub group_ids: Vec<String>,
    pub as_of: Option<String>,
    pub sources: Vec<String>,
}

impl From<Fields<'_>> for Action {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            title: fields.localized("title"),
            kind: fields.text("kind"),
            description: fields.localized("description"),
            year: fields.text("year"),
            url: fields.url("url"),
            event_id: fields.text("event_id"),
            group_ids: fields.texts("group_ids"),
            as_of: fields.text("as_of"),
            sources: fields.texts("sources"),
        }
    }
}

/// A link of a group's page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resource {
    pub title: Localized,
    pub url: Option<String>,
    pub kind: Option<String>,
    /// Not produced by or about the group, only on the same theme.
    pub is_related: bool,
}

impl From<Fields<'_>> for Resource {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            title: fields.localized("title"),
            url: fields.url("url"),
            kind: fields.text("kind"),
            is_related: fields.text("relation").as_deref() == Some("related"),
        }
    }
}

/// A working group with its mini-site.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Group {
    pub id: String,
    pub name: Localized,
    pub short_name: Localized,
    pub former_name: Localized,
    /// Name of a drawing of the sprite, after `p-`.
    pub icon: Option<String>,
    /// Name of a colour of the palette.
    pub hue: Option<String>,
    pub coordinators: Vec<Person>,
    pub former_coordinators: Vec<Person>,
    pub co_organisers: Vec<Person>,
    pub members: Vec<Person>,
    pub themes: Localized<Vec<String>>,
    pub summary: Localized,
    pub presentation: Localized<Vec<String>>,
    pub missions: Localized<Vec<String>>,
    pub structuring_actions: Vec<Action>,
    pub resources: Vec<Resource>,
    pub mini_site_url: Option<String>,
    pub facts: Vec<Fact>,
    pub as_of: Option<String>,
    pub sources: Vec<String>,
}

impl From<Fields<'_>> for Group {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            id: fields.required("id"),
            name: fields.localized("name"),
            short_name: fields.localized("short_name"),
            former_name: fields.localized("former_name"),
            icon: fields.text("icon"),
            hue: fields.text("hue"),
            coordinators: fields.objects("coordinators"),
            former_coordinators: fields.objects("former_coordinators"),
            co_organisers: fields.objects("co_organisers"),
            members: fields.objects("members"),
            themes: fields.localized_list("themes"),
            summary: fields.localized("summary"),
            presentation: fields.localized_list("presentation"),
            missions: fields.localized_list("missions"),
            structuring_actions: fields.objects("structuring_actions"),
            resources: fields.objects("resources"),
            mini_site_url: fields.url("mini_site_url"),
            facts: fields.objects("facts"),
            as_of: fields.text("as_of"),
            sources: fields.texts("sources"),
        }
    }
}

impl Group {
    /// The short name where there is one.
    pub fn short(&self) -> &Localized {
        if self.short_name.is_empty() { &self.name } else { &self.short_name }
    }

    /// Coordinators, or the organisations that run the group together.
    pub fn led_by(&self) -> &[Person] {
        if self.coordinators.is_empty() { &self.co_organisers } else { &self.coordinators }
    }
}

/// A mission of the network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mission {
    pub id: String,
    pub title: Localized,
    pub is_additional: bool,
    pub since: Option<Date>,
    pub as_of: Option<String>,
    pub summary: Localized,
    pub objectives: Localized<Vec<String>>,
    pub actions: Vec<Action>,
    pub related_group_ids: Vec<String>,
    pub related_partner_ids: Vec<String>,
    pub sources: Vec<String>,
}

impl From<Fields<'_>> for Mission {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            id: fields.required("id"),
            title: fields.localized("title"),
            is_additional: fields.text("type").as_deref() == Some("additional"),
            since: fields.date("since"),
            as_of: fields.text("as_of"),
            summary: fields.localized("summary"),
            objectives: fields.localized_list("objectives"),
            actions: fields.objects("actions"),
            related_group_ids: fields.texts("related_group_ids"),
            related_partner_ids: fields.texts("related_partner_ids"),
            sources: fields.texts("sources"),
        }
    }
}

/// A member institution or a partner.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Member {
    pub id: String,
    pub name: Localized,
    pub acronym: Option<String>,
    pub kind: Option<String>,
    pub is_member: bool,
    /// Whether it is a funder of the network.
    pub is_funder: bool,
    pub city: Option<String>,
    pub departement: Option<String>,
    pub website: Option<String>,
    pub description: Localized,
    pub is_founding: bool,
    pub facts: Vec<Fact>,
    pub sources: Vec<String>,
}

impl From<Fields<'_>> for Member {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            id: fields.required("id"),
            name: fields.localized("name"),
            acronym: fields.text("acronym"),
            kind: fields.text("kind"),
            is_member: fields.text("role").as_deref() == Some("member"),
            is_funder: fields.text("partner_status").as_deref() == Some("funder"),
            city: fields.text("city"),
            departement: fields.text("departement"),
            website: fields.url("website"),
            description: fields.localized("description"),
            is_founding: fields.flag("founding_member") == Some(true),
            facts: fields.objects("facts"),
            sources: fields.texts("sources"),
        }
    }
}

/// An event of the agenda.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    pub id: String,
    pub title: Localized,
    pub start: Date,
    pub end: Option<Date>,
    pub kind: Option<String>,
    pub format: Option<String>,
    pub place: Option<String>,
    pub url: Option<String>,
    pub organisers: Vec<String>,
    pub group_ids: Vec<String>,
    pub description: Localized,
    pub figures: Vec<Fact>,
    pub sources: Vec<String>,
}

impl Event {
    /// Nothing for an event whose start is not a date.
    pub fn read(fields: Fields<'_>) -> Option<Self> {
        Some(Self {
            id: fields.required("id"),
            title: fields.localized("title"),
            start: fields.date("start")?,
            end: fields.date("end"),
            kind: fields.text("kind"),
            format: fields.text("format"),
            place: fields.text("place"),
            url: fields.url("url"),
            organisers: fields.texts("organisers"),
            group_ids: fields.texts("group_ids"),
            description: fields.localized("description"),
            figures: fields.objects("figures"),
            sources: fields.texts("sources"),
        })
    }

    pub fn is_past(&self, today: Date) -> bool {
        self.end.unwrap_or(self.start).is_before(today)
    }
}

/// A technology platform of the catalogue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Platform {
    pub id: String,
    pub name: Localized,
    pub acronym: Option<String>,
    /// Id of the host institution.
    pub host: Option<String>,
    /// Street address or campus.
    pub site: Option<String>,
    pub city: Option<String>,
    pub postcode: Option<String>,
    /// Code of the département.
    pub departement: Option<String>,
    /// Degrees, WGS 84.
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub techniques: Vec<String>,
    pub summary: Localized,
    pub cancer_focus: Localized,
    pub services: Vec<Localized>,
    pub equipment: Vec<String>,
    pub labels: Vec<String>,
    /// Empty where the record does not say.
    pub access: Vec<Access>,
    pub website: Option<String>,
    /// Published by the platform as its contact.
    pub email: Option<String>,
    /// Research resource identifier: `RRID:SCR_…`.
    pub rrid: Option<String>,
    pub sources: Vec<String>,
    pub as_of: Option<Date>,
    pub needs: Vec<Need>,
}

/// An investment that a platform needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Need {
    pub title: Localized,
    pub kind: Option<String>,
    /// Euros.
    pub amount: Option<f64>,
    pub horizon: Option<String>,
}

impl From<Fields<'_>> for Need {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            title: fields.localized("title"),
            kind: fields.text("kind"),
            amount: fields.number("amount_eur").filter(|euros| (0.0..=MOST_EUROS).contains(euros)),
            horizon: fields.text("horizon"),
        }
    }
}

impl From<Fields<'_>> for Platform {
    fn from(fields: Fields<'_>) -> Self {
        let name = fields.required("name");
        let said = fields.texts("access");
        let is_open = |access: &Access| *access != Access::Unknown && said.iter().any(|code| code == access.code());
        Self {
            id: fields.required("id"),
            name: Localized {
                fr: fields.text("name_fr").or_else(|| Some(name.clone())),
                en: fields.text("name_en").or(Some(name)),
            },
            acronym: fields.text("acronym"),
            host: fields.text("host"),
            site: fields.text("site"),
            city: fields.text("city"),
            postcode: fields.text("postcode"),
            departement: fields.text("departement"),
            lat: fields.number("lat").filter(|degrees| degrees.abs() <= 90.0),
            lon: fields.number("lon").filter(|degrees| degrees.abs() <= 180.0),
            techniques: fields.texts("techniques"),
            summary: fields.localized("summary"),
            cancer_focus: fields.localized("cancer_focus"),
            services: fields.localized_texts("services"),
            equipment: fields.texts("equipment"),
            labels: fields.texts("labels"),
            access: Access::ALL.into_iter().filter(is_open).collect(),
            website: fields.url("website"),
            email: fields.email("email"),
            rrid: fields.text("rrid"),
            sources: fields.texts("sources"),
            as_of: fields.date("as_of"),
            needs: fields.objects("needs"),
        }
    }
}

impl Platform {
    /// `Plateforme de cytométrie (CYTPIC)`: the acronym where the name does not hold it.
    pub fn full_name(&self, locale: Locale) -> String {
        let name = self.name.text(locale);
        match self.acronym.as_deref().filter(|acronym| !name.contains(acronym)) {
            Some(acronym) => [name, " (", acronym, ")"].concat(),
            None => name.to_owned(),
        }
    }

    pub fn is_open_to(&self, access: Access) -> bool {
        if access == Access::Unknown { self.access.is_empty() } else { self.access.contains(&access) }
    }
}

/// An institution that hosts platforms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Host {
    pub id: String,
    pub name: Localized,
    pub acronym: Option<String>,
    pub kind: Option<String>,
    pub city: Option<String>,
    pub departement: Option<String>,
    pub website: Option<String>,
    /// Ids of the hosts it belongs to.
    pub parents: Vec<String>,
}

impl From<Fields<'_>> for Host {
    fn from(fields: Fields<'_>) -> Self {
        let name = fields.required("name");
        Self {
            id: fields.required("id"),
            name: Localized { fr: Some(name.clone()), en: fields.text("name_en").or(Some(name)) },
            acronym: fields.text("acronym"),
            kind: fields.text("kind"),
            city: fields.text("city"),
            departement: fields.text("departement"),
            website: fields.url("website"),
            parents: fields.texts("parents"),
        }
    }
}

/// A technique, or a family of techniques.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Technique {
    pub id: String,
    pub label: Localized,
    /// Id of the family; none for a family.
    pub parent: Option<String>,
    pub hue: Option<String>,
    pub synonyms: Localized<Vec<String>>,
}

impl From<Fields<'_>> for Technique {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            id: fields.required("id"),
            label: fields.localized("label"),
            parent: fields.text("parent"),
            hue: fields.text("hue"),
            synonyms: fields.localized_list("synonyms"),
        }
    }
}

impl Technique {
    /// Every word or phrase it goes by, in both languages.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.label.values().map(String::as_str).chain(self.synonyms.values().flatten().map(String::as_str))
    }
}

/// A département of the region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Departement {
    /// Its code.
    pub id: String,
    pub name: String,
    pub ring: Option<String>,
    /// Outline, as SVG path data in the map's coordinates.
    pub path: Option<String>,
    pub label: Vec<f64>,
    pub rosette: Option<Slice>,
}

/// A slice of the rosette: the region drawn as rings around its centre.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slice {
    pub path: String,
    pub x: f64,
    pub y: f64,
}

impl From<Fields<'_>> for Departement {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            id: fields.required("id"),
            name: fields.required("name"),
            ring: fields.text("ring"),
            path: fields.text("path"),
            label: fields.numbers("label"),
            rosette: fields.object("rosette").map(|slice| Slice {
                path: slice.required("path"),
                x: slice.number("x").unwrap_or_default(),
                y: slice.number("y").unwrap_or_default(),
            }),
        }
    }
}

/// One part of a text page: accessibility statement, legal notice, privacy.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    pub id: String,
    pub title: Localized,
    pub paragraphs: Localized<Vec<String>>,
    pub list: Localized<Vec<String>>,
    pub links: Vec<Link>,
}

impl From<Fields<'_>> for Section {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            id: fields.required("id"),
            title: fields.localized("title"),
            paragraphs: fields.localized_list("paragraphs"),
            list: fields.localized_list("list"),
            links: fields.objects("links"),
        }
    }
}

/// A link with its words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    pub label: Localized,
    pub url: Option<String>,
}

impl From<Fields<'_>> for Link {
    fn from(fields: Fields<'_>) -> Self {
        let label = fields.localized("label");
        Self { label: if label.is_empty() { fields.localized("name") } else { label }, url: fields.url("url") }
    }
}

/// A body of the organisation, or a funder.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Body {
    pub id: String,
    pub name: Localized,
    pub former_name: Localized,
    /// What it does.
    pub role: Localized,
    pub office_holders: Vec<Person>,
    pub sources: Vec<String>,
}

impl From<Fields<'_>> for Body {
    fn from(fields: Fields<'_>) -> Self {
        let role = fields.localized("role");
        Self {
            id: fields.required("id"),
            name: fields.localized("name"),
            former_name: fields.localized("former_name"),
            role: if role.is_empty() { fields.localized("description") } else { role },
            office_holders: fields.objects("office_holders"),
            sources: fields.texts("sources"),
        }
    }
}

/// Something that happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Milestone {
    pub year: String,
    pub date: Option<Date>,
    pub fact: Localized,
    pub sources: Vec<String>,
}

impl From<Fields<'_>> for Milestone {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            year: fields.required("year"),
            date: fields.date("date"),
            fact: fields.localized("fact"),
            sources: fields.texts("sources"),
        }
    }
}

/// A piece of the key sentence of the home page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase {
    pub text: Localized,
    pub is_strong: bool,
}

impl From<Fields<'_>> for Phrase {
    fn from(fields: Fields<'_>) -> Self {
        Self { text: fields.localized("text"), is_strong: fields.flag("strong") == Some(true) }
    }
}

/// A search proposed to the visitor.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    pub label: Localized,
    pub query: Localized,
}

impl From<Fields<'_>> for Example {
    fn from(fields: Fields<'_>) -> Self {
        Self { label: fields.localized("label"), query: fields.localized("query") }
    }
}

/// What the home page says beside the records.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HomeTexts {
    pub title: Localized,
    pub lead: Localized,
    pub statement: Vec<Phrase>,
    pub statement_source: Localized,
    pub statement_url: Option<String>,
    pub examples: Vec<Example>,
    pub platforms_text: Localized,
    pub missions_note: Localized,
}

impl From<Fields<'_>> for HomeTexts {
    fn from(fields: Fields<'_>) -> Self {
        Self {
            title: fields.localized("title"),
            lead: fields.localized("lead"),
            statement: fields.objects("statement"),
            statement_source: fields.localized("statement_source"),
            statement_url: fields.url("statement_url"),
            examples: fields.objects("examples"),
            platforms_text: fields.localized("platforms_text"),
            missions_note: fields.localized("missions_note"),
        }
    }
}

/// The organisation and what its pages say of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Site {
    /// The languages that the site is offered in: one at least, the first for visitors who ask for none of them.
    pub languages: Vec<Locale>,
    /// Of the days that the data name: `Europe/Paris`.
    pub timezone: Option<String>,
    pub name: Localized,
    pub short_name: Localized,
    pub territory: Localized,
    pub legal_form: Localized,
    pub description: Localized,
    pub aims: Localized<Vec<String>>,
    pub audience: Localized,
    pub website: Localized,
    /// Where records that visitors propose may be sent.
    pub contact_email: Option<String>,
    pub address_lines: Vec<String>,
    pub key_figures: Vec<Fact>,
    pub governance: Vec<Body>,
    pub funding: Vec<Body>,
    pub history: Vec<Milestone>,
    pub founding_act: Localized,
    pub founding_act_sources: Vec<String>,
    pub objects: Localized<Vec<String>>,
    pub sources: Vec<String>,
    /// The sites that facts were read on, for [`super::sources::public`].
    pub source_sites: Vec<SourceSite>,
    leads: Vec<(String, Localized)>,
    pub home: HomeTexts,
    kinds: Vec<(String, Localized)>,
    units: Vec<(String, Localized)>,
    pub accessibility_status: Localized,
    pub accessibility: Vec<Section>,
    pub legal_notice: Vec<Section>,
    pub privacy: Vec<Section>,
    pub licence: Option<Link>,
    pub credits: Localized<Vec<String>>,
    /// What was wrong in the file, for the console.
    pub problems: Vec<Problem>,
}

impl From<Fields<'_>> for Site {
    fn from(fields: Fields<'_>) -> Self {
        let sections = |name| fields.object(name).map(|page| page.objects("sections")).unwrap_or_default();
        let words = |name| fields.object("labels").map(|labels| labels.vocabulary(name)).unwrap_or_default();
        let website = fields.localized("website");
        let safe = |address: Option<String>| address.filter(|address| super::url::is_safe(address));
        let address = fields.object("address");
        let mut address_lines = address.map(|address| address.texts("lines")).unwrap_or_default();
        let town = ["postal_code", "city"].into_iter().filter_map(|name| address?.text(name)).collect::<Vec<_>>();
        if !town.is_empty() {
            address_lines.push(town.join(" "));
        }
        let legal = fields.object("legal");
        let mut languages: Vec<Locale> =
            fields.texts("languages").iter().filter_map(|code| Locale::parse(code)).collect();
        if languages.is_empty() {
            languages.extend(Locale::ALL);
        }
        Self {
            languages,
            timezone: fields.text("timezone"),
            name: fields.localized("name"),
            short_name: fields.localized("short_name"),
            territory: fields.localized("territory"),
            legal_form: fields.localized("legal_form"),
            description: fields.localized("description"),
            aims: fields.localized_list("aims"),
            audience: fields.localized("audience"),
            website: Localized { fr: safe(website.fr), en: safe(website.en) },
            contact_email: fields.email("contact_email"),
            address_lines,
            key_figures: fields.objects("key_figures"),
            governance: fields.objects("governance"),
            funding: fields.objects("funding"),
            history: fields.objects("history"),
            founding_act: legal.map(|legal| legal.localized("founding_act")).unwrap_or_default(),
            founding_act_sources: legal.map(|legal| legal.texts("founding_act_sources")).unwrap_or_default(),
            objects: legal.map(|legal| legal.localized_list("object_2007")).unwrap_or_default(),
            sources: fields.texts("sources"),
            source_sites: fields.objects("source_sites"),
            leads: fields
                .object("pages")
                .map(|pages| {
                    let names = pages.0.keys();
                    names.filter_map(|name| Some((name.clone(), pages.object(name)?.localized("lead")))).collect()
                })
                .unwrap_or_default(),
            home: fields.object("home").map(HomeTexts::from).unwrap_or_default(),
            kinds: words("kinds"),
            units: words("units"),
            accessibility_status: fields
                .object("accessibility")
                .map(|page| page.localized("status"))
                .unwrap_or_default(),
            accessibility: sections("accessibility"),
            legal_notice: sections("legal_notice"),
            privacy: sections("privacy"),
            licence: fields.object("licence").map(Link::from),
            credits: fields.localized_list("credits"),
            problems: Vec::new(),
        }
    }
}

impl Site {
    /// The sentence that opens a page.
    pub fn lead(&self, page: &str) -> Localized {
        find(&self.leads, page).cloned().unwrap_or_default()
    }

    /// The words for a code of the data (`annual-symposium`); the code itself, readable, where there are none.
    pub fn kind(&self, code: &str, locale: Locale) -> String {
        find(&self.kinds, code).map_or_else(|| code.replace('-', " "), |words| words.text(locale).to_owned())
    }

    /// The unit to print after a figure, where its meaning does not say it.
    pub fn unit(&self, code: &str, locale: Locale) -> Option<&str> {
        find(&self.units, code).map(|words| words.text(locale))
    }
}

fn find<'a>(words: &'a [(String, Localized)], code: &str) -> Option<&'a Localized> {
    words.iter().find(|(known, _)| known == code).map(|(_, words)| words)
}
