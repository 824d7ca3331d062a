//! Shortens the names by which the wasm imports functions of its script. `wasm-bindgen` ends each in a hash, which
//! does not compress, and occurs in both files.

use std::collections::BTreeMap;

use wasm_encoder::ImportSection;
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasmparser::{Import, Parser, Payload};

use super::error::SplitError;
use super::sections::{Change, copy};

/// The module that the script gives to the wasm.
const SCRIPT: &str = "./site_bg.js";

/// The wasm and its script with short names.
pub(super) fn shortened(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String), SplitError> {
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(section) = payload? {
            for import in section.into_imports() {
                let Import { module, name, .. } = import?;
                if module == SCRIPT {
                    let short = format!("i{}", names.len());
                    names.entry(name.to_owned()).or_insert(short);
                }
            }
        }
    }
    let mut script = script.to_owned();
    for (name, short) in &names {
        let (key, short) = (format!(" {name}: function"), format!(" {short}: function"));
        if script.matches(&key).count() != 1 {
            return Err(SplitError::Missing { file: "site.js", expected: "function for each import" });
        }
        script = script.replace(&key, &short);
    }
    let wasm = copy(wasm, |payload| {
        let Payload::ImportSection(imports) = payload else { return Ok(Change::Same) };
        let mut section = ImportSection::new();
        for import in imports.clone().into_imports() {
            let Import { module, name, ty } = import?;
            let short = names.get(name).filter(|_| module == SCRIPT);
            section.import(module, short.map_or(name, String::as_str), RoundtripReencoder.entity_type(ty)?);
        }
        Ok(Change::Replaced(Box::new(section)))
    })?;
    Ok((wasm, script))
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, Module, TypeSection};

    use super::*;

    fn importing(names: [(&str, &str); 3]) -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for (module, name) in names {
            imports.import(module, name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    #[test]
    fn names_are_shortened_in_the_wasm_and_its_script() {
        let (now, now_too, other) = ((SCRIPT, "__wbg_now_1f"), (SCRIPT, "__wbg_now_1f2"), ("other.js", "__wbg_now_1f"));
        let script = "{ __wbg_now_1f: function() {}, __wbg_now_1f2: function() {} }";
        let (wasm, short) = shortened(&importing([now, other, now_too]), script).expect("a wasm and its script");
        assert_eq!(wasm, importing([(SCRIPT, "i0"), other, (SCRIPT, "i1")]));
        assert_eq!(short, "{ i0: function() {}, i1: function() {} }");
    }

    #[test]
    fn a_script_without_an_import_is_refused() {
        let wasm = importing([(SCRIPT, "a"), (SCRIPT, "b"), (SCRIPT, "c")]);
        let error = shortened(&wasm, "{ a: function() {}, c: function() {} }").expect_err("`b` is missing");
        assert!(error.to_string().contains("site.js"), "{error}");
    }
}
