//! WebDriver on the wire: JSON over HTTP to a local driver, and errors that name the request.

use serde_json::Value;
use std::fmt;
use std::time::Duration;

/// Longer than any wait of a test, so that the test reports the timeout.
const TIMEOUT: Duration = Duration::from_secs(90);
const SHOWN: usize = 300;

#[derive(Debug)]
pub(crate) struct Error {
    asked: String,
    /// The driver's own error code, such as `no such element`; empty if there was no response.
    pub(crate) code: String,
    message: String,
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = self.message.lines().next().unwrap_or_default();
        write!(formatter, "WebDriver: {}: {} (asked: {})", self.code, message, self.asked)
    }
}

pub(crate) type Result<T> = std::result::Result<T, Error>;

/// In a test, a failed command fails the test.
#[track_caller]
pub(crate) fn must<T>(result: Result<T>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("{error}"),
    }
}

pub(crate) struct Wire {
    agent: ureq::Agent,
    base: String,
}

impl Wire {
    pub(crate) fn new(port: u16) -> Self {
        let config =
            ureq::Agent::config_builder().timeout_global(Some(TIMEOUT)).http_status_as_error(false).proxy(None).build();
        Self { agent: config.into(), base: format!("http://127.0.0.1:{port}") }
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value> {
        read(format!("GET {path}"), self.agent.get(format!("{}{path}", self.base)).call())
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let asked: String = format!("POST {path} {body}").chars().take(SHOWN).collect();
        read(asked, self.agent.post(format!("{}{path}", self.base)).send_json(body))
    }

    pub(crate) fn delete(&self, path: &str) -> Result<Value> {
        read(format!("DELETE {path}"), self.agent.delete(format!("{}{path}", self.base)).call())
    }
}

type Response = ureq::http::Response<ureq::Body>;

fn read(asked: String, response: std::result::Result<Response, ureq::Error>) -> Result<Value> {
    let read = response.and_then(|mut response| Ok((response.status(), response.body_mut().read_json::<Value>()?)));
    let (status, mut body) = match read {
        Ok(read) => read,
        Err(error) => return Err(Error { asked, code: String::new(), message: error.to_string() }),
    };
    let value = body.get_mut("value").map(Value::take).unwrap_or_default();
    if status.is_success() {
        return Ok(value);
    }
    let field = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Err(Error { asked, code: field("error"), message: field("message") })
}
