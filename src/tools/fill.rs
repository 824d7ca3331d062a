//! Fills in the placeholders of scripts and settings.

use serde_json::Value;
use thiserror::Error;

/// Why a template cannot be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FillError {
    #[error("@{0}@ has no value")]
    NoValue(String),
    #[error("no @{0}@ to fill")]
    NoPlaceholder(String),
}

/// A script without empty lines, comment lines and indentation.
pub fn without_comments(script: &str) -> String {
    let is_code = |line: &&str| !line.is_empty() && !["//", "/*", "*"].iter().any(|start| line.starts_with(start));
    script.lines().map(str::trim).filter(is_code).flat_map(|line| [line, "\n"]).collect()
}

/// Replaces each `@NAME@` of a template by the value of `NAME`.
///
/// A string literal that consists of a placeholder, `'@NAME@'`, is replaced by the value as JSON, so that the template
/// itself is a valid script. Elsewhere the plain text is inserted.
///
/// # Errors
/// If a placeholder has no value, or a value has no placeholder.
pub fn fill(template: &str, values: &[(&str, Value)]) -> Result<String, FillError> {
    let (mut filled, mut rest, mut unused) = (String::new(), template, vec![true; values.len()]);
    while let Some((before, after)) = rest.split_once('@') {
        filled += before;
        let Some((name, end)) = after.split_once('@').filter(|(name, _)| is_name(name)) else {
            filled.push('@');
            rest = after;
            continue;
        };
        let index = values.iter().position(|(known, _)| *known == name);
        let index = index.ok_or_else(|| FillError::NoValue(name.to_owned()))?;
        unused[index] = false;
        rest = end;
        match (filled.strip_suffix('\''), end.strip_prefix('\''), &values[index].1) {
            (Some(start), Some(end), value) => {
                filled = [start, &value.to_string()].concat();
                rest = end;
            }
            (_, _, Value::String(text)) => filled += text,
            (_, _, value) => filled += &value.to_string(),
        }
    }
    match unused.iter().position(|unused| *unused) {
        Some(index) => Err(FillError::NoPlaceholder(values[index].0.to_owned())),
        None => Ok(filled + rest),
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_whole_literal_becomes_json_and_any_other_placeholder_text() {
        let values = [("BASE", json!("/a")), ("TEXTS", json!({"fr": "l'@BASE@"})), ("DELAY", json!(2500))];
        let script = "const texts = '@TEXTS@', url = '@BASE@/b', base = '@BASE@'; wait('@DELAY@'); // a@b @embed @";
        assert_eq!(
            fill(script, &values).unwrap(),
            r#"const texts = {"fr":"l'@BASE@"}, url = '/a/b', base = "/a"; wait(2500); // a@b @embed @"#
        );
        assert_eq!(fill("@embed path @BASE@/embed/*", &values[..1]).unwrap(), "@embed path /a/embed/*");
    }

    #[test]
    fn missing_and_unused_values_are_named() {
        let error = fill("'@DAY@' and @OTHER@", &[("DAY", json!(1))]).unwrap_err();
        assert_eq!(error.to_string(), "@OTHER@ has no value");
        let error = fill("'@DAY@'", &[("DAY", json!(1)), ("WORDS", json!(2))]).unwrap_err();
        assert_eq!(error.to_string(), "no @WORDS@ to fill");
    }
}
