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
        /// Its id, the fragment of its URL.
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
        /// Its label.
        label = required Localized;
        /// The URL of its page.
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
    /// The URL of its page.
    url = required Url;
};

/// A page of texts.
const TEXT_PAGE: &[Field] = fields! {
    /// The conformity status, as text.
    status = optional Localized;
    /// Its parts.
    sections = required Objects(Section::FIELDS);
};

record! {
    /// A body of the organisation, or a funder.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Body {
        /// Its id.
        id: String = required Id;
        /// Its name.
        name: Localized = required Localized;
        /// Former names.
        former_name: Localized = optional Localized;
        /// Other English forms of the name.
        name_variants_en = optional Texts;
        /// Its role.
        role = optional Localized;
        /// The office holders.
        office_holders: Vec<Person> = optional Objects(Person::FIELDS);
        /// A note for editors: no page, feed or table shows it, but the file is public.
        note = optional Localized;
        /// Its sources.
        sources: Vec<String> = optional Sources;
    }
    derived from |fields| {
        /// What it does, or its description.
        pub role: Localized = fields.first_localized(["role", "description"]);
    }
}

/// A funder as a [`Body`].
const FUNDER: &[Field] = fields! {
    /// Its id.
    id = required Id;
    /// Its name.
    name = required Localized;
    /// A description in a few sentences.
    description = optional Localized;
    /// Whether it still funds the network.
    current = optional Flag;
    /// Its sources.
    sources = optional Sources;
};

record! {
    /// Something that happened.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Milestone {
        /// The year or years, as text.
        year: String = required Text;
        /// What happened.
        fact: Localized = required Localized;
        /// The date, if known.
        date: Option<Date> = optional Date;
        /// Its sources.
        sources: Vec<String> = optional Sources;
    }
}

record! {
    /// A piece of the key sentence of the home page.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Phrase {
        /// The text of this piece.
        text: Localized = required Localized;
        /// Whether the piece is emphasised.
        strong = optional Flag;
    }
    derived from |fields| {
        /// Whether the piece is emphasised.
        pub is_strong: bool = fields.flag("strong");
    }
}

record! {
    /// A search or a choice of techniques proposed to the visitor.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Example {
        /// Its label.
        label: Localized = required Localized;
        /// The text that is searched.
        query: Localized = optional Localized;
        /// Platforms with at least one of these techniques are listed.
        techniques: Vec<String> = optional Refs(File::Techniques);
    }
}

record! {
    /// The texts of the home page.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct HomeTexts {
        /// The title of the home page.
        title: Localized = optional Localized;
        /// The opening sentence of the page.
        lead: Localized = optional Localized;
        /// The key sentence, in pieces.
        statement: Vec<Phrase> = optional Objects(Phrase::FIELDS);
        /// The source of the sentence, in words.
        statement_source: Localized = optional Localized;
        /// The URL of that source.
        statement_url: Option<String> = optional Url;
        /// Searches proposed to the visitor.
        examples: Vec<Example> = optional Objects(Example::FIELDS);
    }
}

/// A colour of the site, on light and on dark paper.
const COLOUR: &[Field] = fields! {
    /// In the light theme.
    light = required Colour;
    /// In the dark theme.
    dark = required Colour;
};

/// What a network may colour; the style sheet says what each is for.
pub const THEME: &[Field] = fields! {
    /// The background of the page.
    paper = optional Object(COLOUR);
    /// The background of cards and fields.
    "paper-raised" = optional Object(COLOUR);
    /// The background of emphasised blocks.
    "paper-sunk" = optional Object(COLOUR);
    /// Text and strong rules.
    ink = optional Object(COLOUR);
    /// The first colour of the rosette and of charts.
    hematoxylin = optional Object(COLOUR);
    /// The second colour of the rosette and of charts.
    eosin = optional Object(COLOUR);
    /// A pale background of the second colour.
    "eosin-field" = optional Object(COLOUR);
    /// The third colour of the rosette and of charts; also the focus ring.
    saffron = optional Object(COLOUR);
    /// A pale background of the third colour.
    "saffron-field" = optional Object(COLOUR);
    /// Links and selected items.
    accent = optional Object(COLOUR);
    /// The same on hover.
    "accent-strong" = optional Object(COLOUR);
    /// Text on that colour.
    "on-accent" = optional Object(COLOUR);
    /// The background of highlighted matches.
    mark = optional Object(COLOUR);
};

const ADDRESS: &[Field] = fields! {
    /// The lines of the address, without the town.
    lines = optional Texts;
    /// The postcode.
    postal_code = optional Text;
    /// The town.
    city = optional Text;
    /// The département.
    departement = optional Ref(File::Map);
    /// The country.
    country = optional Text;
    /// Its sources.
    sources = optional Sources;
};

const LEGAL: &[Field] = fields! {
    /// The privacy statement.
    privacy = optional Localized;
    /// Its sources.
    privacy_sources = optional Sources;
    /// The act that founded it.
    founding_act = optional Localized;
    /// Its sources.
    founding_act_sources = optional Sources;
    /// Its purpose according to that act.
    object_2007 = optional LocalizedList;
};

const LEAD: &[Field] = fields! {
    /// The opening sentence of the page, or a description for search engines only.
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
    /// The form for proposing a record.
    propose = optional Object(LEAD);
    /// The embed builder.
    builder = optional Object(LEAD);
    /// The site-wide search; only search engines show this sentence and the following ones.
    search = optional Object(LEAD);
    /// The comparison of platforms.
    compare = optional Object(LEAD);
    /// The platforms that a visitor has saved.
    shortlist = optional Object(LEAD);
    /// The workshop of the editors.
    workshop = optional Object(LEAD);
    /// The accessibility statement.
    accessibility = optional Object(LEAD);
    /// The legal notice.
    legal = optional Object(LEAD);
};

const LABELS: &[Field] = fields! {
    /// The texts of the codes of kind.
    kinds = optional Vocabulary;
    /// The texts of the codes of unit.
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
        /// The languages of the site, the default first.
        languages = optional Words(&["fr", "en"]);
        /// The IANA time zone named in calendar files, such as Europe/Paris.
        timezone: Option<String> = optional Text;
        /// Colours of the network; by default those of the style sheet.
        theme = optional Object(THEME);
        /// Its name.
        name: Localized = required Localized;
        /// A short name.
        short_name: Localized = optional Localized;
        /// The territory of the organisation.
        territory: Localized = optional Localized;
        /// An explanation of the name.
        gloss = optional Localized;
        /// The short form of its name, the same in both languages.
        acronym = optional Text;
        /// Its legal form.
        legal_form: Localized = optional Localized;
        /// A description in a few sentences.
        description: Localized = optional Localized;
        /// What it is for.
        aims: Localized<Vec<String>> = optional LocalizedList;
        /// Its audience.
        audience: Localized = optional Localized;
        /// For patients who search the catalogue: what a platform is for, and where care is found.
        patients: Localized = optional Localized;
        /// The URL of its website, in each language.
        website = optional Localized;
        /// The e-mail address for proposed records.
        contact_email: Option<String> = optional Email;
        /// Its postal address.
        address = optional Object(ADDRESS);
        /// Its figures, each with its meaning.
        key_figures: Vec<Fact> = optional Objects(Fact::FIELDS);
        /// Its governing bodies.
        governance: Vec<Body> = optional Objects(Body::FIELDS);
        /// The funders.
        funding: Vec<Body> = optional Objects(FUNDER);
        /// The timeline.
        history: Vec<Milestone> = optional Objects(Milestone::FIELDS);
        /// Its founding texts.
        legal = optional Object(LEGAL);
        /// A note on the languages of the site, for editors: no page, feed or table shows it, but the file is public.
        languages_note = optional Localized;
        /// Its sources.
        sources: Vec<String> = optional Sources;
        /// The websites of sources, and their names for visitors.
        source_sites: Vec<SourceSite> = optional Objects(SourceSite::FIELDS);
        /// The opening sentence of each page.
        pages = optional Object(PAGES);
        /// The texts of the home page.
        home = optional Object(HomeTexts::FIELDS);
        /// The texts of codes.
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
        /// Its sources.
        pub founding_act_sources: Vec<String> = fields.object("legal").texts("founding_act_sources");
        /// Its purpose according to that act.
        pub objects: Localized<Vec<String>> = fields.object("legal").localized_list("object_2007");
        /// The opening sentence or description of each page, by the name of the page.
        leads: Vec<(String, Localized)> = leads(fields.object("pages"));
        /// The texts of the home page.
        pub home: HomeTexts = fields.record("home").unwrap_or_default();
        /// The texts of the codes of kind.
        kinds: Vec<(String, Localized)> = fields.object("labels").vocabulary("kinds");
        /// The texts of the codes of unit.
        units: Vec<(String, Localized)> = fields.object("labels").vocabulary("units");
        /// The conformity status, as text.
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
