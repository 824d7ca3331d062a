//! Firefox's chrome window, which its driver can script: preferences, the exact size of a page, the error log.

use super::webdriver::Browser;
use super::wire::must;
use serde_json::{Value, json};

impl Browser {
    /// Runs with chrome privileges, outside of the page.
    #[track_caller]
    pub(crate) fn in_window(&self, body: &str, arguments: &[Value]) -> Value {
        let context = |context: &str| must(self.driver.post("/moz/context", &json!({"context": context})));
        context("chrome");
        let answer = self.try_script(body, arguments);
        context("content");
        must(answer)
    }

    #[track_caller]
    pub(crate) fn set_preference(&self, name: &str, value: impl Into<Value>) {
        let set = "const [name, value] = arguments, { prefs } = Services; \
            if (typeof value === 'boolean') prefs.setBoolPref(name, value); \
            else if (typeof value === 'number') prefs.setIntPref(name, value); \
            else prefs.setStringPref(name, value);";
        self.in_window(set, &[json!(name), value.into()]);
    }

    /// The uncaught exceptions of all pages since the last call.
    #[track_caller]
    pub(crate) fn uncaught_of_all_pages(&self) -> Vec<Value> {
        let read = "const found = Services.console.getMessageArray() \
            .filter(one => one instanceof Ci.nsIScriptError && one.category.startsWith('content') && !(one.flags & 1)) \
            .map(one => ({ level: 'SEVERE', source: 'javascript', message: one.errorMessage + ' ' + one.sourceName })); \
            Services.console.reset(); return found;";
        self.in_window(read, &[]).as_array().cloned().unwrap_or_default()
    }
}
