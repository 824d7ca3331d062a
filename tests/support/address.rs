//! Every page of the site. Written again here on purpose: a URL that changes in the code must fail a test.

use super::dist;
use super::language::Language;

#[derive(Clone, Debug)]
pub(crate) struct Page {
    french: String,
    english: String,
    /// With its `?`; empty if there is none.
    query: &'static str,
    /// Whether a page exists at this URL.
    pub(crate) exists: bool,
}

impl Page {
    pub(crate) fn path(&self, language: Language) -> &str {
        match language {
            Language::French => &self.french,
            Language::English => &self.english,
        }
    }

    /// The path with the query.
    pub(crate) fn address(&self, language: Language) -> String {
        format!("{}{}", self.path(language), self.query)
    }
}

const GROUPS: (&str, &str) = ("groupes", "groups");
const MISSIONS: (&str, &str) = ("missions", "missions");
const PLATFORMS: (&str, &str) = ("plateformes", "platforms");
const SEARCH: (&str, &str) = ("recherche", "search");
const OVERVIEW: (&str, &str) = ("panorama", "overview");
const NEEDS: (&str, &str) = ("besoins", "needs");
const COMPARE: (&str, &str) = ("comparer", "compare");
const SHORTLIST: (&str, &str) = ("selection", "shortlist");
const PROPOSE: (&str, &str) = ("proposer", "propose");
const BUILDER: (&str, &str) = ("integrer", "embed");
const WORKSHOP: (&str, &str) = ("atelier", "workshop");
const SINGLE: &[(&str, &str)] = &[
    ("reseau", "network"),
    ("agenda", "agenda"),
    ("a-propos", "about"),
    SEARCH,
    OVERVIEW,
    NEEDS,
    COMPARE,
    SHORTLIST,
    PROPOSE,
    BUILDER,
    WORKSHOP,
    ("accessibilite", "accessibility"),
    ("mentions-legales", "legal"),
];
/// Three platforms, and one that does not exist.
const THREE: &str = "?id=curie-cytpic&id=curie-pict-ibisa&id=cochin-imagic&id=there-is-no-such";
const MISSING: (&str, &str) = ("page-qui-n-existe-pas", "page-that-does-not-exist");

/// Every page, with a sample of five platforms.
#[track_caller]
pub(crate) fn pages() -> Vec<Page> {
    let mut pages = vec![home(), list(GROUPS)];
    pages.extend(dist::ids("groups.json").iter().map(|id| record(GROUPS, id)));
    pages.push(list(MISSIONS));
    pages.extend(dist::ids("missions.json").iter().map(|id| record(MISSIONS, id)));
    pages.push(list(PLATFORMS));
    pages.extend(spread(&dist::ids("platforms.json"), 5).iter().map(|id| record(PLATFORMS, id)));
    pages.extend(SINGLE.iter().copied().map(list));
    pages.extend(["?q=radio", "?q=radioterapie", "?q=zzzzzzzz"].map(|query| Page { query, ..list(SEARCH) }));
    pages.extend(
        ["?view=map", "?view=map&departement=94&technique=imaging"].map(|query| Page { query, ..list(PLATFORMS) }),
    );
    pages.push(Page { query: "?from=cells&gives=image", ..list(NEEDS) });
    pages.push(Page { query: "?by=host&rows=techniques", ..list(OVERVIEW) });
    pages.extend([COMPARE, SHORTLIST].map(|of| Page { query: THREE, ..list(of) }));
    pages.push(Page { query: "?id=curie-cytpic", ..list(PROPOSE) });
    pages.push(Page { query: "?view=group", ..list(BUILDER) });
    pages.push(Page { exists: false, ..list(MISSING) });
    pages
}

/// One page of each kind, in the order of a visit.
#[track_caller]
pub(crate) fn one_of_each() -> Vec<Page> {
    let first = |file: &str| dist::ids(file).into_iter().next().unwrap_or_else(|| panic!("{file} has no record"));
    let mut pages = vec![home(), list(GROUPS), record(GROUPS, &first("groups.json"))];
    pages.extend([list(MISSIONS), record(MISSIONS, &first("missions.json"))]);
    pages.extend([list(PLATFORMS), record(PLATFORMS, &first("platforms.json"))]);
    pages.extend(SINGLE.iter().copied().map(list));
    pages
}

fn home() -> Page {
    Page { french: "/fr".to_owned(), english: "/en".to_owned(), query: "", exists: true }
}

fn list((french, english): (&str, &str)) -> Page {
    Page { french: format!("/fr/{french}"), english: format!("/en/{english}"), query: "", exists: true }
}

fn record((french, english): (&str, &str), id: &str) -> Page {
    Page { french: format!("/fr/{french}/{id}"), english: format!("/en/{english}/{id}"), query: "", exists: true }
}

/// An evenly spaced sample, with the first and the last.
fn spread(ids: &[String], wanted: usize) -> Vec<String> {
    if ids.len() <= wanted {
        return ids.to_vec();
    }
    (0..wanted).map(|step| ids[step * (ids.len() - 1) / (wanted - 1)].clone()).collect()
}
