//! A static server over a folder, on a port of 127.0.0.1 of its own, that does what the settings of `target/hosting` make
//! hosts do: a path gets the `index.html` of its folder, any other gets `404.html` with that status, the compressed copy
//! of a file is sent where there is one, files with a hash in their name are kept, all others asked for again. Every
//! request is logged, and a test can make a path fail while a page runs.
//!
//! It is written on the standard library because the ready-made small servers cannot close a connection unanswered.

use super::fault::Fault;
use super::http::{Answer, Request, content_type};
use super::preload;
use flate2::{Compression, write::GzEncoder};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};
use std::thread;

/// The policy of the contract, §5. Off unless a test asks for it.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-src 'self'; frame-ancestors ";

#[derive(Clone, Debug)]
pub(crate) struct Logged {
    /// Path and query, as sent.
    pub(crate) target: String,
    /// 0 when the connection was closed without an answer.
    pub(crate) status: u16,
    /// The file whose bytes were sent, or that the browser had.
    pub(crate) file: Option<PathBuf>,
}

/// What keeps the site for visits without a network.
const WORKER: &str = "/sw.js";

#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
struct State {
    root: PathBuf,
    faults: HashMap<String, Fault>,
    log: Vec<Logged>,
    policy: bool,
    /// Paths, the last with a `*` at its end perhaps, and the headers of each.
    rules: Vec<(String, Vec<(String, String)>)>,
    /// Whether nothing may be kept or compressed: each load is a first one.
    bare: bool,
    /// Whether the service worker of the site is served as it is.
    lasting: bool,
    /// Whether every connection is closed unanswered.
    lost: bool,
    stopped: bool,
}

struct Shared {
    /// The path that the folder stands under: `/network`, or nothing.
    base: String,
    state: Mutex<State>,
    changed: Condvar,
}

pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Server {
    #[track_caller]
    pub(crate) fn start(root: &Path) -> Self {
        Self::start_under("", root)
    }

    /// The folder under a path of the host, `/network`: everywhere else, there is nothing.
    #[track_caller]
    pub(crate) fn start_under(base: &str, root: &Path) -> Self {
        assert!(root.join("index.html").is_file(), "`{}` holds no index.html: build the site first", root.display());
        let listener = fresh_port();
        let address = listener.local_addr().expect("a bound socket has an address");
        let base = base.to_owned();
        let state = Mutex::new(State { root: root.to_owned(), ..State::default() });
        let shared = Arc::new(Shared { base, state, changed: Condvar::new() });
        let for_connections = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if for_connections.lock().stopped {
                    return;
                }
                let shared = Arc::clone(&for_connections);
                // A browser that goes away in the middle of an answer is no fault of the server.
                thread::spawn(move || shared.serve(&stream).ok());
            }
        });
        Self { address, shared }
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on, requests for this path (whatever their query) meet the fault.
    pub(crate) fn set_fault(&self, path: &str, fault: Fault) {
        self.shared.lock().faults.insert(path.to_owned(), fault);
        self.shared.changed.notify_all();
    }

    pub(crate) fn clear_fault(&self, path: &str) {
        self.shared.lock().faults.remove(path);
        self.shared.changed.notify_all();
    }

    /// A page of the test's own beside the files of the site.
    pub(crate) fn add_page(&self, path: &str, html: &str) {
        self.set_fault(path, Fault::body("text/html; charset=utf-8", html));
    }

    /// Serves the service worker as it was built. Otherwise it is one that does nothing, so that a test counts what its
    /// page asks for, and meets the faults that it has set; that one is not logged.
    pub(crate) fn let_last(&self) {
        self.shared.lock().lasting = true;
    }

    /// From now on every connection is closed unanswered, or none any more.
    pub(crate) fn lose(&self, lost: bool) {
        self.shared.lock().lost = lost;
    }

    /// Puts the files of another folder in the place of all files.
    pub(crate) fn deploy(&self, root: &Path) {
        root.clone_into(&mut self.shared.lock().root);
    }

    pub(crate) fn enforce_policy(&self) {
        self.shared.lock().policy = true;
    }

    /// Sends the headers of a `_headers` file, those of every rule that matches.
    pub(crate) fn obey_headers_file(&self, text: &str) {
        let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            match (line.strip_prefix("  ").and_then(|header| header.split_once(": ")), rules.last_mut()) {
                (Some((name, value)), Some((_, headers))) => {
                    headers.push((name.to_ascii_lowercase(), value.to_owned()));
                }
                _ => rules.push((line.to_owned(), Vec::new())),
            }
        }
        self.shared.lock().rules = rules;
    }

    /// From now on nothing is compressed, and nothing may be kept by the browser: each load of a page is a first one.
    pub(crate) fn keep_nothing(&self) {
        self.shared.lock().bare = true;
    }

    pub(crate) fn log(&self) -> Vec<Logged> {
        self.shared.lock().log.clone()
    }

    pub(crate) fn clear_log(&self) {
        self.shared.lock().log.clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.lock().stopped = true;
        self.shared.changed.notify_all();
        // Wakes the listener, which then sees that it should stop.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    /// A test that failed while it held the lock must not hide behind a second panic.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn serve(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        let mut writer = stream;
        while let Some(request) = Request::read(&mut reader)? {
            let answer = preload::answer(request.path()).or_else(|| self.answer(&request));
            let Some(mut answer) = answer else { break };
            if !request.is_of_script {
                preload::put_into(&mut answer);
            }
            answer.write(&mut writer, request.method != "HEAD")?;
        }
        Ok(())
    }

    /// `None` closes the connection.
    fn answer(&self, request: &Request) -> Option<Answer> {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Some(self.logged(request, None, Answer::empty(405)));
        }
        if self.lock().lost {
            self.logged(request, None, Answer::empty(0));
            return None;
        }
        if request.path().ends_with(WORKER) && !self.lock().lasting {
            return Some(Answer::ok("text/javascript; charset=utf-8", b"// Nothing.".to_vec()));
        }
        match self.fault(request.path()) {
            Some(Fault::Status(status)) => return Some(self.logged(request, None, Answer::empty(status))),
            Some(Fault::Body { content_type, bytes }) => {
                return Some(self.logged(request, None, Answer::ok(&content_type, bytes)));
            }
            Some(Fault::Close) => {
                self.logged(request, None, Answer::empty(0));
                return None;
            }
            Some(Fault::Delay(pause)) => thread::sleep(pause),
            Some(Fault::Hang) | None => {}
        }
        if self.lock().stopped {
            return None;
        }
        let file = self.file(request.path());
        let mut answer = match file.as_ref().and_then(|file| Some((file, std::fs::read(file).ok()?))) {
            Some((file, body)) if file.ends_with("404.html") => {
                Answer { status: 404, ..Answer::ok(content_type(file), body) }
            }
            Some((file, body)) => Answer::ok(content_type(file), body),
            None => Answer::empty(404),
        };
        let compressed = file.as_ref().and_then(|file| std::fs::read(format!("{}.br", file.display())).ok());
        let bare = self.lock().bare;
        // A script is put into the text of a page.
        let is_changed = preload::is_needed() && answer.content_type.starts_with("text/html");
        if let Some(body) = compressed.filter(|_| request.takes_brotli && !bare && !is_changed) {
            answer.body = body;
            answer.headers.push(("content-encoding".to_owned(), "br".to_owned()));
        } else if request.takes_gzip && !bare && answer.content_type == "application/json" {
            // Data files have no copies: hosts compress them while they send them.
            answer.body = gzip(&answer.body);
            answer.headers.push(("content-encoding".to_owned(), "gzip".to_owned()));
        }
        if !bare && answer.status == 200 {
            let mut hasher = DefaultHasher::new();
            answer.body.hash(&mut hasher);
            let mark = format!("\"{:x}\"", hasher.finish());
            if request.kept.as_ref() == Some(&mark) {
                answer = Answer::empty(304);
            }
            let keep = if is_hashed(request.path()) { "max-age=31536000, immutable" } else { "no-cache" };
            answer.caching = Some((keep, mark));
        }
        Some(self.logged(request, file, answer))
    }

    /// The fault of a path, once it no longer says to hang.
    fn fault(&self, path: &str) -> Option<Fault> {
        let hangs = |state: &mut State| !state.stopped && matches!(state.faults.get(path), Some(Fault::Hang));
        let state = self.changed.wait_while(self.lock(), hangs).unwrap_or_else(std::sync::PoisonError::into_inner);
        state.faults.get(path).cloned()
    }

    fn file(&self, path: &str) -> Option<PathBuf> {
        let below = path.strip_prefix(&self.base).filter(|below| below.is_empty() || below.starts_with('/'))?;
        let relative = Path::new(below.trim_start_matches('/'));
        if relative.components().any(|part| !matches!(part, Component::Normal(_))) {
            return None;
        }
        let root = self.lock().root.clone();
        let file = root.join(relative);
        if relative.extension().is_some() {
            return file.is_file().then_some(file);
        }
        let page = file.join("index.html");
        Some(if page.is_file() { page } else { root.join("404.html") })
    }

    fn logged(&self, request: &Request, file: Option<PathBuf>, mut answer: Answer) -> Answer {
        let mut state = self.lock();
        state.log.push(Logged { target: request.target.clone(), status: answer.status, file });
        let path = request.path().to_owned();
        for (pattern, headers) in &state.rules {
            let matches = pattern.strip_suffix('*').map_or(path == *pattern, |start| path.starts_with(start));
            if matches {
                answer.headers.extend(headers.iter().cloned());
            }
        }
        if state.policy {
            let ancestors = if request.path().starts_with("/embed/") { "*" } else { "'none'" };
            answer.policy = Some(format!("{POLICY}{ancestors}"));
        }
        answer
    }
}

/// A port that no server of this process has had: what a browser keeps of an origin is seen by no other test.
#[track_caller]
fn fresh_port() -> TcpListener {
    static USED: Mutex<Vec<u16>> = Mutex::new(Vec::new());
    loop {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("the loopback has a free port");
        let port = listener.local_addr().expect("a bound socket has an address").port();
        let mut used = USED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !used.contains(&port) {
            used.push(port);
            return listener;
        }
    }
}

/// Whether a name holds a hash of the content: `site-0123456789abcdef_bg.wasm`.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::new(6));
    writer.write_all(bytes).and_then(|()| writer.finish()).unwrap()
}

fn is_hashed(path: &str) -> bool {
    path.split(['-', '_', '.', '/'])
        .any(|part| (8..=16).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}
