//! Fills the placeholders of scripts and settings.

use serde_json::Value;

/// The template with the value of `NAME` for each `@NAME@`.
///
/// A string literal of a script that is nothing but a placeholder, `'@NAME@'`, becomes the value as JSON, so that the
/// template is a valid script too. Elsewhere the text itself is written.
///
/// # Errors
/// Names a placeholder without a value, or a value without a placeholder.
pub fn fill(template: &str, values: &[(&str, Value)]) -> Result<String, String> {
    let (mut filled, mut rest, mut unused) = (String::new(), template, vec![true; values.len()]);
    while let Some((before, after)) = rest.split_once('@') {
        filled += before;
        let Some((name, end)) = after.split_once('@').filter(|(name, _)| is_name(name)) else {
            filled.push('@');
            rest = after;
            continue;
        };
        let index = values.iter().position(|(known, _)| *known == name);
        let index = index.ok_or_else(|| format!("@{name}@ has no value"))?;
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
        Some(index) => Err(format!("no @{}@ to fill", values[index].0)),
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
    fn what_is_left_unfilled_and_what_is_not_used_are_named() {
        assert_eq!(fill("'@DAY@' and @OTHER@", &[("DAY", json!(1))]), Err("@OTHER@ has no value".to_owned()));
        assert_eq!(fill("'@DAY@'", &[("DAY", json!(1)), ("WORDS", json!(2))]), Err("no @WORDS@ to fill".to_owned()));
    }
}
