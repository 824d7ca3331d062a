//! Copies a wasm section by section, with changes.

use std::collections::BTreeSet;

use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{CustomSection, ExportKind, ExportSection, Section};
use wasmparser::{ExportSectionReader, Parser, Payload};

use super::error::SplitError;

/// Prefix of the exports that keep functions in the main part.
const KEPT: &str = "__kept_";

/// The custom section of wasm-bindgen.
const BINDINGS: &str = "__wasm_bindgen_unstable";
/// Prefixes of the classes of wasm-streams, and of their exports.
const STREAMS: (&str, &str) = ("IntoUnderlying", "intounderlying");

/// How a section is changed.
pub(super) enum Change {
    Same,
    Removed,
    Replaced(Box<dyn Section>),
}

/// The wasm with exports for these functions, by index.
pub(super) fn keeping(wasm: &[u8], functions: &BTreeSet<usize>) -> Result<Vec<u8>, SplitError> {
    copy(wasm, |payload| {
        let Payload::ExportSection(exports) = payload else { return Ok(Change::Same) };
        let mut section = ExportSection::new();
        RoundtripReencoder.parse_export_section(&mut section, exports.clone())?;
        for function in functions.iter().filter_map(|function| u32::try_from(*function).ok()) {
            section.export(&format!("{KEPT}{function}"), ExportKind::Func, function);
        }
        Ok(Change::Replaced(Box::new(section)))
    })
}

/// The wasm without the exports of the crate wasm-streams: classes for streams of server functions, which are not used.
/// `wasm-bindgen` would keep them, since a script could call them.
pub(super) fn without_streams(wasm: &[u8]) -> Result<Vec<u8>, SplitError> {
    let is_stream = |chunk: &&[u8]| chunk.windows(STREAMS.0.len()).any(|name| name == STREAMS.0.as_bytes());
    copy(wasm, |payload| match payload {
        Payload::ExportSection(exports) => some_exports(exports, |name| !name.contains(STREAMS.1)),
        Payload::CustomSection(custom) if custom.name() == BINDINGS => {
            // The section has two chunks for each bound item of the source: the version of the format, and the
            // declaration.
            let kept: Vec<u8> = chunks(custom.data())
                .chunks(2)
                .filter(|item| !item.iter().any(is_stream))
                .flatten()
                .flat_map(|chunk| chunk.iter().copied())
                .collect();
            Ok(Change::Replaced(Box::new(CustomSection { name: BINDINGS.into(), data: kept.into() })))
        }
        _ => Ok(Change::Same),
    })
}

/// Splits bytes into chunks that each start with their length, in four bytes. Chunks are returned with this length.
fn chunks(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut chunks = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk() {
        let length = usize::try_from(u32::from_le_bytes(*length)).unwrap_or_default().min(rest.len());
        let (chunk, next) = bytes.split_at(length + 4);
        chunks.push(chunk);
        bytes = next;
    }
    chunks
}

/// The wasm without those exports.
pub(super) fn without_kept(wasm: &[u8]) -> Result<Vec<u8>, SplitError> {
    copy(wasm, |payload| {
        let Payload::ExportSection(exports) = payload else { return Ok(Change::Same) };
        some_exports(exports, |name| !name.starts_with(KEPT))
    })
}

/// The exports section with only the exports whose names satisfy `is_meant`.
fn some_exports(exports: &ExportSectionReader, is_meant: impl Fn(&str) -> bool) -> Result<Change, SplitError> {
    let mut section = ExportSection::new();
    for export in exports.clone() {
        let export = export?;
        if is_meant(export.name) {
            RoundtripReencoder.parse_export(&mut section, export)?;
        }
    }
    Ok(Change::Replaced(Box::new(section)))
}

/// The wasm without custom sections: visitors do not download function names.
pub(super) fn without_names(wasm: &[u8]) -> Result<Vec<u8>, SplitError> {
    copy(wasm, |payload| Ok(if matches!(payload, Payload::CustomSection(_)) { Change::Removed } else { Change::Same }))
}

/// The wasm with each section as `change` says.
pub(super) fn copy(
    wasm: &[u8],
    change: impl Fn(&Payload) -> Result<Change, SplitError>,
) -> Result<Vec<u8>, SplitError> {
    let mut copied = Vec::new();
    // End of the last copied section; the first 8 bytes are the magic number and the version.
    let mut done = 8;
    copied.extend(wasm.iter().take(done));
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        // The range is that of the content; the id and the length of the section precede it.
        let Some((_, range)) = payload.as_section() else { continue };
        let end = usize::try_from(range.end).unwrap_or(wasm.len());
        match change(&payload)? {
            Change::Same => copied.extend(wasm.get(done..end).unwrap_or_default()),
            Change::Removed => {}
            Change::Replaced(section) => section.append_to(&mut copied),
        }
        done = end;
    }
    Ok(copied)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CodeSection, CustomSection, Function, FunctionSection, Module, TypeSection};

    use super::*;

    fn wasm(is_named: bool) -> Vec<u8> {
        let (mut types, mut functions, mut exports, mut code) =
            (TypeSection::new(), FunctionSection::new(), ExportSection::new(), CodeSection::new());
        types.ty().function([], []);
        let mut body = Function::new([]);
        body.instructions().end();
        for _ in 0..2 {
            functions.function(0);
            code.function(&body);
        }
        exports.export("run", ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        if is_named {
            module.section(&CustomSection { name: "name".into(), data: (&[0][..]).into() });
        }
        module.finish()
    }

    #[test]
    fn exports_that_keep_functions_are_added_and_removed_again() {
        let kept = keeping(&wasm(true), &BTreeSet::from([1])).unwrap();
        assert!(kept.windows(8).any(|bytes| bytes == b"__kept_1"));
        assert_eq!(without_kept(&kept).unwrap(), wasm(true));
    }

    #[test]
    fn names_are_removed_and_nothing_else() {
        assert_eq!(without_names(&wasm(true)).unwrap(), wasm(false));
        assert_eq!(without_names(&wasm(false)).unwrap(), wasm(false));
    }

    #[test]
    fn unused_stream_classes_are_removed() {
        let item = |name: &str| [&u32::try_from(name.len()).unwrap().to_le_bytes()[..], name.as_bytes()].concat();
        let described =
            |names: &[&str]| -> Vec<u8> { names.iter().flat_map(|name| [item("1"), item(name)].concat()).collect() };
        let module = |exported: &[&str], names: &[&str]| {
            let (mut types, mut functions, mut exports, mut code) =
                (TypeSection::new(), FunctionSection::new(), ExportSection::new(), CodeSection::new());
            types.ty().function([], []);
            functions.function(0);
            for name in exported {
                exports.export(name, ExportKind::Func, 0);
            }
            let mut body = Function::new([]);
            body.instructions().end();
            code.function(&body);
            let mut module = Module::new();
            module.section(&types).section(&functions).section(&exports).section(&code);
            module.section(&CustomSection { name: BINDINGS.into(), data: described(names).into() });
            module.finish()
        };
        let whole = module(&["run", "intounderlyingsink_close"], &["run", "IntoUnderlyingSink.close", "stop"]);
        assert_eq!(without_streams(&whole).unwrap(), module(&["run"], &["run", "stop"]));
    }
}
