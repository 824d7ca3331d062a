//! Sorts the functions of a wasm so that similar ones are neighbours, which compresses better.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

use super::error::SplitError;

/// Copies a wasm with its functions in another order.
#[derive(Default)]
struct Sorting {
    /// Number of imported functions, which come before the others.
    imported: u32,
    /// The functions in their new order, by their old positions.
    order: Vec<usize>,
    /// For each function, its new index.
    indices: Vec<u32>,
}

impl Reencode for Sorting {
    type Error = Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error> {
        let position = index.checked_sub(self.imported).and_then(|position| usize::try_from(position).ok());
        Ok(position.and_then(|position| self.indices.get(position).copied()).unwrap_or(index))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for position in &self.order {
            functions.function(types[*position]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut CodeSection, section: CodeSectionReader<'_>) -> Result<(), Error> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for position in self.order.clone() {
            self.parse_function_body(code, bodies[position].clone())?;
        }
        Ok(())
    }
}

/// Length of the pieces of code by which functions are compared, in bytes.
const PIECE: usize = 4;

/// Pieces that occur in this many functions or more are ignored: they distinguish little and are slow to compare.
const COMMON: usize = 1500;

/// The indices of these functions, each followed by that which has the largest share of pieces in common with it; if
/// there is none, by the first one that is left.
fn by_likeness(codes: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<BTreeSet<&[u8]>> = codes.iter().map(|code| code.windows(PIECE).collect()).collect();
    let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (index, pieces) in pieces.iter().enumerate() {
        for piece in pieces {
            having.entry(piece).or_default().push(index);
        }
    }
    let mut left: BTreeSet<usize> = (0..codes.len()).collect();
    let mut order = Vec::with_capacity(codes.len());
    let mut next = left.pop_first();
    while let Some(index) = next {
        order.push(index);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for others in pieces[index].iter().map(|piece| &having[piece]).filter(|others| others.len() < COMMON) {
            for other in others.iter().filter(|other| left.contains(other)) {
                *shared.entry(*other).or_default() += 1;
            }
        }
        // Thousandths of all pieces of both, in whole numbers: the same on every machine.
        let share = |other: usize, shared: usize| shared * 1000 / (pieces[index].len() + pieces[other].len()).max(1);
        let like = shared.into_iter().max_by_key(|(other, shared)| (share(*other, *shared), Reverse(*other)));
        next = like.map(|(other, _)| other).or_else(|| left.first().copied());
        next.map(|next| left.remove(&next));
    }
    order
}

/// The wasm with its functions sorted by type and code, then by likeness.
pub(super) fn sorted(wasm: &[u8]) -> Result<Vec<u8>, SplitError> {
    let (mut imported, mut types, mut bodies): (u32, Vec<u32>, Vec<FunctionBody>) = Default::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_)));
                }
            }
            Payload::FunctionSection(section) => types = section.into_iter().collect::<Result<_, _>>()?,
            Payload::CodeSectionEntry(body) => bodies.push(body),
            _ => {}
        }
    }
    let mut order: Vec<usize> = (0..bodies.len()).collect();
    order.sort_by_key(|position| (types.get(*position), bodies[*position].as_bytes()));
    let codes: Vec<&[u8]> = order.iter().map(|position| bodies[*position].as_bytes()).collect();
    let order: Vec<usize> = by_likeness(&codes).into_iter().map(|index| order[index]).collect();
    let mut indices = vec![0; order.len()];
    for (index, position) in (imported..).zip(&order) {
        indices[*position] = index;
    }
    let mut module = Module::new();
    Sorting { imported, order, indices }.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, ExportKind, ExportSection, Function, ImportSection, TypeSection};

    use super::*;

    /// What the exported functions are made of, by the name of the export.
    fn exported(wasm: &[u8]) -> Vec<(String, u32, Vec<u8>)> {
        let (mut exports, mut types, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.expect("wasm") {
                Payload::ExportSection(section) => {
                    exports.extend(section.into_iter().map(|export| export.expect("one")));
                }
                Payload::FunctionSection(section) => types.extend(section.into_iter().map(|one| one.expect("one"))),
                Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes().to_vec()),
                _ => {}
            }
        }
        let function = |index: u32| index as usize - 1;
        let all = exports.iter().map(|export| (export.name.to_owned(), function(export.index)));
        all.map(|(name, position)| (name, types[position], bodies[position].clone())).collect()
    }

    #[test]
    fn similar_functions_are_adjacent() {
        let codes: [&[u8]; 5] = [b"abcdefgh", b"0123456789", b"", b"012345678x", b"abcdefghi"];
        assert_eq!(by_likeness(&codes), [0, 4, 1, 3, 2]);
    }

    #[test]
    fn exports_and_calls_lead_to_the_same_functions() {
        let (mut types, mut imports, mut functions, mut exports, mut code) = (
            TypeSection::new(),
            ImportSection::new(),
            FunctionSection::new(),
            ExportSection::new(),
            CodeSection::new(),
        );
        types.ty().function([], []);
        types.ty().function([], [wasm_encoder::ValType::I32]);
        imports.import("script", "now", EntityType::Function(0));
        let mut seven = Function::new([]);
        seven.instructions().i32_const(7).end();
        let (mut calling, mut empty) = (Function::new([]), Function::new([]));
        calling.instructions().call(1).drop().call(0).end();
        empty.instructions().end();
        for (name, kind, body) in [("seven", 1, seven), ("calling", 0, calling), ("empty", 0, empty)] {
            exports.export(name, ExportKind::Func, functions.len() + 1);
            functions.function(kind);
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports).section(&code);
        let before = module.finish();
        let after = sorted(&before).expect("a wasm");
        assert_eq!(sorted(&after).expect("a wasm"), after);
        let (before, after) = (exported(&before), exported(&after));
        for name in [0, 2] {
            assert_eq!(before[name], after[name]);
        }
        // `seven` is the last function now.
        let [called, other] = [1, 3].map(|index| [&[0, 0x10, index][..], &[0x1a, 0x10, 0, 0x0b]].concat());
        assert_eq!((&before[1].2, &after[1].2), (&called, &other));
    }
}
