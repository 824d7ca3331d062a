//! The shape of each data file as a JSON Schema (draft 2020-12), for editors and for other programs.
//!
//! It is made of the table that the reader and the checker use, and refuses what the checker reports, as far as a schema
//! can: not ids given twice, references to records that there are not, or an end before its start.

use site_core::content::file::File;
use site_core::content::shape::{Field, Kind};

/// Where the schema of a file lies, seen from the data files.
pub fn address(file: File) -> String {
    format!("schema/{}", name(file))
}

/// `platforms.schema.json`
pub fn name(file: File) -> String {
    file.name().replace(".json", ".schema.json")
}

/// The schema of a file, as JSON.
pub fn schema(file: File) -> String {
    let whole = if file == File::Site { site() } else { list(file) };
    let mut json = String::new();
    whole.write(0, &mut json);
    json.push('\n');
    json
}

/// JSON whose fields keep their order.
#[derive(Clone, Debug)]
enum Json {
    Text(String),
    /// A number or a truth value.
    Bare(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

fn text(text: impl Into<String>) -> Json {
    Json::Text(text.into())
}

fn no() -> Json {
    Json::Bare("false".to_owned())
}

fn texts(texts: impl IntoIterator<Item = &'static str>) -> Json {
    Json::List(texts.into_iter().map(text).collect())
}

fn object<const COUNT: usize>(fields: [(&str, Json); COUNT]) -> Json {
    Json::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

/// A reference to one of [`definitions`].
fn definition(name: &str) -> Json {
    object([("$ref", text(format!("#/$defs/{name}")))])
}

impl Json {
    /// Adds fields at the end of an object.
    fn and<const COUNT: usize>(self, fields: [(&str, Json); COUNT]) -> Self {
        match self {
            Self::Object(mut known) => {
                known.extend(fields.into_iter().map(|(name, value)| (name.to_owned(), value)));
                Self::Object(known)
            }
            other => other,
        }
    }

    fn write(&self, level: usize, json: &mut String) {
        let line = |level: usize| format!("\n{}", " ".repeat(level));
        match self {
            Self::Text(text) => json.push_str(&serde_json::Value::from(text.as_str()).to_string()),
            Self::Bare(value) => json.push_str(value),
            Self::List(items) => {
                for (place, item) in items.iter().enumerate() {
                    json.push_str(if place == 0 { "[" } else { ", " });
                    item.write(level, json);
                }
                json.push_str(if items.is_empty() { "[]" } else { "]" });
            }
            Self::Object(fields) => {
                for (place, (name, value)) in fields.iter().enumerate() {
                    json.push_str(if place == 0 { "{" } else { "," });
                    json.push_str(&line(level + 1));
                    json.push_str(&serde_json::Value::from(name.as_str()).to_string());
                    json.push_str(": ");
                    value.write(level + 1, json);
                }
                json.push_str(&if fields.is_empty() { "{}".to_owned() } else { line(level) + "}" });
            }
        }
    }
}

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// `site.json` is one object.
fn site() -> Json {
    let Json::Object(fields) = fields("site", File::Site.fields(), envelope()) else { return no() };
    let mut whole = vec![
        ("$schema".to_owned(), text(DRAFT)),
        ("title".to_owned(), text(File::Site.name())),
        ("description".to_owned(), text(holds(File::Site))),
    ];
    whole.extend(fields);
    whole.push(("$defs".to_owned(), Json::Object(definitions())));
    Json::Object(whole)
}

/// A list file is an object, or the bare list of its records. What a schema says of objects binds no list, and the
/// other way round.
fn list(file: File) -> Json {
    let records = object([
        ("type", text("array")),
        ("items", definition("record")),
        ("description", text("The records, in the order in which pages show them where they have no other.")),
    ]);
    let own = file.name().trim_end_matches(".json");
    let Json::Object(envelope) = fields(own, file.envelope(), envelope()) else { return no() };
    let mut whole = vec![
        ("$schema".to_owned(), text(DRAFT)),
        ("title".to_owned(), text(file.name())),
        ("description".to_owned(), text(holds(file))),
    ];
    for (name, value) in envelope {
        whole.push(match (name.as_str(), value) {
            ("type", _) => (name, texts(["object", "array"])),
            ("properties", value) => (name, value.and([("records", records.clone())])),
            ("required", Json::List(mut names)) => {
                names.push(text("records"));
                (name, Json::List(names))
            }
            (_, value) => (name, value),
        });
    }
    whole.push(("items".to_owned(), definition("record")));
    let mut definitions = definitions();
    let mut record = fields(own, file.fields(), Vec::new());
    if file == File::Platforms {
        let both = object([("lat", texts(["lon"])), ("lon", texts(["lat"]))]);
        record = record.and([("dependentRequired", both)]);
    }
    definitions.insert(0, ("record".to_owned(), record));
    whole.push(("$defs".to_owned(), Json::Object(definitions)));
    Json::Object(whole)
}

/// What every file must say beside what the table has of it.
fn envelope() -> Vec<(&'static str, Json)> {
    let version = object([("const", Json::Bare("1".to_owned())), ("description", text("Version of the format."))]);
    let updated = object([
        ("type", text("string")),
        ("format", text("date")),
        ("pattern", text(day())),
        ("description", text("The day of the last change: YYYY-MM-DD.")),
    ]);
    vec![("version", version), ("updated", updated)]
}

/// An object with these fields, after those given, and no other. `place` names it: `groups`, `platforms.needs`.
fn fields(place: &str, fields: &[Field], first: Vec<(&str, Json)>) -> Json {
    let mut required: Vec<Json> = first.iter().map(|(name, _)| text(*name)).collect();
    required.extend(fields.iter().filter(|field| field.required).map(|field| text(field.name)));
    let mut properties: Vec<(String, Json)> = first.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    for field in fields {
        let place = format!("{place}.{}", field.name);
        let mut value = kind(&place, field.kind);
        if ["site.contact_email", "platforms.email"].contains(&place.as_str()) {
            value = value.and([("format", text("email")), ("pattern", text(EMAIL))]);
        }
        if place == "site.source_sites.host" {
            value = value.and([("pattern", text(SITE)), ("not", object([("pattern", text(r"^www\."))]))]);
        }
        if place == "site.timezone" {
            value = value.and([("pattern", text(ZONE))]);
        }
        let said = says(&place).map_or_else(String::new, str::to_owned) + &target(field.kind);
        properties.push((field.name.to_owned(), value.and([("description", text(said.trim()))])));
    }
    let whole = object([("type", text("object")), ("properties", Json::Object(properties))]);
    let whole = if required.is_empty() { whole } else { whole.and([("required", Json::List(required))]) };
    whole.and([("additionalProperties", no())])
}

/// Which file a reference leads to.
fn target(kind: Kind) -> String {
    match kind {
        Kind::Ref(file) => format!(" The id of a record of {}.", file.name()),
        Kind::Refs(file) => format!(" Ids of records of {}.", file.name()),
        _ => String::new(),
    }
}

fn array(items: Json) -> Json {
    object([("type", text("array")), ("items", items)])
}

fn kind(place: &str, kind: Kind) -> Json {
    match kind {
        Kind::Id | Kind::Ref(_) => definition("id"),
        Kind::Text => definition("text"),
        Kind::Localized => definition("localized"),
        Kind::LocalizedList => definition("localizedList"),
        Kind::LocalizedTexts => array(definition("localized")),
        Kind::Texts => array(definition("text")),
        Kind::Refs(_) => array(definition("id")),
        Kind::Url => definition("url"),
        Kind::Colour => object([("type", text("string")), ("pattern", text("^#([0-9a-fA-F]{3}){1,2}$"))]),
        Kind::Sources => definition("sources"),
        Kind::Flag => object([("type", text("boolean"))]),
        Kind::Number(least, most) => {
            let mut number = object([("type", text("number"))]);
            for (name, bound) in [("minimum", least), ("maximum", most)] {
                if bound.abs() < f64::MAX {
                    number = number.and([(name, Json::Bare(bound.to_string()))]);
                }
            }
            number
        }
        Kind::Date => definition("date"),
        Kind::Word(words) => object([("enum", texts(words.iter().copied()))]),
        Kind::Words(words) => array(object([("enum", texts(words.iter().copied()))])),
        Kind::Object(inner) => fields(place, inner, Vec::new()),
        Kind::Objects(inner) => array(fields(place, inner, Vec::new())),
        Kind::Vocabulary => object([("type", text("object")), ("additionalProperties", definition("localized"))]),
        Kind::Numbers(count) => {
            let count = || Json::Bare(count.to_string());
            array(object([("type", text("number"))])).and([("minItems", count()), ("maxItems", count())])
        }
    }
}

// Patterns that mean the same in every dialect of regular expressions.

const ID: &str = "^[a-z0-9-]{1,100}$";
/// Inside brackets: the characters of [`site_core::content::characters::has_odd`].
const ODD: &str = r"\u0000-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFFFD";
const EMAIL: &str = r"^[A-Za-z0-9.+_-]+@[A-Za-z0-9+_-]*\.[A-Za-z0-9.+_-]*$";
const SITE: &str = r"^[a-z0-9-]+(\.[a-z0-9-]+)+(/[^\s/?#]+)*$";
const ZONE: &str = "^(UTC|[A-Za-z0-9_+-]+/[A-Za-z0-9/_+-]+)$";

/// Days that exist, after their year: the 29th of February apart.
const MONTH_AND_DAY: &str = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])\
     |(0[469]|11)-(0[1-9]|[12][0-9]|30)\
     |02-(0[1-9]|1[0-9]|2[0-8])";
const LEAP_DAY: &str = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)-02-29";

fn plain() -> String {
    format!(r"^[^{ODD}]*[^\s{ODD}][^{ODD}]*$")
}

fn url() -> String {
    let [web, mail] = ["[hH][tT][tT][pP][sS]?://", "[mM][aA][iI][lL][tT][oO]:"];
    format!(r"^({web}[^\s\\/?#@{ODD}]+([/?#][^\s\\{ODD}]*)?|{mail}[^\s\\{ODD}]+)$")
}

fn day() -> String {
    format!("^([0-9]{{4}}-({MONTH_AND_DAY})|{LEAP_DAY})$")
}

fn date() -> String {
    format!("^([0-9]{{4}}(-(0[1-9]|1[0-2]|{MONTH_AND_DAY}))?|{LEAP_DAY})$")
}

/// What the fields are made of.
fn definitions() -> Vec<(String, Json)> {
    let pattern = |pattern: &str, says: &str| {
        object([("type", text("string")), ("pattern", text(pattern)), ("description", text(says))])
    };
    let languages = |of: Json, says: &str| {
        object([
            ("type", text("object")),
            ("properties", object([("fr", of.clone()), ("en", of)])),
            ("additionalProperties", no()),
            ("minProperties", Json::Bare("1".to_owned())),
            ("description", text(says)),
        ])
    };
    let address = object([("type", text("string")), ("pattern", text("://"))]);
    let source = object([("if", address), ("then", definition("url")), ("else", definition("text"))]);
    let sources = array(source).and([("description", text("Addresses, or references in words."))]);
    [
        ("id", pattern(ID, "Lower-case letters, digits and hyphens.")),
        ("text", pattern(&plain(), "A text that is not empty, without control characters, in UTF-8.")),
        ("localized", languages(definition("text"), "A text in French, in English, or in both.")),
        ("localizedList", languages(array(definition("text")), "A list of texts in French, in English, or in both.")),
        ("url", pattern(&url(), "An http, https or mailto address, without the name of a user.")),
        ("sources", sources),
        ("date", pattern(&date(), "A date that exists: YYYY-MM-DD, YYYY-MM or YYYY.")),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect()
}

const fn holds(file: File) -> &'static str {
    match file {
        File::Site => {
            "The organisation: its names, figures, governance, history, funding, address, and texts of its pages."
        }
        File::Missions => "The missions of the network.",
        File::Groups => "The working groups, each with its mini-site.",
        File::Members => "Members and partners.",
        File::Events => "The agenda.",
        File::Platforms => "The catalogue of technology platforms.",
        File::Hosts => "The institutions that host platforms.",
        File::Techniques => "The techniques, in families: they are what platforms are filtered and found by.",
        File::Map => "The départements of the region, and how they are drawn.",
    }
}

/// What a field says, by the longest end of its place that is told: `needs.title` before `title`.
fn says(place: &str) -> Option<&'static str> {
    let ends = place.match_indices('.').map(|(dot, _)| &place[dot + 1..]);
    std::iter::once(place)
        .chain(ends)
        .find_map(|end| SAYS.iter().find(|(field, _)| *field == end))
        .map(|(_, says)| *says)
}

const SAYS: &[(&str, &str)] = &[
    ("$schema", "Where editors find this schema."),
    // Of the network.
    ("languages", "The languages that the site is offered in, the default first."),
    ("timezone", "The time zone of the network’s days, by its name: Europe/Paris. Calendars say it."),
    ("theme", "Colours of the network; those of the style sheet where none is given."),
    ("theme.paper", "The page."),
    ("theme.paper-raised", "Cards and fields."),
    ("theme.paper-sunk", "Behind what stands out."),
    ("theme.ink", "Text and strong rules."),
    ("theme.hematoxylin", "The first colour of the drawing of the region, and of figures."),
    ("theme.eosin", "The second."),
    ("theme.eosin-field", "A pale field of it."),
    ("theme.saffron", "The third; also around what has the focus."),
    ("theme.saffron-field", "A pale field of it."),
    ("theme.accent", "Links and what is chosen."),
    ("theme.accent-strong", "The same, under the pointer."),
    ("theme.on-accent", "Text on it."),
    ("theme.mark", "Behind the words that a search found."),
    ("light", "On light paper."),
    ("dark", "On dark paper."),
    ("lens_label", "What the part of the map that is drawn enlarged shows."),
    ("rosette_caption", "What the drawing of the region shows."),
    // Of many records.
    ("id", "What other records and addresses call it; unique in its file."),
    ("name", "Its name."),
    ("title", "Its title."),
    ("label", "Its words."),
    ("note", "A remark for editors: visitors do not get it."),
    ("sources", "Where it was read."),
    ("as_of", "The day of the information, as far as it is known; not of a check."),
    ("url", "The address of its page."),
    ("website", "The address of its website."),
    ("kind", "A code; words for it stand in site.json, under labels.kinds."),
    ("summary", "What it is, in a few sentences."),
    ("description", "What it is, in a few sentences."),
    ("acronym", "The short form of its name, the same in both languages."),
    ("name_en", "Its name in English, where it has one."),
    ("short_name", "The name where room is short."),
    ("former_name", "What it was called before."),
    ("city", "The town."),
    ("departement", "The département."),
    ("role", "What it does, or what part it plays."),
    ("facts", "Figures, each with its meaning."),
    ("since", "When it began."),
    ("current", "Whether it still holds."),
    ("hue", "The name of a colour of the palette."),
    ("group_ids", "The working groups concerned."),
    ("start", "The first day, or the month or year where only that is known."),
    ("end", "The last day, where there are several."),
    // Figures and people.
    ("value", "The figure."),
    ("unit", "The unit: a code; words for it stand in site.json, under labels.units."),
    ("qualifier", "What is said before the figure: “more than”."),
    ("meaning", "What the figure counts."),
    ("affiliation", "Where the person works."),
    ("name_as_published", "The name as the source writes it."),
    ("period", "When the role was held, in words."),
    // Groups.
    ("name_note", "A remark on the name, for editors: visitors do not get it."),
    ("icon", "The name of a drawing of the sprite, after “p-”."),
    ("coordinators", "Those who lead the group."),
    ("former_coordinators", "Those who led it before."),
    ("co_organisers", "The organisations that run the group together."),
    ("partner_id", "Which member or partner this is."),
    ("co_organisers_note", "A remark on them."),
    ("groups.members", "The members of the group."),
    ("themes", "What the group works on."),
    ("presentation", "The group in paragraphs."),
    ("groups.missions", "What the group sets out to do."),
    ("structuring_actions", "What the group has done or does."),
    ("year", "The year or years, in words."),
    ("event_id", "The event this was."),
    ("resources", "Links of the group’s page."),
    ("relation", "Whether the group made it (group) or it is only on the same theme (related)."),
    ("mini_site_url", "The address of the group’s own site."),
    ("mini_site_note", "A remark on that site, for editors: visitors do not get it."),
    ("notes", "Remarks for editors: visitors do not get them."),
    // Missions.
    ("number", "Its place among the missions."),
    ("type", "Whether it is one of the founding missions (core) or was added (additional)."),
    ("objectives", "What the mission aims at."),
    ("actions", "What is done for it."),
    ("related_group_ids", "The working groups that take part."),
    ("related_partner_ids", "The members and partners that take part."),
    ("related_basis", "Why these groups and partners are named."),
    // Members.
    ("members.kind", "What sort of organisation it is."),
    ("members.role", "Whether it is a member or a partner."),
    ("partner_status", "How the partnership is known."),
    ("founding_member", "Whether it was there from the beginning."),
    ("history_note", "What is known of earlier lists, for editors: visitors do not get it."),
    ("history_sources", "Where that was read."),
    // Events.
    ("date_precision", "How far the date is known."),
    ("format", "Where one takes part."),
    ("place", "Where it takes place."),
    ("organisers", "Who organises it."),
    ("mission_ids", "The missions concerned."),
    ("figures", "Figures of the event, each with its meaning."),
    // Platforms.
    ("platforms.name", "Its name, shown in both languages unless name_fr or name_en says otherwise."),
    ("name_fr", "Its name in French, where it has one."),
    ("platforms.host", "The institution that hosts it."),
    ("site", "Street address or campus."),
    ("postcode", "The postcode."),
    ("lat", "Latitude in degrees (WGS 84), with lon."),
    ("lon", "Longitude in degrees (WGS 84), with lat."),
    ("geo_precision", "What lat and lon are the place of."),
    ("platforms.techniques", "What it offers."),
    ("cancer_focus", "What it does for cancer research in particular."),
    ("services", "What it does for its users, one text each."),
    ("equipment", "Its instruments."),
    ("labels", "Labels it was awarded: IBiSA, ISO 9001, …"),
    ("access", "Who may use it; left out where that is not known."),
    ("email", "Where one writes to it: published by the platform as its contact."),
    ("rrid", "Its research resource identifier: RRID:SCR_…"),
    ("platforms.as_of", "The day of the information: of its newest source. Not the day of a check."),
    ("needs", "Investments it needs; they are added up on the overview."),
    ("needs.title", "What is needed."),
    ("amount_eur", "What it costs, in euros."),
    ("horizon", "By when it is needed, in words."),
    // Hosts and techniques.
    ("parents", "The hosts it belongs to."),
    ("parent", "The family of a technique; a family has none."),
    ("techniques.label", "Its name."),
    ("synonyms", "Other names that visitors find platforms by."),
    // The map.
    ("map.id", "The code of the département."),
    ("ring", "How far from the centre it lies."),
    ("path", "The outline, as SVG path data."),
    ("map.label", "Where its name stands: x, y."),
    ("rosette", "Its part of the region drawn as rings: outline, and where its name stands."),
    ("view_box", "The part of the plane that the map shows: left, top, width, height."),
    ("lens", "The part of the map that is drawn again, enlarged: left, top, width, height."),
    ("rosette_view_box", "The part of the plane that the rosette shows: left, top, width, height."),
    ("projection", "How longitude and latitude become places of the map."),
    ("projection.x", "x is the first number times longitude, plus the second times latitude, plus the third."),
    ("projection.y", "y likewise."),
    ("rosette.x", "Where the name stands, from the left."),
    ("rosette.y", "Where the name stands, from the top."),
    ("credit", "Whom the outlines are from."),
    ("credit_url", "Where they are from."),
    // The organisation.
    ("site.id", "A short name of the organisation, for programs."),
    ("territory", "Where the organisation works."),
    ("gloss", "What the name means, for those who do not know it."),
    ("legal_form", "What it is in law."),
    ("aims", "What it is for."),
    ("audience", "Whom it is for."),
    ("site.website", "The address of its website, in each language."),
    ("contact_email", "Where records that visitors propose may be sent."),
    ("address", "Its postal address."),
    ("lines", "The address, line by line, without the town."),
    ("postal_code", "The postcode."),
    ("country", "The country."),
    ("key_figures", "Its figures, each with its meaning."),
    ("governance", "Its bodies."),
    ("name_variants_en", "Other English forms of the name."),
    ("office_holders", "Who holds office in it."),
    ("funding", "Who funds it."),
    ("history", "What happened when."),
    ("fact", "What happened."),
    ("date", "The day, where it is known."),
    ("legal", "The texts it is founded on."),
    ("legal.privacy", "What it says of personal data."),
    ("privacy_sources", "Where that was read."),
    ("founding_act", "The act that founded it."),
    ("founding_act_sources", "Where that was read."),
    ("object_2007", "Its purpose as that act states it."),
    ("source_sites", "The sites that facts were read on, for what visitors get of sources."),
    ("source_sites.name", "The name of the site."),
    (
        "host",
        "The host of the site, with all that stand under it, or with the beginning of a path: the longest counts.",
    ),
    ("editors_only", "Whether visitors do not get sources on this site: mirrors, file-sharing sites, personal pages."),
    ("languages_note", "A remark on the languages of the site."),
    ("pages", "The sentence that opens each page."),
    ("pages.groups", "The list of working groups."),
    ("pages.missions", "The list of missions."),
    ("pages.platforms", "The catalogue."),
    ("pages.overview", "The regional overview."),
    ("pages.network", "Members and partners."),
    ("pages.agenda", "The agenda."),
    ("pages.about", "Who we are."),
    ("pages.propose", "The form that proposes a record."),
    ("pages.builder", "Where partners make the code of a frame."),
    ("lead", "The sentence that opens the page."),
    ("home", "What the home page says beside the records."),
    ("home.title", "The title of the home page."),
    ("statement", "The key sentence, in pieces."),
    ("text", "The words of this piece."),
    ("strong", "Whether the piece is stressed."),
    ("statement_source", "Whose sentence it is."),
    ("statement_url", "Where it was read."),
    ("examples", "Searches proposed to the visitor."),
    ("query", "What is searched."),
    ("platforms_text", "What is said of the catalogue."),
    ("missions_note", "A remark on the missions."),
    ("site.labels", "Words for codes."),
    ("kinds", "Words for the codes of kind."),
    ("units", "Words for the codes of unit."),
    ("accessibility", "The accessibility statement."),
    ("status", "The state of conformity, in words."),
    ("sections", "Its parts."),
    ("paragraphs", "Its paragraphs."),
    ("list", "Points listed below them."),
    ("links", "Links below them."),
    ("legal_notice", "The legal notice."),
    ("site.privacy", "What is done with personal data."),
    ("licence", "The licence of the content."),
    ("credits", "Whom the site thanks, and for what."),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// Every field of the table, with its place.
    fn places(place: &str, fields: &[Field], found: &mut Vec<String>) {
        for field in fields {
            let place = format!("{place}.{}", field.name);
            if let Kind::Object(inner) | Kind::Objects(inner) = field.kind {
                places(&place, inner, found);
            }
            found.push(place);
        }
    }

    fn all_places() -> Vec<String> {
        let mut found = Vec::new();
        for file in File::ALL {
            let own = file.name().trim_end_matches(".json");
            places(own, file.fields(), &mut found);
            if file != File::Site {
                places(own, file.envelope(), &mut found);
            }
        }
        found
    }

    #[test]
    fn every_field_is_described() {
        let silent: Vec<String> = all_places().into_iter().filter(|place| says(place).is_none()).collect();
        assert!(silent.is_empty(), "add to SAYS in src/content/schema.rs: {}", silent.join(", "));
    }

    #[test]
    fn every_description_is_of_a_field_and_stands_once() {
        let places = all_places();
        for (number, (end, said)) in SAYS.iter().enumerate() {
            let is_used = places.iter().any(|place| says(place) == Some(said));
            assert!(is_used, "no field takes the description of {end}");
            assert!(!SAYS[..number].iter().any(|(known, _)| known == end), "{end} twice");
        }
    }
}
