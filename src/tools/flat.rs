//! Rewrites the style sheet for the oldest supported browsers (Safari 15.4, Chrome 100, Firefox 100): no nested rules,
//! `min-width` and `max-width` instead of ranges, separate values for each colour scheme, and fallbacks before newer
//! colours and units.

/// Part of a block.
enum Item {
    /// A declaration, or a statement such as `@layer a, b`.
    Line(String),
    Block(String, Vec<Item>),
}

/// The sheet without features that the oldest browsers lack. It must have no comments (see
/// [`bare`](crate::brand::bare)).
pub fn flat(style: &str) -> String {
    let (items, _) = read(style);
    let mut out = String::with_capacity(style.len() * 2);
    write(&items, None, &mut out);
    out
}

/// The items up to the closing brace, and the text after it.
fn read(mut rest: &str) -> (Vec<Item>, &str) {
    let mut items = Vec::new();
    loop {
        let (mut depth, mut quote) = (0_usize, None);
        let end = rest.find(|character: char| {
            match (quote, character) {
                (Some(open), _) if open == character => quote = None,
                (None, '"' | '\'') => quote = Some(character),
                (None, '(') => depth += 1,
                (None, ')') => depth = depth.saturating_sub(1),
                (None, '{' | '}' | ';') => return depth == 0,
                _ => {}
            }
            false
        });
        let Some(end) = end else { return (items, "") };
        let text = rest[..end].split_whitespace().collect::<Vec<_>>().join(" ");
        let mark = &rest[end..=end];
        rest = &rest[end + 1..];
        if mark == "{" {
            let (inside, after) = read(rest);
            items.push(Item::Block(text, inside));
            rest = after;
            continue;
        }
        if !text.is_empty() {
            items.push(Item::Line(text));
        }
        if mark == "}" {
            return (items, rest);
        }
    }
}

/// Writes items, inside the rule of a selector or at the top level.
fn write(items: &[Item], selector: Option<&str>, out: &mut String) {
    let mut lines: Vec<&str> = Vec::new();
    for item in items {
        match (item, selector) {
            (Item::Line(line), Some(_)) => lines.push(line),
            (Item::Line(line), None) => *out += &format!("{line};\n"),
            (Item::Block(head, inside), _) => {
                declare(&std::mem::take(&mut lines), selector, out);
                block(head, inside, selector, out);
            }
        }
    }
    declare(&lines, selector, out);
}

fn block(head: &str, inside: &[Item], selector: Option<&str>, out: &mut String) {
    let is_conditional = ["@media", "@supports", "@container", "@layer"].iter().any(|name| head.starts_with(name));
    if is_conditional {
        *out += &format!("{} {{\n", media(head));
        write(inside, selector, out);
        *out += "}\n";
        // Fallback for container queries: a container is never wider than the window, so its narrow rules also apply in
        // a narrow window.
        if let Some(narrow) = head.strip_prefix("@container (inline-size < ") {
            *out += "@supports not (container-type: inline-size) {\n";
            block(&format!("@media (width < {narrow}"), inside, selector, out);
            *out += "}\n";
        }
    } else if head.starts_with('@') {
        verbatim(head, inside, out);
    } else {
        let nested = selector.map_or_else(|| head.to_owned(), |outer| nest(outer, head));
        write(inside, Some(&nested), out);
    }
}

/// Blocks without nested rules: font faces, keyframes, pages.
fn verbatim(head: &str, inside: &[Item], out: &mut String) {
    *out += &format!("{head} {{\n");
    for item in inside {
        match item {
            Item::Line(line) => *out += &format!("{line};\n"),
            Item::Block(head, inside) => verbatim(head, inside, out),
        }
    }
    *out += "}\n";
}

/// Writes the declarations of a rule, then those that only some browsers support, and those of the dark scheme.
fn declare(lines: &[&str], selector: Option<&str>, out: &mut String) {
    let Some(selector) = selector.filter(|_| !lines.is_empty()) else { return };
    let (mut plain, mut mixed, mut dark) = (String::new(), String::new(), String::new());
    for line in lines {
        if line.contains("light-dark(") {
            plain += &format!("{};\n", scheme(line, 0));
            dark += &format!("{};\n", scheme(line, 1));
        } else if line.contains("color-mix(") {
            plain += &format!("{};\n", unmixed(line));
            mixed += &format!("{line};\n");
        } else {
            let hidden = (*line == "overflow: clip").then(|| "overflow: hidden".to_owned());
            if let Some(older) = with_unit(line, "dvb", "vh").or(hidden) {
                plain += &format!("{older};\n");
            }
            plain += &format!("{line};\n");
        }
    }
    let mut rule = |before: &str, selector: &str, lines: &str, after: &str| {
        if !lines.is_empty() {
            *out += &format!("{before}{selector} {{\n{lines}}}\n{after}");
        }
    };
    rule("", selector, &plain, "");
    rule("@supports (color: color-mix(in oklab, red, red)) {\n", selector, &mixed, "}\n");
    for (before, theme) in [
        ("@media screen and (prefers-color-scheme: dark) {\n", ":root:where(:not([data-theme=\"light\"]))"),
        ("@media screen {\n", ":root:where([data-theme=\"dark\"])"),
    ] {
        let selector = if selector == ":root" { theme.to_owned() } else { nest(theme, selector) };
        rule(before, &selector, &dark, "}\n");
    }
}

/// A declaration with the light (0) or dark (1) value of each `light-dark(…, …)`.
fn scheme(line: &str, which: usize) -> String {
    let Some((before, rest)) = line.split_once("light-dark(") else { return line.to_owned() };
    let parts = parts(rest, ')');
    let values = self::parts(parts[0], ',');
    let value = values.get(which).copied().unwrap_or_default().trim();
    let after = rest.get(parts[0].len() + 1..).unwrap_or_default();
    [before, value, &scheme(after, which)].concat()
}

/// A declaration with the second colour of `color-mix(in …, colour share, colour)`, the background colour, instead of
/// the mix.
fn unmixed(line: &str) -> String {
    let Some((before, rest)) = line.split_once("color-mix(") else { return line.to_owned() };
    let inside = parts(rest, ')')[0];
    let ground = parts(inside, ',').pop().unwrap_or_default().trim();
    let after = rest.get(inside.len() + 1..).unwrap_or_default();
    [before, parts(ground, ' ')[0], after].concat()
}

/// Splits a text at each `mark` outside of parentheses, brackets and quotes.
fn parts(text: &str, mark: char) -> Vec<&str> {
    let (mut parts, mut depth, mut quote, mut start) = (Vec::new(), 0_usize, None, 0);
    for (index, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), _) => quote = Some(open).filter(|open| *open != character),
            (None, _) if character == mark && depth == 0 => {
                parts.push(&text[start..index]);
                start = index + character.len_utf8();
            }
            (None, '"' | '\'') => quote = Some(character),
            (None, '(' | '[') => depth += 1,
            (None, ')' | ']') => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// A declaration with the unit `older` instead of `unit`; `None` if it does not contain `unit`.
fn with_unit(line: &str, unit: &str, older: &str) -> Option<String> {
    let is_number = |text: &str| text.ends_with(|character: char| character.is_ascii_digit());
    let mut pieces = line.split(unit);
    let mut output = pieces.next()?.to_owned();
    let mut is_changed = false;
    for piece in pieces {
        let is_unit = is_number(&output) && !piece.starts_with(|character: char| character.is_ascii_alphanumeric());
        is_changed |= is_unit;
        output = [output.as_str(), if is_unit { older } else { unit }, piece].concat();
    }
    is_changed.then_some(output)
}

/// The flat selector for a nested one.
fn nest(outer: &str, inner: &str) -> String {
    let outer = if parts(outer, ',').len() > 1 { format!(":is({outer})") } else { outer.to_owned() };
    let one = |selector: &str| {
        let selector = selector.trim();
        match selector.strip_prefix('&') {
            Some(rest) if !rest.contains('&') => [&outer, rest].concat(),
            _ if selector.contains('&') => selector.replace('&', &format!(":is({outer})")),
            _ => [&outer, " ", selector].concat(),
        }
    };
    parts(inner, ',').into_iter().map(one).collect::<Vec<_>>().join(", ")
}

/// The head of an at-rule with `min-width` and `max-width` instead of ranges. Container queries are unchanged: browsers
/// that have them also have ranges.
fn media(head: &str) -> String {
    if !head.starts_with("@media") {
        return head.to_owned();
    }
    let head = head.replace("@media not (", "@media not all and (");
    let mut output = String::new();
    let mut rest = head.as_str();
    while let Some((before, found)) = rest.split_once('(') {
        let (condition, after) = found.split_once(')').unwrap_or((found, ""));
        output += before;
        output += &range(condition).unwrap_or_else(|| format!("({condition})"));
        rest = after;
    }
    output + rest
}

/// `(min-width: …) and (max-width: …)` for a range of widths or heights. “Less than” becomes a slightly smaller
/// maximum.
fn range(condition: &str) -> Option<String> {
    let below = |side: &str, bound: &str| {
        let number = bound.trim_end_matches(|character: char| character.is_ascii_alphabetic());
        let less = number.parse::<f64>().ok()? - 0.001;
        Some(format!("(max-{side}: {less:.3}{})", &bound[number.len()..]))
    };
    match condition.split(' ').collect::<Vec<_>>()[..] {
        [side, "<", most] => below(side, most),
        [side, ">=", least] => Some(format!("(min-{side}: {least})")),
        [least, "<=", side, "<", most] => Some(format!("(min-{side}: {least}) and {}", below(side, most)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_line(style: &str) -> String {
        flat(style).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn nested_rules_are_flattened_in_order() {
        let nested = ".a, .b { top: 0; & c, &:is(d, e) { left: 0; } > f { x: y } .g & { right: 0 } bottom: 0; \
            @media print { margin: 0; & h { padding: 0; } } }";
        let expected = ".a, .b { top: 0; } :is(.a, .b) c, :is(.a, .b):is(d, e) { left: 0; } :is(.a, .b) > f { x: y; } \
            .g :is(:is(.a, .b)) { right: 0; } .a, .b { bottom: 0; } \
            @media print { .a, .b { margin: 0; } :is(.a, .b) h { padding: 0; } }";
        assert_eq!(one_line(nested), expected);
        let kept = "@layer a, b; @font-face { src: url(\"a;{b\"); } @keyframes k { to { x: y; } }";
        assert_eq!(one_line(kept), kept);
        assert_eq!(one_line("a::after { content: \"},;\"; }"), "a::after { content: \"},;\"; }");
    }

    #[test]
    fn each_colour_scheme_has_its_values() {
        let output = one_line(":root { --a: light-dark(rgb(1 2 3 / 4%), #000); --b: 0 light-dark(red, blue) 1; }");
        assert!(output.starts_with(":root { --a: rgb(1 2 3 / 4%); --b: 0 red 1; }"), "{output}");
        let dark = ":root:where([data-theme=\"dark\"]) { --a: #000; --b: 0 blue 1; }";
        assert!(output.ends_with(&format!("@media screen {{ {dark} }}")), "{output}");
    }

    #[test]
    fn newer_colours_units_and_ranges_have_a_fallback() {
        let output =
            one_line("a { color: color-mix(in oklab, red, blue 5%); overflow: clip; height: min(60dvb, 2em); }");
        let expected = "a { color: blue; overflow: hidden; overflow: clip; height: min(60vh, 2em); height: min(60dvb, 2em); } \
            @supports (color: color-mix(in oklab, red, red)) { a { color: color-mix(in oklab, red, blue 5%); } }";
        assert_eq!(output, expected);
        let narrow = one_line("@container (inline-size < 9rem) { a { top: 0; } }");
        assert!(narrow.ends_with("@media (max-width: 8.999rem) { a { top: 0; } } }"), "{narrow}");
        for (newer, older) in [
            ("(width < 48rem)", "(max-width: 47.999rem)"),
            ("(width >= 48rem) and (height < 9px)", "(min-width: 48rem) and (max-height: 8.999px)"),
            ("(17.5rem <= width < 19rem)", "(min-width: 17.5rem) and (max-width: 18.999rem)"),
            ("not (forced-colors: active)", "not all and (forced-colors: active)"),
        ] {
            assert_eq!(media(&format!("@media {newer}")), format!("@media {older}"));
        }
    }
}
