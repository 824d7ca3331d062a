//! Sources as visitors see them: a URL, under the name of its website. Pure.
//!
//! The websites are declared in `source_sites` of `site.json`. Those marked `editors_only` (neither first-party pages,
//! nor registers or journals) stay in the data, but are not shown.

use super::declare::record;
use super::url;
use crate::locale::Localized;

record! {
    /// A website that facts were read on.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct SourceSite {
        /// The host, including its subdomains, or the host with the start of a path; the longest match applies.
        host: String = required Text;
        /// The name of the website.
        name = optional Text;
        /// Its name in English, if it has one.
        name_en = optional Text;
        /// Whether sources on this website are hidden from visitors: mirrors, file-sharing sites, personal pages.
        editors_only: bool = optional Flag;
    }
    derived from |fields| {
        /// `name`, or `name_en` in English if there is one.
        pub name: Localized = Localized { fr: fields.text("name"), en: fields.text("name_en").or(fields.text("name")) };
    }
}

/// A source as visitors see it.
#[derive(Clone, Debug, PartialEq)]
pub struct PublicSource {
    pub url: String,
    /// The name of its website; the host if the website is not declared.
    pub name: Localized,
}

/// A source for visitors; `None` for words, and for websites that are for editors only.
pub fn public(sites: &[SourceSite], source: &str) -> Option<PublicSource> {
    let url = Some(source).filter(|source| is_url(source))?;
    let host = || {
        let host = url::host(url).to_ascii_lowercase();
        Localized { fr: Some(host.clone()), en: Some(host) }
    };
    let name = match site(sites, url) {
        Some(site) if site.editors_only => return None,
        Some(site) if !site.name.is_empty() => site.name.clone(),
        _ => host(),
    };
    Some(PublicSource { url: url.to_owned(), name })
}

/// The sources of several lists for visitors, in order, without duplicates.
pub fn all_public<'a>(sites: &[SourceSite], sources: impl IntoIterator<Item = &'a String>) -> Vec<PublicSource> {
    let mut found: Vec<PublicSource> = Vec::new();
    for source in sources.into_iter().filter_map(|source| public(sites, source)) {
        if !found.iter().any(|known| url::readable(&known.url) == url::readable(&source.url)) {
            found.push(source);
        }
    }
    found
}

/// Whether a source is a URL rather than words.
pub fn is_url(source: &str) -> bool {
    url::is_safe(source) && source.contains("://")
}

/// The declared website of a URL; the longest match counts.
pub fn site<'a>(sites: &'a [SourceSite], address: &str) -> Option<&'a SourceSite> {
    let address = url::readable(address).to_ascii_lowercase();
    let (host, path) = address.split_at(address.find(['/', '?', '#']).unwrap_or(address.len()));
    let host = host.split(':').next().unwrap_or_default();
    let is_on = |site: &&SourceSite| {
        let listed = site.host.to_ascii_lowercase();
        let (own, start) = listed.split_at(listed.find('/').unwrap_or(listed.len()));
        let is_under = host.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        let is_within =
            path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
        !own.is_empty() && is_under && is_within
    };
    sites.iter().filter(is_on).max_by_key(|site| site.host.len())
}

/// Whether a text has the form of a website's host: `example.org`, `example.org/group`.
pub fn is_host(written: &str) -> bool {
    let (host, path) = written.split_at(written.find('/').unwrap_or(written.len()));
    let is_label = |label: &str| {
        !label.is_empty()
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    let is_part = |part: &str| {
        !part.is_empty() && !part.chars().any(|character| character.is_whitespace() || "?#".contains(character))
    };
    host.contains('.')
        && !host.starts_with("www.")
        && host.split('.').all(is_label)
        && path.split('/').skip(1).all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed() -> Vec<SourceSite> {
        let site = |host: &str, [fr, en]: [&str; 2], editors_only| SourceSite {
            host: host.to_owned(),
            name: Localized { fr: Some(fr.to_owned()), en: Some(en.to_owned()) },
            editors_only,
        };
        vec![
            site("institute.example", ["Institut", "Institute"], false),
            site("data.institute.example", ["Données", "Data"], false),
            site("mirror.example", ["Miroir", "Mirror"], true),
            site("code.example", ["Code", "Code"], true),
            site("code.example/Lab", ["Laboratoire", "Lab"], false),
        ]
    }

    #[test]
    fn a_source_has_the_name_of_its_site_or_of_its_host() {
        for (source, name) in [
            ("https://institute.example/a", Some("Institut")),
            ("HTTP://WWW.Institute.example", Some("Institut")),
            ("https://old.institute.example:8080/a", Some("Institut")),
            ("https://www.data.institute.example/?a", Some("Données")),
            ("https://notinstitute.example/a", Some("notinstitute.example")),
            ("https://www.other.example/%C3%A9", Some("other.example")),
            ("https://code.example/lab/tool", Some("Laboratoire")),
            ("https://code.example/lab", Some("Laboratoire")),
            ("https://code.example/laboratory", None),
            ("https://code.example/somebody", None),
            ("https://a.mirror.example/b", None),
            ("mailto:a@institute.example", None),
            ("Journal officiel n° 130", None),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            let found = public(&listed(), source);
            assert_eq!(found.as_ref().and_then(|found| found.name.fr.as_deref()), name, "{source}");
            assert!(found.is_none_or(|found| found.url == source), "{source}");
        }
        assert_eq!(
            public(&[], "https://www.a.example/b").and_then(|found| found.name.en).as_deref(),
            Some("a.example")
        );
    }

    #[test]
    fn duplicate_addresses_are_left_out() {
        let sources =
            ["https://www.a.example/b/", "https://a.example/b", "words", "https://a.example/c"].map(String::from);
        let found: Vec<String> = all_public(&listed(), &sources).into_iter().map(|found| found.url).collect();
        assert_eq!(found, ["https://www.a.example/b/", "https://a.example/c"]);
    }

    #[test]
    fn only_normalised_hosts_are_accepted() {
        for host in ["a.fr", "a-b.c.example", "code.example/Lab", "code.example/lab/tool"] {
            assert!(is_host(host), "{host}");
        }
        for host in ["", "a", "A.fr", "www.a.fr", "https://a.fr", "a.fr/", "a.fr?x", "a..fr", "a.fr/b c", "é.fr"] {
            assert!(!is_host(host), "{host}");
        }
    }
}
