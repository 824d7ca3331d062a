//! The subset of HTTP/1.1 that a static server needs: a request head in, a response with its length out.

use std::io::{self, BufRead, Write};
use std::path::Path;

pub(crate) struct Request {
    pub(crate) method: String,
    /// As sent: path and query.
    pub(crate) target: String,
    /// The `if-none-match` of the request.
    pub(crate) kept: Option<String>,
    /// Whether the request comes from a script's `fetch`, by its `sec-fetch-dest`.
    pub(crate) is_of_script: bool,
    /// Whether `accept-encoding` names Brotli.
    pub(crate) takes_brotli: bool,
    pub(crate) takes_gzip: bool,
}

impl Request {
    /// The next request of a connection; `None` if the browser has closed it.
    pub(crate) fn read(connection: &mut impl BufRead) -> io::Result<Option<Self>> {
        let mut line = String::new();
        connection.read_line(&mut line)?;
        let mut parts = line.split_whitespace();
        let (Some(method), Some(target)) = (parts.next(), parts.next()) else {
            return Ok(None);
        };
        let mut request = Self {
            method: method.to_owned(),
            target: target.to_owned(),
            kept: None,
            is_of_script: false,
            takes_brotli: false,
            takes_gzip: false,
        };
        // No page of the site sends a body.
        loop {
            line.clear();
            if connection.read_line(&mut line)? == 0 || line.trim_end().is_empty() {
                return Ok(Some(request));
            }
            let (name, value) = line.split_once(':').unwrap_or_default();
            if name.eq_ignore_ascii_case("if-none-match") {
                request.kept = Some(value.trim().to_owned());
            } else if name.eq_ignore_ascii_case("sec-fetch-dest") {
                request.is_of_script = value.trim() == "empty";
            } else if name.eq_ignore_ascii_case("accept-encoding") {
                request.takes_brotli = value.split(',').any(|one| one.trim() == "br");
                request.takes_gzip = value.split(',').any(|one| one.trim() == "gzip");
            }
        }
    }

    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) content_type: String,
    pub(crate) body: Vec<u8>,
    /// Further headers.
    pub(crate) headers: Vec<(String, String)>,
    /// `Cache-Control` and `ETag`. `None` disables caching, so that each visit of a test is a first visit.
    pub(crate) caching: Option<(&'static str, String)>,
}

impl Answer {
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, ..Self::ok("text/plain; charset=utf-8", Vec::new()) }
    }

    pub(crate) fn ok(content_type: &str, body: Vec<u8>) -> Self {
        Self { status: 200, content_type: content_type.to_owned(), body, headers: Vec::new(), caching: None }
    }

    pub(crate) fn write(&self, connection: &mut impl Write, with_body: bool) -> io::Result<()> {
        let caching = match &self.caching {
            Some((keep, mark)) => format!("cache-control: {keep}\r\netag: {mark}\r\n"),
            None => "cache-control: no-store\r\n".to_owned(),
        };
        let mut head = format!(
            "HTTP/1.1 {} -\r\ncontent-type: {}\r\ncontent-length: {}\r\n{caching}",
            self.status,
            self.content_type,
            self.body.len()
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let mut bytes = head.into_bytes();
        if with_body {
            bytes.extend_from_slice(&self.body);
        }
        connection.write_all(&bytes)
    }
}

pub(crate) fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("xml") => "application/xml",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
