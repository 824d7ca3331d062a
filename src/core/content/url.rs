//! Which addresses may become links.

use super::characters::has_odd;

/// Whether an address is http, https or mailto and holds nothing that browsers read in surprising ways, nor a user's
/// name before the host, which readers take for the host.
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

/// Whether this is an e-mail address of the plain kind, which can stand in a `mailto:` address as it is.
pub fn is_email(address: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_+".contains(&byte))
    };
    address.split_once('@').is_some_and(|(name, host)| is_plain(name) && is_plain(host) && host.contains('.'))
}

/// An address as a reader reads it: without scheme, `www.`, and final slash.
pub fn readable(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.strip_prefix("mailto:").unwrap_or(rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_suffix('/').unwrap_or(rest)
}

/// The same in a page: the host alone where the rest is in code.
pub fn shown(address: &str) -> &str {
    let readable = readable(address);
    if readable.contains('%') { host(address) } else { readable }
}

/// The host of an address, without `www.`.
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
    fn only_plain_addresses_are_written_to() {
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
