//! Arbitrary messages to the embed's element and to its frame: invalid ones have no effect, valid ones stay within
//! bounds.

use crate::support::{FRAME, Host};
use serde_json::json;

/// Messages per round.
const COUNT: usize = 4000;

/// Pseudo-random values, unexpected and expected ones, of every type that a message can carry.
const MAKE: &str = r"
    let state = arguments[0];
    const below = limit => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 4294967296 * limit); };
    const one = (...all) => all[below(all.length)];
    const deep = depth => { let value = 1; for (let level = 0; level < depth; level += 1) value = one(0, 1) ? [value] : { data: value, type: value }; return value; };
    const odd = () => [
        () => null, () => undefined, () => true, () => NaN, () => Infinity, () => -Infinity, () => -0, () => 1e308, () => -5,
        () => 2 ** 53, () => 10n ** 30n, () => '', () => '600', () => '600px', () => 'constructor', () => '__proto__',
        () => 'ready'.repeat(below(5000)), () => [], () => [600], () => ({}), () => new Date(NaN), () => /x/, () => new Map([['type', 'height']]),
        () => new Error('x'), () => new ArrayBuffer(below(100000)), () => new Uint8Array(9), () => deep(below(400)), () => ({ valueOf: 600 }),
        () => Object.assign(Object.create(null), { length: 1e9 }), () => { const circle = {}; circle.data = circle; return circle; },
        () => new Number(600), () => new String('ready'), () => new Array(below(10000)), () => '\u0000\ud800',
    ][below(34)]();
    const href = () => one('https://a.example/', 'mailto:a@b.example', 'http://x', 'HTTPS://x', 'javascript:alert(1)', ' https://x', 'java\nscript:1',
        'data:text/html,x', 'https:' + 'x'.repeat(below(4000)), '//x', 'blob:x', odd());
    const message = (source, types) => {
        if (one(0, 0, 0, 1)) return odd();
        const message = { source: one(source, source, source, odd()), type: one(...types, ...types, odd()), version: one(1, 1, 1, 2, odd()) };
        if (one(0, 1)) message.height = one(below(50000) - 500, below(4000) / 3, odd());
        if (one(0, 1)) message.href = href();
        if (one(0, 1)) message.theme = one('light', 'dark', 'auto', odd());
        if (one(0, 0, 0, 1)) message[one('toString', 'constructor', 'detail', 'origin', 'isTrusted')] = odd();
        return message;
    };
";

/// The host page records all events of the embed with the window whose message they come from, and all errors.
const LISTEN: &str = "window.told = []; window.errors = []; addEventListener('error', event => errors.push(event.message)); \
    window.received = 0; window.sender = null; \
    addEventListener('message', event => { received += 1; sender = event.source; }, true); \
    for (const type of ['ready', 'height', 'navigate']) \
        document.addEventListener('canceropole:' + type, ({ detail }) => told.push([type, detail, sender]));";

#[test]
fn random_messages_of_a_frame_become_only_valid_events() {
    let host = Host::showing("<canceropole-embed view=groups></canceropole-embed>");
    host.script(LISTEN);
    for seed in 1..=3 {
        // From the frame itself: forged messages stay within bounds.
        let send = format!(
            "{MAKE} for (let count = 0; count < arguments[1]; count += 1) \
            parent.postMessage(message('canceropole', ['ready', 'height', 'navigate']), '*')"
        );
        host.within(FRAME, || host.script_with(&send, &[json!(seed), json!(COUNT)]));
        let received = format!("return received >= {} || ''", COUNT * seed);
        host.wait_until("all messages", &received);
    }
    let wrong = host.script(
        "return [...errors, ...told.filter(([type, detail]) => { const keys = Object.keys(detail).join(); \
            if (type === 'ready') return keys !== ''; \
            if (type === 'height') return keys !== 'height' || typeof detail.height !== 'number' || !Number.isFinite(detail.height); \
            return keys !== 'href' || typeof detail.href !== 'string' || detail.href.length > 2000 || !/^(https?|mailto):/i.test(detail.href); \
        }).map(([type, detail]) => [type, detail])].slice(0, 5)",
    );
    assert_eq!(wrong, json!([]), "only valid messages become events");
    let kinds = host
        .script("return ['ready', 'height', 'navigate'].map(kind => told.filter(([type]) => type === kind).length)");
    assert!(kinds.as_array().unwrap().iter().all(|count| count.as_u64().unwrap() > 100), "{kinds}");
    let height = host.frame_height();
    assert!((80.0..=30_000.0).contains(&height), "{height}");

    // From other windows: ignored. The frame itself may still say how high it is.
    let before =
        host.script("told.length = 0; received = 0; return document.querySelector('canceropole-embed').outerHTML");
    let elsewhere = format!(
        "{MAKE} const other = document.body.appendChild(document.createElement('iframe')); \
        const from = other.contentWindow.eval('(message) => parent.postMessage(message, \"*\")'); \
        for (let count = 0; count < arguments[1]; count += 1) {{ \
            const made = message('canceropole', ['ready', 'height', 'navigate']); postMessage(made, '*'); from(made); }}"
    );
    host.script_with(&elsewhere, &[json!(9), json!(COUNT / 2)]);
    host.wait_until("all messages", &format!("return received >= {COUNT} || ''"));
    let told = format!(
        "const own = (() => {{ {FRAME} }})().contentWindow; return [told.filter(event => event[2] !== own).length, errors]"
    );
    assert_eq!(host.script(&told), json!([0, []]));
    assert_eq!(host.script("return document.querySelector('canceropole-embed').outerHTML"), before);
}

#[test]
fn an_embed_accepts_only_a_theme_from_its_host_page() {
    let host = Host::showing("<canceropole-embed view=groups></canceropole-embed>");
    let watch = "window.errors = []; addEventListener('error', event => errors.push(event.message)); window.received = 0; \
        window.themes = new Set(); addEventListener('message', () => { received += 1; \
        themes.add(document.documentElement.dataset.theme ?? 'auto'); }); \
        window.state = () => [...document.documentElement.attributes].filter(({ name }) => name !== 'data-theme') \
            .map(({ name, value }) => name + '=' + value).join() + document.body.innerHTML; \
        window.before = state();";
    host.within(FRAME, || host.script(watch));
    let send = format!(
        "const frame = (() => {{ {FRAME} }})(); {MAKE} for (let count = 0; count < arguments[1]; count += 1) \
        frame.contentWindow.postMessage(message('canceropole-host', ['theme']), '*')"
    );
    for seed in 1..=3 {
        host.script_with(&send, &[json!(seed), json!(COUNT)]);
        host.within(FRAME, || {
            let received = format!("return received >= {} || ''", COUNT * seed);
            host.wait_until("all messages", &received);
        });
    }
    let seen = host.within(FRAME, || host.script("return [errors, [...themes].sort(), state() === before]"));
    assert_eq!(seen, json!([[], ["auto", "dark", "light"], true]));
    // A window inside the frame is not its host page.
    let inside = format!(
        "{MAKE} received = 0; delete document.documentElement.dataset.theme; themes.clear(); \
        for (let count = 0; count < arguments[1]; count += 1) postMessage(message('canceropole-host', ['theme']), '*')"
    );
    host.within(FRAME, || {
        host.script_with(&inside, &[json!(7), json!(COUNT)]);
        host.wait_until("all messages", &format!("return received >= {COUNT} || ''"));
        assert_eq!(host.script("return [errors, [...themes]]"), json!([[], ["auto"]]));
    });
}

/// Each message has a single defect, or comes from another window or host, so that nothing else can be the reason for
/// its refusal.
#[test]
fn an_embed_ignores_messages_with_one_defect_or_another_sender() {
    let host = Host::showing("<canceropole-embed view=groups></canceropole-embed>");
    let height = format!(
        "const frame = (() => {{ {FRAME} }})(); const data = {{ source: 'canceropole', type: 'height', version: 1, height: arguments[0] }}; \
        dispatchEvent(new MessageEvent('message', {{ data, origin: new URL(frame.src).origin, source: frame.contentWindow }})); \
        return frame.style.height"
    );
    for (asked, given) in [(1e9, "30000px"), (-5.0, "80px")] {
        assert_eq!(host.script_with(&height, &[json!(asked)]), given, "the height is limited");
    }
    // The frame may say how high it is at any time.
    let listen = "window.told = []; window.received = 0; \
        addEventListener('message', ({ data }) => { if (typeof data.height !== 'number') received += 1; }); \
        const real = EventTarget.prototype.dispatchEvent; \
        EventTarget.prototype.dispatchEvent = function (event) { \
            const isHeight = event.type === 'canceropole:height' && typeof event.detail.height === 'number'; \
            if (event.type.startsWith('canceropole') && !isHeight) told.push([event.type, event.detail]); \
            return real.call(this, event); };";
    host.script(listen);
    let sent = |count: u32, what: &str| {
        host.wait_until(what, &format!("return received === {count} || ''"));
        host.script("return told")
    };
    let whole = "const whole = { source: 'canceropole', type: 'navigate', version: 1, href: 'https://a.example/' };";
    let lacking = format!(
        "{whole} for (const wrong of [{{ source: 'other' }}, {{ type: 'other' }}, {{ type: 'toString' }}, {{ version: 2 }}, \
            {{ version: '1' }}, {{ href: 'javascript:1' }}, {{ type: 'height', height: '600' }}]) \
            parent.postMessage({{ ...whole, ...wrong }}, '*');"
    );
    host.within(FRAME, || host.script(&lacking));
    assert_eq!(sent(7, "invalid messages"), json!([]));
    // A window of the same host, such as another embed.
    let beside = format!(
        "{whole} const other = document.body.appendChild(document.createElement('iframe')); \
        other.contentWindow.eval('(message) => top.postMessage(message, \"*\")')(whole); other.remove();"
    );
    host.within(FRAME, || host.script(&beside));
    assert_eq!(sent(8, "messages of another window"), json!([]));
    host.within(FRAME, || host.script(&format!("{whole} parent.postMessage(whole, '*')")));
    assert_eq!(sent(9, "valid messages"), json!([["canceropole:navigate", {"href": "https://a.example/"}]]));
    // The frame itself, after it has navigated to another host.
    let elsewhere = format!(
        "{whole} told.length = 0; const frame = (() => {{ {FRAME} }})(); \
        frame.src = 'data:text/html,<script>parent.postMessage(' + JSON.stringify(whole) + ', \"*\")</script>';"
    );
    host.script(&elsewhere);
    assert_eq!(sent(10, "messages of another host"), json!([]));
}

#[test]
fn a_frame_ignores_messages_with_one_defect_or_another_sender() {
    let host = Host::showing("<canceropole-embed view=groups></canceropole-embed>");
    // The embed may send its own theme, that of the page, at any time.
    let listen = "window.received = 0; addEventListener('message', ({ data }) => { if (data.theme !== 'auto') received += 1; });";
    host.within(FRAME, || host.script(listen));
    let sent = |count: u32, what: &str| {
        host.within(FRAME, || {
            host.wait_until(what, &format!("return received === {count} || ''"));
            host.script("return document.documentElement.dataset.theme ?? 'auto'")
        })
    };
    let whole = format!(
        "const target = (() => {{ {FRAME} }})().contentWindow; \
        const whole = {{ source: 'canceropole-host', type: 'theme', version: 1, theme: 'dark' }};"
    );
    let lacking = format!(
        "{whole} for (const wrong of [{{ source: 'canceropole' }}, {{ type: 'height' }}, {{ theme: 'blue' }}, {{ theme: 'x'.repeat(5e6) }}]) \
            target.postMessage({{ ...whole, ...wrong }}, '*');"
    );
    host.script(&lacking);
    assert_eq!(sent(4, "invalid messages"), "auto");
    // Another window of the host page's origin.
    let beside = format!(
        "{whole} const other = document.body.appendChild(document.createElement('iframe')); \
        other.contentWindow.eval('(target, message) => target.postMessage(message, \"*\")')(target, whole); other.remove();"
    );
    host.script(&beside);
    assert_eq!(sent(5, "messages of another window"), "auto");
    host.script(&format!("{whole} target.postMessage(whole, '*')"));
    assert_eq!(sent(6, "valid messages"), "dark");
}

/// Until the app is loaded, or if it fails, a link that stays inside the embed loads another page of it.
#[test]
fn a_frame_still_reports_its_height_after_loading_another_page() {
    let host = Host::showing("<canceropole-embed view=groups></canceropole-embed>");
    host.wait_in_step();
    host.within(FRAME, || host.script("location.assign('/embed/fr/plateformes')"));
    host.within(FRAME, || {
        let other = "return location.pathname === '/embed/fr/plateformes' && document.documentElement.dataset.state === 'ready'";
        host.wait_until("the other page", other);
    });
    host.wait_in_step();
}
