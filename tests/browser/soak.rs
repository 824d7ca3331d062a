//! Random valid use for some time: no errors, no leaks, the focus is never lost.
//!
//! `SOAK_SECONDS` sets the duration (75; `make soak` takes ten minutes), `SOAK_SEED` the random seed (1).

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::support::{Browser, CONTROL, DOWN, ENTER, ESCAPE, Random, Site, TAB, UP, text};
use serde_json::{Value, json};

/// The page where memory is measured: the largest.
const HERE: &str = "/fr/plateformes";

/// Actions before the first measurement: by then, most things that are created once per page exist.
const WARM: usize = 150;

/// Allowed growth between the first and the last measurement, whatever the duration.
const MORE: Measures = Measures { nodes: 400.0, listeners: 60.0, heap: 1.5 * MEGABYTE, wasm: 1.5 * MEGABYTE };

const MEGABYTE: f64 = 1_048_576.0;

/// Exposes the memory of the wasm, which is not accessible otherwise: the main part exports it, the others do not.
const KEEP_MEMORY: &str = "for (const name of ['instantiate', 'instantiateStreaming']) { \
    const real = WebAssembly[name]; \
    WebAssembly[name] = async (...given) => { \
        const made = await real.apply(WebAssembly, given); \
        window.programMemory ??= (made.instance ?? made).exports.memory; return made; }; }";

/// In scope when actions are chosen. Returns no elements: references to them would be leaks.
const CHOICES: &str = r"
    const [kind, chance] = arguments;
    const files = /\.(atom|ics|csv|json|opensearch|xml|png|svg)$/;
    const inside = link => !link.hasAttribute('download') && !link.target && link.getAttribute('href').startsWith('/')
        && !files.test(link.getAttribute('href').split(/[?#]/)[0]) && !/^\/data\//.test(link.getAttribute('href'));
    // Downloads, print, the clipboard and other programs are left to other tests.
    const away = /Télécharger|Download|CSV|JSON|\.ics|Imprimer|Print|Copier|Copy|message/i;
    const called = element => name(element) || element.getAttribute('aria-label') || words(element);
    const KINDS = {
        link: () => all('main a[href]').filter(inside),
        menu: () => all('header a[href], footer a[href], nav a[href]').filter(inside),
        language: () => all('header a[hreflang]').filter(inside),
        part: () => all('main a[href^=\'#\'], .skip-link').filter(link => !link.closest('svg')),
        state: () => all('main a[data-state-link]').filter(inside),
        map: () => all('main svg a'),
        box: () => all('main input[type=checkbox], main input[type=radio]'),
        button: () => all('main button, [role=region] button, aside button').filter(button => !away.test(called(button))),
        theme: () => all('header button').filter(button => /th[eè]me/i.test(called(button))),
        top: () => all('header button, .tray button, .tray a[href]').filter(button => !away.test(called(button))),
        fold: () => all('summary'),
        field: () => all('input[type=search], main input[type=text], main textarea'),
        select: () => all('main select'),
    };
    const found = KINDS[kind]().filter(element => shown(element.closest('label') || element) && !element.disabled);
    for (let turn = 0; turn < Math.min(found.length, 12); turn += 1) {
        const element = found[(Math.floor(chance * found.length) + turn * 7) % found.length];
        const seen = element.matches('input[type=checkbox], input[type=radio]') ? element.closest('label') || element : element;
        seen.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = (element.matches('svg a') ? element.querySelector('path, circle') || element : seen).getClientRects()[0];
        if (!box) continue;
        const x = box.left + Math.min(box.width / 2, 300), y = box.top + box.height / 2;
        const hit = document.elementFromPoint(x, y);
        if (hit && (seen.contains(hit) || hit.contains(seen) && hit.matches('label, a, button')))
            return { x, y, what: called(element).slice(0, 60), value: element.value ?? '' };
    }
    return null;
";

/// Everything started by an action has finished.
const SETTLED: &str = "const frame = () => new Promise(requestAnimationFrame); await frame(); await frame(); \
    const active = document.activeElement; \
    return [document.documentElement.dataset.state, !active || active === document.body ? '' : active.tagName, \
        document.querySelectorAll('h1').length, location.pathname + location.search + location.hash]";

/// Measured values that could grow: counts, and bytes of memory.
#[derive(Clone, Copy, Debug)]
struct Measures {
    nodes: f64,
    listeners: f64,
    heap: f64,
    wasm: f64,
}

/// Kinds of actions, repeated by frequency.
const KINDS: [&str; 40] = [
    "link", "link", "link", "link", "link", "menu", "menu", "menu", "language", "language", "part", "state", "state",
    "state", "map", "map", "box", "box", "box", "box", "button", "button", "button", "button", "theme", "theme", "top",
    "fold", "fold", "type", "type", "type", "type", "clear", "select", "back", "back", "forward", "palette", "tab",
];

/// Pages that few links lead to.
const PLACES: [&str; 8] = [
    "/fr/plateformes?view=map",
    "/en/platforms?q=imaging&sort=host",
    "/fr/agenda",
    "/en/overview?by=host",
    "/fr/proposer",
    "/en/embed",
    "/fr/recherche?q=cyto",
    "/fr/groupes",
];

const WORDS: [&str; 8] = ["cyto", "imagerie", "Curie", "facs 3d", "rna", "l’é", "zzzz", "mass spectrometry"];

struct Soak<'a> {
    browser: &'a Browser,
    random: Random,
    /// The latest actions, newest last.
    done: Vec<String>,
    /// The errors by kind, with their number and the actions before the first.
    wrong: BTreeMap<String, (usize, String)>,
}

impl Soak<'_> {
    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.random.below(all.len())]
    }

    fn fault(&mut self, fault: String) {
        let before = self.done.iter().rev().take(4).rev().cloned().collect::<Vec<_>>().join(" → ");
        self.wrong.entry(fault).or_insert((0, before)).0 += 1;
    }

    fn click(&self, place: &Value) {
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            let event = json!({"type": kind, "x": place["x"], "y": place["y"], "button": button, "clickCount": 1});
            self.browser.cdp("Input.dispatchMouseEvent", event);
        }
    }

    /// Opens a URL as a link or a bookmark would.
    fn jump(&mut self, path: &str) {
        self.browser.follow(path);
        self.done.push(format!("go {path}"));
    }

    /// A random element of this kind on the page, if any.
    fn choose(&mut self, kind: &str) -> Option<Value> {
        let chance = f64::from(u32::try_from(self.random.below(10_000)).unwrap()) / 10_000.0;
        let place = self.browser.dom_with(CHOICES, &[json!(kind), json!(chance)]);
        (!place.is_null()).then_some(place)
    }

    fn press_on(&mut self, kind: &str) -> bool {
        let Some(place) = self.choose(kind) else { return false };
        self.done.push(format!("{kind} “{}”", text(&place["what"])));
        self.click(&place);
        true
    }

    fn act(&mut self) -> bool {
        let kind = self.one(&KINDS);
        match kind {
            "type" | "clear" => {
                if !self.press_on("field") {
                    return false;
                }
                if kind == "clear" {
                    self.browser.press_with(CONTROL, 'a');
                    self.browser.press('\u{E003}');
                } else {
                    let word = self.one(&WORDS);
                    self.browser.type_keys(word);
                    self.done.push(format!("type {word}"));
                    if self.random.below(3) == 0 {
                        self.browser.press(ENTER);
                    }
                }
            }
            "select" => {
                if self.choose("select").is_none() {
                    return false;
                }
                let number = self.random.below(6);
                let focus =
                    "const all = [...document.querySelectorAll('main select')]; all[arguments[0] % all.length].focus()";
                self.browser.script_with(focus, &[json!(number)]);
                let key = self.one(&[DOWN, DOWN, UP]);
                self.browser.press(key);
                self.done.push("select another".to_owned());
            }
            "back" | "forward" => {
                self.browser.script(&format!("history.{kind}()"));
                self.done.push(kind.to_owned());
            }
            "palette" => self.palette(),
            "tab" => {
                self.browser.press(TAB);
                self.done.push("tab".to_owned());
            }
            kind => return self.press_on(kind),
        }
        true
    }

    /// The search over the whole site.
    fn palette(&mut self) {
        self.browser.press_with(CONTROL, 'k');
        let word = self.one(&WORDS);
        self.browser.type_keys(word);
        let key = self.one(&[ENTER, ESCAPE, DOWN]);
        self.browser.press(key);
        if key == DOWN {
            self.browser.press(ENTER);
        }
        self.done.push(format!("search “{word}” everywhere, then {:?}", u32::from(key)));
        // An empty answer leaves the dialog open; the page below cannot be clicked.
        let open = "const dialog = document.querySelector('dialog[open]'); return Boolean(dialog)";
        if self.browser.script_async(&format!("await new Promise(requestAnimationFrame); {open}")) == true {
            self.browser.press(ESCAPE);
        }
    }

    /// Waits until the page is ready, then looks for errors.
    fn look(&mut self) {
        let mut seen = Value::Null;
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(10) {
            seen = self.browser.script_async(SETTLED);
            if seen[0] == "ready" && seen[1] != "" && seen[2] == 1 {
                break;
            }
            // Anything still loading arrives within a second, or never.
            if seen[0] == "ready" && start.elapsed() > Duration::from_secs(1) {
                break;
            }
        }
        let last = self.done.last().cloned().unwrap_or_default();
        if seen[0] != "ready" || seen[2] != 1 {
            self.fault(format!("after {last}: {seen}"));
        }
        // After the last Tab stop the focus is in the browser's toolbars.
        if seen[1] == "" {
            if last != "tab" {
                let what = last.split_once('“').map_or(last.as_str(), |(kind, _)| kind);
                self.fault(format!("the focus is lost after {what} on {}", path(&text(&seen[3]))));
            }
            self.browser.press(TAB);
        }
        for error in self.browser.console_errors() {
            self.fault(format!("{error:?}"));
        }
    }

    fn measure(&mut self) -> Measures {
        if self.browser.script("return location.pathname + location.search") != HERE {
            self.browser.follow(HERE);
        }
        self.browser.wait_arrival(HERE);
        self.browser
            .script_async("const frame = () => new Promise(requestAnimationFrame); await frame(); await frame()");
        for _ in 0..3 {
            self.browser.cdp("HeapProfiler.collectGarbage", json!({}));
        }
        let metrics = self.browser.cdp("Performance.getMetrics", json!({}));
        let all = metrics["metrics"].as_array().unwrap();
        let metric = |name: &str| all.iter().find(|one| one["name"] == name).unwrap()["value"].as_f64().unwrap();
        let own = self.browser.script("return programMemory.buffer.byteLength");
        Measures {
            nodes: metric("Nodes"),
            listeners: metric("JSEventListeners"),
            heap: metric("JSHeapUsedSize"),
            wasm: own.as_f64().unwrap(),
        }
    }
}

/// A URL without ids and values.
fn path(address: &str) -> String {
    address.split(['?', '#']).next().unwrap_or_default().split('/').take(3).collect::<Vec<_>>().join("/")
}

fn given(name: &str, usual: u64) -> u64 {
    std::env::var(name).map_or(usual, |number| number.parse().expect("a number"))
}

#[test]
#[ignore = "thorough: make test-all"]
fn random_use_causes_no_errors_leaks_or_lost_focus() {
    let (seconds, seed) = (given("SOAK_SECONDS", 75), given("SOAK_SEED", 1));
    let site = Site::open();
    site.run_in_new_documents(KEEP_MEMORY);
    site.cdp("Performance.enable", json!({}));
    site.visit(HERE);
    site.press(TAB);
    let mut soak = Soak { browser: &site, random: Random::new(seed), done: Vec::new(), wrong: BTreeMap::new() };
    let start = Instant::now();
    let (mut count, mut first, mut next, mut all) = (0, None, Duration::from_mins(1), Vec::new());
    // Previews a draft and visits each page, so that everything cached exists before the first measurement. The memory
    // of the app grows with the first previews, which hold all content a second time.
    let start_preview = "const start = button(/^Aperçu/); start?.click(); return start !== undefined";
    for _ in 0..3 {
        soak.jump("/fr/atelier");
        site.wait_true("the workshop", || site.dom(start_preview) == true);
        site.wait_until("the preview", "return document.querySelector('.preview-line') !== null");
        soak.jump("/fr/plateformes?q=imagerie");
        soak.look();
    }
    soak.jump("/fr/atelier");
    for place in PLACES {
        soak.jump(place);
        soak.look();
    }
    while start.elapsed() < Duration::from_secs(seconds) || first.is_none() {
        if soak.random.below(60) == 0 {
            let place = soak.one(&PLACES);
            soak.jump(place);
        } else if !soak.act() {
            continue;
        }
        soak.look();
        count += 1;
        if count == WARM {
            first = Some(soak.measure());
        } else if first.is_some() && start.elapsed() > next {
            next += Duration::from_mins(1);
            all.push(soak.measure());
        }
    }
    let (first, last) = (first.unwrap(), soak.measure());
    println!("seed {seed}: {count} actions in {:?}\n  after {WARM}: {first:?}", start.elapsed());
    for one in &all {
        println!("  later:  {one:?}");
    }
    println!("  at the end: {last:?}");
    let wrong: Vec<String> =
        soak.wrong.iter().map(|(fault, (times, before))| format!("{times} × {fault}\n      {before}")).collect();
    assert!(wrong.is_empty(), "seed {seed}:\n  {}", wrong.join("\n  "));
    for (what, before, after, more) in [
        ("nodes of documents", first.nodes, last.nodes, MORE.nodes),
        ("listeners", first.listeners, last.listeners, MORE.listeners),
        ("bytes of JavaScript", first.heap, last.heap, MORE.heap),
        ("bytes of the program", first.wasm, last.wasm, MORE.wasm),
    ] {
        assert!(after <= before + more, "seed {seed}: {before} {what} have become {after}");
    }
}

/// Alternates between two pages: whatever outlives a page must not hold on to it.
#[test]
#[ignore = "thorough: make test-all"]
fn repeated_visits_leak_no_memory_of_the_app() {
    let site = Site::open();
    site.run_in_new_documents(KEEP_MEMORY);
    site.visit(HERE);
    // Browsers ignore changes of the URL beyond 200 in ten seconds.
    let turn = "const frame = () => new Promise(requestAnimationFrame); \
        for (let turn = 0; turn < arguments[0]; turn += 1) { \
            for (const address of ['/fr/groupes', '/fr/plateformes']) { \
                do { history.replaceState(null, '', address); await frame(); } while (location.pathname !== address); \
                dispatchEvent(new PopStateEvent('popstate')); \
                const deadline = performance.now() + 5000; \
                const stands = () => document.querySelector(`main a[href^='${address}/']`); \
                do await frame(); while (!stands() && performance.now() < deadline); \
                if (!stands()) return address; } } \
        return programMemory.buffer.byteLength";
    let mut seen = Vec::new();
    for turns in [50, 100] {
        let after = site.script_async_with(turn, &[json!(turns)]);
        seen.push(after.as_f64().unwrap_or_else(|| panic!("{after} does not come")));
    }
    println!("memory of the program: {seen:?}");
    assert!(seen[1] - seen[0] < 0.5 * MEGABYTE, "bytes after 50 and after 150 turns: {seen:?}");
}
