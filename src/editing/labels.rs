//! Label and hint of each field in the form, in both languages: an entry for each name of the format, unless the title
//! of a page, or the label in the form for platform managers, is the label. A native test checks that none is missing.

use site_core::content::file::File;
use site_core::content::shape::Kind;
use site_core::locale::Locale;
use site_core::page::Page;
use site_core::proposal::field::Field as Asked;

use crate::json::{Path, Step};

/// A name or a hint in French and in English.
type Bilingual = [&'static str; Locale::COUNT];

/// Label and hint of a field; the hint may be empty.
struct Label {
    /// The end of its path without indices, starting with the name of the file: `platforms.name`, `facts.value`, `url`.
    path: &'static str,
    name: Bilingual,
    hint: Bilingual,
    /// Whether it is shown below the others, in a closed section.
    is_rare: bool,
}

const fn label(path: &'static str, name: Bilingual) -> Label {
    Label { path, name, hint: ["", ""], is_rare: false }
}

const fn rare(path: &'static str, name: Bilingual) -> Label {
    Label { path, name, hint: ["", ""], is_rare: true }
}

impl Label {
    const fn hint(self, hint: Bilingual) -> Self {
        Self { hint, ..self }
    }
}

/// If several entries match, the longest counts.
static LABELS: &[Label] = &[
    label("$schema", ["Schéma", "Schema"]),
    label("about", ["Qui sommes-nous", "About us"]),
    label("accent", ["Liens et choix", "Links and choices"]),
    label("accent-strong", ["Liens survolés", "Hovered links"]),
    label("access", ["Ouverte à", "Open to"]),
    rare("accessibility", ["Déclaration d’accessibilité", "Accessibility statement"]),
    label("acronym", ["Sigle", "Acronym"]),
    label("actions", ["Actions", "Actions"]),
    label("address", ["Adresse postale", "Postal address"]),
    label("affiliation", ["Établissement ou équipe", "Institution or team"]),
    label("aims", ["Objectifs", "Aims"]),
    rare("aliases", ["Anciens identifiants", "Former identifiers"]),
    label("amount_eur", ["Montant en euros", "Amount in euros"]),
    label("as_of", ["Date des informations", "Date of the information"]).hint([
        "Celle de la source la plus récente, pas celle d’une vérification.",
        "The date of the newest source, not of a check.",
    ]),
    label("at", ["Latitude et longitude", "Latitude and longitude"]),
    label("audience", ["Public", "Audience"]),
    label("cancer_focus", ["Pour la recherche sur le cancer", "For cancer research"]).hint([
        "Une phrase\u{a0}: ce qu’elle apporte à cette recherche.",
        "One sentence: what it brings to this research.",
    ]),
    label("city", ["Ville", "Town"]),
    label("co_organisers", ["Organismes porteurs", "Organisations that run it"]),
    rare("co_organisers_note", ["Remarque sur les organismes", "Note on the organisations"]),
    label("code", ["Code", "Code"]),
    label("contact_email", ["Adresse électronique de contact", "Contact e-mail address"]),
    label("coordinators", ["Coordination", "Coordinators"]),
    label("country", ["Pays", "Country"]),
    rare("credit", ["Crédit", "Credit"]),
    rare("credit_url", ["Lien du crédit", "Credit link"]),
    label("current", ["Toujours valable", "Still valid"]),
    label("dark", ["Dans le thème sombre", "In the dark theme"]),
    label("date", ["Jour", "Day"]),
    label("date_precision", ["Précision de la date", "Date accuracy"]),
    label("departement", ["Département", "Département"]),
    label("description", ["Présentation", "Description"]),
    label("editors_only", ["Réservé à la rédaction", "For editors only"]),
    label("email", ["Adresse électronique", "E-mail address"]).hint([
        "Celle que la plateforme publie, jamais celle d’une personne.",
        "The one that the platform publishes, never that of a person.",
    ]),
    label("end", ["Dernier jour", "Last day"]).hint(["Si cela dure plusieurs jours.", "If it lasts several days."]),
    label("eosin", ["Deuxième couleur", "Second colour"]),
    label("eosin-field", ["Deuxième couleur, fond clair", "Second colour, pale background"]),
    label("equipment", ["Équipements", "Equipment"]),
    label("event_id", ["Événement de l’agenda", "Event in the agenda"]),
    label("examples", ["Recherches proposées", "Suggested searches"]),
    label("fact", ["Ce qui s’est passé", "What happened"]),
    label("facts", ["Chiffres", "Figures"]),
    label("figures", ["Chiffres", "Figures"]),
    label("format", ["Format", "Format"]),
    rare("former_coordinators", ["Coordination précédente", "Former coordinators"]),
    rare("former_name", ["Ancien nom", "Former name"]),
    label("founding_act", ["Acte fondateur", "Founding agreement"]),
    label("founding_act_sources", ["Sources de l’acte fondateur", "Sources of the founding agreement"]),
    label("founding_member", ["Membre fondateur", "Founding member"]),
    label("funding", ["Financeurs", "Funders"]),
    label("geo_precision", ["Précision du lieu", "Location accuracy"]),
    label("gives", ["Ce qu’on obtient", "What you get"]),
    rare("gloss", ["Sens du nom", "Meaning of the name"]),
    label("governance", ["Gouvernance", "Governance"]),
    label("group_ids", ["Groupes de travail", "Working groups"]),
    label("hematoxylin", ["Première couleur", "First colour"]),
    label("history", ["Histoire", "History"]),
    rare("history_note", ["Remarque sur l’histoire", "Note on the history"]),
    rare("history_sources", ["Sources de cette remarque", "Sources of this note"]),
    label("home", ["Page d’accueil", "Home page"]),
    label("horizon", ["Échéance", "Needed by"]),
    label("host", ["Établissement", "Institution"]),
    label("source_sites.host", ["Domaine", "Domain"])
        .hint(["exemple.org, ou exemple.org/groupe", "example.org, or example.org/group"]),
    rare("hue", ["Couleur", "Colour"]),
    rare("icon", ["Pictogramme", "Pictogram"]),
    rare("id", ["Identifiant", "Identifier"]).hint([
        "Fait partie de l’adresse de la fiche\u{a0}: ne le changez plus une fois publié.",
        "Part of the entry’s address: do not change it once it is published.",
    ]),
    label("ink", ["Texte", "Text"]),
    label("key_figures", ["Chiffres clés", "Key figures"]),
    label("kind", ["Nature", "Kind"]),
    label("kinds", ["Mots pour les natures", "Words for kinds"]),
    label("label", ["Nom", "Name"]),
    label("labels", ["Labels et certifications", "Labels and certifications"]),
    rare("site.labels", ["Mots pour les codes", "Words for codes"]),
    rare("languages", ["Langues du site", "Languages of the site"]),
    rare("languages_note", ["Remarque sur les langues", "Note on the languages"]),
    label("lat", ["Latitude", "Latitude"]).hint(["En degrés décimaux\u{a0}: 48,85", "In decimal degrees: 48.85"]),
    label("lead", ["Phrase d’ouverture", "Opening sentence"]),
    label("legal", ["Textes fondateurs", "Founding texts"]),
    label("legal_form", ["Forme juridique", "Legal form"]),
    rare("legal_notice", ["Mentions légales", "Legal notice"]),
    label("lens", ["Partie agrandie", "Enlarged part"]),
    label("lens_label", ["Légende de la partie agrandie", "Caption of the enlarged part"]),
    rare("licence", ["Licence du contenu", "Licence of the content"]),
    label("light", ["Dans le thème clair", "In the light theme"]),
    label("lines", ["Lignes de l’adresse", "Lines of the address"]),
    label("links", ["Liens", "Links"]),
    label("list", ["Points", "Points"]),
    label("lon", ["Longitude", "Longitude"]).hint(["En degrés décimaux\u{a0}: 2,35", "In decimal degrees: 2.35"]),
    label("mark", ["Mots surlignés", "Highlighted matches"]),
    label("meaning", ["Ce que le chiffre compte", "What the figure counts"]),
    label("members", ["Membres", "Members"]),
    rare("mini_site_note", ["Remarque sur le site du groupe", "Note on the group’s website"]),
    label("mini_site_url", ["Site du groupe", "Group website"]),
    label("mission_ids", ["Missions", "Missions"]),
    label("groups.missions", ["Objectifs du groupe", "Aims of the group"]),
    label("name", ["Nom", "Name"]),
    rare("name_as_published", ["Nom donné par la source", "Name given by the source"]),
    label("name_en", ["Nom en anglais", "Name in English"]).hint(["S’il diffère.", "If it differs."]),
    label("name_fr", ["Nom en français", "Name in French"]).hint(["S’il diffère.", "If it differs."]),
    rare("name_note", ["Remarque sur le nom", "Note on the name"]),
    rare("name_variants_en", ["Autres noms en anglais", "Other English names"]),
    label("platforms.needs", ["Besoins d’investissement", "Investment needs"]),
    label("techniques.needs", ["À quoi elle sert", "What it is for"]).hint([
        "Un verbe et son objet, sans le nom de la technique\u{a0}: «\u{a0}compter des cellules\u{a0}».",
        "A verb and its object, without the name of the technique: “count cells”.",
    ]),
    rare("note", ["Remarque pour la rédaction", "Note for editors"])
        .hint(["Elle n’apparaît sur aucune page.", "Not shown on any page."]),
    rare("notes", ["Remarques pour la rédaction", "Notes for editors"])
        .hint(["Elles n’apparaissent sur aucune page.", "Not shown on any page."]),
    label("number", ["Numéro", "Number"]),
    label("object_2007", ["Objet selon l’acte fondateur", "Purpose stated in the founding agreement"]),
    label("objectives", ["Objectifs", "Objectives"]),
    label("office_holders", ["Responsables", "Office holders"]),
    label("on-accent", ["Texte sur cette couleur", "Text on that colour"]),
    label("organisers", ["Organisateurs", "Organisers"]),
    label("overview", ["Catalogue en chiffres", "Catalogue in figures"]),
    rare("pages", ["Phrases d’ouverture des pages", "Opening sentences of the pages"]),
    label("paper", ["Page", "Page"]),
    label("paper-raised", ["Cartes et champs", "Cards and fields"]),
    label("paper-sunk", ["Fond des encadrés", "Background of emphasised blocks"]),
    label("paragraphs", ["Paragraphes", "Paragraphs"]),
    label("parent", ["Famille", "Family"]).hint(["Vide si c’est une famille.", "Empty if it is a family."]),
    label("parents", ["Fait partie de", "Part of"]),
    label("partner_id", ["Membre ou partenaire", "Member or partner"]),
    label("partner_status", ["Nature du partenariat", "Kind of partnership"]),
    label("path", ["Tracé", "Outline"]),
    label("patients", ["Pour les patients", "For patients"]),
    label("period", ["Période", "Period"]),
    label("place", ["Lieu", "Place"]),
    label("places", ["Lieux de la carte", "Places on the map"]),
    label("platforms", ["Plateformes", "Platforms"]),
    label("postal_code", ["Code postal", "Postcode"]),
    label("presentation", ["Présentation, par paragraphe", "Description, by paragraph"]),
    label("privacy", ["Données personnelles", "Personal data"]),
    rare("site.privacy", ["Page «\u{a0}Vie privée\u{a0}»", "Page “Privacy”"]),
    label("privacy_sources", ["Sources sur les données personnelles", "Sources on personal data"]),
    rare("projection", ["Projection", "Projection"]),
    label("propose", ["Ajouter une plateforme", "Add a platform"]),
    label("qualifier", ["Mot avant le chiffre", "Word before the figure"])
        .hint(["«\u{a0}plus de\u{a0}»", "“more than”"]),
    label("query", ["Recherche", "Search"]),
    rare("related_basis", ["Pourquoi ces groupes et partenaires", "Why these groups and partners"]),
    label("related_group_ids", ["Groupes concernés", "Groups involved"]),
    label("related_partner_ids", ["Membres et partenaires concernés", "Members and partners involved"]),
    label("relation", ["Lien avec le groupe", "Relation to the group"]),
    label("resources", ["Ressources", "Resources"]),
    rare("ring", ["Couronne", "Ring"]),
    label("role", ["Rôle", "Role"]),
    rare("rosette", ["Part de la rosace", "Segment of the rosette"]),
    label("rosette_caption", ["Légende de la rosace", "Caption of the rosette"]),
    label("rosette_view_box", ["Cadre de la rosace", "Frame of the rosette"]),
    rare("rrid", ["RRID", "RRID"]),
    label("saffron", ["Troisième couleur", "Third colour"]),
    label("saffron-field", ["Troisième couleur, fond clair", "Third colour, pale background"]),
    label("sections", ["Parties", "Sections"]),
    label("services", ["Prestations", "Services"]),
    label("short_name", ["Nom court", "Short name"]),
    label("since", ["Depuis", "Since"]),
    label("site", ["Adresse ou campus", "Address or campus"]),
    rare("source_sites", ["Sites cités", "Cited websites"]),
    label("sources", ["Sources", "Sources"])
        .hint(["Adresses des pages d’où vient l’information.", "Addresses of the pages the information comes from."]),
    label("start", ["Premier jour", "First day"]),
    label("starts_from", ["Ce dont on part", "What you start from"]),
    label("statement", ["Phrase clé, par morceaux", "Key sentence, in pieces"]),
    label("statement_source", ["Source de la phrase clé", "Source of the key sentence"]),
    label("statement_url", ["Lien de la phrase clé", "Link of the key sentence"]),
    label("status", ["État de conformité", "Compliance status"]),
    label("strong", ["Mis en valeur", "Emphasised"]),
    label("structuring_actions", ["Actions", "Actions"]),
    label("summary", ["Présentation", "Summary"]).hint(["Deux ou trois phrases.", "Two or three sentences."]),
    label("synonyms", ["Autres noms", "Other names"])
        .hint(["Ce que les visiteurs tapent aussi pour la trouver.", "What visitors also type to find it."]),
    label("techniques", ["Techniques", "Techniques"]),
    label("territory", ["Territoire", "Territory"]),
    label("text", ["Texte", "Text"]),
    rare("theme", ["Couleurs du site", "Colours of the site"]),
    label("themes", ["Thèmes", "Themes"]),
    rare("timezone", ["Fuseau horaire", "Time zone"]),
    label("title", ["Titre", "Title"]),
    label("town_only", ["Plateformes situées à la ville près", "Platforms located to the nearest town"]),
    label("type", ["Type", "Type"]),
    label("unit", ["Unité", "Unit"]),
    label("units", ["Mots pour les unités", "Words for units"]),
    rare("updated", ["Dernière modification", "Last change"]),
    label("url", ["Lien", "Link"]),
    label("value", ["Chiffre", "Figure"]),
    rare("version", ["Version", "Version"]),
    label("view_box", ["Cadre de la carte", "Frame of the map"]),
    label("website", ["Site web", "Website"]),
    label("x", ["x", "x"]),
    label("y", ["y", "y"]),
    label("year", ["Année", "Year"]),
    label("fr", ["français", "French"]),
    label("en", ["anglais", "English"]),
];

/// The keywords of the format, as shown in the form.
static WORDS: &[(&str, Bilingual)] = &[
    ("address", ["à l’adresse", "to the address"]),
    ("additional", ["additionnelle", "additional"]),
    ("academic", ["équipes académiques", "academic teams"]),
    ("attested-collaboration", ["collaboration attestée", "attested collaboration"]),
    ("campus", ["au campus", "to the campus"]),
    ("city", ["à la ville", "to the town"]),
    ("core", ["socle", "core"]),
    ("day", ["au jour", "to the day"]),
    ("en", ["anglais", "English"]),
    ("former-funder", ["ancien financeur", "former funder"]),
    ("fr", ["français", "French"]),
    ("funder", ["financeur", "funder"]),
    ("group", ["produite par le groupe", "produced by the group"]),
    ("hybrid", ["sur place et en ligne", "on site and online"]),
    ("industry", ["industrie", "industry"]),
    ("inner", ["petite couronne", "inner ring"]),
    ("internal", ["équipes de l’établissement", "in-house teams"]),
    ("member", ["membre", "member"]),
    ("month", ["au mois", "to the month"]),
    ("national-network", ["réseau national", "national network"]),
    ("online", ["en ligne", "online"]),
    ("onsite", ["sur place", "on site"]),
    ("outer", ["grande couronne", "outer ring"]),
    ("partner", ["partenaire", "partner"]),
    ("related", ["sur le même thème", "on the same theme"]),
    ("year", ["à l’année", "to the year"]),
];

/// The content of a file, in words.
pub fn file(file: File, locale: Locale) -> &'static str {
    locale.of(match file {
        File::Site => &["Le réseau et ses textes", "The network and its texts"],
        File::Missions => &["Missions", "Missions"],
        File::Groups => &["Groupes de travail", "Working groups"],
        File::Members => &["Membres et partenaires", "Members and partners"],
        File::Events => &["Agenda", "Events"],
        File::Platforms => &["Plateformes", "Platforms"],
        File::Hosts => &["Établissements", "Institutions"],
        File::Techniques => &["Techniques", "Techniques"],
        File::Map => &["Départements et lieux de la carte", "Départements and places on the map"],
    })
}

fn find(file: File, path: &Path) -> Option<&'static Label> {
    let mut whole = file.stem().to_owned();
    for step in path {
        if let Step::Field(name) = step {
            whole.extend([".", name]);
        }
    }
    let ends =
        |label: &&Label| whole.strip_suffix(label.path).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    LABELS.iter().filter(ends).max_by_key(|label| label.path.len())
}

/// The page that this field of `site.json` describes: its title is the label.
fn described(file: File, path: &Path) -> Option<Page> {
    let [Step::Field(pages), Step::Field(lead)] = path else { return None };
    let is_pages = file == File::Site && pages == "pages";
    Page::without_record().into_iter().find(|page| is_pages && page.info().lead == Some(lead.as_str()))
}

/// The field of a platform in the form for platform managers, unless it has a label for each language.
fn asked(file: File, path: &Path) -> Option<Asked> {
    let [Step::Field(name)] = path else { return None };
    let is_it = |asked: &Asked| file == File::Platforms && asked.key() == name && asked.lang().is_none();
    Asked::ALL.into_iter().find(is_it)
}

/// The label that the format gives a field.
fn known(file: File, path: &Path, locale: Locale) -> Option<&'static str> {
    let own = find(file, path).map(|label| locale.of(&label.name));
    let title = || described(file, path).map(|page| page.title(locale));
    own.or_else(title).or_else(|| asked(file, path).map(|asked| asked.label(locale)))
}

/// The label of a field; its name in the data if the format does not have it.
pub fn name(file: File, path: &Path, locale: Locale) -> String {
    let own =
        || path.iter().rev().find_map(|step| if let Step::Field(name) = step { Some(name.clone()) } else { None });
    known(file, path, locale).map(str::to_owned).or_else(own).unwrap_or_default()
}

/// The hint of a field; may be empty.
pub fn hint(file: File, path: &Path, locale: Locale) -> &'static str {
    let asked = || asked(file, path).map_or("", |asked| asked.hint(locale));
    find(file, path).map_or_else(asked, |label| locale.of(&label.hint))
}

/// How to write a value of this kind; may be empty.
pub fn kind_hint(kind: Kind, locale: Locale) -> &'static str {
    locale.of(match kind {
        Kind::Date => &["3/12/2026, ou seulement le mois ou l’année.", "3 December 2026, or just the month or year."],
        Kind::Url => &["L’adresse complète, avec https://", "The full address, with https://"],
        Kind::Id => &["Lettres minuscules, chiffres et traits d’union.", "Lower-case letters, digits and hyphens."],
        Kind::Colour => &["Par exemple #43298c", "For example #43298c"],
        _ => &["", ""],
    })
}

/// Whether few records have the field.
pub fn is_rare(file: File, path: &Path) -> bool {
    find(file, path).is_some_and(|label| label.is_rare)
}

/// A path in words: `Actions 2 › Titre › anglais`.
pub fn path_in_words(file: File, path: &Path, locale: Locale) -> String {
    let mut words: Vec<String> = Vec::new();
    for (index, step) in path.iter().enumerate() {
        match (step, words.last_mut()) {
            (Step::Item(number), Some(last)) => last.push_str(&format!("\u{a0}{}", number + 1)),
            (Step::Item(_), None) => {}
            (Step::Field(_), _) => words.push(name(file, &path[..=index], locale)),
        }
    }
    words.join(" › ")
}

/// A keyword of the format, in words.
pub fn word(word: &str, locale: Locale) -> String {
    WORDS.iter().find(|(known, _)| *known == word).map_or(word, |(_, words)| locale.of(words)).to_owned()
}

#[cfg(test)]
mod tests {
    use site_core::content::shape::Field;

    use super::*;

    fn walk(file: File, path: &mut Vec<Step>, fields: &'static [Field], lost: &mut Vec<String>) {
        for field in fields {
            path.push(Step::from(field.name));
            if known(file, path, Locale::Fr).is_none() {
                lost.push(path_in_words(file, path, Locale::Fr));
            }
            match field.kind {
                Kind::Object(inner) | Kind::Objects(inner) => walk(file, path, inner, lost),
                Kind::Word(words) | Kind::Words(words) => {
                    let unsaid = words.iter().filter(|word| !WORDS.iter().any(|(known, _)| known == *word));
                    lost.extend(unsaid.map(|word| (*word).to_owned()));
                }
                _ => {}
            }
            path.pop();
        }
    }

    #[test]
    fn every_field_and_every_word_of_the_format_has_a_name() {
        let mut lost = Vec::new();
        for file in File::ALL {
            walk(file, &mut Vec::new(), file.fields(), &mut lost);
            walk(file, &mut Vec::new(), file.envelope(), &mut lost);
        }
        assert_eq!(lost, Vec::<String>::new());
    }

    #[test]
    fn paths_are_written_in_words() {
        let path = crate::json::steps(".structuring_actions[1].title.en");
        assert_eq!(path_in_words(File::Groups, &path, Locale::Fr), "Actions\u{a0}2 › Titre › anglais");
        assert_eq!(name(File::Groups, &crate::json::steps(".missions"), Locale::En), "Aims of the group");
        assert_eq!(name(File::Groups, &crate::json::steps(".unheard_of"), Locale::En), "unheard_of");
    }
}
