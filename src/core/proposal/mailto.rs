//! The URL that opens a message.

use super::json::push_hex;

/// The length in bytes that all mail programs accept.
const LONGEST_MAILTO: usize = 1_800;

/// The URL that opens a message: with `body` if it is short enough, else with `short_body`. Returns whether it was.
pub fn mailto(to: &str, subject: &str, body: &str, short_body: &str) -> (String, bool) {
    let message = |body: &str| format!("mailto:{to}?subject={}&body={}", percent(subject), percent(body));
    let whole = message(body);
    let is_whole = whole.len() <= LONGEST_MAILTO;
    (if is_whole { whole } else { message(short_body) }, is_whole)
}

fn percent(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b'\n' => encoded.push_str("%0D%0A"),
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte as char),
            _ => {
                encoded.push('%');
                push_hex(byte, &mut encoded);
            }
        }
    }
    encoded
}
