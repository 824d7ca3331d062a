//! The records of the data files, and the structs that pages use. See [`declare`](super::declare) for the syntax.

use super::access::Access;
use super::date::Date;
use super::declare::{fields, record};
use super::fields::Fields;
use super::file::File;
use super::shape::{ANY, Field};
use crate::locale::{Locale, Localized};

/// More than any platform costs, in euros.
const MAX_EUROS: f64 = 1e12;

record! {
    /// A figure with its meaning and where it was read.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Fact {
        /// The figure.
        value: f64 = required Number(&[-ANY, ANY]);
        /// The unit: a code; its words are in site.json, under labels.units.
        unit = optional Text;
        /// A qualifier before the figure, such as “more than”.
        qualifier: Localized = optional Localized;
        /// What the figure counts.
        meaning: Localized = optional Localized;
        /// A note for editors: no page, feed or table shows it, but the file is public.
        note = optional Localized;
        /// Date of the information, if known. Not the date of a check.
        as_of: Option<String> = optional Text;
        /// Whether the figure is current.
        current = optional Flag;
        /// Its sources.
        sources: Vec<String> = optional Sources;
    }
    derived from |fields| {
        /// A code; may be empty.
        pub unit: String = fields.required("unit");
    }
}

record! {
    /// Somebody named: a coordinator, an office holder, a member of a group, an organisation that takes part.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Person {
        /// Its name.
        name: String = required Text;
        /// The name as the source writes it.
        name_as_published = optional Text;
        /// Where the person works.
        affiliation: Localized = optional Localized;
        /// Its role.
        role: Localized = optional Localized;
        /// The period of the role, as text.
        period: Option<String> = optional Text;
        /// When it began.
        since: Option<Date> = optional Date;
        /// Date of the information, if known. Not the date of a check.
        as_of: Option<String> = optional Text;
        /// A note for editors: no page, feed or table shows it, but the file is public.
        note = optional Localized;
        /// Its sources.
        sources: Vec<String> = optional Sources;
    }
    derived from |fields| {
        /// For an organisation in `co_organisers`: its id in `members.json`.
        pub partner_id: Option<String> = fields.text("partner_id");
    }
}

record! {
    /// Something a group or a mission does.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Action {
        /// Its title.
        title: Localized = required Localized;
        /// A code; its words are in site.json, under labels.kinds.
        kind: Option<String> = optional Id;
        /// A description in a few sentences.
        description: Localized = optional Localized;
        /// The year or years, as text.
        year: Option<String> = optional Text;
        /// The first day, or the month or year if the day is unknown.
        start = optional Date;
        /// The last day, if it lasts several days.
        end = optional Date;
        /// The URL of its page.
        url: Option<String> = optional Url;
        /// The event.
        event_id: Option<String> = optional Ref(File::Events);
        /// Its sources.
        sources: Vec<String> = optional Sources;
    }
    derived from |fields| {
        /// Of a mission’s action.
        pub group_ids: Vec<String> = fields.texts("group_ids");
        /// Of a mission’s action.
        pub as_of: Option<String> = fields.text("as_of");
    }
}

/// An [`Action`] of a mission.
const MISSION_ACTION: &[Field] = fields! {
    /// Its title.
    title = required Localized;
    /// A code; its words are in site.json, under labels.kinds.
    kind = optional Id;
    /// A note for editors: no page, feed or table shows it, but the file is public.
    note = optional Localized;
    /// The URL of its page.
    url = optional Url;
    /// Date of the information, if known. Not the date of a check.
    as_of = optional Text;
    /// The working groups concerned.
    group_ids = optional Refs(File::Groups);
    /// Its sources.
    sources = optional Sources;
};

record! {
    /// A link of a group’s page.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Resource {
        /// Its title.
        title: Localized = required Localized;
        /// The URL of its page.
        url: Option<String> = required Url;
        /// A code; its words are in site.json, under labels.kinds.
        kind: Option<String> = optional Id;
        /// Whether the group made it (group) or it is only on the same theme (related).
        relation = optional Word(&["group", "related"]);
        /// A note for editors: no page, feed or table shows it, but the file is public.
        note = optional Localized;
    }
    derived from |fields| {
        /// Not produced by or about the group, only on the same theme.
        pub is_related: bool = fields.is("relation", "related");
    }
}

/// An organisation as a [`Person`].
const CO_ORGANISER: &[Field] = fields! {
    /// Its name.
    name = required Text;
    /// The member or partner.
    partner_id = optional Ref(File::Members);
};

/// A member of a group as a [`Person`].
const GROUP_MEMBER: &[Field] = fields! {
    /// Its name.
    name = required Text;
    /// Where the person works.
    affiliation = optional Text;
};

record! {
    /// A working group with its mini-site.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Group {
        /// Its id in URLs and in other records; unique in its file.
        id: String = required Id;
        /// Former ids: URLs and embeds that use them still work.
        aliases: Vec<String> = optional Ids;
        /// Its name.
        name: Localized = required Localized;
        /// A short name.
        short_name: Localized = optional Localized;
        /// Former names.
        former_name: Localized = optional Localized;
        /// A note on the name, for editors: no page, feed or table shows it, but the file is public.
        name_note = optional Localized;
        /// The id of its pictogram in the sprite, without “p-”.
        icon: Option<String> = optional Id;
        /// The name of a colour of the palette.
        hue: Option<String> = optional Id;
        /// The coordinators of the group.
        coordinators: Vec<Person> = optional Objects(Person::FIELDS);
        /// Former coordinators.
        former_coordinators: Vec<Person> = optional Objects(Person::FIELDS);
        /// The organisations that run the group together.
        co_organisers: Vec<Person> = optional Objects(CO_ORGANISER);
        /// A note about them, for editors: no page, feed or table shows it, but the file is public.
        co_organisers_note = optional Localized;
        /// The members of the group.
        members: Vec<Person> = optional Objects(GROUP_MEMBER);
        /// What the group works on.
        themes: Localized<Vec<String>> = optional LocalizedList;
        /// A description in a few sentences.
        summary: Localized = optional Localized;
        /// A presentation in paragraphs.
        presentation: Localized<Vec<String>> = optional LocalizedList;
        /// The aims of the group.
        missions: Localized<Vec<String>> = optional LocalizedList;
        /// Past and current actions of the group.
        structuring_actions: Vec<Action> = optional Objects(Action::FIELDS);
        /// Links of the group’s page.
        resources: Vec<Resource> = optional Objects(Resource::FIELDS);
        /// The URL of the group’s own website.
        mini_site_url: Option<String> = optional Url;
        /// A note about that website, for editors: no page, feed or table shows it, but the file is public.
        mini_site_note = optional Localized;
        /// Figures, each with its meaning.
        facts: Vec<Fact> = optional Objects(Fact::FIELDS);
        /// Notes for editors: no page, feed or table shows them, but the file is public.
        notes = optional Localized;
        /// Date of the information, if known. Not the date of a check.
        as_of: Option<String> = optional Text;
        /// Its sources.
        sources: Vec<String> = optional Sources;
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

record! {
    /// A mission of the network.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Mission {
        /// Its id in URLs and in other records; unique in its file.
        id: String = required Id;
        /// Former ids: URLs and embeds that use them still work.
        aliases: Vec<String> = optional Ids;
        /// Its title.
        title: Localized = required Localized;
        /// Its number.
        number = optional Integer(1000);
        /// Whether it is one of the founding missions (core) or was added (additional).
        type = optional Word(&["core", "additional"]);
        /// When it began.
        since: Option<Date> = optional Date;
        /// Date of the information, if known. Not the date of a check.
        as_of: Option<String> = optional Text;
        /// A description in a few sentences.
        summary: Localized = optional Localized;
        /// Its aims.
        objectives: Localized<Vec<String>> = optional LocalizedList;
        /// Its actions.
        actions: Vec<Action> = optional Objects(MISSION_ACTION);
        /// The working groups that take part.
        related_group_ids: Vec<String> = optional Refs(File::Groups);
        /// The members and partners that take part.
        related_partner_ids: Vec<String> = optional Refs(File::Members);
        /// Why these groups and partners are listed.
        related_basis = optional Text;
        /// A note for editors: no page, feed or table shows it, but the file is public.
        note = optional Localized;
        /// Its sources.
        sources: Vec<String> = optional Sources;
    }
    derived from |fields| {
        /// Whether it was added to the founding missions.
        pub is_additional: bool = fields.is("type", "additional");
    }
}

record! {
    /// A member institution or a partner.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Member {
        /// Its id in URLs and in other records; unique in its file.
        id: String = required Id;
        /// Its name.
        name: Localized = required Localized;
        /// The short form of its name, the same in both languages.
        acronym: Option<String> = optional Text;
        /// The type of organisation.
        kind: Option<String> = optional Text;
        /// Whether it is a member or a partner.
        role = optional Word(&["member", "partner"]);
        /// The kind of relation.
        partner_status = optional Word(&["attested-collaboration", "funder", "former-funder", "national-network"]);
        /// The town.
        city: Option<String> = optional Text;
        /// The département.
        departement: Option<String> = optional Ref(File::Map);
        /// The URL of its website.
        website: Option<String> = optional Url;
        /// A description in a few sentences.
        description: Localized = optional Localized;
        /// Whether it is a founding member.
        founding_member = optional Flag;
        /// Figures, each with its meaning.
        facts: Vec<Fact> = optional Objects(Fact::FIELDS);
        /// A note for editors: no page, feed or table shows it, but the file is public.
        note = optional Localized;
        /// Its sources.
        sources: Vec<String> = optional Sources;
    }
    derived from |fields| {
        /// Whether it is a member, not a partner.
        pub is_member: bool = fields.is("role", "member");
        /// Whether it is a funder of the network.
        pub is_funder: bool = fields.is("partner_status", "funder");
        /// Whether it is a founding member.
        pub is_founding: bool = fields.flag("founding_member");
    }
}

record! {
    /// An event of the agenda.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Event {
        /// Its id in URLs and in other records; unique in its file.
        id: String = required Id;
        /// Its title.
        title: Localized = required Localized;
        /// The first day, or the month or year if the day is unknown.
        start = required Date;
        /// The last day, if it lasts several days.
        end: Option<Date> = optional Date;
        /// The precision of the date.
        date_precision = optional Word(&["day", "month", "year"]);
        /// A code; its words are in site.json, under labels.kinds.
        kind: Option<String> = optional Id;
        /// How people take part: on site, online or both.
        format: Option<String> = optional Word(&["onsite", "online", "hybrid"]);
        /// Where it takes place.
        place: Option<String> = optional Text;
        /// The URL of its page.
        url: Option<String> = optional Url;
        /// Who organises it.
        organisers: Vec<String> = optional Texts;
        /// The working groups concerned.
        group_ids: Vec<String> = optional Refs(File::Groups);
        /// The missions concerned.
        mission_ids = optional Refs(File::Missions);
        /// A description in a few sentences.
        description: Localized = optional Localized;
        /// Figures of the event, each with its meaning.
        figures: Vec<Fact> = optional Objects(Fact::FIELDS);
        /// A note for editors: no page, feed or table shows it, but the file is public.
        note = optional Localized;
        /// Date of the information, if known. Not the date of a check.
        as_of = optional Date;
        /// Its sources.
        sources: Vec<String> = optional Sources;
    }
    derived from |fields| {
        /// The first day; an event without a valid start is left out.
        pub start: Date = fields.date("start")?;
    }
}

impl Event {
    pub fn is_past(&self, today: Date) -> bool {
        self.end.unwrap_or(self.start).is_before(today)
    }
}

record! {
    /// A technology platform of the catalogue.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Platform {
        /// Its id in URLs and in other records; unique in its file.
        id: String = required Id;
        /// Former ids: URLs and embeds that use them still work.
        aliases: Vec<String> = optional Ids;
        /// Its name, shown in both languages unless name_fr or name_en is given.
        name = required Text;
        /// Its name in French, if it has one.
        name_fr = optional Text;
        /// Its name in English, if it has one.
        name_en = optional Text;
        /// The short form of its name, the same in both languages.
        acronym: Option<String> = optional Text;
        /// The institution that hosts it.
        host: Option<String> = optional Ref(File::Hosts);
        /// Street address or campus.
        site: Option<String> = optional Text;
        /// The town.
        city: Option<String> = optional Text;
        /// The postcode.
        postcode: Option<String> = optional Text;
        /// The département.
        departement: Option<String> = optional Ref(File::Map);
        /// Latitude in degrees (WGS 84), with lon.
        lat: Option<f64> = optional Number(&[-90.0, 90.0]);
        /// Longitude in degrees (WGS 84), with lat.
        lon: Option<f64> = optional Number(&[-180.0, 180.0]);
        /// What the coordinates refer to.
        geo_precision = optional Word(&["address", "campus", "city"]);
        /// Its techniques.
        techniques: Vec<String> = optional Refs(File::Techniques);
        /// A description in a few sentences.
        summary: Localized = optional Localized;
        /// Its contribution to cancer research.
        cancer_focus: Localized = optional Localized;
        /// Its services, one text each.
        services: Vec<Localized> = optional LocalizedTexts;
        /// Its instruments.
        equipment: Vec<String> = optional Texts;
        /// Labels it was awarded: IBiSA, ISO 9001, …
        labels: Vec<String> = optional Texts;
        /// Who may use it; absent if unknown.
        access = optional Words(&["internal", "academic", "industry"]);
        /// The URL of its website.
        website: Option<String> = optional Url;
        /// The contact e-mail published by the platform.
        email: Option<String> = optional Email;
        /// Its research resource identifier: RRID:SCR_…
        rrid: Option<String> = optional Text;
        /// Its sources.
        sources: Vec<String> = optional Sources;
        /// The date of its newest source. Not the date of a check.
        as_of: Option<Date> = optional Date;
        /// Investments it needs; the overview adds them up.
        needs: Vec<Need> = optional Objects(Need::FIELDS);
    }
    derived from |fields| {
        /// By language; `name` where `name_fr` or `name_en` is missing.
        pub name: Localized = names(fields, fields.text("name_fr"));
        /// In the order of [`Access::ALL`]; empty if the record does not say.
        pub access: Vec<Access> = Access::read(&fields.texts("access"));
    }
}

impl Platform {
    /// `Plateforme de cytométrie (CYTPIC)`: with the acronym, unless the name contains it.
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

record! {
    /// An investment that a platform needs.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Need {
        /// What is needed.
        title: Localized = required Localized;
        /// A code; its words are in site.json, under labels.kinds.
        kind = required Text;
        /// Its cost in euros.
        amount_eur = optional Number(&[0.0, MAX_EUROS]);
        /// When it is needed, as text.
        horizon: Option<String> = optional Text;
    }
    derived from |fields| {
        /// A code.
        pub kind: Option<String> = fields.text("kind");
        /// Euros.
        pub amount: Option<f64> = fields.number_within("amount_eur", Self::FIELDS);
    }
}

record! {
    /// An institution that hosts platforms.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Host {
        /// Its id in URLs and in other records; unique in its file.
        id: String = required Id;
        /// Former ids: URLs and embeds that use them still work.
        aliases: Vec<String> = optional Ids;
        /// Its name.
        name = required Text;
        /// Its name in English, if it has one.
        name_en = optional Text;
        /// The short form of its name, the same in both languages.
        acronym: Option<String> = optional Text;
        /// A code; its words are in site.json, under labels.kinds.
        kind: Option<String> = optional Id;
        /// The town.
        city: Option<String> = optional Text;
        /// The département.
        departement: Option<String> = optional Ref(File::Map);
        /// The URL of its website.
        website: Option<String> = optional Url;
        /// The hosts it belongs to.
        parents: Vec<String> = optional Refs(File::Hosts);
    }
    derived from |fields| {
        /// `name`, or `name_en` in English if there is one.
        pub name: Localized = names(fields, None);
    }
}

record! {
    /// A technique, or a family of techniques.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Technique {
        /// Its id in URLs and in other records; unique in its file.
        id: String = required Id;
        /// Former ids: URLs and embeds that use them still work.
        aliases: Vec<String> = optional Ids;
        /// Its name.
        label: Localized = required Localized;
        /// The family of a technique; a family has none.
        parent: Option<String> = optional Ref(File::Techniques);
        /// The name of a colour of the palette.
        hue: Option<String> = optional Id;
        /// Other names, for the search.
        synonyms: Localized<Vec<String>> = optional LocalizedList;
        /// What users bring: codes declared in starts_from.
        starts_from: Vec<String> = optional Codes;
        /// What users get: codes declared in gives.
        gives: Vec<String> = optional Codes;
        /// What it is used for, in the words of people who do not know its name.
        needs: Localized<Vec<String>> = optional LocalizedList;
    }
}

record! {
    /// A code that records use, with its words.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Code {
        /// Its code in URLs and records.
        code: String = required Id;
        /// Former ids: URLs and embeds that use them still work.
        aliases: Vec<String> = optional Ids;
        /// Its label.
        label: Localized = required Localized;
    }
}

impl Technique {
    /// Its label and its synonyms, in both languages.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.label.values().map(String::as_str).chain(self.synonyms.values().flatten().map(String::as_str))
    }
}

record! {
    /// A département of the region.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Departement {
        /// The code of the département.
        id: String = required Id;
        /// Its name.
        name: String = required Text;
        /// Its ring around the centre.
        ring: Option<String> = optional Word(&["core", "inner", "outer"]);
        /// The outline, as SVG path data.
        path: Option<String> = optional Text;
        /// The position of its name: x, y.
        label: Vec<f64> = optional Numbers(2);
        /// Its slice of the rosette: outline, and position of its name.
        rosette: Option<Slice> = optional Object(Slice::FIELDS);
    }
}

record! {
    /// A named place of the map: a campus, a hospital.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Place {
        /// Its id in URLs; unique among the places.
        id: String = required Id;
        /// Former ids: URLs and embeds that use them still work.
        aliases: Vec<String> = optional Ids;
        /// Its name.
        name: Localized = required Localized;
        /// A short name.
        short_name: Localized = optional Localized;
        /// Latitude and longitude in degrees (WGS 84); without them, its platforms are counted beside the map.
        at: Vec<f64> = optional Numbers(2);
        /// Ids of the platforms at this place. Each platform is at one place.
        platforms: Vec<String> = optional Texts;
        /// Ids of platforms of which only the town is known; drawn at this place, and marked.
        town_only: Vec<String> = optional Texts;
    }
}

record! {
    /// A slice of the rosette: the region drawn as rings around its centre.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Slice {
        /// The outline, as SVG path data.
        path: String = required Text;
        /// The x of its name.
        x: f64 = required Number(&[-ANY, ANY]);
        /// The y of its name.
        y: f64 = required Number(&[-ANY, ANY]);
    }
}

/// The name by language: `french` or else `name`; `name_en` if there is one.
fn names(fields: Fields<'_>, french: Option<String>) -> Localized {
    let name = fields.required("name");
    Localized { fr: french.or_else(|| Some(name.clone())), en: fields.text("name_en").or(Some(name)) }
}
