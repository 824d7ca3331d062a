//! The page that Trunk built, split at the points where published pages differ from it.

use std::collections::{BTreeMap, BTreeSet};

use canceropole::pages;
use serde_json::json;
use sha2::{Digest, Sha256};
use site_core::route::{Page, asset, base};
use site_core::text::broken;
use thiserror::Error;

use crate::fill::{FillError, fill, without_comments};
use crate::split;

/// Starts the app.
const BOOT: &str = include_str!("boot.js");

/// Milliseconds after which the app starts if the visitor does not move.
const START_DELAY: u32 = 2500;

/// Registers the service worker and shows the offline banner.
const OFFLINE: &str = include_str!("offline.js");

/// Shows an error if the app crashes.
const BROKEN: &str = include_str!("broken.js");

/// The scripts that visitors and partners' pages load by name, without their comments, which are a fifth of their size.
pub(super) fn scripts() -> [(&'static str, String); 3] {
    [
        ("embed.js", include_str!("../../../public/embed.js")),
        ("frame.js", include_str!("../../../public/frame.js")),
        ("theme.js", include_str!("../../../public/theme.js")),
    ]
    .map(|(name, script)| (name, without_comments(script)))
}

/// The style sheet for browsers that cannot run the app.
const PLAIN: &str = "plain.css";

/// Why the page that Trunk built cannot be used.
#[derive(Debug, Error)]
pub enum TemplateError {
    #[error("index.html has no `{0}`")]
    Missing(&'static str),
    #[error("index.html does not load the app: no `{ending}` in `{script}`")]
    NoApp { ending: &'static str, script: String },
    #[error("index.html has an inline {0}, which the policy forbids")]
    InlineScript(&'static str),
    #[error(transparent)]
    Fill(#[from] FillError),
}

/// The parts shared by all pages, and the script that starts the app.
pub(super) struct Template {
    /// From the start of the `head` to the title.
    pub(super) before_title: String,
    /// From the title to the end of the `head`.
    pub(super) after_title: String,
    /// From the start of the `body` to the view.
    pub(super) before_view: String,
    /// From the view to the end.
    pub(super) after_view: String,
    /// URLs of the app: its script, its wasm.
    pub(super) app_urls: [String; 2],
    /// The file names of each part of the app (see `split`).
    parts: BTreeMap<String, Vec<String>>,
    /// The script that starts the app, and its file name.
    pub(super) boot: String,
    pub(super) boot_name: String,
}

impl Template {
    /// `email` is the contact address for crash reports; empty if unknown.
    pub(super) fn new(index: &str, email: &str) -> Result<Self, TemplateError> {
        let (before_head, rest) = cut(index, "<head>")?;
        let (before_title, rest) = cut(rest, "<title>")?;
        let (_, rest) = cut(rest, "</title>")?;
        let (before_boot, rest) = cut(rest, "<script type=\"module\">")?;
        let (script, after_boot) = cut(rest, "</script>")?;
        let (after_boot, rest) = cut(after_boot, "</head>")?;
        let (_, body) = cut(rest, "<body>")?;
        let (before_view, after_view) = cut(body, "<div id=\"app\"></div>")?;
        let quoted = |ending: &'static str| {
            let addresses = script.split('\'').skip(1).step_by(2);
            let mut found = addresses.filter(|address| address.ends_with(ending));
            found.next().ok_or_else(|| TemplateError::NoApp { ending, script: script.to_owned() })
        };
        let app_urls = [quoted(".js")?, quoted(".wasm")?].map(|path| asset(path.trim_start_matches('/')));
        // `boot.js` decides when the app is fetched.
        let after_boot = after_boot.split_inclusive('>').filter(|tag| !tag.contains("preload\"")).collect::<String>();
        let boot = fill(
            &[BOOT, OFFLINE, BROKEN].map(without_comments).concat(),
            &[
                ("SCRIPT", json!(app_urls[0])),
                ("WASM", json!(app_urls[1])),
                ("START_DELAY", json!(START_DELAY)),
                ("PLAIN_STYLE", json!(asset(PLAIN))),
                ("WORKER", json!(asset("sw.js"))),
                ("DATA_DAY", json!(asset("data/day"))),
                ("TEXTS", broken::by_language()),
                ("EMAIL", json!(email)),
                ("BASE", json!(base())),
            ],
        )?;
        let boot_name = format!("boot-{:.16}.js", format!("{:x}", Sha256::digest(&boot)));
        let starts = format!("<script type=\"module\" src=\"{}\"></script>", asset(&boot_name));
        let plain = format!("<noscript><link rel=\"stylesheet\" href=\"{}\"></noscript>", asset(PLAIN));
        let template = Self {
            before_title: rebase(&tidy(before_title), base()),
            after_title: rebase(&tidy(&[before_boot, &starts, &after_boot, &plain].concat()), base()),
            before_view: rebase(before_view.trim(), base()),
            after_view: rebase(after_view.trim(), base()),
            app_urls,
            parts: split::parts(before_head),
            boot,
            boot_name,
        };
        let inline = ["<script>", "<script type=\"module\">"].into_iter().find(|tag| {
            [&template.before_title, &template.after_title, &template.before_view, &template.after_view]
                .iter()
                .any(|part| part.contains(tag))
        });
        inline.map_or(Ok(template), |tag| Err(TemplateError::InlineScript(tag)))
    }

    /// URLs of the parts of the app that a page with this query needs.
    pub(super) fn parts(&self, page: &Page, search: &str) -> BTreeSet<String> {
        let parts = pages::parts(page, search).into_iter().filter_map(|part| self.parts.get(part.name()));
        parts.flatten().map(|file| asset(file)).collect()
    }
}

fn cut<'a>(text: &'a str, mark: &'static str) -> Result<(&'a str, &'a str), TemplateError> {
    text.split_once(mark).ok_or(TemplateError::Missing(mark))
}

/// HTML without indentation and empty lines.
fn tidy(html: &str) -> String {
    html.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Adds the base to root-relative URLs that do not have it yet.
fn rebase(html: &str, base: &str) -> String {
    let below = format!("{base}/");
    ["href=\"", "src=\""].into_iter().fold(html.to_owned(), |html, mark| {
        let mut parts = html.split(mark);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |done, address| {
            let is_outside = address.starts_with('/') && !address.starts_with("//") && !address.starts_with(&below);
            [done.as_str(), mark, if is_outside { base } else { "" }, address].concat()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_go_under_the_base_once() {
        let html = "<link href=\"/a.svg\"><script src=\"/network/b.js\"></script><a href=\"#c\" href=\"https://x/\">";
        let under =
            "<link href=\"/network/a.svg\"><script src=\"/network/b.js\"></script><a href=\"#c\" href=\"https://x/\">";
        assert_eq!(rebase(html, "/network"), under);
        assert_eq!(rebase(html, ""), html);
    }
}
