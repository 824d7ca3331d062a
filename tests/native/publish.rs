//! The published site: every file that is written, for the shipped content.

use std::collections::HashSet;
use std::sync::LazyLock;

use site_core::content::{date::Date, file::File};
use site_core::locale::Locale;
use site_core::route::{Page, asset};
use tools::disk::extension;
use tools::publish::{self, Output, Source};

use crate::support::{json, shipped};

/// `index.html` as Trunk leaves it.
pub(crate) const INDEX: &str = r#"<!doctype html>
<html lang="fr" data-state="loading">
<head>
  <meta charset="utf-8">
  <title></title>
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">

<script type="module">
import init, * as bindings from '/site-1.js';
const wasm = await init({ module_or_path: '/site-1_bg.wasm' });
</script>
<link rel="modulepreload" href="/site-1.js" crossorigin="anonymous"></head>
<body>
<svg hidden=""></svg>
<div id="app"></div>
</body>
</html>
"#;

pub(crate) const ORIGIN: &str = "https://network.example";

pub(crate) fn files() -> Vec<(File, String)> {
    File::ALL.into_iter().map(|file| (file, shipped(file))).collect()
}

/// The index with some texts replaced.
pub(crate) fn files_with(file: File, from: &str, to: &str) -> Vec<(File, String)> {
    let mut files = files();
    let (_, text) = files.iter_mut().find(|(known, _)| *known == file).expect("every file is there");
    assert!(text.contains(from), "{from} in {}", file.name());
    *text = text.replacen(from, to, 1);
    files
}

/// The files beside the pages, which take a hundredth of the time.
pub(crate) fn beside(files: &[(File, String)], origin: &str) -> Vec<Output> {
    publish::beside_pages(&Source::new(files, origin).expect("the shipped content is read"))
}

/// The site without its origin.
pub(crate) static NOWHERE: LazyLock<Vec<Output>> = LazyLock::new(|| outputs(&files(), ""));

pub(crate) fn outputs(files: &[(File, String)], origin: &str) -> Vec<Output> {
    publish::outputs(INDEX, &Source::new(files, origin).expect("the shipped content is read")).expect("pages")
}

/// The text of one of these files.
#[track_caller]
pub(crate) fn text(site: &[Output], path: &str) -> String {
    let output = site.iter().find(|output| output.path == path).unwrap_or_else(|| panic!("no {path}"));
    String::from_utf8(output.bytes.clone()).expect("text")
}

pub(crate) static SITE: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    // Workbooks are not text: see `NOWHERE` for their bytes.
    let text = |output: Output| match String::from_utf8(output.bytes) {
        Err(bytes) if extension(&output.path) == "xlsx" => {
            (output.path, String::from_utf8_lossy(bytes.as_bytes()).into_owned())
        }
        text => (output.path, text.expect("text")),
    };
    outputs(&files(), ORIGIN).into_iter().map(text).collect()
});

pub(crate) fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    SITE.iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .filter(|(path, _)| path.ends_with("index.html") || *path == "404.html")
}

#[track_caller]
pub(crate) fn page(path: &str) -> &'static str {
    pages().find(|(known, _)| *known == path).unwrap_or_else(|| panic!("no {path}")).1
}

/// The tags with this name, as in the source.
fn tags<'a>(html: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    html.split('<')
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap_or_default())
        .filter(move |tag| tag.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '/'])))
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

#[test]
fn every_page_embed_and_language_has_its_file() {
    let content = Source::new(&files(), "").unwrap().content;
    let expected = publish::address::pages(&content);
    assert!(expected.len() > 160);
    let embeds = expected.iter().filter(|page| page.info().can_be_embedded).count();
    assert_eq!(pages().count(), 2 * (expected.len() + embeds) + 2);
    for path in ["index.html", "404.html", "fr/index.html", "en/platforms/curie-cytpic/index.html"] {
        page(path);
    }
    assert!(page("embed/fr/plateformes/index.html").contains(" data-embed=\"\""));
    for (path, html) in pages() {
        // Content that depends on the URL is hidden until the app knows the URL.
        assert_eq!(html.contains(" data-not-found"), matches!(path, "index.html" | "404.html"), "{path}");
    }
    assert!(!SITE.iter().any(|(path, _)| path == "embed/fr/reseau/index.html"), "a page that cannot be embedded");
}

#[test]
fn every_page_has_a_title_language_and_metadata() {
    let mut titles = HashSet::new();
    for (path, html) in pages() {
        assert_eq!(tags(html, "h1").count(), 1, "h1 of {path}");
        let head = html.split("</head>").next().unwrap_or_default();
        assert_eq!(tags(head, "title").count(), 1, "{path}");
        let locale = if path.trim_start_matches("embed/").starts_with("en/") { Locale::En } else { Locale::Fr };
        let root = tags(html, "html").next().expect("a root");
        assert_eq!(attribute(root, "lang"), Some(locale.code()), "{path}");
        assert_eq!(attribute(root, "data-state"), Some("loading"), "{path}");
        let title = html.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).expect("a title").0;
        assert!(title.contains(" – "), "{path}: {title}");
        let is_alone = path.starts_with("fr/") || path.starts_with("en/");
        assert!(!is_alone || titles.insert((locale, title)), "{path}: {title} is also the title of another page");
        assert!(!html.contains("data-tone=\"danger\"") && !html.contains("skeleton"), "{path} is not whole");
        if path == "404.html" {
            assert!(html.contains("content=\"noindex\"") && !html.contains("canonical"));
            continue;
        }
        let links: Vec<&str> = tags(html, "link").collect();
        let href = |rel: &str, language: Option<&str>| {
            let mut found = links
                .iter()
                .filter(|link| attribute(link, "rel") == Some(rel) && attribute(link, "hreflang") == language);
            let href = found.next().and_then(|link| attribute(link, "href"));
            href.unwrap_or_else(|| panic!("{rel} {language:?} of {path}")).to_owned()
        };
        let canonical = href("canonical", None);
        assert_eq!(canonical, href("alternate", Some(locale.code())), "{path}");
        assert!(canonical.starts_with(ORIGIN), "{path}: {canonical}");
        assert_eq!(href("alternate", Some("x-default")), href("alternate", Some("fr")), "{path}");
        href("alternate", Some(locale.other().code()));
        let is_for_editors = path.contains("/atelier/") || path.contains("/workshop/");
        assert_eq!(html.contains("content=\"noindex\""), is_for_editors, "{path}");
        assert!(html.contains(&format!("content=\"{ORIGIN}/social-{}.png\"", locale.code())), "{path}");
        for name in ["og:title", "og:type", "og:url", "og:locale", "og:site_name", "og:image"] {
            assert_eq!(html.matches(&format!("property=\"{name}\"")).count(), 1, "{name} of {path}");
        }
    }
}

#[test]
fn no_page_has_inline_styles_scripts_or_handlers() {
    for (path, html) in pages() {
        assert!(!tags(html, "style").any(|_| true) && !html.contains(" style=\""), "a style in {path}");
        for tag in tags(html, "script") {
            let is_data = attribute(tag, "type") == Some("application/ld+json");
            assert!(is_data || attribute(tag, "src").is_some(), "an inline script in {path}: {tag}");
        }
        let handlers =
            html.split(['<', '>']).any(|tag| tag.split(' ').any(|part| part.starts_with("on") && part.contains("=\"")));
        assert!(!handlers, "a handler in {path}");
    }
}

#[test]
fn every_internal_link_leads_to_a_file() {
    let files: HashSet<&str> = SITE.iter().map(|(path, _)| path.as_str()).collect();
    let mut followed = 0;
    for (path, html) in pages() {
        for href in tags(html, "a").filter_map(|tag| attribute(tag, "href")) {
            let target = href.split(['?', '#']).next().unwrap_or_default();
            let Some(below) = target.strip_prefix('/') else { continue };
            if below.starts_with("data/") {
                continue;
            }
            let page = format!("{below}/index.html");
            assert!(files.contains(page.as_str()) || files.contains(below), "{href} in {path}");
            followed += 1;
        }
        // Parts of the page itself.
        for part in tags(html, "a").filter_map(|tag| attribute(tag, "href")).filter_map(|href| href.strip_prefix('#')) {
            assert!(html.contains(&format!(" id=\"{part}\"")), "#{part} in {path}");
        }
    }
    assert!(followed > 10_000, "{followed}");
}

#[test]
fn without_the_app_every_platform_can_be_reached() {
    let html = page("fr/plateformes/index.html");
    let content = Source::new(&files(), "").unwrap().content;
    for platform in &content.platforms.ready().unwrap().all {
        let href = format!("href=\"{}\"", Page::Platform(platform.id.clone()).href(Locale::Fr));
        assert!(html.contains(&href), "{href}");
    }
    assert!(html.contains("class=\"without-app\""));
    assert!(html.contains("<noscript><link rel=\"stylesheet\" href=\"/plain.css\"></noscript>"));
}

#[test]
fn a_page_lists_what_to_fetch_and_preloads_only_fonts() {
    let fetched = |path: &str| -> Vec<String> {
        let html = page(path);
        assert!(tags(html, "link").all(|link| matches!(attribute(link, "as"), None | Some("font"))));
        assert!(!html.contains("modulepreload"));
        let root = tags(html, "html").next().unwrap();
        attribute(root, "data-fetches").unwrap().split(' ').map(str::to_owned).collect()
    };
    let program = ["/site-1.js", "/site-1_bg.wasm"];
    let with = |data: &[&'static str]| [&program, data].concat();
    assert_eq!(fetched("fr/groupes/index.html"), with(&["/data/site.json", "/data/groups.json"]));
    assert_eq!(fetched("en/about/index.html"), with(&["/data/site.json"]));
    assert!(fetched("embed/fr/plateformes/index.html").contains(&"/data/platforms.json".to_owned()));
}

#[test]
fn the_startup_script_is_a_separate_file() {
    let (name, script) = SITE.iter().find(|(path, _)| path.starts_with("boot-")).expect("a script");
    assert!(script.contains(r#"import("/site-1.js")"#) && script.contains(r#""/site-1_bg.wasm""#), "{script}");
    assert!(script.contains(r#""/plain.css""#));
    for (path, html) in pages() {
        assert!(html.contains(&format!("<script type=\"module\" src=\"/{name}\"></script>")), "{path}");
    }
}

/// The date is the newest of the data, not today's.
#[test]
fn the_same_data_makes_the_same_bytes() {
    for (again, output) in outputs(&files(), "").iter().zip(NOWHERE.iter()) {
        assert!(again.path == output.path && again.bytes == output.bytes, "{}", output.path);
    }
    let newest = files_with(File::Hosts, "\"updated\": \"", "\"updated\": \"2031-05-04\", \"was\": \"");
    assert_eq!(Source::new(&newest, "").unwrap().today, Date::parse("2031-05-04").unwrap());
}

#[test]
fn without_an_origin_urls_start_at_the_root() {
    let html = text(&NOWHERE, "fr/index.html");
    assert!(
        html.contains("rel=\"canonical\" href=\"/fr\"") && !html.contains("og:url") && !html.contains("data-origin")
    );
}

#[test]
fn an_incomplete_file_is_not_published() {
    let broken =
        |files: &[(File, String)]| Source::new(files, "").err().map(|error| error.to_string()).unwrap_or_default();
    let mut files = files();
    files[2].1.truncate(1000);
    assert!(broken(&files).starts_with("groups.json: "), "{}", broken(&files));
    files.remove(2);
    assert_eq!(broken(&files), "groups.json is missing");
    let source = Source::new(&self::files(), "").unwrap();
    assert!(publish::outputs("<html></html>", &source).is_err());
    assert!(
        publish::outputs(&INDEX.replace("<body>", "<body><script>x()</script>"), &source).is_err(),
        "an inline script"
    );
}

/// A small fictitious network in one language, with its own colours and territory.
fn other_network() -> Vec<(File, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/network");
    File::ALL.map(|file| (file, std::fs::read_to_string(folder.join(file.name())).expect("a file"))).to_vec()
}

#[test]
fn another_network_is_published_in_its_language_from_its_data() {
    let outputs = outputs(&other_network(), ORIGIN);
    let paths: HashSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    for path in ["en/index.html", "en/platforms/lens-works/index.html", "embed/en/groups/tide-readers/index.html"] {
        assert!(paths.contains(path), "{path}");
    }
    assert!(!paths.iter().any(|path| path.starts_with("fr/") || path.starts_with("embed/fr/")), "{paths:?}");
    for output in &outputs {
        let Ok(text) = String::from_utf8(output.bytes.clone()) else { continue };
        assert!(!text.contains("X-WR-TIMEZONE"), "a time zone that the data do not name, in {}", output.path);
        for word in ["Cancéropôle", "Canceropole", "Île-de-France", "Paris", "INCa", "hreflang=\"fr\""] {
            assert!(!text.contains(word), "`{word}` in {}", output.path);
        }
    }
    let home = text(&outputs, "en/index.html");
    assert!(home.contains("Lantern Isles Research Network") && home.contains("Find your way in the Isles."), "{home}");
    assert!(text(&outputs, "index.html").contains("data-languages=\"en\""));
}

#[test]
fn pages_have_a_web_manifest_in_each_language_and_embeds_have_none() {
    let read = |outputs: &[Output], path: &str| json(&text(outputs, path));
    let ours = &NOWHERE;
    for (path, code) in [("site-fr.webmanifest", "fr"), ("site-en.webmanifest", "en")] {
        let manifest = read(ours, path);
        assert_eq!(manifest["lang"], code);
        assert_eq!(manifest["start_url"], asset(code));
        assert_eq!((&manifest["scope"], &manifest["id"]), (&asset("").into(), &asset("").into()));
        assert!(manifest["name"].as_str().is_some_and(|name| !name.is_empty()));
        let icons = manifest["icons"].as_array().expect("icons");
        let has =
            |sizes: &str, purpose: &str| icons.iter().any(|icon| icon["sizes"] == sizes && icon["purpose"] == purpose);
        assert!(has("192x192", "any") && has("512x512", "any") && has("512x512", "maskable"), "{manifest}");
        assert!(icons.iter().all(|icon| icon["src"].as_str().is_some_and(|src| src.starts_with('/'))));
    }
    let other = outputs(&other_network(), "");
    let manifest = read(&other, "site-en.webmanifest");
    assert_eq!((&manifest["short_name"], &manifest["theme_color"]), (&"Lantern".into(), &"#f7faf9".into()));
    assert!(!other.iter().any(|output| output.path == "site-fr.webmanifest"));
    for (path, html) in pages() {
        let is_page = !path.starts_with("embed/") && path != "404.html";
        let code = if path.starts_with("en/") { "en" } else { "fr" };
        let link = format!("<link rel=\"manifest\" href=\"/site-{code}.webmanifest\">");
        assert_eq!(html.contains(&link), is_page, "{path}");
        assert_eq!(html.contains("rel=\"apple-touch-icon\""), is_page, "{path}");
        // Online, the banner is empty and takes no room.
        let line = "<aside class=\"offline\" id=\"offline\" hidden=\"\"></aside>";
        assert_eq!(html.contains(line), !path.starts_with("embed/") || path == "embed/404.html", "{path}");
    }
}
