//! axe-core on the current page. `npm ci --prefix tests` installs it.

use super::dist;
use super::emulate::Scheme;
use super::timing::timed;
use super::webdriver::Browser;
use serde_json::{Value, json};
use std::sync::LazyLock;

const FILE: &str = "tests/node_modules/axe-core/axe.min.js";
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

static SOURCE: LazyLock<String> = LazyLock::new(|| {
    let path = dist::project(FILE);
    std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("`{}`: {error}; run `npm ci --prefix tests`", path.display()))
});

/// Transitions are finished first: the contrast of a colour in between is meaningless.
const RUN: &str = r"
    for (const animation of document.getAnimations()) {
        if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
    }
    await document.fonts.ready;
    const report = await axe.run(document, {
        runOnly: { type: 'tag', values: arguments[0] }, resultTypes: ['violations'],
    });
    return report.violations.flatMap(({ id, impact, help, nodes }) => nodes.map(({ target, html, any, all, none }) => ({
        id, impact, help, target: target.flat(Infinity).join(' '), html,
        why: [...any, ...all, ...none].map(check => check.message).join('; '),
    })));
";

impl Browser {
    /// One line per violation.
    #[track_caller]
    pub(crate) fn axe(&self) -> Vec<String> {
        let found = timed("axe", &self.address(), || {
            if self.script("return !window.axe") == true {
                self.script(&SOURCE);
            }
            self.script_async_with(RUN, &[json!(TAGS)])
        });
        found.as_array().into_iter().flatten().map(line).collect()
    }

    #[track_caller]
    pub(crate) fn assert_accessible(&self) {
        let found = self.axe();
        assert!(found.is_empty(), "axe at {}:\n  {}", self.address(), found.join("\n  "));
    }

    #[track_caller]
    pub(crate) fn assert_accessible_in_both_schemes(&self) {
        for scheme in [Scheme::Light, Scheme::Dark] {
            self.set_scheme(scheme);
            self.assert_accessible();
        }
    }
}

fn line(violation: &Value) -> String {
    const SNIPPET: usize = 160;
    let field = |name: &str| violation.get(name).and_then(Value::as_str).unwrap_or_default();
    let snippet: String =
        field("html").split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SNIPPET).collect();
    format!(
        "{} ({}): {}: {} | {} | {}",
        field("id"),
        field("impact"),
        field("help"),
        field("target"),
        snippet,
        field("why")
    )
}
