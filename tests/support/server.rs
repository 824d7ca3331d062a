//! A static server over a folder, on its own port of 127.0.0.1, which behaves like hosts with the settings of
//! `target/hosting`: a path gets the `index.html` of its folder, unknown paths get `404.html` with status 404,
//! compressed copies are sent if they exist, files with a hash in their name are cached, all others revalidated. Every
//! request is logged, and a test can make a path fail while a page is open.
//!
//! Based on the standard library, because the small server crates cannot close a connection without a response.

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
use tools::pack::hosting::is_hashed;

#[derive(Clone, Debug)]
pub(crate) struct Logged {
    /// Path and query, as sent.
    pub(crate) target: String,
    /// 0 if the connection was closed without a response.
    pub(crate) status: u16,
    /// The file that was sent, or that the browser had cached.
    pub(crate) file: Option<PathBuf>,
}

/// The service worker.
const WORKER: &str = "/sw.js";

#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
struct State {
    root: PathBuf,
    faults: HashMap<String, Fault>,
    log: Vec<Logged>,
    /// Paths, whose last one may end with `*`, and the headers of each.
    rules: Vec<(String, Vec<(String, String)>)>,
    /// Whether caching and compression are disabled, so that each load is a first one.
    bare: bool,
    /// Whether the site's service worker is served.
    lasting: bool,
    /// Whether every connection is closed without a response.
    lost: bool,
    stopped: bool,
}

struct Shared {
    /// The path under which the folder is served: `/network`, or empty.
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

    /// Serves the folder under a path of the host, `/network`; other paths do not exist.
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
                // A browser that disconnects during a response is not an error of the server.
                thread::spawn(move || shared.serve(&stream).ok());
            }
        });
        Self { address, shared }
    }

    pub(crate) fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// From now on, requests for this path (with any query) meet the fault.
    pub(crate) fn set_fault(&self, path: &str, fault: Fault) {
        self.shared.lock().faults.insert(path.to_owned(), fault);
        self.shared.changed.notify_all();
    }

    /// From now on, the data file with this name has this content.
    pub(crate) fn set_data(&self, file: &str, content: impl ToString) {
        self.set_fault(&format!("/data/{file}"), Fault::body("application/json", content.to_string()));
    }

    pub(crate) fn clear_fault(&self, path: &str) {
        self.shared.lock().faults.remove(path);
        self.shared.changed.notify_all();
    }

    /// A page of the test beside the files of the site.
    pub(crate) fn add_page(&self, path: &str, html: &str) {
        self.set_fault(path, Fault::body("text/html; charset=utf-8", html));
    }

    /// Serves the site's service worker. By default the server sends an empty one instead, which is not logged, so that
    /// tests see all requests of their page, and their faults apply.
    pub(crate) fn let_last(&self) {
        self.shared.lock().lasting = true;
    }

    /// Whether connections are closed without a response from now on.
    pub(crate) fn lose(&self, lost: bool) {
        self.shared.lock().lost = lost;
    }

    /// Replaces all files by those of another folder.
    pub(crate) fn deploy(&self, root: &Path) {
        root.clone_into(&mut self.shared.lock().root);
    }

    /// Sends the headers of a `_headers` file, by its rules.
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

    /// Disables caching and compression from now on: each load of a page is a first one.
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
        // Wakes the listener, so that it sees that it should stop.
        drop(TcpStream::connect(self.address));
    }
}

impl Shared {
    /// A poisoned lock must not hide the failure that caused it behind a second panic.
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
        // The preloaded script is inserted into the text of a page.
        let is_changed = preload::is_needed() && answer.content_type.starts_with("text/html");
        if let Some(body) = compressed.filter(|_| request.takes_brotli && !bare && !is_changed) {
            answer.body = body;
            answer.headers.push(("content-encoding".to_owned(), "br".to_owned()));
        } else if request.takes_gzip && !bare && answer.content_type == "application/json" {
            // Data files have no compressed copies: hosts compress them while they send them.
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

    /// The fault of a path; waits while it is "hang".
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
        answer
    }
}

/// A port that no server of this process has had, so that tests do not see what the browser has stored for another
/// origin.
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

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::new(6));
    writer.write_all(bytes).and_then(|()| writer.finish()).unwrap()
}
