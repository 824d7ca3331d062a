//! Time from a character typed in the catalogue's search field to the first frame with its results.
//!
//! Each character is an `input` event, sent when the page is idle; the clock stops in the frame after the list has
//! changed. The page's own debounce is included. Characters that do not change the list are counted separately.

use crate::percentile;
use crate::support::Site;
use serde_json::{Value, json};

const WORDS: [&str; 6] = ["cytometrie", "imagerie", "proteomics", "sequencage", "organoides", "biobank"];

const TYPE: &str = r"
    const box = searchBox(), pause = ms => new Promise(done => setTimeout(done, ms));
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const state = () => results()?.innerHTML ?? '';
    const enter = text => {
        set.call(box, text);
        box.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text.at(-1) ?? null }));
    };
    const frame = () => new Promise(done => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done();
        channel.port2.postMessage(null);
    }));
    const letter = text => new Promise(done => {
        const before = state();
        let observer, start;
        const end = async seen => { observer.disconnect(); clearTimeout(limit); if (seen) await frame(); done(seen ? performance.now() - start : null); };
        observer = new MutationObserver(() => { if (state() !== before) end(true); });
        observer.observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
        const limit = setTimeout(() => end(false), 1500);
        start = performance.now();
        enter(text);
    });
    const times = [];
    for (const word of arguments[0]) {
        for (let length = 1; length <= word.length; length++) {
            times.push(await letter(word.slice(0, length)));
            await pause(100);
        }
        await letter('');
        await pause(400);
    }
    return times;
";

pub(crate) fn run() {
    let site = Site::open();
    println!("From a letter to the frame that shows its results, milliseconds\n");
    println!("{:<28} {:>8} {:>8} {:>8} {:>10} {:>10}", "processor", "p50", "p95", "most", "letters", "no change");
    for slower in [1.0, 4.0] {
        site.slow_down(1.0);
        site.visit("/fr/plateformes");
        site.slow_down(slower);
        let answers: Vec<Value> = WORDS
            .iter()
            // One command per word: the driver limits a script to one minute.
            .flat_map(|word| site.dom_async(TYPE, &[json!([word])]).as_array().cloned().unwrap_or_default())
            .collect();
        let times: Vec<f64> = answers.iter().filter_map(Value::as_f64).collect();
        assert!(!times.is_empty(), "no typed character changed the list");
        let (median, high, most) = (percentile(&times, 0.5), percentile(&times, 0.95), percentile(&times, 1.0));
        let name = format!("{slower}× slower");
        let same = answers.len() - times.len();
        println!("{name:<28} {median:>8.1} {high:>8.1} {most:>8.1} {:>10} {same:>10}", answers.len());
    }
    println!();
}
