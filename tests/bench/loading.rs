//! Time from the start of a navigation to `html[data-state=ready]`, with the CPU slowed down four times, from a local
//! server and without cache: the cost of compiling and running, not of the network.
//!
//! The bare page is the lower bound: the same wasm, fetched, compiled while streaming and instantiated with imports
//! that do nothing; without glue, style, fonts, data and views.

use crate::percentile;
use crate::support::{Site, dist};
use std::path::PathBuf;

const SLOWER: f64 = 4.0;
const ROUNDS: usize = 5;
const BARE: &str = "/__bare.html";

/// Records when the page is first ready, for a visitor who moves at once.
pub(crate) const WATCH: &str = "
    const look = () => {
        if (window.readyAt === undefined && document.documentElement?.dataset.state === 'ready') window.readyAt = performance.now();
    };
    addEventListener('DOMContentLoaded', () => dispatchEvent(new Event('pointermove')));
    new MutationObserver(look).observe(document, { attributes: true, childList: true, subtree: true, attributeFilter: ['data-state'] });
";

pub(crate) fn run() {
    let site = Site::open();
    site.server.add_page(BARE, &bare_page());
    site.run_in_new_documents(WATCH);
    site.slow_down(SLOWER);
    println!("From navigation to ready, {SLOWER}× slower processor, {ROUNDS} rounds, milliseconds\n");
    println!("{:<28} {:>8} {:>8} {:>8}", "page", "median", "least", "most");
    // Rounds are the outer loop, so that a change in the machine's load affects all pages alike.
    let pages = [BARE, "/fr", "/fr/plateformes"];
    let mut times = pages.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for (page, times) in pages.iter().zip(&mut times) {
            times.push(time(&site, page));
        }
    }
    for (page, times) in pages.iter().zip(&times) {
        let (median, least, most) = (percentile(times, 0.5), percentile(times, 0.0), percentile(times, 1.0));
        println!("{page:<28} {median:>8.0} {least:>8.0} {most:>8.0}");
    }
    println!();
}

fn time(site: &Site, path: &str) -> f64 {
    site.goto("about:blank");
    site.visit(path);
    site.wait_until("the moment of being ready", "return window.readyAt").as_f64().unwrap()
}

fn bare_page() -> String {
    let wasm = wasm_file();
    let name = wasm.strip_prefix(dist::root()).expect("the file was found below the folder").display().to_string();
    format!(
        "<!doctype html><title>bare</title><script type=module>\
         const module = await WebAssembly.compileStreaming(fetch('/{name}'));\
         const nothing = {{ function: () => () => 0, global: () => new WebAssembly.Global({{ value: 'i32' }}, 0),\
             memory: () => new WebAssembly.Memory({{ initial: 64 }}),\
             table: () => new WebAssembly.Table({{ initial: 1024, element: 'externref' }}) }};\
         const imports = {{}};\
         for (const {{ module: from, name, kind }} of WebAssembly.Module.imports(module)) (imports[from] ??= {{}})[name] = nothing[kind]();\
         await WebAssembly.instantiate(module, imports);\
         document.documentElement.dataset.state = 'ready';</script>"
    )
}

fn wasm_file() -> PathBuf {
    let entries = std::fs::read_dir(dist::root()).expect("the site is built");
    let mut files = entries.flatten().map(|entry| entry.path());
    files
        .find(|file| file.extension().is_some_and(|extension| extension == "wasm"))
        .expect("the built site has a wasm file")
}
