//! A first visit on a slow phone: 1.6 Mbit/s, 150 ms, CPU slowed down four times, a window of 412 × 823.
//!
//! Measures a visitor who types at once in the catalogue, the time per character once the page is ready, and the time
//! until a page is ready for a visitor who moves at once. `BEFORE` names the `dist/` of another build, such as the last
//! release: both are measured in turns, so that a change in the machine's load affects both alike.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use crate::loading::WATCH;
use crate::percentile;
use crate::support::{Browser, Server, Site, dist};

const SLOWER: f64 = 4.0;
const BITS: u32 = 1_600_000;
const LATENCY: u32 = 150;
const ROUNDS: usize = 5;
const CATALOGUE: &str = "/fr/plateformes";
/// Texts typed at once, and when the page is ready.
const WORDS: [&str; 2] = ["facs", "imagerie paris"];
/// Pause between two characters.
const RHYTHM: Duration = Duration::from_millis(120);

/// Bytes received, headers included; responses from the cache count as 0.
const RECEIVED: &str = "return ['navigation', 'resource'].flatMap(type => performance.getEntriesByType(type)) \
    .reduce((sum, entry) => sum + entry.transferSize, 0)";

/// From each character of a word to the task after the frame with the new list.
const LETTERS: &str = r"
    const box = searchBox(), pause = ms => new Promise(done => setTimeout(done, ms));
    const enter = text => {
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const drawn = () => new Promise(done => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
    }));
    enter('');
    await pause(1200);
    const times = [];
    for (let length = 1; length <= arguments[0].length; length++) {
        const start = performance.now();
        enter(arguments[0].slice(0, length));
        await drawn();
        times.push(performance.now() - start);
        await pause(250);
    }
    return times;
";

/// A row of the table: its name, the values of a build, and the quantile that is shown.
struct Line {
    name: String,
    values: Vec<f64>,
    share: f64,
}

struct Build {
    name: String,
    root: PathBuf,
    lines: Vec<Line>,
}

impl Build {
    fn add(&mut self, name: &str, share: f64, values: &[f64]) {
        if let Some(line) = self.lines.iter_mut().find(|line| line.name == name) {
            line.values.extend(values);
        } else {
            self.lines.push(Line { name: name.to_owned(), values: values.to_vec(), share });
        }
    }

    /// A browser without a cache of the build, on the slow network.
    fn first_visit(&self) -> Site {
        let site = Site { server: Server::start(&self.root), browser: Browser::start() };
        site.set_viewport(412, 823);
        site.run_in_new_documents(WATCH);
        site.cdp("Network.enable", json!({}));
        let (down, up) = (BITS / 8, BITS / 16);
        let line = json!({"offline": false, "latency": LATENCY, "downloadThroughput": down, "uploadThroughput": up});
        site.cdp("Network.emulateNetworkConditions", line);
        site.slow_down(SLOWER);
        site
    }

    fn types_at_once(&mut self) {
        let site = self.first_visit();
        site.sit_still();
        site.goto(&format!("{}{CATALOGUE}", site.server.origin()));
        let painted = "return searchBox() && performance.getEntriesByName('first-contentful-paint').length";
        site.wait_until("the published page", painted);
        let start = site.script("return performance.now()").as_f64().unwrap_or(f64::NAN);
        site.element("search box", "return searchBox()").click();
        for letter in WORDS[0].chars() {
            site.press(letter);
            std::thread::sleep(RHYTHM);
        }
        let answered = "return document.documentElement.dataset.state === 'ready' \
            && all('main mark').length > 0 && performance.now()";
        let end = site.wait_until("an answer", answered).as_f64().unwrap_or(f64::NAN);
        self.add("first word answered, ms", 0.5, &[end - start]);
        site.wait_quiet();
        let received = site.script(RECEIVED).as_f64().unwrap_or(f64::NAN);
        self.add("received with what follows, kB", 0.5, &[received / 1000.0]);
        let letters = site.dom_async(LETTERS, &[json!(WORDS[1])]);
        let letters: Vec<f64> = letters.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
        self.add("a letter, p50, ms", 0.5, &letters);
        self.add("a letter, p95, ms", 0.95, &letters);
    }

    fn is_ready(&mut self, path: &str) {
        let site = self.first_visit();
        site.visit(path);
        let ready = site.wait_until("the moment of being ready", "return window.readyAt");
        self.add(&format!("{path} ready, ms"), 0.5, &[ready.as_f64().unwrap_or(f64::NAN)]);
        let received = site.script(RECEIVED).as_f64().unwrap_or(f64::NAN);
        self.add(&format!("{path}, kB until then"), 0.5, &[received / 1000.0]);
    }
}

pub(crate) fn run() {
    let before = std::env::var_os("BEFORE").filter(|folder| !folder.is_empty()).map(|folder| ("before", folder.into()));
    let mut builds: Vec<Build> = before
        .into_iter()
        .chain([("today", dist::root())])
        .map(|(name, root)| Build { name: name.to_owned(), root, lines: Vec::new() })
        .collect();
    let group = dist::ids("groups.json").into_iter().next().expect("there is a group");
    let frame = format!("/embed/fr/groupes/{group}");
    let rounds = crate::rounds(ROUNDS);
    for _ in 0..rounds {
        for build in &mut builds {
            build.types_at_once();
            for path in ["/fr/missions", CATALOGUE, "/fr", "/embed/fr/agenda", &frame] {
                build.is_ready(path);
            }
        }
    }
    print(&builds, rounds);
}

fn print(builds: &[Build], rounds: usize) {
    println!("A first visit at 1.6 Mbit/s, 150 ms, {SLOWER}× slower processor; medians of {rounds}, builds in turns\n");
    let names = builds.iter().map(|build| format!("{:>9}", build.name)).collect::<Vec<_>>().concat();
    println!("{:<52}{names}{:>9}", "", if builds.len() > 1 { "ratio" } else { "" });
    let Some(first) = builds.first() else { return };
    for (number, line) in first.lines.iter().enumerate() {
        let values = builds.iter().filter_map(|build| build.lines.get(number));
        let values: Vec<f64> = values.map(|line| percentile(&line.values, line.share)).collect();
        let shown = values.iter().map(|value| format!("{value:>9.0}")).collect::<Vec<_>>().concat();
        let ratio = match values[..] {
            [before, today] => format!("{:>9.2}", today / before),
            _ => String::new(),
        };
        println!("{:<52}{shown}{ratio}", line.name);
    }
    println!();
}
