//! Queries on a page by role and name only: no classes, no ids, no layout.

use super::keys::ENTER;
use super::webdriver::{Browser, text};
use super::wire::{Result, must};
use serde_json::{Value, json};

/// In scope in every script run through [`Browser::dom`].
const PRELUDE: &str = r"
    // The text of an element, with spaces between text nodes: «Imagerie» and «14» are not joined to «Imagerie14».
    const words = element => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), texts = [];
        while (walker.nextNode()) texts.push(walker.currentNode.data);
        return texts.join(' ').replace(/\s+/g, ' ').trim();
    };
    const byIds = ids => (ids || '').split(/\s+/).map(id => document.getElementById(id)).filter(Boolean);
    const name = element => (element.getAttribute('aria-label')
        || byIds(element.getAttribute('aria-labelledby')).map(words).join(' ')
        || [...(element.labels || [])].map(words).join(' ')
        || (element.matches('button, a, summary, [role=button]') ? words(element) : '')
        || (element.matches('fieldset') ? words(element.querySelector('legend') || element) : '')).trim();
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const shown = element => element.checkVisibility({ visibilityProperty: true });
    const button = pattern => all('button, [role=button]').find(element => shown(element) && pattern.test(name(element)));
    const searchBox = () => all('main input[type=search], main [role=searchbox]').find(shown);
    const results = () => all('main ol, main ul, main [role=list]').find(list => /^(Résultats|Results)/.test(name(list)));
    // The last announcement to screen readers.
    const heard = () => all('[aria-live]').map(words).join(' ');
    const REMOVE = /^(Retirer|Enlever|Supprimer) le filtre|^Remove( the)? filter/;
    const CLEAR = /^(Tout effacer|Clear all)/;
";

/// The first elements that are wider than the window, as a text: chromedriver returns lists with newer features, which
/// `oldest` disables.
const TOO_WIDE: &str = r"
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth <= clientWidth ? '' : all('body *')
        .filter(element => element.getBoundingClientRect().right > clientWidth + 0.5)
        .slice(0, 5).map(element => element.outerHTML.slice(0, 100)).concat(`${scrollWidth} px`).join('\n');
";

impl Browser {
    /// What makes the page wider than the window; nothing if it fits.
    #[track_caller]
    pub(crate) fn too_wide(&self) -> Vec<String> {
        text(&self.dom(TOO_WIDE)).lines().map(str::to_owned).collect()
    }

    #[track_caller]
    pub(crate) fn assert_fits(&self, what: &str) {
        assert_eq!(self.too_wide(), Vec::<String>::new(), "{what}: too wide");
    }

    /// As [`Browser::script`], with the functions above and those of `functions` in scope.
    #[track_caller]
    pub(crate) fn dom(&self, body: &str) -> Value {
        self.dom_with(body, &[])
    }

    #[track_caller]
    pub(crate) fn dom_with(&self, body: &str, arguments: &[Value]) -> Value {
        must(self.try_dom(body, arguments))
    }

    pub(crate) fn try_dom(&self, body: &str, arguments: &[Value]) -> Result<Value> {
        self.try_script(&self.in_scope(body), arguments)
    }

    #[track_caller]
    pub(crate) fn dom_async(&self, body: &str, arguments: &[Value]) -> Value {
        self.script_async_with(&self.in_scope(body), arguments)
    }

    /// A block of its own, whose names may be those of the functions.
    fn in_scope(&self, body: &str) -> String {
        format!("{PRELUDE}{}{{ {body}\n}}", self.functions.get())
    }

    /// The text of the page's one `h1`.
    #[track_caller]
    pub(crate) fn heading(&self) -> String {
        text(&self.dom("const h1 = document.querySelector('h1'); return h1 ? words(h1) : ''"))
    }

    /// The texts of all alerts and error notices, joined; empty if there are none.
    #[track_caller]
    pub(crate) fn alert(&self) -> String {
        text(&self.dom("return all('[role=alert], [data-tone=danger]').filter(shown).map(words).join(' ')"))
    }

    #[track_caller]
    pub(crate) fn main_text(&self) -> String {
        text(&self.dom("return words(document.querySelector('main') || document.body)"))
    }

    /// Clicks the first link with this URL, which must be visible.
    #[track_caller]
    pub(crate) fn click_link(&self, href: &str) {
        let script = "return all('a[href]').find(link => shown(link) \
            && new URL(link.href).pathname + new URL(link.href).search === arguments[0])";
        self.element_with(&format!("visible link to `{href}`"), script, &[json!(href)]).click();
    }

    /// Clicks such a link, and waits for its page.
    #[track_caller]
    pub(crate) fn go(&self, href: &str) {
        self.click_link(href);
        self.wait_arrival(href);
    }

    #[track_caller]
    pub(crate) fn follow_to(&self, href: &str) {
        self.follow(href);
        self.wait_arrival(href);
    }

    #[track_caller]
    pub(crate) fn back_to(&self, address: &str) {
        self.back();
        self.wait_arrival(address);
    }

    #[track_caller]
    pub(crate) fn reload(&self) {
        self.refresh();
        self.wait_ready();
    }

    /// Focuses the element that this expression of a script names, and presses Enter.
    #[track_caller]
    pub(crate) fn press_enter_on(&self, element: &str) {
        self.dom(&format!("{element}.focus()"));
        self.press(ENTER);
    }

    /// Focuses such an element, and types.
    #[track_caller]
    pub(crate) fn type_into(&self, element: &str, text: &str) {
        self.dom(&format!("{element}.focus()"));
        self.type_keys(text);
    }

    /// Navigates like a link of the page.
    #[track_caller]
    pub(crate) fn follow(&self, href: &str) {
        let script = "const link = document.createElement('a'); link.href = arguments[0]; \
            document.querySelector('main').append(link); link.click(); link.remove()";
        self.script_with(script, &[json!(href)]);
    }

    /// Returns the new location, after the page has had time to react.
    #[track_caller]
    pub(crate) fn scroll_to(&self, top: f64) -> f64 {
        let script = "window.scrollTo({ top: arguments[0], behavior: 'instant' }); \
            const frame = () => new Promise(requestAnimationFrame); await frame(); await frame(); return window.scrollY";
        self.script_async_with(script, &[json!(top)]).as_f64().unwrap_or_default()
    }

    #[track_caller]
    pub(crate) fn scroll_position(&self) -> f64 {
        self.script("return window.scrollY").as_f64().unwrap_or_default()
    }
}
