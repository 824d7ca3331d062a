//! The organisation and the texts of its pages: `site.json`.

use super::date::Date;
use super::declare::{fields, record};
use super::fields::{Fields, FromFields};
use super::file::File;
use super::problem::Problem;
use super::records::{Fact, Person};
use super::shape::Field;
use super::sources::SourceSite;
use super::url;
use crate::locale::{Locale, Localized};

record! {
    /// One part of a text page: accessibility statement, legal notice, privacy.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Section {
        /// What other records and addresses call it; unique in its file.
        id: String = required Id;
        /// Its title.
        title: Localized = required Localized;
        /// Its paragraphs.
        paragraphs: Localized<Vec<String>> = optional LocalizedList;
        /// Points listed below them.
        list: Localized<Vec<String>> = optional LocalizedList;
        /// Links below them.
        links: Vec<Link> = optional Objects(Link::FIELDS);
    }
}

record! {
    /// A link with its words.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Link {
        /// Its words.
        label = required Localized;
        /// The address of its page.
        url: Option<String> = required Url;
    }
    derived from |fields| {
        /// Its words, or its name.
        pub label: Localized = fields.first_localized(["label", "name"]);
    }
}

/// Something cited, as a [`Link`].
const CITED: &[Field] = fields! {
    /// Its name.
    name = required Localized;
    /// The address of its page.
    url = required Url;
};

/// A page of texts.
const TEXT_PAGE: &[Field] = fields! {
    /// The state of conformity, in words.
    status = optional Localized;
    /// Its parts.
    sections = required Objects(Section::FIELDS);
};

record! {
    /// A body of the organisation, or a funder.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Body {
        /// What other records and addresses call it; unique in its file.
        id: String = required Id;
        /// Its name.
        name: Localized = required Localized;
        /// What it was called before.
        former_name: Localized = optional Localized;
        /// Other English forms of the name.
        name_variants_en = optional Texts;
        /// What it does, or what part it plays.
        role = optional Localized;
        /// Who holds office in it.
        office_holders: Vec<Person> = optional Objects(Person::FIELDS);
        /// A remark for editors: visitors do not get it.
        note = optional Localized;
        /// Where it was read.
        sources: Vec<String> = optional Sources;
    }
    derived from |fields| {
        /// What it does, or its description.
        pub role: Localized = fields.first_localized(["role", "description"]);
    }
}

/// A funder as a [`Body`].
const FUNDER: &[Field] = fields! {
    /// What other records and addresses call it; unique in its file.
    id = required Id;
    /// Its name.
    name = required Localized;
    /// What it is, in a few sentences.
    description = optional Localized;
    /// Whether it still holds.
    current = optional Flag;
    /// Where it was read.
    sources = optional Sources;
};

record! {
    /// Something that happened.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Milestone {
        /// The year or years, in words.
        year: String = required Text;
        /// What happened.
        fact: Localized = required Localized;
        /// The day, where it is known.
        date: Option<Date> = optional Date;
        /// Where it was read.
        sources: Vec<String> = optional Sources;
    }
}

record! {
    /// A piece of the key sentence of the home page.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Phrase {
        /// The words of this piece.
        text: Localized = required Localized;
        /// Whether the piece is stressed.
        strong = optional Flag;
    }
    derived from |fields| {
        /// Whether the piece is stressed.
        pub is_strong: bool = fields.flag("strong");
    }
}

record! {
    /// A search or a choice of techniques proposed to the visitor.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Example {
        /// Its words.
        label: Localized = required Localized;
        /// What is searched.
        query: Localized = optional Localized;
        /// The techniques of which platforms offer one.
        techniques: Vec<String> = optional Refs(File::Techniques);
    }
}

record! {
    /// What the home page says beside the records.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct HomeTexts {
        /// The title of the home page.
        title: Localized = optional Localized;
        /// The sentence that opens the page.
        lead: Localized = optional Localized;
        /// The key sentence, in pieces.
        statement: Vec<Phrase> = optional Objects(Phrase::FIELDS);
        /// Whose sentence it is.
        statement_source: Localized = optional Localized;
        /// Where it was read.
        statement_url: Option<String> = optional Url;
        /// Searches proposed to the visitor.
        examples: Vec<Example> = optional Objects(Example::FIELDS);
    }
}

/// A colour of the site, on light and on dark paper.
const COLOUR: &[Field] = fields! {
    /// On light paper.
    light = required Colour;
    /// On dark paper.
    dark = required Colour;
};

/// What a network may colour; the style sheet says what each is for.
pub const THEME: &[Field] = fields! {
    /// The page.
    paper = optional Object(COLOUR);
    /// Cards and fields.
    "paper-raised" = optional Object(COLOUR);
    /// Behind what stands out.
    "paper-sunk" = optional Object(COLOUR);
    /// Text and strong rules.
    ink = optional Object(COLOUR);
    /// The first colour of the drawing of the region, and of figures.
    hematoxylin = optional Object(COLOUR);
    /// The second.
    eosin = optional Object(COLOUR);
    /// A pale field of it.
    "eosin-field" = optional Object(COLOUR);
    /// The third; also around what has the focus.
    saffron = optional Object(COLOUR);
    /// A pale field of it.
    "saffron-field" = optional Object(COLOUR);
    /// Links and what is chosen.
    accent = optional Object(COLOUR);
    /// The same, under the pointer.
    "accent-strong" = optional Object(COLOUR);
    /// Text on it.
    "on-accent" = optional Object(COLOUR);
    /// Behind the words that a search found.
    mark = optional Object(COLOUR);
};

const ADDRESS: &[Field] = fields! {
    /// The address, line by line, without the town.
    lines = optional Texts;
    /// The postcode.
    postal_code = optional Text;
    /// The town.
    city = optional Text;
    /// The département.
    departement = optional Ref(File::Map);
    /// The country.
    country = optional Text;
    /// Where it was read.
    sources = optional Sources;
};

const LEGAL: &[Field] = fields! {
    /// What it says of personal data.
    privacy = optional Localized;
    /// Where that was read.
    privacy_sources = optional Sources;
    /// The act that founded it.
    founding_act = optional Localized;
    /// Where that was read.
    founding_act_sources = optional Sources;
    /// Its purpose as that act states it.
    object_2007 = optional LocalizedList;
};

const LEAD: &[Field] = fields! {
    /// The sentence that opens the page, or that only search engines show.
    lead = optional Localized;
};

const PAGES: &[Field] = fields! {
    /// The list of working groups.
    groups = optional Object(LEAD);
    /// The list of missions.
    missions = optional Object(LEAD);
    /// The catalogue.
    platforms = optional Object(LEAD);
    /// The regional overview.
    overview = optional Object(LEAD);
    /// By need.
    needs = optional Object(LEAD);
    /// Members and partners.
    network = optional Object(LEAD);
    /// The agenda.
    agenda = optional Object(LEAD);
    /// Who we are.
    about = optional Object(LEAD);
    /// The form that proposes a record.
    propose = optional Object(LEAD);
    /// Where partners make the code of a frame.
    builder = optional Object(LEAD);
    /// The search of the whole site; for search engines, like those that follow.
    search = optional Object(LEAD);
    /// Platforms side by side.
    compare = optional Object(LEAD);
    /// The platforms that a visitor has saved.
    shortlist = optional Object(LEAD);
    /// Where editors change the content.
    workshop = optional Object(LEAD);
    /// The accessibility statement.
    accessibility = optional Object(LEAD);
    /// The legal notice.
    legal = optional Object(LEAD);
};

const LABELS: &[Field] = fields! {
    /// Words for the codes of kind.
    kinds = optional Vocabulary;
    /// Words for the codes of unit.
    units = optional Vocabulary;
};

record! {
    /// The organisation and what its pages say of it.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Site {
        /// Where editors find this schema.
        "$schema" = optional Text;
        /// A short name of the organisation, for programs.
        id = required Id;
        /// The languages that the site is offered in, the default first.
        languages = optional Words(&["fr", "en"]);
        /// The time zone of the network’s days, by its name: Europe/Paris. Calendars say it.
        timezone: Option<String> = optional Text;
        /// Colours of the network; those of the style sheet where none is given.
        theme = optional Object(THEME);
        /// Its name.
        name: Localized = required Localized;
        /// The name where room is short.
        short_name: Localized = optional Localized;
        /// Where the organisation works.
        territory: Localized = optional Localized;
        /// What the name means, for those who do not know it.
        gloss = optional Localized;
        /// The short form of its name, the same in both languages.
        acronym = optional Text;
        /// What it is in law.
        legal_form: Localized = optional Localized;
        /// What it is, in a few sentences.
        description: Localized = optional Localized;
        /// What it is for.
        aims: Localized<Vec<String>> = optional LocalizedList;
        /// Whom it is for.
        audience: Localized = optional Localized;
        /// For patients who search the catalogue: what a platform is for, and where care is found.
        patients: Localized = optional Localized;
        /// The address of its website, in each language.
        website = optional Localized;
        /// Where records that visitors propose may be sent.
        contact_email: Option<String> = optional Email;
        /// Its postal address.
        address = optional Object(ADDRESS);
        /// Its figures, each with its meaning.
        key_figures: Vec<Fact> = optional Objects(Fact::FIELDS);
        /// Its bodies.
        governance: Vec<Body> = optional Objects(Body::FIELDS);
        /// Who funds it.
        funding: Vec<Body> = optional Objects(FUNDER);
        /// What happened when.
        history: Vec<Milestone> = optional Objects(Milestone::FIELDS);
        /// The texts it is founded on.
        legal = optional Object(LEGAL);
        /// A remark on the languages of the site.
        languages_note = optional Localized;
        /// Where it was read.
        sources: Vec<String> = optional Sources;
        /// The sites that facts were read on, for what visitors get of sources.
        source_sites: Vec<SourceSite> = optional Objects(SourceSite::FIELDS);
        /// The sentence that opens each page.
        pages = optional Object(PAGES);
        /// What the home page says beside the records.
        home = optional Object(HomeTexts::FIELDS);
        /// Words for codes.
        labels = optional Object(LABELS);
        /// The accessibility statement.
        accessibility = optional Object(TEXT_PAGE);
        /// The legal notice.
        legal_notice = optional Object(TEXT_PAGE);
        /// What is done with personal data.
        privacy = optional Object(TEXT_PAGE);
        /// The licence of the content.
        licence: Option<Link> = optional Object(CITED);
    }
    derived from |fields| {
        /// The languages that the site is offered in, at least one; the first is the default.
        pub languages: Vec<Locale> = languages(fields);
        /// The URL of its website in each language.
        pub website: Localized = website(fields);
        /// The lines of its postal address, the town included.
        pub address_lines: Vec<String> = address_lines(fields);
        /// The act that founded it.
        pub founding_act: Localized = fields.object("legal").localized("founding_act");
        /// Where that was read.
        pub founding_act_sources: Vec<String> = fields.object("legal").texts("founding_act_sources");
        /// Its purpose as that act states it.
        pub objects: Localized<Vec<String>> = fields.object("legal").localized_list("object_2007");
        /// The opening sentence or description of each page, by the name of the page.
        leads: Vec<(String, Localized)> = leads(fields.object("pages"));
        /// What the home page says beside the records.
        pub home: HomeTexts = fields.record("home").unwrap_or_default();
        /// Words for the codes of kind.
        kinds: Vec<(String, Localized)> = fields.object("labels").vocabulary("kinds");
        /// Words for the codes of unit.
        units: Vec<(String, Localized)> = fields.object("labels").vocabulary("units");
        /// The state of conformity, in words.
        pub accessibility_status: Localized = fields.object("accessibility").localized("status");
        /// The accessibility statement.
        pub accessibility: Vec<Section> = fields.object("accessibility").records("sections");
        /// The legal notice.
        pub legal_notice: Vec<Section> = fields.object("legal_notice").records("sections");
        /// What is done with personal data.
        pub privacy: Vec<Section> = fields.object("privacy").records("sections");
        /// The mistakes in the file, for the console.
        pub problems: Vec<Problem> = Vec::new();
    }
}

impl Site {
    /// The opening sentence or description of a page.
    pub fn lead(&self, page: &str) -> Localized {
        find(&self.leads, page).cloned().unwrap_or_default()
    }

    /// The words for a code of the data; if there are none, the code in readable form (`annual-symposium`).
    pub fn kind(&self, code: &str, locale: Locale) -> String {
        find(&self.kinds, code).map_or_else(|| code.replace('-', " "), |words| words.text(locale).to_owned())
    }

    /// The unit after a figure; `None` if its meaning already says it.
    pub fn unit(&self, code: &str, locale: Locale) -> Option<&str> {
        find(&self.units, code).map(|words| words.text(locale))
    }
}

fn languages(fields: Fields<'_>) -> Vec<Locale> {
    let languages: Vec<Locale> = fields.texts("languages").iter().filter_map(|code| Locale::parse(code)).collect();
    if languages.is_empty() { Locale::ALL.to_vec() } else { languages }
}

fn website(fields: Fields<'_>) -> Localized {
    let safe = |address: Option<String>| address.filter(|address| url::is_safe(address));
    let Localized { fr, en } = fields.localized("website");
    Localized { fr: safe(fr), en: safe(en) }
}

fn address_lines(fields: Fields<'_>) -> Vec<String> {
    let address = fields.object("address");
    let mut lines = address.texts("lines");
    let town = ["postal_code", "city"].into_iter().filter_map(|name| address.text(name)).collect::<Vec<_>>();
    if !town.is_empty() {
        lines.push(town.join(" "));
    }
    lines
}

fn leads(pages: Fields<'_>) -> Vec<(String, Localized)> {
    pages.names().map(|name| (name.clone(), pages.object(name).localized("lead"))).collect()
}

fn find<'a>(words: &'a [(String, Localized)], code: &str) -> Option<&'a Localized> {
    words.iter().find(|(known, _)| known == code).map(|(_, words)| words)
}
