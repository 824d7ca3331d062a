//! The settings of hosts for a site under a path.

use super::servers::{EMBED, HASHED, Host, Kind, PAGE, SHARED};
use super::support::dist;
use super::{BASE, root};

/// Path below the base, and the expected response: status, media type, `frame-ancestors`, caching, CORS.
const ANSWERS: [(&str, u16, &str, [&str; 3]); 9] = [
    ("", 200, "text/html", PAGE),
    ("/", 200, "text/html", PAGE),
    ("/en/platforms/lens-works", 200, "text/html", PAGE),
    ("/embed/en/platforms", 200, "text/html", EMBED),
    ("/embed/en/nothing", 404, "text/html", EMBED),
    ("/no/such/page", 404, "text/html", PAGE),
    ("/embed.js", 200, "text/javascript", SHARED),
    ("/data/platforms.json", 200, "application/json", SHARED),
    ("WASM", 200, "application/wasm", HASHED),
];

fn wasm_path() -> String {
    let files = std::fs::read_dir(root().join("network")).unwrap().flatten();
    let mut names = files.map(|file| file.file_name().to_string_lossy().into_owned());
    format!("/{}", names.find(|name| name.ends_with("_bg.wasm")).expect("a wasm"))
}

#[test]
fn every_server_serves_the_site_under_the_base_path() {
    let mut faults = Vec::new();
    for kind in [Kind::Nginx, Kind::Caddy, Kind::Apache] {
        let host = Host::start_with(kind, &root(), BASE, &dist::project("target/network/hosting"));
        for (path, status, media_type, [ancestors, caching, readers]) in ANSWERS {
            let path = format!("{BASE}{}", if path == "WASM" { wasm_path() } else { path.to_owned() });
            let answer = host.get(&path, "br, gzip");
            let mut expect = |what: &str, seen: &str, expected: &str| {
                if seen != expected {
                    faults.push(format!("{kind:?} {path}: {what}: `{seen}`, expected `{expected}`"));
                }
            };
            expect("status", &answer.status.to_string(), &status.to_string());
            expect("type", answer.header("content-type").split(';').next().unwrap_or_default(), media_type);
            let policy = answer.header("content-security-policy");
            expect("ancestors", policy.rsplit_once("frame-ancestors ").unwrap_or_default().1, ancestors);
            expect("cache-control", answer.header("cache-control"), caching);
            expect("readers", answer.header("cross-origin-resource-policy"), readers);
            if answer.status == 200 {
                let encoding = if path.contains("/data/") { "gzip" } else { "br" };
                expect("encoding", answer.header("content-encoding"), encoding);
                let plain = host.get(&path, "identity").body;
                expect("the same bytes", &(answer.unpacked() == plain).to_string(), "true");
            } else {
                let page = host.get(&path, "identity").body;
                expect(
                    "a page of the site",
                    &String::from_utf8_lossy(&page).contains("data-not-found").to_string(),
                    "true",
                );
            }
        }
        // A folder with the same name elsewhere may not be framed.
        let outside = host.get("/embed/en/platforms", "identity");
        assert_eq!(outside.status, 404, "{kind:?}");
        assert!(!outside.header("content-security-policy").ends_with(" *"), "{kind:?}");
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
