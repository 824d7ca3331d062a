//! The driver process and its one session: chromedriver with a fresh profile of Chromium.
//!
//! `CHROMEDRIVER` and `CHROMIUM` name other programs; `HEADED=1` shows the window.

use super::wire::{Result, Wire};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const START: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(20);

pub(crate) struct Driver {
    process: Child,
    pub(crate) wire: Wire,
    profile: PathBuf,
    session: String,
}

impl Driver {
    #[track_caller]
    pub(crate) fn start() -> Self {
        let port = free_port();
        let program = program("CHROMEDRIVER", "/usr/bin/chromedriver");
        let process = Command::new(&program)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("`{program}` does not start: {error}"));
        let mut driver = Self { process, wire: Wire::new(port), profile: fresh_profile(), session: String::new() };
        driver.wait_until_it_answers(&program);
        let capabilities = driver.capabilities();
        let created = driver.wire.post("/session", &capabilities);
        let created = created.unwrap_or_else(|error| panic!("no browser session: {error}"));
        let id = created.get("sessionId").and_then(Value::as_str).expect("a new session has an id");
        driver.session = format!("/session/{id}");
        driver
    }

    pub(crate) fn get(&self, path: &str) -> Result<Value> {
        self.wire.get(&format!("{}{path}", self.session))
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.wire.post(&format!("{}{path}", self.session), body)
    }

    #[track_caller]
    fn wait_until_it_answers(&self, program: &str) {
        let deadline = Instant::now() + START;
        while let Err(error) = self.wire.get("/status") {
            assert!(Instant::now() < deadline, "`{program}` did not answer within {START:?}: {error}");
            thread::sleep(POLL);
        }
    }

    /// No page of the site may need another machine, so that none can be reached.
    fn capabilities(&self) -> Value {
        let mut arguments = vec![
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost".to_owned(),
            "--window-size=1280,900".to_owned(),
            format!("--user-data-dir={}", self.profile.display()),
        ];
        if std::env::var_os("HEADED").is_none() {
            arguments.push("--headless=new".to_owned());
        }
        json!({"capabilities": {"alwaysMatch": {
            "pageLoadStrategy": "eager",
            "timeouts": {"script": 60_000, "pageLoad": 60_000},
            "goog:chromeOptions": {"binary": program("CHROMIUM", "/usr/bin/chromium"), "args": arguments},
            "goog:loggingPrefs": {"browser": "ALL"},
        }}})
    }
}

/// Also runs when a test panics: neither a browser nor its profile outlives its test.
impl Drop for Driver {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            drop(self.wire.delete(&self.session));
        }
        drop(self.process.kill());
        drop(self.process.wait());
        drop(std::fs::remove_dir_all(&self.profile));
    }
}

fn program(variable: &str, usual: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| usual.to_owned())
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("the loopback has a free port");
    listener.local_addr().expect("a bound socket has an address").port()
}

fn fresh_profile() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!("browser-test-{}-{number}", std::process::id()))
}
