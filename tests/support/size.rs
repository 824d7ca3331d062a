//! The size of the site: of each file on disk and on the wire. A kilobyte is 1000 bytes.

use super::server::Logged;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use tools::disk;

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Kind {
    Wasm,
    Script,
    Style,
    Font,
    Data,
    Html,
    Other,
}

impl Kind {
    fn of(file: &Path) -> Self {
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("wasm") => Self::Wasm,
            Some("js" | "mjs") => Self::Script,
            Some("css") => Self::Style,
            Some("woff2") => Self::Font,
            Some("json") => Self::Data,
            Some("html") => Self::Html,
            _ => Self::Other,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Weight {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) raw: usize,
    /// Brotli, quality 11; unchanged if the file is compressed already.
    pub(crate) sent: usize,
}

pub(crate) struct Table {
    weights: Vec<Weight>,
}

impl Table {
    /// The files with these extensions in a folder, without precompressed copies.
    #[track_caller]
    pub(crate) fn of_folder(root: &Path, kinds: &[Kind]) -> Self {
        let files = disk::files(root).unwrap_or_else(|error| panic!("`{}`: {error}", root.display()));
        let mut files: Vec<PathBuf> = files.iter().map(|file| root.join(file)).collect();
        files.retain(|file| kinds.contains(&Kind::of(file)));
        files.retain(|file| !matches!(file.extension().and_then(|end| end.to_str()), Some("br" | "gz" | "map")));
        Self::of_files(root, files)
    }

    /// The files that were sent to a browser, without duplicates.
    #[track_caller]
    pub(crate) fn of_log(root: &Path, log: &[Logged]) -> Self {
        let mut files: Vec<PathBuf> = log.iter().filter_map(|request| request.file.clone()).collect();
        files.sort();
        files.dedup();
        Self::of_files(root, files)
    }

    #[track_caller]
    pub(crate) fn of_files(root: &Path, files: Vec<PathBuf>) -> Self {
        let mut weights: Vec<Weight> = files.iter().map(|file| weigh(root, file)).collect();
        weights.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        Self { weights }
    }

    pub(crate) fn total(&self) -> usize {
        self.weights.iter().map(|weight| weight.sent).sum()
    }

    pub(crate) fn total_of(&self, kind: Kind) -> usize {
        self.weights.iter().filter(|weight| weight.kind == kind).map(|weight| weight.sent).sum()
    }

    pub(crate) fn render(&self) -> String {
        let mut text = format!("{:<52} {:>9} {:>9}\n", "file", "raw", "sent");
        let mut sums: BTreeMap<Kind, (usize, usize)> = BTreeMap::new();
        for Weight { name, kind, raw, sent } in &self.weights {
            let sum = sums.entry(*kind).or_default();
            *sum = (sum.0 + raw, sum.1 + sent);
            writeln!(text, "{name:<52} {raw:>9} {sent:>9}").expect("a String cannot fail");
        }
        for (kind, (raw, sent)) in &sums {
            writeln!(text, "{:<52} {raw:>9} {sent:>9}", format!("= {kind:?}")).expect("a String cannot fail");
        }
        let raw: usize = self.weights.iter().map(|weight| weight.raw).sum();
        writeln!(text, "{:<52} {raw:>9} {:>9}", "= all", self.total()).expect("a String cannot fail");
        text
    }
}

#[track_caller]
fn weigh(root: &Path, file: &Path) -> Weight {
    let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("`{}`: {error}", file.display()));
    let name = file.strip_prefix(root).unwrap_or(file).display().to_string();
    let kind = Kind::of(file);
    let compressed = matches!(file.extension().and_then(|end| end.to_str()), Some("woff2" | "png" | "jpg" | "webp"));
    let sent = if compressed { bytes.len() } else { brotli(&bytes) };
    Weight { name, kind, raw: bytes.len(), sent }
}

fn brotli(bytes: &[u8]) -> usize {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters).expect("compressing in memory does not fail");
    out.len()
}
