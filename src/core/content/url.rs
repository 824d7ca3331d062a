//! Which URLs may become links.

use super::characters::has_odd;

/// Whether a URL is http, https or mailto, has nothing that browsers parse in surprising ways, and no user name before
/// the host, which readers would take for the host.
pub fn is_safe(address: &str) -> bool {
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    let scheme = ["https://", "http://", "mailto:"].into_iter().find(|scheme| lower.starts_with(scheme));
    let is_whole = |scheme: &str| {
        let rest = &address[scheme.len()..];
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if scheme == "mailto:" { !rest.is_empty() } else { !authority.is_empty() && !authority.contains('@') }
    };
    scheme.is_some_and(is_whole)
        && !has_odd(address)
        && !address.chars().any(|character| character.is_whitespace() || character == '\\')
}

/// Whether a text is a plain e-mail address, valid in a `mailto:` URL without escaping.
pub fn is_email(address: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte))
    };
    address.split_once('@').is_some_and(|(name, host)| is_plain(name) && is_plain(host) && host.contains('.'))
}

/// A URL for display: without scheme, `www.` and final slash.
pub fn readable(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("mailto:").unwrap_or(rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_suffix('/').unwrap_or(rest)
}

/// The same for pages: the host alone if the rest is percent-encoded.
pub fn shown(address: &str) -> &str {
    let readable = readable(address);
    if readable.contains('%') { host(address) } else { readable }
}

/// The host of a URL, without `www.`.
pub fn host(address: &str) -> &str {
    readable(address).split('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_and_mail_addresses_become_links() {
        for address in ["https://a.fr", "HTTP://a.fr/?x=é", "https://a.fr/@b", "https://a.fr?c=a@b.fr", "mailto:a@b.fr"]
        {
            assert!(is_safe(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//a.fr",
            "/x",
            "https://",
            "https://a b",
            "java\nscript:x",
            "https:\\\\a",
            "https://curie.fr@x.example/",
            "https://user:secret@x.example",
            "é",
            "",
        ] {
            assert!(!is_safe(address), "{address}");
        }
    }

    #[test]
    fn only_plain_email_addresses_are_accepted() {
        for address in ["a@b.fr", "contact.pro+x@sous-domaine.exemple.org"] {
            assert!(is_email(address), "{address}");
        }
        for address in
            ["", "@", "a@b", "a@b.fr?cc=c@d.fr", "a b@c.fr", "a@b@c.fr", "a@b.fr&body=x", "é@b.fr", "a%40@b.fr"]
        {
            assert!(!is_email(address), "{address}");
        }
    }

    #[test]
    fn addresses_are_shown_short() {
        assert_eq!(readable("https://www.curie.fr/a/"), "curie.fr/a");
        assert_eq!(host("http://www.canceropole-idf.fr/x/y"), "canceropole-idf.fr");
        assert_eq!(shown("https://www.curie.fr/a/"), "curie.fr/a");
        assert_eq!(shown("https://www.curie.fr/%C3%A9quipe"), "curie.fr");
    }
}
