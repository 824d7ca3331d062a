//! Real web servers on a free port of 127.0.0.1, with the settings that the build generates.

use super::support::{Server, dist};
use std::io::Read;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Nginx,
    Caddy,
    Apache,
    /// Netlify, Cloudflare Pages…: the test server, with the `_headers` file.
    HeadersFile,
}

// What a page sends, an embed, a file for other sites, a file with a hash in its name: `frame-ancestors`, caching,
// CORS.
pub(crate) const PAGE: [&str; 3] = ["'none'", "no-cache", "same-origin"];
pub(crate) const EMBED: [&str; 3] = ["*", "no-cache", "same-origin"];
pub(crate) const SHARED: [&str; 3] = ["'none'", "no-cache", "cross-origin"];
pub(crate) const HASHED: [&str; 3] = ["'none'", "public, max-age=31536000, immutable", "same-origin"];

pub(crate) struct Host {
    port: u16,
    folder: PathBuf,
    process: Option<Child>,
    own: Option<Server>,
}

/// A response.
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// All values of a header, joined; empty if it is not set.
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(own, _)| own == name).map(|(_, value)| value.as_str());
        let first = found.next().unwrap_or_default();
        assert_eq!(found.next(), None, "{name} is said twice");
        first
    }
}

impl Answer {
    /// The decompressed body.
    pub(crate) fn unpacked(&self) -> Vec<u8> {
        let mut unpacked = Vec::new();
        match self.header("content-encoding") {
            "br" => brotli::BrotliDecompress(&mut &self.body[..], &mut unpacked).unwrap(),
            "gzip" => _ = flate2::read::GzDecoder::new(&self.body[..]).read_to_end(&mut unpacked).unwrap(),
            _ => unpacked.clone_from(&self.body),
        }
        unpacked
    }
}

impl Host {
    #[track_caller]
    #[allow(dead_code, reason = "another test root starts another site")]
    pub(crate) fn start(kind: Kind) -> Self {
        Self::start_with(kind, &dist::root(), "", &dist::project("target/hosting"))
    }

    /// A site that was built for a path: its folder is below `root`, as on the host. `settings` is the folder of the
    /// generated settings.
    #[track_caller]
    pub(crate) fn start_with(kind: Kind, root: &Path, base: &str, settings: &Path) -> Self {
        if kind == Kind::HeadersFile {
            let site = root.join(base.trim_start_matches('/'));
            let server = Server::start_under(base, &site);
            server.obey_headers_file(
                &std::fs::read_to_string(site.join("_headers")).expect("the build writes `_headers`"),
            );
            return Self { port: 0, folder: PathBuf::new(), process: None, own: Some(server) };
        }
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let folder = std::env::temp_dir().join(format!("hosting-{}-{port}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let process = match kind {
            Kind::Nginx => nginx(&folder, root, port, settings),
            Kind::Caddy => caddy(&folder, root, port, settings),
            _ => apache(&folder, root, port),
        };
        let mut host = Self { port, folder, process: Some(process), own: None };
        host.wait();
        host
    }

    /// Waits until the port answers; if the server has ended, reports why.
    #[track_caller]
    fn wait(&mut self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            let ended = self.process.as_mut().and_then(|process| process.try_wait().unwrap());
            let log = || std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            assert!(ended.is_none(), "the server ended: {}", log());
            assert!(Instant::now() < deadline, "the server does not answer: {}", log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn origin(&self) -> String {
        self.own.as_ref().map_or_else(|| format!("http://127.0.0.1:{}", self.port), Server::origin)
    }

    #[track_caller]
    pub(crate) fn get(&self, path: &str, encodings: &str) -> Answer {
        self.get_if_changed(path, encodings, "")
    }

    /// As [`Self::get`], with the `ETag` of a cached copy.
    #[track_caller]
    pub(crate) fn get_if_changed(&self, path: &str, encodings: &str, mark: &str) -> Answer {
        let agent = ureq::Agent::new_with_config(ureq::Agent::config_builder().http_status_as_error(false).build());
        let mut request = agent.get(format!("{}{path}", self.origin())).header("accept-encoding", encodings);
        if !mark.is_empty() {
            request = request.header("if-none-match", mark);
        }
        let mut answer = request.call().unwrap();
        let headers = answer.headers().iter();
        let headers =
            headers.map(|(name, value)| (name.as_str().to_owned(), value.to_str().unwrap().to_owned())).collect();
        let body = answer.body_mut().read_to_vec().unwrap();
        Answer { status: answer.status().as_u16(), headers, body }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            // Terminates gracefully: a server ends its workers.
            _ = Command::new("kill").arg(process.id().to_string()).status();
            _ = process.wait();
            _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}

/// The generated settings, with the lines that the site's owner must set.
#[track_caller]
fn setting(file: &Path, set: &[(&str, String)]) -> String {
    let name = file.display();
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{name}: {error}"));
    set.iter().fold(text, |text, (line, own)| {
        assert!(text.contains(line), "{name} has no `{line}`");
        text.replacen(line, own, 1)
    })
}

#[track_caller]
fn run(program: &str, arguments: &[&str], folder: &Path) -> Child {
    let log = std::fs::File::create(folder.join("log")).unwrap();
    Command::new(program)
        .args(arguments)
        .env("HOME", folder)
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .stdin(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program}: {error} (make browser installs it)"))
}

#[track_caller]
fn nginx(folder: &Path, site: &Path, port: u16, settings: &Path) -> Child {
    let (folder_name, site) = (folder.display(), site.display());
    let own = setting(
        &settings.join("nginx.conf"),
        &[("listen 80;", format!("listen 127.0.0.1:{port};")), ("root /var/www/site;", format!("root {site};"))],
    );
    std::fs::write(folder.join("site.conf"), own).unwrap();
    let user = if is_root() { "user root;" } else { "" };
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|kind| format!("{kind}_temp_path {folder_name}/{kind};"))
        .concat();
    let main = format!(
        "daemon off; {user} pid {folder_name}/pid; error_log stderr; \
         load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so; events {{}} \
         http {{ access_log off; {temporary} include {folder_name}/site.conf; }}"
    );
    let file = folder.join("nginx.conf");
    std::fs::write(&file, main).unwrap();
    let file = file.display().to_string();
    let checked = Command::new("nginx").args(["-t", "-c", &file]).output().expect("nginx (make browser installs it)");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    run("nginx", &["-c", &file], folder)
}

#[track_caller]
fn caddy(folder: &Path, site: &Path, port: u16, settings: &Path) -> Child {
    let own = setting(
        &settings.join("Caddyfile"),
        &[
            (":80 {", format!("http://127.0.0.1:{port} {{")),
            ("root * /var/www/site", format!("root * {}", site.display())),
        ],
    );
    let file = folder.join("Caddyfile");
    std::fs::write(&file, format!("{{\n\tadmin off\n}}\n{own}")).unwrap();
    run("caddy", &["run", "--adapter", "caddyfile", "--config", &file.display().to_string()], folder)
}

/// Apache reads `.htaccess` from the folder of the site.
#[track_caller]
fn apache(folder: &Path, site: &Path, port: u16) -> Child {
    let (folder_name, site) = (folder.display(), site.display());
    // With its own compression, as configured by Debian.
    let modules = [
        "mpm_event",
        "authz_core",
        "mime",
        "dir",
        "env",
        "filter",
        "deflate",
        "autoindex",
        "negotiation",
        "headers",
        "rewrite",
    ]
    .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
    .concat();
    let user = if is_root() { "User www-data\nGroup www-data\n" } else { "" };
    let main = format!(
        "ServerRoot {folder_name}\nServerName localhost\nPidFile {folder_name}/pid\nListen 127.0.0.1:{port}\n{modules}{user}\
         TypesConfig /etc/mime.types\nInclude /etc/apache2/mods-available/deflate.conf\nErrorLog {folder_name}/log\nDocumentRoot {site}\n\
         <Directory {site}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
    );
    let file = folder.join("apache.conf");
    std::fs::write(&file, main).unwrap();
    run("apache2", &["-f", &file.display().to_string(), "-DFOREGROUND"], folder)
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|answer| answer.stdout.starts_with(b"0"))
}
