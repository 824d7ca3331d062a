//! Navigation between pages: focus, announcements, history, languages, and URLs in unusual forms.

use crate::offline::SAVES_DATA;
use crate::support::{CONTROL, ENTER, Server, Site, TAB, dist, must};
use serde_json::json;

#[test]
fn following_a_link_moves_the_focus_to_the_new_page_and_announces_it() {
    let site = Site::at("/fr");
    for path in ["/fr/groupes", "/fr/plateformes", "/fr/agenda"] {
        site.go(path);
        let focus = "const element = document.activeElement; return element.matches('main, main h1')";
        site.wait_until("the focus on main or its h1", focus);
        let condition = "return all('[aria-live]:not([aria-live=off]), [role=status], [role=log]').map(words) \
            .some(said => said.length < 200 && [...arguments].some(title => title && said.includes(title)))";
        let title = site.title();
        let page = title.split(" – ").next().unwrap_or_default();
        site.wait_until_with(
            &format!("a live region to say `{page}`"),
            condition,
            &[json!(page), json!(site.heading())],
        );
        assert!(site.scroll_position() < 100.0, "a new page is read from its top");
    }
}

#[test]
fn files_of_other_pages_are_fetched_on_hover_or_search() {
    let site = Site::at("/fr/plateformes");
    site.wait_quiet();
    let has_come = |file: &str| site.server.log().iter().any(|request| request.target == format!("/data/{file}"));
    let wait = |file: &str| site.wait_true(file, || has_come(file));
    let others = ["groups.json", "missions.json", "members.json", "events.json"];
    assert!(!others.into_iter().any(has_come), "the catalogue needs none of {others:?}");
    site.dom("all('a[href=\"/fr/groupes\"]').find(shown).dispatchEvent(new Event('pointerover', { bubbles: true }))");
    wait("groups.json");
    assert!(!has_come("members.json"), "only the files of that page");
    site.press_with(CONTROL, 'k');
    others.into_iter().for_each(wait);
}

/// The parts of the app for the pages that are likely to come next after the catalogue: a platform.
#[test]
fn parts_of_likely_pages_are_prefetched_unless_data_saver_is_on() {
    let part = format!("/{}", dist::part("platform"));
    for saves in [false, true] {
        let site = Site::open();
        if saves {
            site.run_in_new_documents(SAVES_DATA);
        }
        site.visit("/fr/plateformes");
        site.wait_quiet();
        let has_come = || site.server.log().iter().any(|request| request.target == part);
        if saves {
            assert!(!has_come(), "{part}, data saved");
        } else {
            // Safari has no `requestIdleCallback`: a second later.
            site.wait_true("the part of a platform", has_come);
        }
    }
}

#[test]
fn the_skip_link_moves_the_focus_into_main_and_stays_on_the_page() {
    let site = Site::at("/fr/groupes");
    site.press(TAB);
    site.press(ENTER);
    site.wait_until("the focus inside main", "return document.activeElement.closest('main') !== null");
    assert_eq!(site.address(), "/fr/groupes");
    site.press(TAB);
    let after = "return document.activeElement.closest('main') !== null";
    assert_eq!(site.script(after), true, "the next Tab stop is inside main");
}

#[test]
fn back_and_forward_restore_the_scroll_position() {
    let site = Site::open();
    let id = dist::ids("groups.json").pop().expect("groups.json has records");
    let group = format!("/fr/groupes/{id}");
    site.visit("/fr/groupes");
    let place = site.scroll_to(600.0);
    assert!(place > 0.0, "the page scrolls");
    let link = "return all('main a[href]').filter(shown).find(link => link.pathname === arguments[0])";
    let link = site.element_with(&format!("link to `{group}`"), link, &[json!(group)]);
    // A click of the driver would first scroll the link into view. One of a script is not a user action, and Safari's
    // Back skips pages without user actions.
    site.script_with("arguments[0].focus({ preventScroll: true })", &[link.to_value()]);
    site.press(ENTER);
    site.wait_arrival(&group);
    let inner = site.scroll_to(300.0);
    assert!(inner > 0.0, "the page scrolls");
    let restored = "return Math.abs(window.scrollY - arguments[0]) <= 4";
    site.back_to("/fr/groupes");
    site.wait_until_with(&format!("the list at {place} px"), restored, &[json!(place)]);
    site.forward();
    site.wait_arrival(&group);
    site.wait_until_with(&format!("the group at {inner} px"), restored, &[json!(inner)]);
}

#[test]
fn the_language_switch_keeps_the_page_its_filters_and_its_fragment() {
    let site = Site::open();
    let id = dist::ids("groups.json").remove(0);
    for (french, english, query, fragment) in [
        ("/fr/plateformes".to_owned(), "/en/platforms".to_owned(), "?q=imagerie&access=academic", ""),
        (format!("/fr/groupes/{id}"), format!("/en/groups/{id}"), "", "#actions"),
        ("/fr/a-propos".to_owned(), "/en/about".to_owned(), "", ""),
    ] {
        site.visit(&format!("{french}{query}{fragment}"));
        let switch =
            "return all('a[href]').filter(shown).find(link => !link.closest('main') && link.pathname === arguments[0])";
        site.element_with(&format!("link to `{english}` outside main"), switch, &[json!(english)]).click();
        let arrived = "return location.pathname === arguments[0] && document.documentElement.dataset.state === 'ready' \
            && document.documentElement.lang === 'en'";
        site.wait_until_with(&format!("`{english}` in English"), arrived, &[json!(english)]);
        let parameters = |query: &str| {
            let mut parts: Vec<String> = query.trim_start_matches('?').split('&').map(str::to_owned).collect();
            parts.sort();
            parts
        };
        let kept = site.address().split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
        assert_eq!(parameters(&kept), parameters(query), "{english}");
        assert_eq!(site.script("return location.hash"), fragment, "{english}");
    }
}

#[test]
fn the_root_redirects_to_the_visitors_language_without_a_history_entry() {
    let site = Site::open();
    for (languages, home) in [
        (&["fr-FR", "en"][..], "/fr"),
        (&["en-GB", "fr"], "/en"),
        (&["de", "en-US", "fr"], "/en"),
        (&["de", "it"], "/fr"),
    ] {
        site.visit("/fr/agenda");
        site.set_languages(languages);
        let length = site.script("return history.length").as_u64().unwrap();
        site.goto(&format!("{}/", site.server.origin()));
        site.wait_arrival(home);
        let grown = site.script("return history.length").as_u64().unwrap() - length;
        assert!(grown <= 1, "{languages:?}: {grown} history entries for one visit");
        site.back_to("/fr/agenda");
    }
}

#[test]
fn urls_with_a_slash_or_in_the_other_language_show_the_right_page() {
    let site = Site::open();
    let id = dist::ids("groups.json").remove(0);
    let (group, crossed) = (format!("/en/groups/{id}"), format!("/en/groupes/{id}"));
    for (asked, meant) in [
        ("/fr/", "/fr"),
        ("/fr/groupes/", "/fr/groupes"),
        ("/en/platforms/?q=imaging", "/en/platforms?q=imaging"),
        ("/en/plateformes", "/en/platforms"),
        ("/fr/about", "/fr/a-propos"),
        (&crossed, &group),
    ] {
        let page = || {
            let canonical = "const link = document.querySelector('link[rel=canonical]'); \
                return link && new URL(link.href).pathname";
            let lang = site.script("return document.documentElement.lang");
            (site.heading(), site.title(), site.script(canonical), lang)
        };
        site.visit(meant);
        let right = page();
        site.visit(asked);
        assert_eq!(page(), right, "{asked} for {meant}");
    }
}

#[test]
fn variants_of_a_url_are_replaced_by_the_canonical_url() {
    let site = Site::open();
    // As sent by hosts that ignore case, and by those that append an extension.
    for path in ["/FR/Plateformes", "/en/platforms/curie-cytpic.html"] {
        site.server.add_page(
            path,
            &std::fs::read_to_string(
                dist::root().join(path[1..].to_ascii_lowercase().replace(".html", "")).join("index.html"),
            )
            .unwrap(),
        );
    }
    for (asked, meant) in [
        ("/FR/Plateformes", "/fr/plateformes"),
        ("/fr/plateformes/index.html?host=institut-curie", "/fr/plateformes?host=institut-curie"),
        ("/fr//groupes", "/fr/groupes"),
        ("/en/platforms/curie-cytpic.html", "/en/platforms/curie-cytpic"),
        ("/fr/plateformes?utm_source=x&q=imagerie&fbclid=1", "/fr/plateformes?q=imagerie"),
        ("/fr/agenda?gclid=1#content", "/fr/agenda#content"),
        (
            "/embed/fr/plateformes/index.html?utm_medium=x&host=institut-curie&theme=dark",
            "/embed/fr/plateformes?host=institut-curie&theme=dark",
        ),
    ] {
        site.load(asked);
        let mended = "return location.pathname + location.search + location.hash === arguments[0]";
        site.wait_until_with(&format!("{meant} for {asked}"), mended, &[json!(meant)]);
        assert_ne!(site.heading(), "Cette page n’existe pas", "{asked}");
    }
}

#[test]
fn an_unknown_url_is_kept_and_its_page_offers_links() {
    let site = Site::open();
    for (path, language) in [
        ("/fr/page-qui-n-existe-pas", "fr"),
        ("/fr/plateformes/inconnue-au-bataillon", "fr"),
        ("/fr/groupes/a/b?c=d", "fr"),
        ("/en/groups/no-such-group", "en"),
        ("/en/missions/no-such-mission/", "en"),
        // The visitor’s language, if the URL has none: the test’s browser is English.
        ("/nowhere", "en"),
    ] {
        site.visit(path);
        assert_eq!(site.address(), path);
        assert_ne!(site.heading(), "", "{path}");
        assert_eq!(site.script("return document.documentElement.lang"), language, "{path}");
        let onward = site.dom("return all('main a[href]').filter(shown).map(link => link.pathname)");
        let inside = onward
            .as_array()
            .into_iter()
            .flatten()
            .filter(|path| path.as_str().is_some_and(|path| path.starts_with(&format!("/{language}"))));
        assert!(inside.count() >= 2, "{path}: the page offers {onward}");
        assert_eq!(format!("{:?}", site.script_errors()), "[]", "{path}");
    }
}

#[test]
fn a_reload_restores_the_scroll_position() {
    let site = Site::at("/fr/plateformes?page=2");
    let place = site.scroll_to(700.0);
    assert!(place > 600.0, "the page scrolls");
    site.reload();
    let back = "return Math.abs(window.scrollY - arguments[0]) < 40";
    site.wait_until_with("the place where the page was left", back, &[json!(place)]);
}

/// The focused link is scrolled into view. Pressing it then opens its page, and the scroll position stays.
#[test]
fn links_and_buttons_work_while_the_page_scrolls_smoothly() {
    let site = Site::open();
    for (path, pressed, shown) in
        [("/fr/proposer", "main form [type=submit]", "#faults"), ("/fr/groupes", "footer a[href='/fr/a-propos']", "h1")]
    {
        for (how, press) in
            [("at once", "press()"), ("once the page scrolls", "addEventListener('scroll', press, { once: true })")]
        {
            site.visit(path);
            assert!(site.scroll_to(0.0) <= 0.0);
            let focus = format!(
                "const pressed = document.querySelector(arguments[0]); window.places = []; \
                 const press = () => {{ places.push(scrollY); pressed.click() }}; pressed.focus(); {press}"
            );
            site.script_with(&focus, &[json!(pressed)]);
            // A page is at rest when it has not moved for forty frames.
            let rest = "const frame = () => new Promise(requestAnimationFrame); \
                const has_led = () => arguments[1] === 'h1' ? location.pathname !== arguments[0] : document.querySelector(arguments[1]); \
                while (!has_led()) await frame(); \
                for (let still = 0; still < 40; still++) { \
                    if (places.at(-1) !== scrollY) { still = 0; places.push(scrollY) } \
                    await frame() } \
                const { top, bottom } = document.querySelector(arguments[1]).getBoundingClientRect(); \
                return [top >= 0 && bottom <= innerHeight, top, places]";
            let seen = site.dom_async(rest, &[json!(path), json!(shown)]);
            assert_eq!(seen[0], true, "{path}, pressed {how}; the top of `{shown}`, and where the page was: {seen}");
        }
    }
}

/// Back leads to the previous page and stays there, whether or not the typed text is in the URL yet.
#[test]
fn back_from_a_field_returns_to_the_previous_page() {
    let site = Site::open();
    site.hold_pauses(50..=999);
    for page in ["/fr/integrer", "/fr/agenda", "/fr/groupes?q=a", "/fr/plateformes", "/fr/recherche", "/fr/proposer"] {
        for is_said in [false, true] {
            site.visit("/fr/missions");
            site.follow_to(page);
            let field = "return all('main :is(input[type=search], input[type=text], input:not([type]))').find(shown)";
            site.element("a field", field).click();
            site.type_keys("facs");
            if is_said {
                site.end_pauses();
            }
            site.script("history.back()");
            site.wait_arrival("/fr/missions");
            let frame = "await new Promise(requestAnimationFrame); return location.pathname";
            site.script_async(frame);
            site.end_pauses();
            assert_eq!(site.script_async(frame), "/fr/missions", "back from {page}, said in the address: {is_said}");
        }
    }
}

/// The restored page, as a returning visitor sees it.
const LEFT: &str = "return { address: location.pathname + location.search, theme: document.documentElement.dataset.theme ?? '', \
    list: results() && words(results()), focus: document.activeElement.id, status: all('main [role=status]').map(words), \
    scroll: Math.round(scrollY), persisted: window.persisted ?? null }";

/// Opens a page of another site, and returns as with the Back button.
#[track_caller]
fn leave_the_site_and_come_back(site: &Site, elsewhere: &Server, meanwhile: impl FnOnce()) {
    elsewhere.add_page("/elsewhere.html", "<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>");
    site.script("addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted })");
    site.wait_quiet();
    site.goto(&format!("{}/elsewhere.html", elsewhere.origin()));
    assert_eq!(site.heading(), "Elsewhere");
    meanwhile();
    site.back();
    site.wait_until("the page again", "return location.pathname.startsWith('/fr')");
}

#[test]
fn returning_from_another_site_restores_the_page() {
    let (site, elsewhere) = (Site::open(), Server::start(&dist::root()));
    site.visit("/fr/plateformes");
    site.type_into("searchBox()", "imagerie");
    site.wait_until("the text in the address", "return location.search === '?q=imagerie'");
    let whole = u64::try_from(dist::ids("platforms.json").len()).unwrap();
    let all = site.wait_for("the status for the text", || {
        let count = site.count();
        if count < whole { Ok(count) } else { Err(count) }
    });
    let choice = site.choices().into_iter().find(|choice| choice.count < all).expect("a filter that leaves some out");
    site.toggle(&choice);
    site.wait_count(choice.count);
    site.wait_until("the filter in the address", "return location.search.includes('&')");
    site.script("document.activeElement.scrollIntoView({ block: 'center', behavior: 'instant' })");
    let before = site.dom(LEFT);
    assert!(before["list"].as_str().is_some_and(|list| !list.is_empty()), "{before}");
    leave_the_site_and_come_back(&site, &elsewhere, || ());
    let after = site.dom(LEFT);
    // Only then has the back/forward cache been used; other engines and settings reload the page.
    assert_eq!(after["persisted"], true, "the page came from the back/forward cache: {after}");
    for what in ["address", "theme", "list", "focus", "status", "scroll"] {
        assert_eq!(after[what], before[what], "{what}");
    }
    // The page still works.
    site.toggle(&site.focused_choice());
    site.wait_count(all);
}

#[test]
fn returning_to_the_page_shows_changes_of_other_windows() {
    let (site, elsewhere) = (Site::open(), Server::start(&dist::root()));
    let id = dist::ids("platforms.json").remove(0);
    site.visit("/fr/agenda");
    leave_the_site_and_come_back(&site, &elsewhere, || {
        let here = must(site.driver.get("/window"));
        let other = must(site.driver.post("/window/new", &json!({"type": "tab"})));
        must(site.driver.post("/window", &json!({"handle": other["handle"]})));
        site.visit("/fr/missions");
        let change = "localStorage.setItem('theme', 'dark'); localStorage.setItem('shortlist', arguments[0])";
        site.script_with(change, &[json!(id)]);
        must(site.driver.delete("/window"));
        must(site.driver.post("/window", &json!({"handle": here})));
    });
    assert_eq!(site.dom(LEFT)["persisted"], true, "the page came from the back/forward cache");
    site.wait_until("the theme", "return document.documentElement.dataset.theme === 'dark'");
    let kept = "return all('header a[href$=selection]').some(link => /1/.test(name(link)))";
    site.wait_until("the shortlist in the header", kept);
    assert_eq!(site.script("return localStorage.getItem('shortlist')"), json!(id));
}

/// The page shows the upcoming events.
#[test]
fn returning_on_another_day_reloads_the_page() {
    let (site, elsewhere) = (Site::open(), Server::start(&dist::root()));
    site.run_in_new_documents(
        "const Real = Date; self.ahead = 0; self.Date = class extends Real { \
            constructor(...given) { if (given.length) super(...given); else super(Real.now() + self.ahead) } \
            static now() { return Real.now() + self.ahead } };",
    );
    site.visit("/fr/agenda");
    leave_the_site_and_come_back(&site, &elsewhere, || ());
    assert_eq!(site.script("return window.persisted"), true, "the page came from the back/forward cache");
    site.script("self.ahead = 86400000");
    leave_the_site_and_come_back(&site, &elsewhere, || ());
    // The state of the first document is gone with it.
    site.wait_until("the page, loaded again", "return window.persisted === undefined");
    site.wait_ready();
}
