//! The size gate: what the built site may weigh on the wire. A kilobyte is 1000 bytes.
//!
//! Compressible files count with Brotli 11, fonts as they are. `cargo bench --bench site` prints the same tables.
#![allow(clippy::unwrap_used)]

#[path = "../support.rs"]
mod support;

use support::dist;
use support::first_view;
use support::size::{Kind, Table};

const WASM: usize = 337_000;
const STYLE: usize = 15_600;
const FONTS: usize = 75_000;
const FIRST_VIEW: usize = 596_000;

#[test]
fn each_kind_of_file_stays_within_its_budget() {
    let table = Table::of_folder(&dist::root(), &[Kind::Wasm, Kind::Style, Kind::Font]);
    let over: Vec<String> = [(Kind::Wasm, WASM), (Kind::Style, STYLE), (Kind::Font, FONTS)]
        .into_iter()
        .filter(|(kind, budget)| table.total_of(*kind) > *budget)
        .map(|(kind, budget)| format!("{kind:?}: {} of {budget} bytes", table.total_of(kind)))
        .collect();
    assert!(table.total_of(Kind::Wasm) > 0, "no wasm in `{}`\n{}", dist::root().display(), table.render());
    assert!(over.is_empty(), "over budget: {}\n{}", over.join(", "), table.render());
}

#[test]
fn a_first_view_of_the_catalogue_stays_within_its_budget() {
    let table = first_view::weigh("/fr/plateformes");
    for kind in [Kind::Wasm, Kind::Script, Kind::Style, Kind::Font, Kind::Data, Kind::Html] {
        assert!(table.total_of(kind) > 0, "a first view without {kind:?}\n{}", table.render());
    }
    assert!(table.total() <= FIRST_VIEW, "{} of {FIRST_VIEW} bytes\n{}", table.total(), table.render());
}
