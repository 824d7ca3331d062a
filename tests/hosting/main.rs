//! The built site on real web servers, with the shipped settings: media types, caching, compression, and the security
//! policy, under which every page must work.
//!
//! `DIST` names another folder than `dist/`.
#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod servers;

use servers::{EMBED, HASHED, Host, Kind, PAGE, SHARED};
use support::{Browser, Language, address, dist, is_thorough};

/// A path and its expected response: status, media type, `frame-ancestors`, caching, CORS.
const ANSWERS: [(&str, u16, &str, [&str; 3]); 20] = [
    ("/", 200, "text/html", PAGE),
    ("/fr", 200, "text/html", PAGE),
    ("/fr/plateformes/", 200, "text/html", PAGE),
    ("/en/platforms/curie-cytpic", 200, "text/html", PAGE),
    ("/embed/fr/plateformes", 200, "text/html", EMBED),
    ("/embed/fr/plateformes/nobody", 404, "text/html", EMBED),
    ("/no/such/page", 404, "text/html", PAGE),
    ("/embed.js", 200, "text/javascript", SHARED),
    ("/sw.js", 200, "text/javascript", PAGE),
    ("/site-fr.webmanifest", 200, "application/manifest+json", PAGE),
    ("/data/platforms.json", 200, "application/json", SHARED),
    (
        "/fonts/brygada-1918-latin-wght-normal.woff2",
        200,
        "font/woff2",
        ["'none'", "public, max-age=604800", "same-origin"],
    ),
    ("/fr/plateformes.csv", 200, "text/csv", PAGE),
    ("/fr/plateformes.xlsx", 200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", PAGE),
    ("WASM", 200, "application/wasm", HASHED),
    ("CSS", 200, "text/css", HASHED),
    // Folders without a page, and paths below a file.
    ("/data", 404, "text/html", PAGE),
    ("/fonts", 404, "text/html", PAGE),
    ("/fr/plateformes.csv/x", 404, "text/html", PAGE),
    // Path traversal through the folder that may be framed.
    ("/embed/..%2ffr/plateformes", 0, "text/html", PAGE),
];

/// The security policy of the site, up to `frame-ancestors`. Written again here on purpose: a change must fail a test.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-src 'self'; frame-ancestors ";

#[test]
fn every_server_sends_the_headers_types_and_compressed_files() {
    let of_kind = |kind| answers(kind).into_iter().map(move |fault| format!("{kind:?}: {fault}"));
    let faults: Vec<String> = [Kind::Nginx, Kind::Caddy, Kind::Apache].into_iter().flat_map(of_kind).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn answers(kind: Kind) -> Vec<String> {
    let host = Host::start(kind);
    let mut faults = Vec::new();
    for (path, status, media_type, [ancestors, caching, readers]) in ANSWERS {
        let path = match path {
            "WASM" => format!("/{}", dist::hashed("wasm")),
            "CSS" => format!("/{}", dist::hashed("css")),
            path => path.to_owned(),
        };
        let answer = host.get(&path, "br, gzip");
        let mut expect = |what: &str, seen: &str, expected: &str| {
            if seen != expected {
                faults.push(format!("{path}: {what}: `{seen}`, expected `{expected}`"));
            }
        };
        // A server may reject such a path.
        if status != 0 {
            expect("status", &answer.status.to_string(), &status.to_string());
        } else if answer.status >= 400 {
            continue;
        }
        let kept = answer.header("content-type");
        expect("content-type", kept.split(';').next().unwrap_or_default(), media_type);
        expect("content-security-policy", answer.header("content-security-policy"), &format!("{POLICY}{ancestors}"));
        expect("cache-control", answer.header("cache-control"), caching);
        expect("cross-origin-resource-policy", answer.header("cross-origin-resource-policy"), readers);
        let open = if readers == "cross-origin" { "*" } else { "" };
        expect("access-control-allow-origin", answer.header("access-control-allow-origin"), open);
        expect("x-content-type-options", answer.header("x-content-type-options"), "nosniff");
        expect("referrer-policy", answer.header("referrer-policy"), "strict-origin-when-cross-origin");
        expect("cross-origin-opener-policy", answer.header("cross-origin-opener-policy"), "same-origin");
        expect("strict-transport-security", answer.header("strict-transport-security"), "max-age=31536000");
        let permissions = answer.header("permissions-policy");
        expect("permissions-policy", if permissions.contains("camera=()") { "off" } else { permissions }, "off");
        if answer.status == 200 && media_type != "font/woff2" {
            let encoding = if path.starts_with("/data/") { "gzip" } else { "br" };
            expect("content-encoding", answer.header("content-encoding"), encoding);
            expect("vary", &answer.header("vary").to_ascii_lowercase(), "accept-encoding");
            let gzip = host.get(&path, "gzip");
            expect("content-encoding for gzip alone", gzip.header("content-encoding"), "gzip");
            let plain = host.get(&path, "identity");
            expect("content-encoding for none", plain.header("content-encoding"), "");
            expect("the same bytes", &(answer.unpacked() == plain.body).to_string(), "true");
        }
    }
    faults
}

/// A data file that is replaced on the host is sent at the next visit, whatever encodings the browser accepts, and even
/// if an older build has left compressed copies.
#[test]
fn a_replaced_data_file_is_sent_at_once() {
    for kind in [Kind::Nginx, Kind::Caddy, Kind::Apache] {
        let root = std::env::temp_dir().join(format!("replaced-{kind:?}-{}", std::process::id()));
        std::fs::create_dir_all(root.join("data/schema")).unwrap();
        for path in ["data/site.json", "data/schema/site.schema.json", ".htaccess", "404.html"] {
            std::fs::copy(dist::root().join(path), root.join(path)).unwrap();
        }
        let host = Host::start_with(kind, &root, "", &dist::project("target/hosting"));
        for path in ["/data/site.json", "/data/schema/site.schema.json"] {
            let file = root.join(&path[1..]);
            let old = std::fs::read_to_string(&file).unwrap();
            let mark = host.get(path, "gzip").header("etag").to_owned();
            std::fs::write(file.with_extension("json.br"), "old").unwrap();
            std::fs::write(file.with_extension("json.gz"), "old").unwrap();
            let again = host.get_if_changed(path, "gzip", &mark);
            assert_eq!(again.status, 304, "{kind:?}: {path} has not changed since {mark}");
            let new = old.replacen('{', "{\"new\": true,", 1);
            std::fs::write(&file, &new).unwrap();
            for encodings in ["br", "gzip", "br, gzip", "identity"] {
                let answer = host.get_if_changed(path, encodings, &mark);
                assert_eq!(answer.status, 200, "{kind:?}: {path} as {encodings}");
                assert!(answer.unpacked() == new.as_bytes(), "{kind:?}: {path} as {encodings}");
            }
        }
        drop(host);
        std::fs::remove_dir_all(&root).unwrap();
    }
}

#[test]
fn no_page_breaks_the_policy_on_nginx() {
    crawl(Kind::Nginx);
}

#[test]
fn no_page_breaks_the_policy_on_caddy() {
    crawl(Kind::Caddy);
}

#[test]
fn no_page_breaks_the_policy_on_a_host_that_reads_headers_from_a_file() {
    crawl(Kind::HeadersFile);
}

/// Opens a page of every kind, and its embed, and uses a feature that needs a permission.
#[track_caller]
fn crawl(kind: Kind) {
    let host = Host::start(kind);
    let browser = Browser::start();
    browser.note_refusals();
    let pages = address::one_of_each();
    let mut visited = 0;
    let mut faults = Vec::new();
    // In each language if the run is thorough; else the page in one language, its embed in the other.
    let languages = [Language::French, Language::English];
    for (number, page) in pages.iter().enumerate() {
        for (turn, language) in languages.into_iter().enumerate() {
            let both = [page.address(language), format!("/embed{}", page.address(language))];
            for (kind, path) in both.into_iter().enumerate() {
                if !is_thorough() && (number + turn + kind) % 2 == 1 {
                    continue;
                }
                browser.goto(&format!("{}{path}", host.origin()));
                browser.wait_ready();
                visited += 1;
                let refused = browser.script("return window.refused");
                if refused != serde_json::json!([]) {
                    faults.push(format!("{path}: {refused}"));
                }
            }
        }
    }
    assert!(visited > 30, "{visited}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_embeds_can_be_framed() {
    for kind in [Kind::Nginx, Kind::Caddy, Kind::HeadersFile] {
        let host = Host::start(kind);
        let partner = support::server::Server::start(&dist::root());
        let browser = Browser::start();
        let frames = ["/fr/plateformes", "/", "/no/such/page", "/data/site.json", "/embed/fr/plateformes"];
        let body: String = frames.map(|path| format!("<iframe src='{}{path}'></iframe>", host.origin())).concat();
        partner.add_page("/page.html", &format!("<!doctype html>{body}"));
        browser.goto(&format!("{}/page.html", partner.origin().replace("127.0.0.1", "localhost")));
        let shown: Vec<bool> = (0..frames.len())
            .map(|number| {
                let frame = browser.find_all("iframe").swap_remove(number).to_value();
                support::wire::must(browser.driver.post("/frame", &serde_json::json!({"id": frame})));
                let here = browser.script("return location.origin");
                support::wire::must(browser.driver.post("/frame", &serde_json::json!({"id": null})));
                here == host.origin()
            })
            .collect();
        // Anybody may read the data, which cannot run anything.
        let shown = [shown[0], shown[1], shown[2], shown[4]];
        assert_eq!(shown, [false, false, false, true], "{kind:?}: {frames:?}");
    }
}
