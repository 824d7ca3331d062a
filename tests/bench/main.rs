//! The cost of the built site for a visitor: bytes, time until the page is ready, time from a typed character to its
//! results; and that of the search engine alone with many records.
//!
//! `cargo bench --bench site --features browser`; a word after `--` (`size`, `visit`, `loading`, `embed`, `typing`,
//! `lighthouse`, `scale`) runs one part.
#![allow(clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

#[path = "../hosting/servers.rs"]
#[allow(dead_code, reason = "one kind of host is enough here")]
mod servers;

mod embed;
mod lighthouse;
mod loading;
mod scale;
mod typing;
mod visit;

use support::size::{Kind, Table};
use support::{dist, first_view};

fn main() {
    // Cargo itself adds flags such as `--bench`.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let runs = |part: &str| wanted.is_empty() || wanted.iter().any(|word| word == part);
    if runs("size") {
        println!("Every file of the site, in bytes; sent: Brotli 11, fonts as they are\n");
        println!(
            "{}",
            Table::of_folder(&dist::root(), &[Kind::Wasm, Kind::Script, Kind::Style, Kind::Font, Kind::Data]).render()
        );
        println!("A first view of the catalogue\n");
        println!("{}", first_view::weigh("/fr/plateformes").render());
    }
    if runs("visit") {
        visit::run();
    }
    if runs("loading") {
        loading::run();
    }
    if runs("embed") {
        embed::run();
    }
    if runs("typing") {
        typing::run();
    }
    if runs("lighthouse") {
        lighthouse::run();
    }
    if runs("scale") {
        scale::run();
    }
}

/// How often to measure: the environment variable `ROUNDS`, else `usual`.
fn rounds(usual: usize) -> usize {
    std::env::var("ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(usual)
}

/// A quantile of the sample (nearest rank).
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "small samples"
)]
fn percentile(sample: &[f64], share: f64) -> f64 {
    let mut sorted = sample.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (share * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}
