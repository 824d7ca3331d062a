//! Embeds of the other network in a partner's page: script, embed and requests are below the path.

use super::support::{Browser, Host, Server, text};
use super::{BASE, assert_nothing_outside, root, serve};

#[test]
fn embeds_on_a_partner_page_load_from_the_base_path() {
    let partner = Server::start(&root().join("network"));
    let host = Host { browser: Browser::start(), site: serve(), partner };
    let (browser, site) = (&host, host.site.origin());
    let head = format!("<script async src='{site}{BASE}/embed.js'></script>");
    host.visit(&head, "<canceropole-embed view='platforms' lang='en' query='q=lens'></canceropole-embed>");
    host.wait_shown();
    let frame = "const frame = document.querySelector('canceropole-embed').shadowRoot.querySelector('iframe')";
    let address = text(&browser.script(&format!("{frame}; return frame.src")));
    assert_eq!(address, format!("{site}{BASE}/embed/en/platforms?q=lens"));
    host.within(super::support::host::FRAME, || {
        assert_eq!(browser.dom("return all('li', results()).filter(shown).length"), 1);
        let links = browser.dom("return all('main a[href]').filter(shown).map(link => link.href)");
        let ours = format!("{site}{BASE}/en/platforms/lens-works");
        assert!(links.as_array().unwrap().iter().any(|link| link == &ours), "{links}");
    });
    // The link in case the embed does not load.
    let link_address = "return document.querySelector('canceropole-embed').shadowRoot.querySelector('a').href";
    assert_eq!(text(&browser.script(link_address)), format!("{site}{BASE}/en/platforms?q=lens"));
    assert_nothing_outside(&host.site);
    assert!(host.site.log().iter().all(|request| request.status < 400), "{:?}", host.site.log());
    // The partner's own page, and the favicon that browsers request.
    let of_partner = host.partner.log();
    assert!(of_partner.iter().all(|request| ["/page.html", "/favicon.ico"].contains(&request.target.as_str())));
}

#[test]
fn the_embed_code_contains_the_base_path() {
    let site = super::open();
    site.visit(&format!("{BASE}/en/embed"));
    let codes = site.dom("return all('main pre').map(code => code.textContent).join('\\n')");
    let codes = text(&codes);
    let home = format!("{}{BASE}", super::ORIGIN);
    assert!(codes.contains(&format!("src=\"{home}/embed.js\"")), "{codes}");
    assert!(codes.contains(&format!("{home}/en/platforms")), "{codes}");
}
