//! Settings of web servers: where pages are, caching, and the security policy, which is declared once.

use serde_json::json;

use crate::fill::{FillError, fill};

/// The Content-Security-Policy of every page, up to the value of `frame-ancestors`.
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-src 'self'; frame-ancestors";

/// Browser features that no page uses; the Permissions-Policy disables them.
const OFF: [&str; 17] = [
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-get",
    "screen-wake-lock",
    "usb",
    "xr-spatial-tracking",
];

/// Extensions and media types of the files that get compressed copies: Apache would derive the type from `.br`.
pub const COMPRESSED: [(&str, &str); 14] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("xml", "application/xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("atom", "application/atom+xml; charset=utf-8"),
    ("ics", "text/calendar; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    // Its archive is not compressed.
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("webmanifest", "application/manifest+json"),
    ("opensearch", "application/opensearchdescription+xml"),
];

/// A settings file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    pub name: &'static str,
    pub text: String,
    /// Whether the server reads it from the site; the others are part of the server's own configuration.
    pub in_site: bool,
}

/// The settings for a site under `base` (empty at the root of a host, else `/network`) with these files, as paths below
/// its root.
///
/// # Errors
/// If the placeholders of a template differ from those that are filled in here.
pub fn settings(base: &str, files: &[String]) -> Result<Vec<Setting>, FillError> {
    let permissions = OFF.map(|feature| format!("{feature}=()")).join(", ");
    let types: String = COMPRESSED.iter().map(|(extension, media_type)| apache_type(extension, media_type)).collect();
    let values = [("BASE", json!(base)), ("POLICY", json!(POLICY)), ("PERMISSIONS", json!(permissions))];
    let with_types = [&values[..], &[("TYPES", json!(types.trim_end()))]].concat();
    let mut headers = fill(include_str!("hosting/headers.txt"), &values)?;
    for page in pages(base, files) {
        headers += &format!("{page}\n  Content-Security-Policy: {POLICY} 'none'\n");
    }
    for file in files.iter().filter(|file| is_hashed(file)) {
        headers += &format!("{base}/{file}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    Ok(vec![
        Setting { name: "nginx.conf", text: fill(include_str!("hosting/nginx.conf"), &values)?, in_site: false },
        Setting { name: "Caddyfile", text: fill(include_str!("hosting/Caddyfile"), &values)?, in_site: false },
        Setting { name: "_headers", text: headers, in_site: true },
        Setting { name: ".htaccess", text: fill(include_str!("hosting/htaccess.txt"), &with_types)?, in_site: true },
    ])
}

/// Whether a file has a hash of its content in its name, `site-0123456789abcdef_bg.wasm`, and therefore never changes.
/// The hash may lack its leading zeros.
pub fn is_hashed(path: &str) -> bool {
    let Some((name, extension)) = path.rsplit_once('.') else { return false };
    let hash = name.strip_suffix("_bg").unwrap_or(name).rsplit_once('-').map_or("", |(_, hash)| hash);
    matches!(extension, "js" | "wasm" | "css")
        && (8..=16).contains(&hash.len())
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The paths that other sites may not embed: the root, and the folders of the languages.
fn pages(base: &str, files: &[String]) -> Vec<String> {
    let mut pages = vec![format!("{base}/"), format!("{base}/index.html"), format!("{base}/404.html")];
    for file in files {
        let Some((folder, "index.html")) = file.split_once('/') else { continue };
        pages.extend([format!("{base}/{folder}"), format!("{base}/{folder}/*")]);
    }
    pages
}

fn apache_type(extension: &str, media_type: &str) -> String {
    format!(
        "<FilesMatch \"\\.{extension}\\.(br|gz)$\">\n  ForceType \"{media_type}\"\n</FilesMatch>\n\
         <FilesMatch \"\\.{extension}\\.br$\">\n  Header always set Content-Encoding br\n</FilesMatch>\n\
         <FilesMatch \"\\.{extension}\\.gz$\">\n  Header always set Content-Encoding gzip\n</FilesMatch>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_with_a_hash_are_cached_for_good() {
        // Trunk omits leading zeros of a hash.
        let settings = [
            include_str!("hosting/nginx.conf"),
            include_str!("hosting/Caddyfile"),
            include_str!("hosting/htaccess.txt"),
        ];
        for text in settings.into_iter().chain([include_str!("sw.js")]) {
            assert!(text.contains("-[0-9a-f]{8,16}(_bg)?"), "{text}");
        }
        for path in ["site-0123456789abcdef.js", "site-0123456789abcdef_bg.wasm", "site-44d634e0dcf54b9.css"] {
            assert!(is_hashed(path), "{path}");
        }
        for path in ["embed.js", "sw.js", "data/platforms.json", "fr/index.html", "site-0123456789abcdeg.js", "a.css"] {
            assert!(!is_hashed(path), "{path}");
        }
    }

    #[test]
    fn every_setting_names_the_base_and_the_policy() {
        let files = ["index.html", "fr/index.html", "en/index.html", "a-0123456789abcdef.js"].map(str::to_owned);
        for setting in settings("/network", &files).unwrap() {
            assert!(!setting.text.contains('@') || setting.name == "Caddyfile", "{}", setting.text);
            assert!(setting.text.contains("/network/embed/"), "{}", setting.name);
            assert!(setting.text.contains(POLICY), "{}", setting.name);
        }
        let headers = &settings("", &files).unwrap()[2].text;
        assert!(headers.contains("\n/fr/*\n") && headers.contains("\n/a-0123456789abcdef.js\n  Cache-Control"));
    }
}
