//! The platform catalogue in the browser: the search field, the facets with their counts, the list and its status.

use super::keys::SPACE;
use super::webdriver::{Browser, text};
use serde_json::{Value, json};
use std::fmt;

/// A checkbox of a facet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Choice {
    pub(crate) facet: String,
    pub(crate) label: String,
    /// The count in its label: what choosing it would give.
    pub(crate) count: u64,
    pub(crate) checked: bool,
}

impl fmt::Display for Choice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} / {} ({})", self.facet, self.label, self.count)
    }
}

/// All visible and enabled checkboxes of a fieldset; the count is the last number of the label.
const CHOICES: &str = r"
    const boxes = all('main fieldset').filter(shown).flatMap(set => all('input[type=checkbox], [role=checkbox]', set)
        .filter(box => shown(box.closest('label') || box) && !box.disabled)
        .map(box => {
            const whole = name(box), found = whole.match(/^(.*?)\s*(\d+)(\D*)$/) || [whole, whole, '-1'];
            return { box, facet: name(set), label: found[1], count: Number(found[2]), checked: box.checked ?? box.ariaChecked === 'true' };
        }));
";

/// The number above the results, or null.
const COUNT: &str = r"
    const said = all('main h2').concat(all('main p')).map(words)
        .map(text => text.replace(/(\d)[\s\u00a0\u202f](?=\d{3}\b)/g, '$1'));
    const digits = said.map(text => text.match(/^\d+ (plateforme|platform|résultat|result|organism|organisation)/)).find(Boolean);
    return digits ? Number.parseInt(digits[0], 10) : null;
";

impl Browser {
    #[track_caller]
    pub(crate) fn choices(&self) -> Vec<Choice> {
        let found = self.dom(&format!("{CHOICES} return boxes.map(({{ box, ...rest }}) => rest)"));
        found.as_array().into_iter().flatten().map(choice).collect()
    }

    /// The same checkbox in the current state of the page.
    #[track_caller]
    pub(crate) fn choice(&self, like: &Choice) -> Choice {
        let found = self.choices().into_iter().find(|choice| choice.facet == like.facet && choice.label == like.label);
        let Some(choice) = found else { panic!("the catalogue no longer offers `{like}`") };
        choice
    }

    /// The focused checkbox.
    #[track_caller]
    pub(crate) fn focused_choice(&self) -> Choice {
        let find =
            "const { box, ...rest } = boxes.find(entry => entry.box === document.activeElement) ?? {}; return rest";
        choice(&self.dom(&format!("{CHOICES} {find}")))
    }

    /// With the keyboard: focus, then Space.
    #[track_caller]
    pub(crate) fn toggle(&self, choice: &Choice) {
        let find = "const entry = boxes.find(entry => entry.facet === arguments[0] && entry.label === arguments[1]); \
            entry?.box.focus(); return Boolean(entry)";
        let found = self.dom_with(&format!("{CHOICES} {find}"), &[json!(choice.facet), json!(choice.label)]);
        assert_eq!(found, true, "the catalogue does not show `{choice}`");
        self.press(SPACE);
    }

    /// Opens every facet, so that all its values are visible.
    #[track_caller]
    pub(crate) fn open_facets(&self) {
        self.dom("all('main details.facet').forEach(facet => facet.open = true)");
        self.wait_until(
            "the choices of every facet",
            "return [...document.querySelectorAll('main details.facet')] \
            .every(facet => facet.querySelector('input'))",
        );
    }

    #[track_caller]
    pub(crate) fn wait_count(&self, expected: u64) {
        self.wait_for(&format!("the results to be {expected}"), || match self.try_dom(COUNT, &[]) {
            Ok(count) if count.as_u64() == Some(expected) => Ok(()),
            Ok(count) => Err(format!("{count}, titles {}", self.titles())),
            Err(error) => Err(error.to_string()),
        });
    }

    /// The number above the results, once there is one.
    #[track_caller]
    pub(crate) fn count(&self) -> u64 {
        self.wait_for("a number of results", || {
            let count = self.try_dom(COUNT, &[]).map_err(|error| error.to_string())?;
            count.as_u64().ok_or_else(|| self.titles())
        })
    }

    /// The paths of the linked pages in this page of the list, in order: one per heading.
    #[track_caller]
    pub(crate) fn result_paths(&self) -> Vec<String> {
        let script = "const list = results(); return list ? [...list.children].map(item => \
            item.querySelector(':is(h1, h2, h3, h4, h5, h6, [role=heading]) a[href]')?.pathname ?? 'no link') : []";
        strings(&self.dom(script))
    }

    /// The names of the buttons that remove a filter.
    #[track_caller]
    pub(crate) fn chips(&self) -> Vec<String> {
        strings(&self.dom("return all('button').filter(shown).map(name).filter(name => REMOVE.test(name))"))
    }

    fn titles(&self) -> String {
        let titles = self.try_dom("return all('main h2').map(words)", &[]);
        titles.map_or_else(|error| error.to_string(), |titles| titles.to_string())
    }
}

fn choice(value: &Value) -> Choice {
    Choice {
        facet: text(&value["facet"]),
        label: text(&value["label"]),
        count: value["count"].as_u64().unwrap_or(u64::MAX),
        checked: value["checked"] == true,
    }
}

pub(crate) fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(text).collect()
}
