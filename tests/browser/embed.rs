//! Embeds in partners' pages: other origins, narrow columns, strict policies, other scripts.

use crate::support::{Engine, FRAME, Fault, Host, Scheme, Site, dist, text};
use serde_json::{Value, json};
use std::time::Instant;

const CATALOGUE: &str = "<canceropole-embed view='platforms' lang='fr'></canceropole-embed>";

/// The URL of each view, in French and in English.
const VIEWS: [(&str, &str); 8] = [
    ("plateformes", "platforms"),
    ("plateformes/curie-cytpic", "platforms/curie-cytpic"),
    ("groupes", "groups"),
    ("groupes/geocancer", "groups/geocancer"),
    ("missions", "missions"),
    ("missions/mission-1", "missions/mission-1"),
    ("agenda", "agenda"),
    ("panorama", "overview"),
];

const ROWS: &str = "return all('li', results()).filter(shown).length";

/// Sets the text of a search field like typing.
const SEARCH: &str = "const box = searchBox(); box.value = arguments[0]; \
    box.dispatchEvent(new InputEvent('input', { bubbles: true })); return true";

/// Checks the requirements on every view; returns the violations.
const FAULTS: &str = r"
    const faults = [];
    const expect = (holds, fault) => { if (!holds) faults.push(fault); };
    const outside = selector => all(selector).filter(element => !element.closest('main, article, aside, section'));
    expect(all('h1').length === 1 && !/existe pas|not exist/.test(words(all('h1')[0])), 'headings: ' + all('h1').map(words));
    expect(all('main').length === 1, 'main');
    expect(outside('header').length === 0, 'a header of the site');
    expect(all('dialog').length === 0, 'a dialog');
    const foot = outside('footer');
    expect(foot.length === 1 && foot[0].querySelectorAll('a').length === 1, 'its foot: ' + foot.map(words));
    expect(/Cancéropôle Île-de-France/.test(foot.map(words).join('')), 'the source is not named');
    for (const link of all('a[href]').filter(link => !link.getAttribute('href').startsWith('#'))) {
        const stays = link.matches('[data-state-link], [data-page-link]');
        expect(stays || link.getAttribute('target') === '_blank' && link.getAttribute('rel') === 'noopener', link.outerHTML.slice(0, 150));
    }
    expect(all('main > p').some(hint => /nouvel onglet|new tab/.test(words(hint))), 'links open elsewhere without a word');
    expect(document.documentElement.scrollWidth <= innerWidth, 'wider than ' + innerWidth);
    const twice = all('button, input').filter(one => /^(Comparer|Compare)\b|sélection|shortlist/.test(name(one)));
    expect(twice.length === 0, 'what needs a memory: ' + twice.map(name));
    expect(document.querySelector('meta[name=viewport]'), 'no viewport');
    return faults;
";

#[test]
fn every_view_is_accessible_and_fits_280_pixels_in_both_languages() {
    let site = Site::open();
    let mut faults = Vec::new();
    for (french, english) in VIEWS {
        for (width, scheme, path) in
            [(280, Scheme::Light, format!("/embed/fr/{french}")), (900, Scheme::Dark, format!("/embed/en/{english}"))]
        {
            site.set_viewport(width, 800);
            site.set_scheme(scheme);
            site.visit(&path);
            let found = site.dom(FAULTS);
            faults.extend(found.as_array().unwrap().iter().map(|fault| format!("{path}: {fault}")));
            faults.extend(site.axe().into_iter().map(|line| format!("{path}, axe: {line}")));
            faults.extend(site.console_errors().into_iter().map(|message| format!("{path}: {message:?}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn one_tag_shows_the_catalogue_and_its_search_stays_in_the_frame() {
    let host = Host::showing(CATALOGUE);
    assert_eq!(host.of_frame("title"), "Catalogue des plateformes");
    let before = host.script("return history.length");
    host.within(FRAME, || {
        assert_eq!(host.dom(ROWS), 5);
        host.dom_with(SEARCH, &[json!("imagerie")]);
        host.wait_until("the search in the address", "return /q=imagerie/.test(location.search)");
        // In one script: the list is drawn again once more, after the URL has changed.
        host.dom("all('a[rel=next]').find(shown).click()");
        host.wait_until("the second page", "return /page=2/.test(location.search)");
        assert_eq!(text(&host.script("return location.pathname")), "/embed/fr/plateformes");
        assert_eq!(host.dom(ROWS), 5);
    });
    host.wait_in_step();
    assert_eq!(host.script("return history.length"), before, "the embed adds no entry to the history of the host page");
    let address = host.script("return location.pathname");
    assert_eq!(address, "/page.html");
}

#[test]
fn the_height_follows_the_content_and_then_stays() {
    let host = Host::showing(CATALOGUE);
    // Open filters make the content much higher.
    host.within(FRAME, || {
        host.script("window.grown = document.body.getBoundingClientRect().height");
        host.script("document.querySelector('details').open = true");
    });
    host.wait_in_step();
    let sent = host.script_async(
        "const heights = []; addEventListener('canceropole:height', event => heights.push(event.detail.height)); \
         for (let frame = 0; frame < 60; frame++) await new Promise(requestAnimationFrame); return heights",
    );
    assert_eq!(sent, json!([]), "no more messages once the height is right");
    // Delay from the embed's measurement to the new height, counted in frames of the host page.
    let steps = host.script_async(
        "const element = document.querySelector('canceropole-embed'); \
         const heard = new Promise(done => element.addEventListener('canceropole:height', () => \
             done(element.shadowRoot.querySelector('iframe').style.height), { once: true })); \
         element.setAttribute('query', 'q=zzzzzz'); return await heard",
    );
    assert!(text(&steps).ends_with("px"), "the height is set when it is heard: {steps}");
    host.wait_shown();
    assert!(host.frame_height() < 900.0, "an empty list is short: {}", host.frame_height());
}

#[test]
fn an_embed_works_under_a_policy_that_allows_only_its_script_and_frame() {
    let host = Host::open();
    let origin = host.site.origin();
    let policy = format!(
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; script-src {origin}; frame-src {origin}\">"
    );
    host.note_refusals();
    host.visit(&(policy + &host.script_tag()), CATALOGUE);
    host.script("document.body.style.width = '280px'");
    host.wait_shown();
    // The partner's own favicon, which Firefox requests by itself.
    assert_eq!(host.script("return window.refused.filter(what => !what.endsWith('/favicon.ico'))"), json!([]));
    assert_eq!(host.of_frame("clientWidth"), 280, "as wide as its column");
}

#[test]
fn an_unknown_filter_value_is_named_in_the_embed() {
    let host = Host::showing("<canceropole-embed view='platforms' query='host=institut-curi'></canceropole-embed>");
    host.within(FRAME, || {
        let notice = text(&host.dom("return words(document.querySelector('.notice'))"));
        assert!(notice.contains("n’est le nom d’aucun établissement du catalogue"), "{notice}");
        host.element("link to what was meant", "return document.querySelector('.notice a')").click();
        let filtered = "return location.search === '?host=institut-curie' && !document.querySelector('.notice')";
        host.wait_until("the filter in the frame", filtered);
    });
}

#[test]
fn without_the_script_the_children_show_and_a_plain_iframe_works() {
    let host = Host::open();
    let address = format!("{}/embed/en/platforms?host=institut-curie", host.site.origin());
    let body = format!(
        "<canceropole-embed view='platforms'><a href='{}/fr/plateformes'>Nos plateformes</a></canceropole-embed>\
         <iframe src='{address}' title='Platforms' width='500' height='500'></iframe>",
        host.site.origin()
    );
    host.visit("", &body);
    assert_eq!(host.dom("return all('canceropole-embed a').filter(shown).map(words)"), json!(["Nos plateformes"]));
    host.within("return document.querySelector('iframe')", || {
        host.wait_ready();
        assert_eq!(host.dom(ROWS), 5);
        let of_curie = dist::records("platforms.json").iter().filter(|one| one["host"] == "institut-curie").count();
        let heading = host.dom("return words(document.querySelector('h2'))");
        assert_eq!(heading, format!("{of_curie} platforms"));
    });
}

#[test]
fn a_frame_that_fails_to_load_is_replaced_by_the_children_or_a_link() {
    let host = Host::open();
    host.site.set_fault("/embed/fr/plateformes", Fault::Status(500));
    host.site.set_fault("/embed/fr/agenda", Fault::Close);
    let children = "<canceropole-embed view='platforms'><p>Voir le catalogue</p></canceropole-embed>";
    host.visit(
        &host.script_tag(),
        &format!("{children}<canceropole-embed view='agenda' title='Nos dates'></canceropole-embed>"),
    );
    let link = host.wait_until(
        "a link where there are no children",
        "const link = all('canceropole-embed')[1].shadowRoot?.querySelector('a'); return link && shown(link) && [link.href, words(link)]",
    );
    assert_eq!(link, json!([format!("{}/fr/agenda", host.site.origin()), "Nos dates"]));
    let hidden = "return all('canceropole-embed').every(one => !shown(one.shadowRoot.querySelector('iframe')))";
    host.wait_until("both frames hidden", hidden);
    host.wait_until("the children", "return all('canceropole-embed p').find(shown)");
}

/// Loaded as a module, after another vendor's script of the same name, merged into a file of the partner's, by a
/// consent tool, by a lazy loader; with the quotes of a word processor, and a whole URL as query.
#[test]
fn the_script_finds_the_site_however_it_is_included() {
    let host = Host::open();
    let (site, script) = (host.site.origin(), include_str!("../../public/embed.js"));
    host.site.obey_headers_file("/embed.js\n  Access-Control-Allow-Origin: *");
    let file = |text: String| Fault::body("text/javascript", text);
    host.partner.set_fault("/other/embed.js", file("window.other = true;".to_owned()));
    host.partner.set_fault("/cache/all.js", file(format!("window.other = true;\n{script}")));
    let consent = "<script>addEventListener('load', () => { for (const old of document.querySelectorAll('[type=\"text/plain\"]')) { \
        const script = document.createElement('script'); script.src = old.dataset.src ?? old.src; old.replaceWith(script); } })</script>";
    let embed = |attributes: &str| {
        format!("<canceropole-embed {attributes}><a href='{site}/fr/plateformes'>lien</a></canceropole-embed>")
    };
    let plain = embed("view=platforms lang=fr query=host=institut-curie");
    let whole = embed(&format!("view=“Platforms” lang=“FR” query=“{site}/fr/plateformes?host=institut-curie”"));
    for (name, head, body) in [
        ("module", format!("<script type=module src='{site}/embed.js'></script>"), &whole),
        ("merged", "<script src='/cache/all.js'></script>".to_owned(), &plain),
        ("consent", format!("<script type='text/plain' src='{site}/embed.js'></script>{consent}"), &plain),
        ("lazy", format!("<script type='text/plain' data-src='{site}/embed.js?v=2'></script>{consent}"), &whole),
    ] {
        host.visit(&format!("<script src='/other/embed.js'></script>{head}"), body);
        host.wait_shown();
        let address = host.within(FRAME, || host.script("return location.href"));
        assert_eq!(address, format!("{site}/embed/fr/plateformes?host=institut-curie"), "{name}");
    }
    // Nothing says where the site is.
    host.visit(
        "<script src='/cache/all.js'></script>",
        "<canceropole-embed><p>Nos plateformes</p></canceropole-embed>",
    );
    host.wait_until("the children", "return all('canceropole-embed p').find(shown)");
    assert_eq!(host.script(FRAME), Value::Null);
    if host.engine == Engine::Chromium {
        let told = host.wait_for("a line in the console", || {
            host.console().into_iter().find(|message| message.source == "console-api").ok_or("none")
        });
        assert!(told.text.contains("load embed.js from its site"), "{told:?}");
    }
}

#[test]
fn after_five_seconds_the_children_show_until_the_frame_loads() {
    let host = Host::open();
    host.site.set_fault("/embed/fr/plateformes", Fault::Hang);
    host.visit(&host.script_tag(), "<canceropole-embed><p>Nos plateformes</p></canceropole-embed>");
    host.wait_until("the frame", FRAME);
    let begin = Instant::now();
    host.wait_until("the children", "return all('canceropole-embed p').find(shown)");
    assert!((4..7).contains(&begin.elapsed().as_secs()), "{:?}", begin.elapsed());
    host.site.clear_fault("/embed/fr/plateformes");
    host.wait_shown();
    assert_eq!(host.dom("return all('canceropole-embed p').filter(shown).length"), 0);
}

#[test]
fn the_theme_changes_without_reloading_the_frame() {
    let host = Host::showing("<canceropole-embed view='groups' lang='en' theme='dark'></canceropole-embed>");
    let background = || host.within(FRAME, || text(&host.script("return getComputedStyle(document.body).color")));
    let origin = || host.within(FRAME, || host.script("return performance.timeOrigin"));
    let (dark, loaded) = (background(), origin());
    host.script("document.querySelector('canceropole-embed').setAttribute('theme', 'light')");
    host.within(FRAME, || {
        host.wait_until("the light theme", "return document.documentElement.dataset.theme === 'light'");
    });
    assert_ne!(background(), dark);
    host.script("document.querySelector('canceropole-embed').setAttribute('title', 'Our groups')");
    host.wait_seen("the new name", || host.of_frame("title"), |title| *title == "Our groups");
    assert_eq!(origin(), loaded);
    host.script("document.querySelector('canceropole-embed').setAttribute('theme', 'auto')");
    host.within(FRAME, || {
        host.wait_until("the system's theme", "return !document.documentElement.dataset.theme");
    });
}

#[test]
fn two_embeds_are_independent_and_the_script_may_be_included_twice() {
    let host = Host::open();
    let body = format!(
        "<canceropole-embed view='missions'></canceropole-embed>{script}{script}\
         <canceropole-embed view='mission' id='mission-1' lang='en'></canceropole-embed>",
        script = host.script_tag()
    );
    host.visit("", &body);
    let frame =
        |number: usize| format!("return all('canceropole-embed')[{number}].shadowRoot?.querySelector('iframe')");
    let heights = [0, 1].map(|number| {
        host.wait_for(&format!("frame {number} in step"), || {
            let content = host.within(&frame(number), || {
                host.wait_ready();
                host.script("return Math.ceil(document.body.getBoundingClientRect().height)")
            });
            let shown = host.dom(&frame(number).replace("iframe')", "iframe').clientHeight"));
            if shown == content { Ok(shown) } else { Err(format!("{shown}, content {content}")) }
        })
    });
    assert_ne!(heights[0], heights[1]);
    assert!(host.script_errors().is_empty());
}

#[test]
fn an_element_moved_added_late_or_put_into_another_shadow_root_works() {
    let host = Host::showing(&format!("<div id=one>{CATALOGUE}</div><div id=two></div>"));
    host.script("document.querySelector('#two').append(document.querySelector('canceropole-embed'))");
    host.wait_shown();
    host.script("document.querySelector('canceropole-embed').remove()");
    assert_eq!(host.script(FRAME), Value::Null);
    host.script(
        "const root = document.querySelector('#one').attachShadow({ mode: 'open' }); \
         const element = document.createElement('canceropole-embed'); root.append(element); \
         element.setAttribute('view', 'group'); element.setAttribute('id', 'geocancer'); element.setAttribute('lang', 'en')",
    );
    host.wait_shown();
    host.within(FRAME, || assert_eq!(host.heading(), "GeoCancer"));
    assert!(host.script_errors().is_empty());
}

#[test]
fn a_changed_attribute_shows_another_view_without_a_history_entry() {
    let host = Host::open();
    host.partner.add_page("/before.html", "<!doctype html><title>Before</title><h1>Before</h1>");
    host.goto(&format!("{}/before.html", host.origin()));
    host.visit(&host.script_tag(), CATALOGUE);
    host.wait_shown();
    let before = host.script("return history.length");
    host.script(
        "const element = document.querySelector('canceropole-embed'); element.setAttribute('view', 'agenda'); \
         element.setAttribute('lang', 'en'); element.setAttribute('title', 'Our dates')",
    );
    host.wait_for("the agenda in the frame", || {
        let heading = host.within(FRAME, || {
            host.wait_ready();
            host.heading()
        });
        if heading == "Events" { Ok(()) } else { Err(heading) }
    });
    host.within(FRAME, || {
        host.dom("const choice = all('select')[0]; choice.value = 'past'; choice.dispatchEvent(new Event('change', { bubbles: true }))");
        host.wait_until("the filter in the frame's address", "return location.search === '?when=past'");
    });
    assert_eq!(host.of_frame("title"), "Our dates");
    assert_eq!(host.script("return history.length"), before);
    host.back();
    host.wait_until("the page before", "return document.title === 'Before'");
}

#[test]
fn links_within_an_embedded_group_add_no_history_entry() {
    let host = Host::showing("<canceropole-embed view='group' id='geocancer'></canceropole-embed>");
    let before = host.script("return history.length");
    host.within(FRAME, || {
        host.element("link to a part", "return all('nav a[href^=\"#\"]').filter(shown).at(-1)").click();
    });
    assert_eq!(host.script("return history.length"), before);
}

#[test]
fn links_with_target_top_open_in_the_window_and_send_an_event() {
    let host = Host::showing("<canceropole-embed view='platforms' query='q=cytpic&target=top'></canceropole-embed>");
    host.script("window.told = []; addEventListener('canceropole:navigate', event => told.push(event.detail.href))");
    host.within(FRAME, || {
        let link = host.dom("const link = document.querySelector('h3 a'); return [link.target, name(link)]");
        assert_eq!(link[0], "_top");
        assert!(!text(&link[1]).contains("onglet"));
        host.dom("const link = document.querySelector('h3 a'); link.addEventListener('click', event => event.preventDefault(), { once: true }); link.click()");
    });
    let told = host.wait_until("the host to be told", "return window.told.length && told");
    assert_eq!(told, json!([format!("{}/fr/plateformes/curie-cytpic", host.site.origin())]));
    host.within(FRAME, || host.element("link to a platform", "return document.querySelector('h3 a')").click());
    host.wait_until(
        "the platform in the whole window",
        "return location.pathname === '/fr/plateformes/curie-cytpic' && location.pathname",
    );
}

#[test]
fn a_frame_below_the_fold_downloads_nothing_until_it_is_near() {
    let host = Host::open();
    host.visit(&host.script_tag(), &format!("<div style='height:20000px'></div>{CATALOGUE}"));
    host.wait_until("the frame", FRAME);
    host.wait_until("the page, loaded", "return document.readyState === 'complete'");
    let asked: Vec<_> = host.site.log().into_iter().map(|request| request.target).collect();
    assert_eq!(asked, ["/embed.js"]);
    host.scroll_to(20000.0);
    host.wait_shown();
}

#[test]
fn an_embed_sets_no_cookie_stores_nothing_and_contacts_only_its_host() {
    let host = Host::showing(CATALOGUE);
    let kept = host.within(FRAME, || {
        host.dom_with(SEARCH, &[json!("imagerie")]);
        host.wait_until("the search in the address", "return /q=imagerie/.test(location.search)");
        host.press('/');
        host.script_async(
            "const asked = performance.getEntriesByType('resource').map(entry => new URL(entry.name).origin); \
             return [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, \
                 (await caches.keys()).length, [...new Set(asked)]]",
        )
    });
    assert_eq!(kept, json!([0, 0, "", 0, 0, [host.site.origin()]]));
    // Only the files that the view needs, not those of other pages.
    let log = host.site.log();
    assert!(!log.iter().any(|request| request.target.contains("events.json")), "{log:?}");
    assert_eq!(host.cookies(), Vec::<Value>::new());
}
