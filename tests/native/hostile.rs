//! Hostile data and URLs remain text: in pages, feeds, calendars, tables, linked data, and in the code that partners
//! paste.

use canceropole::components::long_words::break_long_words;
use canceropole::view::IntoNode;
use leptos::prelude::*;
use serde_json::Value;
use site_core::content::{Content, file::File};
use site_core::csv;
use site_core::locale::Locale;
use site_core::route::{self, Page};
use tools::disk::extension;
use tools::publish::{self, Source};
use tools::sheet;

use crate::export::read_csv;
use crate::harm::{Depth, MARKUP, PAYLOADS, hostile};
use crate::publish::{INDEX, ORIGIN};
use crate::render::render;
use crate::support::shipped_files;
use crate::tier::is_thorough;

fn files(payload: &str, depth: Depth) -> Vec<(File, String)> {
    File::ALL.into_iter().map(|file| (file, hostile(file, &|| payload.to_owned(), depth))).collect()
}

fn content(payload: &str, depth: Depth) -> Content {
    let mut content = Content::default();
    for (file, text) in files(payload, depth) {
        content.set(file, Ok(&text));
    }
    content
}

/// The tags of a page with their attributes; fails at tags that no page of ours has.
#[track_caller]
fn assert_plain(html: &str, what: &str) {
    for odd in ["\u{202e}", "\u{2066}", "\u{2067}", "\u{202b}", "\u{0}", "\u{7}", "\u{1b}", "\u{85}"] {
        assert!(!html.contains(odd), "{what}: {odd:?}");
    }
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(|one| one.is_ascii_alphanumeric() || "-!".contains(*one))
            .collect();
        assert!(
            !name.contains("hostile") && !matches!(name.as_str(), "script" | "!--" | "object" | "base" | ""),
            "{what}: <{name}"
        );
        rest = attributes(tag.trim_start_matches(|one: char| one != ' ' && one != '>'), what);
    }
}

/// Parses the attributes of a tag; returns the rest.
#[track_caller]
fn attributes<'a>(mut tag: &'a str, what: &str) -> &'a str {
    loop {
        tag = tag.trim_start();
        if let Some(after) = tag.strip_prefix('>').or_else(|| tag.strip_prefix("/>")) {
            return after;
        }
        let (name, after) = tag.split_once("=\"").unwrap_or_else(|| panic!("{what}: no attribute: {tag:.80}"));
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-:".contains(&byte)), "{what}: {name:.80}");
        assert!(
            !name.starts_with("on") && name != "style" && name != "srcdoc" && !name.contains("hostile"),
            "{what}: {name}"
        );
        let (value, after) = after.split_once('"').unwrap_or_else(|| panic!("{what}: open attribute {name}"));
        if matches!(name, "href" | "src" | "action" | "formaction" | "xlink:href") {
            let is_ours =
                value.starts_with('/') && !value.starts_with("//") || value.starts_with('#') || value.starts_with('?');
            let is_safe = ["https://", "http://", "mailto:"].iter().any(|scheme| value.starts_with(scheme));
            assert!(is_ours || is_safe, "{what}: {name}={value:.80}");
        }
        tag = after;
    }
}

/// Every page without a record, and the first record's page of each kind, as pages and as embeds.
fn addresses(content: &Content, locale: Locale) -> Vec<String> {
    let mut pages = Page::without_record();
    pages.extend(content.groups.ready().and_then(|all| all.all.first()).map(|one| Page::Group(one.id.clone())));
    pages.extend(content.missions.ready().and_then(|all| all.all.first()).map(|one| Page::Mission(one.id.clone())));
    pages.extend(content.platforms.ready().and_then(|all| all.all.first()).map(|one| Page::Platform(one.id.clone())));
    let frames: Vec<String> = pages
        .iter()
        .filter(|page| page.info().can_be_embedded)
        .map(|page| route::embed_href(&page.href(locale)))
        .collect();
    pages.iter().map(|page| page.href(locale)).chain(frames).collect()
}

/// All pages if the run is thorough, else every fourth. Each payload starts at another page, so that each page gets
/// several.
fn sampled(addresses: Vec<String>, turn: usize) -> impl Iterator<Item = String> {
    let step = if is_thorough() { 1 } else { 4 };
    addresses.into_iter().skip(turn % step).step_by(step)
}

#[test]
fn no_field_of_the_data_becomes_markup_or_a_link() {
    for (index, payload) in PAYLOADS.iter().enumerate() {
        // Content that every page shows; in half of the cases references are replaced too.
        let depth = if index % 3 == 1 { Depth::All } else { Depth::Texts };
        let content = content(payload, depth);
        for file in File::ALL {
            assert_eq!(content.error(file), None, "{} with {payload:.40}", file.name());
            let (_, left_out) = content.problems(file);
            assert_eq!(left_out, 0, "{} with {payload:.40} loses records", file.name());
        }
        for address in sampled(addresses(&content, Locale::ALL[index % 2]), index) {
            let html = render(&content, &address);
            let what = format!("{address} with {payload:.40}, {depth:?}");
            assert_plain(&html, &what);
            assert_eq!(html.matches("<h1").count(), 1, "{what}");
            assert!(!html.contains("role=\"alert\""), "{what}");
        }
    }
}

/// Texts of a page, between two tags; without elements that contain only text.
fn texts(html: &str) -> impl Iterator<Item = &str> {
    let alone = ["code", "option", "text", "textarea", "title"];
    html.split('<').filter_map(|tag| tag.split_once('>')).filter_map(move |(tag, text)| {
        let name = tag.split(' ').next().unwrap_or_default();
        (!alone.contains(&name)).then_some(text)
    })
}

#[test]
#[ignore = "thorough: make test-all"]
fn very_long_words_have_break_opportunities() {
    let word = "xé".repeat(10_000);
    let content = content(&word, Depth::Texts);
    let mut seen = 0;
    for address in addresses(&content, Locale::Fr) {
        let html = render(&content, &address);
        for text in texts(&html) {
            let longest = text.split(' ').map(|word| word.chars().count()).max().unwrap_or_default();
            // Part of a word, and a colon or bracket that the page adds.
            assert!(longest <= 100 + 2, "{address}: {longest} letters at `{text:.60}`");
        }
        seen += html.matches("<wbr>").count();
        let whole = html.replace("<wbr>", "");
        assert!(!html.contains("<wbr>") || whole.contains(&word), "{address}: every letter is there");
    }
    assert!(seen > 2_000, "{seen}");
    // Graphemes are not broken, nor are shorter words.
    for whole in [
        "👩\u{200d}🔬🏳\u{fe0f}\u{200d}🌈".repeat(500),
        "e\u{301}".repeat(2_000),
        format!("{} {}", "x".repeat(100), "y".repeat(99)),
    ] {
        assert!(!break_long_words(whole.clone().node()).to_html().contains("<wbr>"), "{whole:.20}");
    }
}

#[test]
fn the_checker_reports_control_characters() {
    for file in File::ALL {
        let hostile = hostile(file, &|| MARKUP.to_owned(), Depth::Texts);
        let problems = editing::strict::check(&shipped_files(&[(file, &hostile)]));
        let named =
            problems.iter().filter(|problem| problem.file == file && problem.expected.contains("control characters"));
        assert!(named.count() > 3, "{}", file.name());
    }
}

/// The texts between two marks.
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).map(move |rest| rest.split(end).next().unwrap_or_default())
}

#[test]
fn data_stays_plain_text_in_every_published_file() {
    for payload in [
        MARKUP,
        "=HYPERLINK(\"https://x-hostile\")",
        "https://host.example/\"'<x-hostile>]]>&",
        "\u{202e}\u{fffe}\u{ffff}",
    ] {
        let source = Source::new(&files(payload, Depth::Texts), ORIGIN).expect("the data is read");
        let outputs = publish::outputs(INDEX, &source).expect("pages");
        let mut kinds = std::collections::BTreeSet::new();
        for output in outputs {
            let path = output.path;
            let text = match String::from_utf8(output.bytes) {
                Ok(text) => text,
                Err(bytes) => {
                    assert!(extension(&path) == "xlsx" && sheet::read(bytes.as_bytes()).is_ok(), "{path}");
                    kinds.insert("xlsx".to_owned());
                    continue;
                }
            };
            let kind = path.rsplit('.').next().unwrap().to_owned();
            match kind.as_str() {
                "html" => {
                    let (mut page, mut json) = (text.as_str().to_owned(), 0);
                    for data in between(&text, "<script type=\"application/ld+json\" data-published>", "</script>") {
                        serde_json::from_str::<Value>(data).unwrap_or_else(|error| panic!("{path}: {error}"));
                        assert!(!data.contains('<'), "{path}");
                        page = page.replacen(data, "", 1);
                        json += 1;
                    }
                    assert!(json > 0 || !path.starts_with("fr/plateformes"), "{path}");
                    let body = page
                        .split_once("<div id=\"app\">")
                        .expect("the view")
                        .1
                        .rsplit_once("</div>")
                        .expect("its end")
                        .0;
                    assert_plain(body, &path);
                    let head = page.split("</head>").next().expect("a head");
                    assert!(
                        !head.contains("<x-hostile") && !head.contains("<script>alert") && !head.contains('\u{202e}'),
                        "{path}: {head}"
                    );
                }
                "atom" | "xml" | "opensearch" => {
                    let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
                    assert!(document.descendants().all(|node| !node.tag_name().name().contains("hostile")), "{path}");
                    let links = document.descendants().filter_map(|node| node.attribute("href"));
                    links.for_each(|link| assert!(link.starts_with("https://"), "{path}: {link}"));
                }
                "ics" => {
                    assert!(text.split("\r\n").all(|line| !line.contains(['\r', '\n']) && line.len() <= 75), "{path}");
                    assert!(!text.contains("\r\nBEGIN:VALARM") && !text.contains("\r\nX-HOSTILE"), "{path}");
                    assert_eq!(
                        text.matches("\r\nBEGIN:").count(),
                        text.matches("\r\nBEGIN:VEVENT\r\n").count(),
                        "{path}"
                    );
                }
                "csv" => {
                    for cell in read_csv(&text).into_iter().flatten() {
                        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{path}: {cell:.60}");
                    }
                }
                _ => {}
            }
            assert!(
                !["html", "atom", "ics", "csv", "xml"].contains(&kind.as_str())
                    || !text.contains(['\u{202e}', '\u{0}', '\u{1b}']),
                "{path}"
            );
            kinds.insert(kind);
        }
        for kind in ["html", "atom", "ics", "csv", "xlsx", "xml"] {
            assert!(kinds.contains(kind), "{kind} of {kinds:?}");
        }
    }
    let hostile = csv::write(&[["a", "b"], [MARKUP, "@x"]].map(|row| row.map(str::to_owned).to_vec()), Locale::En);
    assert_eq!(read_csv(&hostile).concat().len(), 4, "{hostile}");
}

/// Every query parameter of any page, and an unknown one.
const PARAMETERS: &str = "q technique departement host access label sort view page kind group when id in theme height target \
    by as print unknown";

#[test]
fn no_url_parameter_becomes_markup_or_a_link() {
    let content = content("Nom", Depth::Texts);
    let encode = |text: &str| text.bytes().fold(String::new(), |text, byte| text + &format!("%{byte:02X}"));
    let mut values: Vec<String> = PAYLOADS.iter().map(|payload| encode(payload)).collect();
    values.extend(
        ["%00", "%ff%fe", "%", "%u1234", "-1", "0", "99999999999999999999999", "1e9", "NaN", "[]=&&&===", ""]
            .map(str::to_owned),
    );
    for (index, value) in values.iter().enumerate() {
        let search: Vec<String> = PARAMETERS.split(' ').map(|name| format!("{name}={value}&{name}={value}")).collect();
        let locale = Locale::ALL[index % 2];
        for address in sampled(addresses(&content, locale), index) {
            let address = format!("{address}?{}", search.join("&"));
            let html = render(&content, &address);
            assert_plain(&html, &format!("{address:.120}"));
            assert_eq!(html.matches("<h1").count(), 1, "{address:.120}");
        }
        // Alone, in case one payload prevents others from being parsed.
        for page in [Page::Platforms, Page::Builder, Page::Propose].into_iter().filter(|_| index == 0) {
            for one in &search {
                let address = format!("{}?{one}", page.href(locale));
                assert_plain(&render(&content, &address), &format!("{address:.120}"));
            }
        }
    }
    let paths = "/fr/%00 /fr/groupes/%3Cscript%3E /fr/groupes/<x-hostile> /\u{202e}fr /fr// //fr /fr/groupes/../.. /embed/embed/fr";
    for path in paths.split(' ') {
        assert_plain(&render(&content, path), path);
    }
}

#[test]
fn the_embed_code_has_only_the_allowed_tags() {
    for payload in PAYLOADS.iter() {
        let content = content(payload, Depth::Texts);
        for view in ["platforms", "platform", "group", "agenda"] {
            let encoded: String = form_urlencoded::byte_serialize(payload.as_bytes()).collect();
            let address = format!(
                "/fr/integrer?view={view}&id={encoded}&q={encoded}&host={encoded}&height={encoded}&theme={encoded}"
            );
            let html = render(&content, &address);
            for code in between(&html, "<code", "</code>") {
                let shown = code.split_once('>').expect("a tag").1;
                let code =
                    shown.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
                let allowed =
                    "<script async src=\"|<canceropole-embed|</canceropole-embed|<iframe|</iframe|</script|<a |</a";
                for (index, _) in code.match_indices('<') {
                    assert!(
                        allowed.split('|').any(|tag| code[index..].starts_with(tag)),
                        "{payload:.40}: {:.80}",
                        &code[index..]
                    );
                }
            }
        }
    }
    // Checks the test itself: the page does show the value of the parameter.
    let shown = render(&content("x", Depth::Texts), &format!("/fr/integrer?q={}", "%3Cx-hostile%3E"));
    assert!(shown.contains("x-hostile") || shown.contains("%3Cx-hostile"), "the builder shows the value");
}
