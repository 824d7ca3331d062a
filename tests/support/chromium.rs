//! Chromium's DevTools protocol, for what WebDriver cannot do.

use super::webdriver::Browser;
use super::wire::must;
use serde_json::{Value, json};

impl Browser {
    #[track_caller]
    pub(crate) fn cdp(&self, command: &str, parameters: Value) -> Value {
        must(self.driver.post("/goog/cdp/execute", &json!({"cmd": command, "params": parameters})))
    }
}
