//! The call graph of the wasm: what its functions and constants use, and so which parts need them.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{BinaryReaderError, ExternalKind, KnownCustom, Linking, Parser, Payload, RelocationEntry, SymbolInfo};

/// A function or a constant.
#[derive(Default)]
struct Item {
    /// In bytes.
    size: usize,
    is_function: bool,
    /// Indices of the items that it refers to.
    uses: Vec<usize>,
    /// The parts that need it, as a bit set.
    users: u64,
    is_main: bool,
}

/// The functions of the wasm in order, then its constants.
pub(super) struct Graph(Vec<Item>);

/// An item in the file: its start, its end, and its index in the list.
type Span = (u64, u64, usize);

/// The data read before the relocations, which refer to items by symbols.
#[derive(Default)]
struct Read {
    items: Vec<Item>,
    /// The items by their position in the file, for each section that contains any.
    spans: BTreeMap<u32, (u64, Vec<Span>)>,
    /// The start of each data segment's content.
    segments: Vec<u64>,
    /// The indices of the code and data sections.
    code: u32,
    data: u32,
    /// For each symbol, the item that it names, if any.
    symbols: Vec<Option<usize>>,
    relocations: Vec<(u32, RelocationEntry)>,
    /// The exported functions that stay in the main part, and the entry functions of the others.
    roots: Vec<usize>,
    entries: Vec<(String, usize)>,
}

/// The part whose entry function has this export name: `__wasm_split_00PART00_export_…`.
fn part_of(export: &str) -> Option<&str> {
    export.strip_prefix("__wasm_split_00")?.split_once("00_export_").map(|(part, _)| part)
}

impl Read {
    fn symbol(&mut self, symbol: &SymbolInfo) {
        let item = match symbol {
            SymbolInfo::Func { index, .. } => Some(*index as usize),
            SymbolInfo::Data { symbol: Some(constant), .. } => {
                let start = self.segments.get(constant.index as usize).map(|start| start + u64::from(constant.offset));
                start.map(|start| {
                    self.items.push(Item { size: constant.size as usize, ..Item::default() });
                    let position = self.items.len() - 1;
                    let spans = &mut self.spans.entry(self.data).or_default().1;
                    spans.push((start, start + u64::from(constant.size), position));
                    position
                })
            }
            _ => None,
        };
        self.symbols.push(item);
    }

    fn payload(&mut self, payload: Payload, section: u32) -> Result<(), BinaryReaderError> {
        match payload {
            Payload::ImportSection(imports) => {
                let functions = imports.into_imports().filter_map(Result::ok);
                let functions = functions.filter(|import| matches!(import.ty, wasmparser::TypeRef::Func(_)));
                self.items.extend(functions.map(|_| Item { is_function: true, ..Item::default() }));
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    let function = export.index as usize;
                    match (export.kind, part_of(export.name)) {
                        (ExternalKind::Func, Some(part)) => self.entries.push((part.to_owned(), function)),
                        (ExternalKind::Func, None) => self.roots.push(function),
                        _ => {}
                    }
                }
            }
            Payload::StartSection { func, .. } => self.roots.push(func as usize),
            Payload::CodeSectionStart { range, .. } => {
                self.code = section;
                self.spans.insert(section, (range.start, Vec::new()));
            }
            Payload::CodeSectionEntry(body) => {
                let range = body.range();
                let spans = &mut self.spans.entry(self.code).or_default().1;
                spans.push((range.start, range.end, self.items.len()));
                let size = usize::try_from(range.end - range.start).unwrap_or_default();
                self.items.push(Item { size, is_function: true, ..Item::default() });
            }
            Payload::DataSection(segments) => {
                self.data = section;
                self.spans.insert(section, (segments.range().start, Vec::new()));
                for segment in segments {
                    let segment = segment?;
                    self.segments.push(segment.range.end - segment.data.len() as u64);
                }
            }
            Payload::CustomSection(custom) => match custom.as_known() {
                KnownCustom::Linking(linking) => {
                    for subsection in linking.subsections() {
                        if let Linking::SymbolTable(symbols) = subsection? {
                            for symbol in symbols {
                                self.symbol(&symbol?);
                            }
                        }
                    }
                }
                KnownCustom::Reloc(relocations) => {
                    let section = relocations.section_index();
                    for entry in relocations.entries() {
                        self.relocations.push((section, entry?));
                    }
                }
                _ => {}
            },
            _ => {}
        }
        Ok(())
    }

    /// Records the references between items.
    fn link(&mut self) {
        for (_, spans) in self.spans.values_mut() {
            spans.sort_unstable();
        }
        for (section, entry) in &self.relocations {
            let Some((start, spans)) = self.spans.get(section) else { continue };
            let at = start + u64::from(entry.offset);
            let around = spans.partition_point(|(start, ..)| *start <= at).checked_sub(1).map(|last| spans[last]);
            let user = around.filter(|(_, end, _)| at < *end).map(|(.., position)| position);
            let used = self.symbols.get(entry.index as usize).copied().flatten();
            if let (Some(user), Some(used), false) = (user, used, is_type(entry)) {
                self.items[user].uses.push(used);
            }
        }
    }
}

/// Whether a relocation refers to a type index, not to a symbol.
fn is_type(entry: &RelocationEntry) -> bool {
    entry.ty == wasmparser::RelocationType::TypeIndexLeb
}

impl Graph {
    /// Reads a wasm that was linked with `--emit-relocs`.
    ///
    /// # Errors
    /// If it is not a valid wasm.
    pub(super) fn read(wasm: &[u8]) -> Result<Self, BinaryReaderError> {
        let mut read = Read::default();
        let mut section = 0;
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            let is_section = payload.as_section().is_some();
            read.payload(payload, section)?;
            section += u32::from(is_section);
        }
        read.link();
        let mut graph = Self(read.items);
        for used in graph.reached(read.roots) {
            graph.0[used].is_main = true;
        }
        let names: BTreeSet<&String> = read.entries.iter().map(|(part, _)| part).collect();
        for (bit, name) in names.into_iter().enumerate() {
            let own = read.entries.iter().filter(|(part, _)| part == name).map(|(_, function)| *function).collect();
            for used in graph.reached(own) {
                graph.0[used].users |= 1 << bit;
            }
        }
        Ok(graph)
    }

    /// These items and everything that they need, except for the main part.
    fn reached(&self, from: Vec<usize>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        let mut next = from;
        while let Some(position) = next.pop() {
            let Some(item) = self.0.get(position).filter(|item| !item.is_main) else { continue };
            if found.insert(position) {
                next.extend(&item.uses);
            }
        }
        found
    }

    fn size(&self, items: &BTreeSet<usize>) -> usize {
        items.iter().map(|position| self.0[*position].size).sum()
    }

    /// Functions that several parts need go into a file for each set of parts. Returns those that are moved into the
    /// main part instead, because their file would have less than `small` bytes: first those that most parts need, and
    /// none that would draw in much other code.
    pub(super) fn hoisted(mut self, small: usize) -> BTreeSet<usize> {
        let mut hoisted = BTreeSet::new();
        loop {
            let mut files: BTreeMap<u64, BTreeSet<usize>> = BTreeMap::new();
            for (position, item) in self.0.iter().enumerate().filter(|(_, item)| !item.is_main) {
                files.entry(item.users).or_default().insert(position);
            }
            let mut files: Vec<_> = files.into_iter().filter(|(users, _)| users.count_ones() > 1).collect();
            files.sort_by_key(|(users, _)| (std::cmp::Reverse(users.count_ones()), *users));
            let mut has_changed = false;
            for (_, file) in files {
                let size = self.size(&file);
                let taken = self.reached(file.iter().copied().collect());
                if size < small && self.size(&taken) <= size * 3 / 2 + small / 4 {
                    has_changed = true;
                    for position in &taken {
                        self.0[*position].is_main = true;
                    }
                    hoisted.extend(file.into_iter().filter(|position| self.0[*position].is_function));
                }
            }
            if !has_changed {
                return hoisted;
            }
        }
    }
}
