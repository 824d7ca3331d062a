//! The driver process and its single session: a fresh profile of the selected engine.
//!
//! `CHROMEDRIVER`, `GECKODRIVER`, `WEBKITDRIVER` and `CHROMIUM`, `FIREFOX`, `WEBKIT` set other executables; `HEADED=1`
//! shows the window.

use super::engine::Engine;
use super::timing::timed;
use super::wire::{Result, Wire};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::ops::Deref;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

const START: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(20);

/// WebKitGTK's example browser has a toolbar that is wider than a phone.
const NARROW: &str = "toolbar, toolbar *, headerbar, headerbar *, notebook, notebook *, entry, button { min-width: 0; \
    min-height: 0; padding: 0; margin: 0; border: 0; font-size: 1px; -gtk-icon-transform: scale(0); }";

/// Ends with this process, however it ends: `cat` reads until the other end of the pipe is closed, then the driver, its
/// browser and their profile are removed. The first argument is the profile, the others are the command.
const GUARD: &str = r#"profile="$1"; shift; "$@" >/dev/null 2>&1 & cat; rm -rf "$profile"; kill -KILL 0"#;

/// Browsers that no test is using. They end with the process (see [`GUARD`]).
static IDLE: Mutex<Vec<Driver>> = Mutex::new(Vec::new());

/// The browser of a test. If the test passes, the browser is reused by the next test with a new window, since starting
/// one takes longer than most tests. Emulation ends with the window; storage, caches and workers belong to the origin
/// of the test's own server. `FRESH=1` starts a browser for each test, as is always done in WebKitGTK.
pub(crate) struct Lease(Option<Driver>);

impl Lease {
    #[track_caller]
    pub(crate) fn take() -> Self {
        // The lock is released while a window opens.
        let idle = || IDLE.lock().unwrap_or_else(PoisonError::into_inner).pop();
        while let Some(driver) = idle() {
            if driver.open_a_fresh_window().is_ok() {
                return Self(Some(driver));
            }
        }
        Self(Some(timed("start", &Engine::chosen().to_string(), Driver::start)))
    }
}

impl Deref for Lease {
    type Target = Driver;

    fn deref(&self) -> &Driver {
        self.0.as_ref().expect("the driver exists until the lease ends")
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let is_kept = Engine::chosen() != Engine::WebKit && std::env::var_os("FRESH").is_none() && !thread::panicking();
        if let Some(driver) = self.0.take().filter(|_| is_kept) {
            IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(driver);
        }
    }
}

pub(crate) struct Driver {
    guard: Child,
    /// A virtual display, for engines that need one.
    screen: Option<Child>,
    pub(crate) wire: Wire,
    profile: PathBuf,
    session: String,
}

impl Driver {
    #[track_caller]
    fn start() -> Self {
        let (engine, port, profile) = (Engine::chosen(), free_port(), fresh_profile());
        std::fs::create_dir_all(&profile).expect("a profile can be created in the temporary folder");
        let screen = (engine == Engine::WebKit && !headed()).then(Screen::start);
        let mut command = command(engine, &profile);
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.name);
        }
        let program = command.get_program().to_string_lossy().into_owned();
        command.arg(format!("--port={port}"));
        let guard = guarded(&command, &profile).spawn().unwrap_or_else(|error| panic!("`sh` does not start: {error}"));
        let screen = screen.map(|screen| screen.process);
        let mut driver = Self { guard, screen, wire: Wire::new(port), profile, session: String::new() };
        driver.wait_until_it_answers(&program);
        let created = driver.wire.post("/session", &capabilities(engine, &driver.profile));
        let created = created.unwrap_or_else(|error| panic!("no browser session: {error}"));
        let id = created.get("sessionId").and_then(Value::as_str).expect("a new session has an id");
        driver.session = format!("/session/{id}");
        driver
    }

    fn open_a_fresh_window(&self) -> Result<()> {
        let old = self.get("/window/handles")?;
        let new = self.post("/window/new", &json!({"type": "tab"}))?;
        for handle in old.as_array().into_iter().flatten() {
            self.post("/window", &json!({"handle": handle}))?;
            self.delete("/window")?;
        }
        self.post("/window", &json!({"handle": new["handle"]}))?;
        if Engine::chosen() == Engine::Chromium {
            // Settings that a test may have made for the browser, not for its window.
            for (command, parameters) in [
                ("Browser.resetPermissions", json!({})),
                ("Browser.setDownloadBehavior", json!({"behavior": "default"})),
            ] {
                self.post("/goog/cdp/execute", &json!({"cmd": command, "params": parameters}))?;
            }
            self.post("/se/log", &json!({"type": "browser"}))?;
        }
        Ok(())
    }

    pub(crate) fn delete(&self, path: &str) -> Result<Value> {
        self.wire.delete(&format!("{}{path}", self.session))
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
}

/// Also runs when a test panics: no browser or profile outlives its test.
impl Drop for Driver {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            drop(self.wire.delete(&self.session));
        }
        drop(self.guard.stdin.take());
        drop(self.guard.wait());
        if let Some(screen) = &mut self.screen {
            drop(screen.kill());
            drop(screen.wait());
        }
    }
}

fn guarded(command: &Command, profile: &Path) -> Command {
    let mut guard = Command::new("sh");
    guard.args(["-c", GUARD, "sh"]).arg(profile).arg(command.get_program()).args(command.get_args());
    guard.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    guard.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    guard
}

struct Screen {
    process: Child,
    name: String,
}

impl Screen {
    #[track_caller]
    fn start() -> Self {
        let mut process = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("`Xvfb` does not start: {error}"));
        let mut number = String::new();
        let output = process.stdout.take().expect("its output is captured");
        BufReader::new(output).read_line(&mut number).expect("Xvfb says its number");
        assert!(!number.trim().is_empty(), "Xvfb gives no screen");
        Self { process, name: format!(":{}", number.trim()) }
    }
}

fn command(engine: Engine, profile: &Path) -> Command {
    match engine {
        Engine::Chromium => Command::new(program("CHROMEDRIVER", &["/usr/bin/chromedriver"])),
        Engine::Firefox => {
            let mut command = Command::new(program("GECKODRIVER", &["geckodriver"]));
            command.arg("--allow-system-access").arg("--profile-root").arg(profile);
            command
        }
        Engine::WebKit => {
            let settings = profile.join("gtk-3.0");
            std::fs::create_dir_all(&settings).expect("folders can be created in the profile");
            std::fs::write(settings.join("gtk.css"), NARROW).expect("files can be written to the profile");
            let mut command = Command::new(program("WEBKITDRIVER", &["/usr/bin/WebKitWebDriver"]));
            let home = ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"].map(|name| (name, profile));
            // Root cannot use the sandbox; only our own pages are loaded.
            command.envs(home).env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
            command.env("GDK_BACKEND", "x11").env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
            command
        }
    }
}

/// No page of the site may need another host, so none can be reached.
fn capabilities(engine: Engine, profile: &Path) -> Value {
    let mut own = match engine {
        Engine::Chromium => chromium(profile),
        Engine::Firefox => firefox(),
        Engine::WebKit => webkit(),
    };
    own["timeouts"] = json!({"script": 60_000, "pageLoad": 60_000});
    // WebKit's driver hangs if it is asked to wait for a load that is in progress.
    own["pageLoadStrategy"] = json!(if engine == Engine::WebKit { "none" } else { "eager" });
    json!({"capabilities": {"alwaysMatch": own}})
}

fn chromium(profile: &Path) -> Value {
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
        format!("--user-data-dir={}", profile.display()),
    ];
    if !headed() {
        arguments.push("--headless=new".to_owned());
    }
    json!({
        "goog:chromeOptions": {"binary": program("CHROMIUM", &["/usr/bin/chromium"]), "args": arguments},
        "goog:loggingPrefs": {"browser": "ALL"},
    })
}

fn firefox() -> Value {
    let mut arguments = vec!["--width", "1600", "--height", "1400"];
    if !headed() {
        arguments.push("-headless");
    }
    let options = json!({
        "binary": program("FIREFOX", &["/usr/bin/firefox-esr", "/usr/bin/firefox"]),
        "args": arguments,
        "prefs": {
            "network.proxy.type": 1,
            "network.proxy.http": "127.0.0.1",
            "network.proxy.http_port": 9,
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.ssl_port": 9,
            "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
            // As on a phone, and as in headless Chromium.
            "ui.useOverlayScrollbars": 1,
            // Tests may read the clipboard.
            "dom.events.testing.asyncClipboard": true,
        },
    });
    json!({"moz:firefoxOptions": options})
}

fn webkit() -> Value {
    let folder = "/usr/lib/x86_64-linux-gnu";
    let usual = ["4.1", "6.0", "4.0"].map(|version| {
        let kind = if version == "6.0" { "webkitgtk" } else { "webkit2gtk" };
        format!("{folder}/{kind}-{version}/MiniBrowser").replace("x86_64", std::env::consts::ARCH)
    });
    let usual: Vec<&str> = usual.iter().map(String::as_str).collect();
    json!({"webkitgtk:browserOptions": {"binary": program("WEBKIT", &usual), "args": ["--automation"]}})
}

/// The executable in the variable, or the first existing one of the usual names.
fn program(variable: &str, usual: &[&str]) -> String {
    let there = || usual.iter().find(|path| Path::new(path).exists()).or(usual.last());
    std::env::var(variable).ok().or_else(|| there().map(|&path| path.to_owned())).unwrap_or_default()
}

fn headed() -> bool {
    std::env::var_os("HEADED").is_some()
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
