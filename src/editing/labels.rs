//! Label and hint of each field in the form, in both languages: an entry for each name of the format, unless the title
//! of a page, or the label in the form for platform managers, is the label. A native test checks that none is missing.

use site_core::content::file::File;
use site_core::content::shape::Kind;
use site_core::locale::{Locale, Texts, choose, texts};
use site_core::page::Page;
use site_core::proposal::field::Field as Asked;

use crate::json::{Path, Step};

/// Label and hint of a field; the hint may be empty.
struct Label {
    /// The end of its path without indices, starting with the name of the file: `platforms.name`, `facts.value`, `url`.
    path: &'static str,
    name: Texts,
    hint: Texts,
    /// Whether it is shown below the others, in a closed section.
    is_rare: bool,
}

impl Label {
    const fn new(path: &'static str, name: Texts) -> Self {
        Self { path, name, hint: [""; Locale::COUNT], is_rare: false }
    }

    const fn hint(self, hint: Texts) -> Self {
        Self { hint, ..self }
    }

    const fn rare(self) -> Self {
        Self { is_rare: true, ..self }
    }
}

/// `path: label, hint text;`, and `rare` before the hint if few records have the field.
macro_rules! labels {
    ($($path:literal: $($name:literal)/+ $(, $set:ident $($($text:literal)/+)?)*;)+) => {
        /// If several entries match, that with the longest path counts.
        static LABELS: &[Label] = &[$(Label::new($path, texts!($($name)/+))$(.$set($(texts!($($text)/+))?))*,)+];
    };
}

labels! {
    "$schema": "Schéma" / "Schema";
    "about": "Qui sommes-nous" / "About us";
    "accent": "Liens et choix" / "Links and choices";
    "accent-strong": "Liens survolés" / "Hovered links";
    "access": "Ouverte à" / "Open to";
    "accessibility": "Déclaration d’accessibilité" / "Accessibility statement", rare;
    "acronym": "Sigle" / "Acronym";
    "actions": "Actions" / "Actions";
    "address": "Adresse postale" / "Postal address";
    "affiliation": "Établissement ou équipe" / "Institution or team";
    "aims": "Objectifs" / "Aims";
    "aliases": "Anciens identifiants" / "Former identifiers", rare;
    "amount_eur": "Montant en euros" / "Amount in euros";
    "as_of": "Date des informations" / "Date of the information",
        hint "Celle de la source la plus récente, pas celle d’une vérification."
            / "The date of the newest source, not of a check.";
    "at": "Latitude et longitude" / "Latitude and longitude";
    "audience": "Public" / "Audience";
    "cancer_focus": "Pour la recherche sur le cancer" / "For cancer research",
        hint "Une phrase\u{a0}: ce qu’elle apporte à cette recherche."
            / "One sentence: what it brings to this research.";
    "city": "Ville" / "Town";
    "co_organisers": "Organismes porteurs" / "Organisations that run it";
    "co_organisers_note": "Remarque sur les organismes" / "Note on the organisations", rare;
    "code": "Code" / "Code";
    "contact_email": "Adresse électronique de contact" / "Contact e-mail address";
    "coordinators": "Coordination" / "Coordinators";
    "country": "Pays" / "Country";
    "credit": "Crédit" / "Credit", rare;
    "credit_url": "Lien du crédit" / "Credit link", rare;
    "current": "Toujours valable" / "Still valid";
    "dark": "Dans le thème sombre" / "In the dark theme";
    "date": "Jour" / "Day";
    "date_precision": "Précision de la date" / "Date accuracy";
    "departement": "Département" / "Département";
    "description": "Présentation" / "Description";
    "editors_only": "Réservé à la rédaction" / "For editors only";
    "email": "Adresse électronique" / "E-mail address",
        hint "Celle que la plateforme publie, jamais celle d’une personne."
            / "The one that the platform publishes, never that of a person.";
    "end": "Dernier jour" / "Last day",
        hint "Si cela dure plusieurs jours." / "If it lasts several days.";
    "eosin": "Deuxième couleur" / "Second colour";
    "eosin-field": "Deuxième couleur, fond clair" / "Second colour, pale background";
    "equipment": "Équipements" / "Equipment";
    "event_id": "Événement de l’agenda" / "Event in the agenda";
    "examples": "Recherches proposées" / "Suggested searches";
    "fact": "Ce qui s’est passé" / "What happened";
    "facts": "Chiffres" / "Figures";
    "figures": "Chiffres" / "Figures";
    "format": "Format" / "Format";
    "former_coordinators": "Coordination précédente" / "Former coordinators", rare;
    "former_name": "Ancien nom" / "Former name", rare;
    "founding_act": "Acte fondateur" / "Founding agreement";
    "founding_act_sources": "Sources de l’acte fondateur" / "Sources of the founding agreement";
    "founding_member": "Membre fondateur" / "Founding member";
    "funding": "Financeurs" / "Funders";
    "geo_precision": "Précision du lieu" / "Location accuracy";
    "gives": "Ce qu’on obtient" / "What you get";
    "gloss": "Sens du nom" / "Meaning of the name", rare;
    "governance": "Gouvernance" / "Governance";
    "group_ids": "Groupes de travail" / "Working groups";
    "hematoxylin": "Première couleur" / "First colour";
    "history": "Histoire" / "History";
    "history_note": "Remarque sur l’histoire" / "Note on the history", rare;
    "history_sources": "Sources de cette remarque" / "Sources of this note", rare;
    "home": "Page d’accueil" / "Home page";
    "horizon": "Échéance" / "Needed by";
    "host": "Établissement" / "Institution";
    "source_sites.host": "Domaine" / "Domain",
        hint "exemple.org, ou exemple.org/groupe" / "example.org, or example.org/group";
    "hue": "Couleur" / "Colour", rare;
    "icon": "Pictogramme" / "Pictogram", rare;
    "id": "Identifiant" / "Identifier", rare,
        hint "Fait partie de l’adresse de la fiche\u{a0}: ne le changez plus une fois publié."
            / "Part of the entry’s address: do not change it once it is published.";
    "ink": "Texte" / "Text";
    "key_figures": "Chiffres clés" / "Key figures";
    "kind": "Nature" / "Kind";
    "kinds": "Mots pour les natures" / "Words for kinds";
    "label": "Nom" / "Name";
    "labels": "Labels et certifications" / "Labels and certifications";
    "site.labels": "Mots pour les codes" / "Words for codes", rare;
    "languages": "Langues du site" / "Languages of the site", rare;
    "languages_note": "Remarque sur les langues" / "Note on the languages", rare;
    "lat": "Latitude" / "Latitude",
        hint "En degrés décimaux\u{a0}: 48,85" / "In decimal degrees: 48.85";
    "lead": "Phrase d’ouverture" / "Opening sentence";
    "legal": "Textes fondateurs" / "Founding texts";
    "legal_form": "Forme juridique" / "Legal form";
    "legal_notice": "Mentions légales" / "Legal notice", rare;
    "lens": "Partie agrandie" / "Enlarged part";
    "lens_label": "Légende de la partie agrandie" / "Caption of the enlarged part";
    "licence": "Licence du contenu" / "Licence of the content", rare;
    "light": "Dans le thème clair" / "In the light theme";
    "lines": "Lignes de l’adresse" / "Lines of the address";
    "links": "Liens" / "Links";
    "list": "Points" / "Points";
    "lon": "Longitude" / "Longitude",
        hint "En degrés décimaux\u{a0}: 2,35" / "In decimal degrees: 2.35";
    "mark": "Mots surlignés" / "Highlighted matches";
    "meaning": "Ce que le chiffre compte" / "What the figure counts";
    "members": "Membres" / "Members";
    "mini_site_note": "Remarque sur le site du groupe" / "Note on the group’s website", rare;
    "mini_site_url": "Site du groupe" / "Group website";
    "mission_ids": "Missions" / "Missions";
    "groups.missions": "Objectifs du groupe" / "Aims of the group";
    "name": "Nom" / "Name";
    "name_as_published": "Nom donné par la source" / "Name given by the source", rare;
    "name_en": "Nom en anglais" / "Name in English", hint "S’il diffère." / "If it differs.";
    "name_fr": "Nom en français" / "Name in French", hint "S’il diffère." / "If it differs.";
    "name_note": "Remarque sur le nom" / "Note on the name", rare;
    "name_variants_en": "Autres noms en anglais" / "Other English names", rare;
    "platforms.needs": "Besoins d’investissement" / "Investment needs";
    "techniques.needs": "À quoi elle sert" / "What it is for",
        hint "Un verbe et son objet, sans le nom de la technique\u{a0}: «\u{a0}compter des cellules\u{a0}»."
            / "A verb and its object, without the name of the technique: “count cells”.";
    "note": "Remarque pour la rédaction" / "Note for editors", rare,
        hint "Elle n’apparaît sur aucune page." / "Not shown on any page.";
    "notes": "Remarques pour la rédaction" / "Notes for editors", rare,
        hint "Elles n’apparaissent sur aucune page." / "Not shown on any page.";
    "number": "Numéro" / "Number";
    "object_2007": "Objet selon l’acte fondateur" / "Purpose stated in the founding agreement";
    "objectives": "Objectifs" / "Objectives";
    "office_holders": "Responsables" / "Office holders";
    "on-accent": "Texte sur cette couleur" / "Text on that colour";
    "organisers": "Organisateurs" / "Organisers";
    "overview": "Catalogue en chiffres" / "Catalogue in figures";
    "pages": "Phrases d’ouverture des pages" / "Opening sentences of the pages", rare;
    "paper": "Page" / "Page";
    "paper-raised": "Cartes et champs" / "Cards and fields";
    "paper-sunk": "Fond des encadrés" / "Background of emphasised blocks";
    "paragraphs": "Paragraphes" / "Paragraphs";
    "parent": "Famille" / "Family", hint "Vide si c’est une famille." / "Empty if it is a family.";
    "parents": "Fait partie de" / "Part of";
    "partner_id": "Membre ou partenaire" / "Member or partner";
    "partner_status": "Nature du partenariat" / "Kind of partnership";
    "path": "Tracé" / "Outline";
    "patients": "Pour les patients" / "For patients";
    "period": "Période" / "Period";
    "place": "Lieu" / "Place";
    "places": "Lieux de la carte" / "Places on the map";
    "platforms": "Plateformes" / "Platforms";
    "postal_code": "Code postal" / "Postcode";
    "presentation": "Présentation, par paragraphe" / "Description, by paragraph";
    "privacy": "Données personnelles" / "Personal data";
    "site.privacy": "Page «\u{a0}Vie privée\u{a0}»" / "Page “Privacy”", rare;
    "privacy_sources": "Sources sur les données personnelles" / "Sources on personal data";
    "projection": "Projection" / "Projection", rare;
    "propose": "Ajouter une plateforme" / "Add a platform";
    "qualifier": "Mot avant le chiffre" / "Word before the figure",
        hint "«\u{a0}plus de\u{a0}»" / "“more than”";
    "query": "Recherche" / "Search";
    "related_basis": "Pourquoi ces groupes et partenaires" / "Why these groups and partners", rare;
    "related_group_ids": "Groupes concernés" / "Groups involved";
    "related_partner_ids": "Membres et partenaires concernés" / "Members and partners involved";
    "relation": "Lien avec le groupe" / "Relation to the group";
    "resources": "Ressources" / "Resources";
    "ring": "Couronne" / "Ring", rare;
    "role": "Rôle" / "Role";
    "rosette": "Part de la rosace" / "Segment of the rosette", rare;
    "rosette_caption": "Légende de la rosace" / "Caption of the rosette";
    "rosette_view_box": "Cadre de la rosace" / "Frame of the rosette";
    "rrid": "RRID" / "RRID", rare;
    "saffron": "Troisième couleur" / "Third colour";
    "saffron-field": "Troisième couleur, fond clair" / "Third colour, pale background";
    "sections": "Parties" / "Sections";
    "services": "Prestations" / "Services";
    "short_name": "Nom court" / "Short name";
    "since": "Depuis" / "Since";
    "site": "Adresse ou campus" / "Address or campus";
    "source_sites": "Sites cités" / "Cited websites", rare;
    "sources": "Sources" / "Sources",
        hint "Adresses des pages d’où vient l’information." / "Addresses of the pages the information comes from.";
    "start": "Premier jour" / "First day";
    "starts_from": "Ce dont on part" / "What you start from";
    "statement": "Phrase clé, par morceaux" / "Key sentence, in pieces";
    "statement_source": "Source de la phrase clé" / "Source of the key sentence";
    "statement_url": "Lien de la phrase clé" / "Link of the key sentence";
    "status": "État de conformité" / "Compliance status";
    "strong": "Mis en valeur" / "Emphasised";
    "structuring_actions": "Actions" / "Actions";
    "summary": "Présentation" / "Summary",
        hint "Deux ou trois phrases." / "Two or three sentences.";
    "synonyms": "Autres noms" / "Other names",
        hint "Ce que les visiteurs tapent aussi pour la trouver." / "What visitors also type to find it.";
    "techniques": "Techniques" / "Techniques";
    "territory": "Territoire" / "Territory";
    "text": "Texte" / "Text";
    "theme": "Couleurs du site" / "Colours of the site", rare;
    "themes": "Thèmes" / "Themes";
    "timezone": "Fuseau horaire" / "Time zone", rare;
    "title": "Titre" / "Title";
    "town_only": "Plateformes situées à la ville près" / "Platforms located to the nearest town";
    "type": "Type" / "Type";
    "unit": "Unité" / "Unit";
    "units": "Mots pour les unités" / "Words for units";
    "updated": "Dernière modification" / "Last change", rare;
    "url": "Lien" / "Link";
    "value": "Chiffre" / "Figure";
    "version": "Version" / "Version", rare;
    "view_box": "Cadre de la carte" / "Frame of the map";
    "website": "Site web" / "Website";
    "x": "x" / "x";
    "y": "y" / "y";
    "year": "Année" / "Year";
    "fr": "français" / "French";
    "en": "anglais" / "English";
}

/// The keywords of the format, as shown in the form.
static WORDS: &[(&str, Texts)] = &[
    ("address", texts!("à l’adresse" / "to the address")),
    ("additional", texts!("additionnelle" / "additional")),
    ("academic", texts!("équipes académiques" / "academic teams")),
    ("attested-collaboration", texts!("collaboration attestée" / "attested collaboration")),
    ("campus", texts!("au campus" / "to the campus")),
    ("city", texts!("à la ville" / "to the town")),
    ("core", texts!("socle" / "core")),
    ("day", texts!("au jour" / "to the day")),
    ("en", texts!("anglais" / "English")),
    ("former-funder", texts!("ancien financeur" / "former funder")),
    ("fr", texts!("français" / "French")),
    ("funder", texts!("financeur" / "funder")),
    ("group", texts!("produite par le groupe" / "produced by the group")),
    ("hybrid", texts!("sur place et en ligne" / "on site and online")),
    ("industry", texts!("industrie" / "industry")),
    ("inner", texts!("petite couronne" / "inner ring")),
    ("internal", texts!("équipes de l’établissement" / "in-house teams")),
    ("member", texts!("membre" / "member")),
    ("month", texts!("au mois" / "to the month")),
    ("national-network", texts!("réseau national" / "national network")),
    ("online", texts!("en ligne" / "online")),
    ("onsite", texts!("sur place" / "on site")),
    ("outer", texts!("grande couronne" / "outer ring")),
    ("partner", texts!("partenaire" / "partner")),
    ("related", texts!("sur le même thème" / "on the same theme")),
    ("year", texts!("à l’année" / "to the year")),
];

/// The content of a file, in words.
pub fn file(file: File, locale: Locale) -> &'static str {
    locale.of(choose!(match file {
        File::Site => "Le réseau et ses textes" / "The network and its texts",
        File::Missions => "Missions" / "Missions",
        File::Groups => "Groupes de travail" / "Working groups",
        File::Members => "Membres et partenaires" / "Members and partners",
        File::Events => "Agenda" / "Events",
        File::Platforms => "Plateformes" / "Platforms",
        File::Hosts => "Établissements" / "Institutions",
        File::Techniques => "Techniques" / "Techniques",
        File::Map => "Départements et lieux de la carte" / "Départements and places on the map",
    }))
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
    locale.of(choose!(match kind {
        Kind::Date => "3/12/2026, ou seulement le mois ou l’année." / "3 December 2026, or just the month or year.",
        Kind::Url => "L’adresse complète, avec https://" / "The full address, with https://",
        Kind::Id => "Lettres minuscules, chiffres et traits d’union." / "Lower-case letters, digits and hyphens.",
        Kind::Colour => "Par exemple #43298c" / "For example #43298c",
        _ => "" / "",
    }))
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
                    let unlabelled = words.iter().filter(|word| !WORDS.iter().any(|(known, _)| known == *word));
                    lost.extend(unlabelled.map(|word| (*word).to_owned()));
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
