//! The builder of embeds, from the choice of a view to the code pasted into another page.

use super::routes::picture;
use crate::cases::is_tried;
use crate::support::{Browser, DOWN, ENTER, SPACE, Scheme, Site, TAB, text};
use serde_json::json;

const BUILDER: &str = "/fr/integrer";

/// For all scripts: the form, its controls by their labels, the preview, the code.
const PARTS: &str = r"
    const form = all('main form').find(form => form.getAttribute('role') !== 'search');
    const control = label => all('input, select', form).find(control => shown(control) && name(control).startsWith(label));
    const press = label => all('main button').filter(shown).find(button => name(button) === label);
    const frame = () => document.querySelector('main iframe');
    const codes = () => all('main pre').filter(shown).map(code => code.textContent);
";

#[track_caller]
fn click(browser: &Browser, label: &str) {
    browser.element_with(&format!("button `{label}`"), "return press(arguments[0])", &[json!(label)]).click();
}

#[track_caller]
fn choose_view(browser: &Browser, code: &str) {
    let find = "return form.querySelector(`[type=radio][value=${arguments[0]}]`)";
    browser.element_with(&format!("radio button `{code}`"), find, &[json!(code)]).click();
}

/// Chooses a value of a `select`.
#[track_caller]
fn select(browser: &Browser, label: &str, value: &str) {
    let choose = "const list = control(arguments[0]); list.value = arguments[1]; \
        list.dispatchEvent(new Event('change', { bubbles: true })); return list.value";
    assert_eq!(browser.dom_with(choose, &[json!(label), json!(value)]), value, "`{label}` offers `{value}`");
}

#[track_caller]
fn wait_address(browser: &Browser, address: &str) {
    let seen = "return location.pathname + location.search === arguments[0]";
    browser.wait_until_with(&format!("the address `{address}`"), seen, &[json!(address)]);
}

/// Waits until the preview has this URL, and its page is ready.
#[track_caller]
fn wait_preview(browser: &Browser, address: &str) {
    let seen = "frame()?.scrollIntoView({ block: 'center', behavior: 'instant' }); \
        return frame()?.getAttribute('src') === arguments[0] && \
        frame().contentDocument?.documentElement.dataset.state === 'ready'";
    browser.wait_until_with(&format!("the preview of `{address}`"), seen, &[json!(address)]);
}

#[test]
fn settings_appear_in_url_preview_and_code() {
    let site = Site::at(BUILDER).with_functions(PARTS);
    wait_preview(&site, "/embed/fr/plateformes");
    let orders = "const group = all('fieldset').find(group => words(group.querySelector('legend')) === 'Trier par'); \
        return [...group.querySelectorAll('button')].map(button => words(button) + (button.ariaPressed === 'true' ? '*' : ''))";
    assert_eq!(site.dom(orders), json!(["nom*", "établissement"]), "without a text nothing is more relevant");
    site.type_into("control('Rechercher une plateforme')", "imagerie");
    wait_address(&site, "/fr/integrer?q=imagerie");
    assert_eq!(site.dom(orders), json!(["pertinence*", "nom", "établissement"]));
    select(&site, "Établissement", "institut-curie");
    wait_address(&site, "/fr/integrer?q=imagerie&host=institut-curie");
    click(&site, "Carte");
    click(&site, "Sombre");
    let chosen = "q=imagerie&host=institut-curie&view=map&theme=dark";
    wait_address(&site, &format!("/fr/integrer?{chosen}"));
    wait_preview(&site, &format!("/embed/fr/plateformes?{chosen}"));
    assert_eq!(site.dom("return frame().contentDocument.documentElement.dataset.theme"), "dark");
    let codes = site.dom("return codes()");
    let origin = site.server.origin();
    let shows = |index: usize, part: &str| {
        let code = text(&codes[index]);
        assert!(code.contains(part), "`{part}` in:\n{code}");
    };
    shows(0, &format!("<script async src=\"{origin}/embed.js\"></script>"));
    shows(0, "query=\"q=imagerie&amp;host=institut-curie&amp;view=map\" theme=\"dark\"");
    shows(
        1,
        &format!(
            "src=\"{origin}/embed/fr/plateformes?q=imagerie&amp;host=institut-curie&amp;view=map&amp;theme=dark\""
        ),
    );
    shows(1, "loading=\"lazy\"");
    shows(1, "referrerpolicy=\"origin\"");
    shows(1, "sandbox=\"allow-scripts ");
    shows(2, &format!("href=\"{origin}/fr/plateformes?q=imagerie&amp;host=institut-curie&amp;view=map\""));

    // Language, target of links, height.
    click(&site, "English");
    click(&site, "dans le même onglet");
    let height = "const field = control('Hauteur'); field.value = '5'; \
        field.dispatchEvent(new Event('input', { bubbles: true })); field.dispatchEvent(new Event('change', { bubbles: true }))";
    site.dom(height);
    assert_eq!(site.dom("return control('Hauteur').value"), "80", "not below the least height of an embed");
    wait_address(
        &site,
        &format!("{BUILDER}?q=imagerie&host=institut-curie&view=map&in=en&theme=dark&height=80&target=top"),
    );
    let codes = site.dom("return codes()");
    assert!(text(&codes[1]).contains("/embed/en/platforms?"), "{codes}");
    assert!(text(&codes[1]).contains("allow-top-navigation-by-user-activation"), "{codes}");
    assert!(text(&codes[1]).contains("height=\"80\"") && text(&codes[0]).contains("height=\"80\""), "{codes}");
    assert_eq!(format!("{:?}", site.console_errors()), "[]");
}

#[test]
fn each_setting_adds_one_history_entry_and_the_preview_adds_none() {
    let site = Site::at("/fr/agenda").with_functions(PARTS);
    site.go(BUILDER);
    wait_preview(&site, "/embed/fr/plateformes");
    choose_view(&site, "groups");
    wait_preview(&site, "/embed/fr/groupes");
    choose_view(&site, "agenda");
    wait_preview(&site, "/embed/fr/agenda");
    click(&site, "Passés");
    wait_preview(&site, "/embed/fr/agenda?when=past");
    for address in ["?view=agenda", "?view=groups", ""] {
        site.back();
        wait_address(&site, &format!("{BUILDER}{address}"));
    }
    wait_preview(&site, "/embed/fr/plateformes");
    assert_eq!(site.dom("return form.querySelector(':checked').value"), "platforms");
    site.forward();
    wait_address(&site, &format!("{BUILDER}?view=groups"));
    assert_eq!(site.dom("return form.querySelector(':checked').value"), "groups");
    site.back();
    site.back_to("/fr/agenda");
}

#[test]
fn a_record_is_searched_and_chosen_by_keyboard() {
    let site = Site::open().with_functions(PARTS);
    for (path, view, sought, id, whole) in [
        (BUILDER, "platform", "cytpic", "curie-cytpic", "/embed/fr/plateformes/curie-cytpic"),
        ("/en/embed", "group", "geocancer", "geocancer", "/embed/en/groups/geocancer"),
    ] {
        site.visit(path);
        site.dom("form.querySelector('[type=radio]:checked').focus()");
        while site.dom_with("return form.querySelector(':checked').value === arguments[0]", &[json!(view)]) != true {
            site.press(DOWN);
        }
        wait_address(&site, &format!("{path}?view={view}"));
        assert_eq!(site.dom("return codes().length"), 0, "no code to paste");
        site.wait_until("no frame without a record", "return !frame()");
        site.press(TAB);
        assert_eq!(site.dom("return document.activeElement.type"), "search");
        site.type_keys(sought);
        let found = "return all('li button', form).some(button => button.getAttribute('aria-pressed') === 'false' && \
            words(button).toLowerCase().normalize('NFD').replace(/\\p{M}/gu, '').includes(arguments[0]))";
        site.wait_until_with("the record", found, &[json!(sought)]);
        site.wait_until("the number of results", "return /résultat|result/.test(heard())");
        site.press(TAB);
        site.press(SPACE);
        wait_address(&site, &format!("{path}?view={view}&id={id}"));
        let kept = "return document.activeElement.matches('button[aria-pressed=true]')";
        site.wait_until("the button pressed, with the focus", kept);
        wait_preview(&site, whole);
        let codes = site.dom("return codes()");
        assert!(text(&codes[0]).contains(&format!("view=\"{view}\" id=\"{id}\"")), "{codes}");
        site.assert_accessible();
    }
    // A record that does not exist is ignored.
    site.visit("/fr/integrer?view=mission&id=there-is-no-such");
    assert_eq!(site.dom("return [Boolean(frame()), codes().length]"), json!([false, 0]));
    assert!(site.main_text().contains("Choisissez une mission"));
}

#[test]
fn several_values_of_a_filter_are_kept_and_removed_one_by_one() {
    let site = Site::open().with_functions(PARTS);
    let catalogue =
        "?technique=imaging&technique=flow-cytometry&technique=proteomics&departement=94&sort=name&view=map";
    site.visit(&format!("/fr/plateformes{catalogue}&page=1"));
    let link = "return all('main a').find(link => words(link) === 'Afficher cette vue sur votre site')";
    site.element("link to the builder", link).click();
    site.wait_arrival(&format!("{BUILDER}{catalogue}"));
    assert_eq!(site.chips().len(), 3);
    let shown = "return [words(control('Techniques').selectedOptions[0]), control('Département').value]";
    assert_eq!(site.dom(shown), json!(["3 choix", "94"]));
    wait_preview(&site, &format!("/embed/fr/plateformes{catalogue}"));
    site.press_enter_on("all('main button').find(button => REMOVE.test(name(button)))");
    wait_address(&site, &format!("{BUILDER}{}", catalogue.replace("technique=imaging&", "")));
    site.wait_until("the focus on the next one", "return REMOVE.test(name(document.activeElement))");
    site.press(ENTER);
    wait_address(&site, &format!("{BUILDER}?technique=proteomics&departement=94&sort=name&view=map"));
    let back =
        "return document.activeElement === control('Techniques') && document.activeElement.value === 'proteomics'";
    site.wait_until("the focus on the list, with the last one", back);
    assert_eq!(site.chips().len(), 0);
    // A technique within a family is not offered, but shown if it is chosen.
    site.visit("/fr/integrer?technique=flow-cytometry");
    let shown = site.dom("return words(control('Techniques').selectedOptions[0])");
    assert!(text(&shown).contains("Cytométrie en flux"), "{shown}");
}

#[test]
fn embeddable_pages_link_to_the_builder_and_embeds_do_not() {
    let site = Site::open().with_functions(PARTS);
    let link =
        "return all('main a').filter(link => shown(link) && link.pathname === '/en/embed').map(link => link.search)";
    for (path, search) in [
        ("/en/platforms?q=imaging&access=industry", "?q=imaging&access=industry"),
        ("/en/platforms/curie-cytpic", "?view=platform&id=curie-cytpic"),
        ("/en/groups?q=rare", "?view=groups&q=rare"),
        ("/en/groups/geocancer", "?view=group&id=geocancer"),
        ("/en/missions", "?view=missions"),
        ("/en/agenda?when=past", "?view=agenda&when=past"),
        ("/en/overview?by=host", "?view=overview&by=host"),
    ] {
        site.visit(path);
        assert_eq!(site.dom(link), json!([search]), "{path}");
        site.visit(&format!("/embed{path}"));
        assert_eq!(site.dom("return all('a[href*=\"/en/embed\"]').length"), 0, "/embed{path}");
    }
    // The filters of a list are the current ones.
    site.visit("/en/agenda");
    site.dom(
        "const list = document.getElementById('agenda-when'); list.value = 'upcoming'; \
        list.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    let follows = "return all('main a').some(link => link.pathname === '/en/embed' && link.search === '?view=agenda&when=upcoming')";
    site.wait_until("the link with the filter", follows);
    assert_eq!(site.dom("return all('footer a').filter(link => link.pathname === '/en/embed').length"), 1);
}

#[test]
fn each_code_is_copied_with_a_message_and_works_when_pasted() {
    let site = Site::open().with_functions(PARTS);
    site.allow_clipboard();
    site.visit("/fr/integrer?view=agenda&when=past&theme=light");
    let codes = site.dom("return codes()");
    let mut pasted = Vec::new();
    for (index, label) in ["Copier le code", "Copier l’iframe", "Copier le lien"].into_iter().enumerate() {
        site.dom_with("press(arguments[0]).focus()", &[json!(label)]);
        site.press(ENTER);
        let condition =
            "return words(press(arguments[0]).parentElement.querySelector('[role=status]')).startsWith('Copié')";
        site.wait_until_with("the word that it is copied", condition, &[json!(label)]);
        let copied = site.copied();
        assert_eq!(copied, text(&codes[index]));
        pasted.push(copied);
    }
    let page = format!("<!doctype html><html lang=\"fr\"><title>Partenaire</title><main>{}</main>", pasted.join("\n"));
    site.server.add_page("/partner.html", &page);
    site.goto(&format!("{}/partner.html", site.server.origin()));
    let frames = "const frames = [document.querySelector('canceropole-embed')?.shadowRoot?.querySelector('iframe'), \
        document.querySelector('main > iframe')]; \
        frames.forEach(frame => frame?.scrollIntoView()); \
        const stands = frame => frame?.contentDocument?.documentElement.dataset.state === 'ready'; \
        const facts = frame => [frame.src, frame.title, frame.sandbox.value, frame.loading, frame.referrerPolicy]; \
        return frames.every(stands) && frames.map(facts)";
    let frames = site.wait_until("both frames", frames);
    assert_eq!(frames[0], frames[1], "script and plain iframe show the same page with the same permissions");
    let link =
        "const link = document.querySelector('main > a'); return [link.pathname + link.search, link.textContent]";
    let link = site.dom(link);
    assert_eq!(link[0], "/fr/agenda?when=past");
    assert_eq!(link[1], frames[0][1], "both have the same title");
}

#[test]
fn the_preview_has_three_widths() {
    let site = Site::at("/fr/integrer?view=missions").with_functions(PARTS);
    wait_preview(&site, "/embed/fr/missions");
    site.script("document.querySelector('main iframe').dataset.same = 'same'");
    let mut widths = Vec::new();
    for label in ["280 px", "480 px", "Pleine"] {
        click(&site, label);
        let pressed = "return press(arguments[0]).getAttribute('aria-pressed') === 'true'";
        site.wait_until_with("the button pressed", pressed, &[json!(label)]);
        widths.push(site.dom("return frame().contentWindow.innerWidth").as_u64().unwrap());
    }
    assert_eq!(widths[..2], [280, 480]);
    assert!(widths[2] > 600, "{widths:?}");
    assert_eq!(site.dom("return frame().dataset.same"), "same", "the same frame, not loaded again");
}

#[test]
fn the_builder_is_accessible_and_fits_a_phone() {
    let site = Site::open().with_functions(PARTS);
    let small = "return all('main form :is(button, select, input, label.choice)').filter(shown) \
        .filter(element => !element.matches('[type=radio]') && element.getBoundingClientRect().height < 36).map(element => element.outerHTML.slice(0, 100))";
    let pages = [
        ("/fr/integrer?technique=imaging&technique=proteomics", "catalogue"),
        ("/en/embed?view=platform&id=curie-cytpic", "platform"),
        ("/fr/integrer?view=group", "group"),
        ("/fr/integrer?view=agenda", "agenda"),
        ("/en/embed?view=overview", "overview"),
    ];
    for (number, (path, name)) in pages.into_iter().enumerate() {
        site.visit(path);
        for (index, (width, scheme)) in [(1280, Scheme::Dark), (320, Scheme::Light)].into_iter().enumerate() {
            site.set_viewport(width, 800);
            site.set_scheme(scheme);
            if is_tried(number, index, 2) {
                site.assert_accessible();
            }
            picture(&site, BUILDER, &format!("{name}-{width}"));
        }
        site.assert_fits(path);
        assert_eq!(site.dom(small), json!([]), "{path}");
    }
}
