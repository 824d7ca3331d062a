//! The shape of every data file, as a table: one description for the browser, which leaves out what it cannot
//! use, and for the checker, which reports everything.

use super::file::File;

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Lower-case letters, digits and hyphens, unique in its file.
    Id,
    /// One text, the same in both languages.
    Text,
    /// `{"fr": …, "en": …}`, one of them at least.
    Localized,
    /// `{"fr": […], "en": […]}`, one of them at least.
    LocalizedList,
    /// A list of texts.
    Texts,
    /// An http, https or mailto address, without the name of a user.
    Url,
    /// Where a fact was read: addresses, or references in words.
    Sources,
    Flag,
    /// A number between two bounds.
    Number(f64, f64),
    /// A day, a month or a year: `2026-11-21`, `2026-11`, `2026`.
    Date,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A list of these words.
    Words(&'static [&'static str]),
    /// The id of a record of this file.
    Ref(File),
    Refs(File),
    Object(&'static [Field]),
    Objects(&'static [Field]),
    LocalizedTexts,
    /// An object from codes to localised words.
    Vocabulary,
    /// A list of this many numbers.
    Numbers(usize),
    /// `#rgb` or `#rrggbb`.
    Colour,
}

/// A field of a record.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
}

const fn must(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: true }
}

const fn may(name: &'static str, kind: Kind) -> Field {
    Field { name, kind, required: false }
}

const ANY: f64 = f64::MAX;

/// Fields that are for editors: no visitor, feed or table gets them.
pub const FOR_EDITORS: [&str; 7] =
    ["note", "notes", "name_note", "mini_site_note", "history_note", "co_organisers_note", "languages_note"];

/// More than any platform costs.
pub const MOST_EUROS: f64 = 1e12;

const FACT: &[Field] = &[
    must("value", Kind::Number(-ANY, ANY)),
    may("unit", Kind::Text),
    may("qualifier", Kind::Localized),
    may("meaning", Kind::Localized),
    may("note", Kind::Localized),
    may("as_of", Kind::Text),
    may("current", Kind::Flag),
    may("sources", Kind::Sources),
];

const PERSON: &[Field] = &[
    must("name", Kind::Text),
    may("name_as_published", Kind::Text),
    may("affiliation", Kind::Localized),
    may("role", Kind::Localized),
    may("period", Kind::Text),
    may("since", Kind::Date),
    may("as_of", Kind::Text),
    may("note", Kind::Localized),
    may("sources", Kind::Sources),
];

const LINK: &[Field] = &[must("label", Kind::Localized), must("url", Kind::Url)];

const SECTION: &[Field] = &[
    must("id", Kind::Id),
    must("title", Kind::Localized),
    may("paragraphs", Kind::LocalizedList),
    may("list", Kind::LocalizedList),
    may("links", Kind::Objects(LINK)),
];

const TEXT_PAGE: &[Field] = &[may("status", Kind::Localized), must("sections", Kind::Objects(SECTION))];

const LEAD: &[Field] = &[may("lead", Kind::Localized)];

const GROUP: &[Field] = &[
    must("id", Kind::Id),
    must("name", Kind::Localized),
    may("short_name", Kind::Localized),
    may("former_name", Kind::Localized),
    may("name_note", Kind::Localized),
    may("icon", Kind::Id),
    may("hue", Kind::Id),
    may("coordinators", Kind::Objects(PERSON)),
    may("former_coordinators", Kind::Objects(PERSON)),
    may("co_organisers", Kind::Objects(&[must("name", Kind::Text), may("partner_id", Kind::Ref(File::Members))])),
    may("co_organisers_note", Kind::Localized),
    may("members", Kind::Objects(&[must("name", Kind::Text), may("affiliation", Kind::Text)])),
    may("themes", Kind::LocalizedList),
    may("summary", Kind::Localized),
    may("presentation", Kind::LocalizedList),
    may("missions", Kind::LocalizedList),
    may(
        "structuring_actions",
        Kind::Objects(&[
            must("title", Kind::Localized),
            may("kind", Kind::Id),
            may("description", Kind::Localized),
            may("year", Kind::Text),
            may("start", Kind::Date),
            may("end", Kind::Date),
            may("url", Kind::Url),
            may("event_id", Kind::Ref(File::Events)),
            may("sources", Kind::Sources),
        ]),
    ),
    may(
        "resources",
        Kind::Objects(&[
            must("title", Kind::Localized),
            must("url", Kind::Url),
            may("kind", Kind::Id),
            may("relation", Kind::Word(&["group", "related"])),
            may("note", Kind::Localized),
        ]),
    ),
    may("mini_site_url", Kind::Url),
    may("mini_site_note", Kind::Localized),
    may("facts", Kind::Objects(FACT)),
    may("notes", Kind::Localized),
    may("as_of", Kind::Text),
    may("sources", Kind::Sources),
];

const MISSION: &[Field] = &[
    must("id", Kind::Id),
    must("title", Kind::Localized),
    may("number", Kind::Number(0.0, 1000.0)),
    may("type", Kind::Word(&["core", "additional"])),
    may("since", Kind::Date),
    may("as_of", Kind::Text),
    may("summary", Kind::Localized),
    may("objectives", Kind::LocalizedList),
    may(
        "actions",
        Kind::Objects(&[
            must("title", Kind::Localized),
            may("kind", Kind::Id),
            may("note", Kind::Localized),
            may("url", Kind::Url),
            may("as_of", Kind::Text),
            may("group_ids", Kind::Refs(File::Groups)),
            may("sources", Kind::Sources),
        ]),
    ),
    may("related_group_ids", Kind::Refs(File::Groups)),
    may("related_partner_ids", Kind::Refs(File::Members)),
    may("related_basis", Kind::Text),
    may("note", Kind::Localized),
    may("sources", Kind::Sources),
];

const MEMBER: &[Field] = &[
    must("id", Kind::Id),
    must("name", Kind::Localized),
    may("acronym", Kind::Text),
    may("kind", Kind::Text),
    may("role", Kind::Word(&["member", "partner"])),
    may("partner_status", Kind::Word(&["attested-collaboration", "funder", "former-funder", "national-network"])),
    may("city", Kind::Text),
    may("departement", Kind::Ref(File::Map)),
    may("website", Kind::Url),
    may("description", Kind::Localized),
    may("founding_member", Kind::Flag),
    may("facts", Kind::Objects(FACT)),
    may("note", Kind::Localized),
    may("sources", Kind::Sources),
];

const EVENT: &[Field] = &[
    must("id", Kind::Id),
    must("title", Kind::Localized),
    must("start", Kind::Date),
    may("end", Kind::Date),
    may("date_precision", Kind::Word(&["day", "month", "year"])),
    may("kind", Kind::Id),
    may("format", Kind::Word(&["onsite", "online", "hybrid"])),
    may("place", Kind::Text),
    may("url", Kind::Url),
    may("organisers", Kind::Texts),
    may("group_ids", Kind::Refs(File::Groups)),
    may("mission_ids", Kind::Refs(File::Missions)),
    may("description", Kind::Localized),
    may("figures", Kind::Objects(FACT)),
    may("note", Kind::Localized),
    may("as_of", Kind::Date),
    may("sources", Kind::Sources),
];

const PLATFORM: &[Field] = &[
    must("id", Kind::Id),
    must("name", Kind::Text),
    may("name_fr", Kind::Text),
    may("name_en", Kind::Text),
    may("acronym", Kind::Text),
    may("host", Kind::Ref(File::Hosts)),
    may("site", Kind::Text),
    may("city", Kind::Text),
    may("postcode", Kind::Text),
    may("departement", Kind::Ref(File::Map)),
    may("lat", Kind::Number(-90.0, 90.0)),
    may("lon", Kind::Number(-180.0, 180.0)),
    may("geo_precision", Kind::Word(&["address", "campus", "city"])),
    may("techniques", Kind::Refs(File::Techniques)),
    may("summary", Kind::Localized),
    may("cancer_focus", Kind::Localized),
    may("services", Kind::LocalizedTexts),
    may("equipment", Kind::Texts),
    may("labels", Kind::Texts),
    may("access", Kind::Words(&["internal", "academic", "industry"])),
    may("website", Kind::Url),
    may("email", Kind::Text),
    may("rrid", Kind::Text),
    may("sources", Kind::Sources),
    may("as_of", Kind::Date),
    may(
        "needs",
        Kind::Objects(&[
            must("title", Kind::Localized),
            must("kind", Kind::Text),
            may("amount_eur", Kind::Number(0.0, MOST_EUROS)),
            may("horizon", Kind::Text),
        ]),
    ),
];

const HOST: &[Field] = &[
    must("id", Kind::Id),
    must("name", Kind::Text),
    may("name_en", Kind::Text),
    may("acronym", Kind::Text),
    may("kind", Kind::Id),
    may("city", Kind::Text),
    may("departement", Kind::Ref(File::Map)),
    may("website", Kind::Url),
    may("parents", Kind::Refs(File::Hosts)),
];

const TECHNIQUE: &[Field] = &[
    must("id", Kind::Id),
    must("label", Kind::Localized),
    may("parent", Kind::Ref(File::Techniques)),
    may("hue", Kind::Id),
    may("synonyms", Kind::LocalizedList),
];

const DEPARTEMENT: &[Field] = &[
    must("id", Kind::Id),
    must("name", Kind::Text),
    may("ring", Kind::Word(&["core", "inner", "outer"])),
    may("path", Kind::Text),
    may("label", Kind::Numbers(2)),
    may(
        "rosette",
        Kind::Object(&[
            must("path", Kind::Text),
            must("x", Kind::Number(-ANY, ANY)),
            must("y", Kind::Number(-ANY, ANY)),
        ]),
    ),
];

/// A site that facts were read on.
const SOURCE_SITE: &[Field] =
    &[must("host", Kind::Text), may("name", Kind::Text), may("name_en", Kind::Text), may("editors_only", Kind::Flag)];

const CITED: &[Field] = &[must("name", Kind::Localized), must("url", Kind::Url)];

/// A colour of the site, on light and on dark paper.
const COLOUR: Kind = Kind::Object(&[must("light", Kind::Colour), must("dark", Kind::Colour)]);

/// What a network may colour; the style sheet says what each is for.
pub const THEME: &[Field] = &[
    may("paper", COLOUR),
    may("paper-raised", COLOUR),
    may("paper-sunk", COLOUR),
    may("ink", COLOUR),
    may("hematoxylin", COLOUR),
    may("eosin", COLOUR),
    may("eosin-field", COLOUR),
    may("saffron", COLOUR),
    may("saffron-field", COLOUR),
    may("accent", COLOUR),
    may("accent-strong", COLOUR),
    may("on-accent", COLOUR),
    may("mark", COLOUR),
];

const SITE: &[Field] = &[
    SCHEMA,
    must("id", Kind::Id),
    may("languages", Kind::Words(&["fr", "en"])),
    may("timezone", Kind::Text),
    may("theme", Kind::Object(THEME)),
    must("name", Kind::Localized),
    may("short_name", Kind::Localized),
    may("territory", Kind::Localized),
    may("gloss", Kind::Localized),
    may("acronym", Kind::Text),
    may("legal_form", Kind::Localized),
    may("description", Kind::Localized),
    may("aims", Kind::LocalizedList),
    may("audience", Kind::Localized),
    may("website", Kind::Localized),
    may("contact_email", Kind::Text),
    may(
        "address",
        Kind::Object(&[
            may("lines", Kind::Texts),
            may("postal_code", Kind::Text),
            may("city", Kind::Text),
            may("departement", Kind::Ref(File::Map)),
            may("country", Kind::Text),
            may("sources", Kind::Sources),
        ]),
    ),
    may("key_figures", Kind::Objects(FACT)),
    may(
        "governance",
        Kind::Objects(&[
            must("id", Kind::Id),
            must("name", Kind::Localized),
            may("former_name", Kind::Localized),
            may("name_variants_en", Kind::Texts),
            may("role", Kind::Localized),
            may("office_holders", Kind::Objects(PERSON)),
            may("note", Kind::Localized),
            may("sources", Kind::Sources),
        ]),
    ),
    may(
        "funding",
        Kind::Objects(&[
            must("id", Kind::Id),
            must("name", Kind::Localized),
            may("description", Kind::Localized),
            may("current", Kind::Flag),
            may("sources", Kind::Sources),
        ]),
    ),
    may(
        "history",
        Kind::Objects(&[
            must("year", Kind::Text),
            must("fact", Kind::Localized),
            may("date", Kind::Date),
            may("sources", Kind::Sources),
        ]),
    ),
    may(
        "legal",
        Kind::Object(&[
            may("privacy", Kind::Localized),
            may("privacy_sources", Kind::Sources),
            may("founding_act", Kind::Localized),
            may("founding_act_sources", Kind::Sources),
            may("object_2007", Kind::LocalizedList),
        ]),
    ),
    may("languages_note", Kind::Localized),
    may("sources", Kind::Sources),
    may("source_sites", Kind::Objects(SOURCE_SITE)),
    may(
        "pages",
        Kind::Object(&[
            may("groups", Kind::Object(LEAD)),
            may("missions", Kind::Object(LEAD)),
            may("platforms", Kind::Object(LEAD)),
            may("overview", Kind::Object(LEAD)),
            may("network", Kind::Object(LEAD)),
            may("agenda", Kind::Object(LEAD)),
            may("about", Kind::Object(LEAD)),
            may("propose", Kind::Object(LEAD)),
            may("builder", Kind::Object(LEAD)),
        ]),
    ),
    may(
        "home",
        Kind::Object(&[
            may("title", Kind::Localized),
            may("lead", Kind::Localized),
            may("statement", Kind::Objects(&[must("text", Kind::Localized), may("strong", Kind::Flag)])),
            may("statement_source", Kind::Localized),
            may("statement_url", Kind::Url),
            may("examples", Kind::Objects(&[must("label", Kind::Localized), must("query", Kind::Localized)])),
            may("platforms_text", Kind::Localized),
            may("missions_note", Kind::Localized),
        ]),
    ),
    may("labels", Kind::Object(&[may("kinds", Kind::Vocabulary), may("units", Kind::Vocabulary)])),
    may("accessibility", Kind::Object(TEXT_PAGE)),
    may("legal_notice", Kind::Object(TEXT_PAGE)),
    may("privacy", Kind::Object(TEXT_PAGE)),
    may("licence", Kind::Object(CITED)),
    may("credits", Kind::LocalizedList),
];

impl File {
    /// The fields of a record of this file; of the file itself for `site.json`.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Site => SITE,
            Self::Missions => MISSION,
            Self::Groups => GROUP,
            Self::Members => MEMBER,
            Self::Events => EVENT,
            Self::Platforms => PLATFORM,
            Self::Hosts => HOST,
            Self::Techniques => TECHNIQUE,
            Self::Map => DEPARTEMENT,
        }
    }

    /// What may stand beside `records` in this file.
    pub const fn envelope(self) -> &'static [Field] {
        match self {
            Self::Members => MEMBERS_FILE,
            Self::Events => EVENTS_FILE,
            Self::Map => MAP_FILE,
            _ => LIST_FILE,
        }
    }
}

/// Where editors find the schema of the file.
const SCHEMA: Field = may("$schema", Kind::Text);

const LIST_FILE: &[Field] = &[SCHEMA, may("note", Kind::Localized)];

const EVENTS_FILE: &[Field] = &[SCHEMA, may("note", Kind::Localized), may("as_of", Kind::Date)];

const MEMBERS_FILE: &[Field] = &[
    SCHEMA,
    may("note", Kind::Localized),
    may("history_note", Kind::Localized),
    may("history_sources", Kind::Sources),
];

const MAP_FILE: &[Field] = &[
    SCHEMA,
    may("note", Kind::Localized),
    may("view_box", Kind::Text),
    may("lens", Kind::Text),
    may("lens_label", Kind::Localized),
    may("rosette_caption", Kind::Localized),
    may("rosette_view_box", Kind::Text),
    may("projection", Kind::Object(&[must("x", Kind::Numbers(3)), must("y", Kind::Numbers(3))])),
    may("credit", Kind::Localized),
    may("credit_url", Kind::Url),
];
