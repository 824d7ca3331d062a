//! The form of a record: a control for each field of its declaration, in the order of the format.

use editing::document::ENVELOPE;
use editing::json::{Holder, Json, Step, shown};
use editing::labels;
use leptos::prelude::*;
use serde_json::{Map, Value};
use site_core::content::Content;
use site_core::content::file::File;
use site_core::content::records::Platform;
use site_core::content::shape::{Field, Kind};
use site_core::locale::Locale;
use site_core::proposal::slug;
use site_core::text::workshop as messages;

use super::control::{Form, field_shell, flag_control, id_of, text_control, with, word_control, words_control};
use super::list::list;
use super::part::{folding, pair, part};
use super::reference::references;
use crate::browser;
use crate::components::figure::mini_map;
use crate::components::icon::icon;
use crate::view::{Element, IntoNode, Node, el, live, many};

/// The colours of the palette, as `hue` names them.
const HUES: [&str; 10] =
    ["eosin", "alcian", "saffron", "fuchsin", "light-green", "congo", "methylene", "giemsa", "malachite", "dab"];

/// All fields of the record; rare ones last, in a closed part.
pub(super) fn fields(form: Form) -> Node {
    let Some(json) = form.json() else { return ().node() };
    let declared = if form.key == ENVELOPE { form.file.envelope() } else { form.file.fields() };
    let shown_language = form.workshop.state.language;
    many()
        .child(languages(form))
        .child(
            el("div")
                .class("stack workshop-form")
                .attr("data-gap", "loose")
                .live("data-language", move || ["fr", "en", "both"][shown_language.get()])
                .child(group(form, &[], declared, &json)),
        )
        .node()
}

/// On a narrow screen: the choice of the language shown.
fn languages(form: Form) -> Node {
    let words = messages::words(form.locale());
    let language = form.workshop.state.language;
    let buttons = words.shown.iter().enumerate().map(|(index, name)| {
        el("button")
            .attr("type", "button")
            .live("aria-pressed", move || (language.get() == index).to_string())
            .on("click", move |_| language.set(index))
            .child(*name)
            .node()
    });
    el("div")
        .class("segmented workshop-languages")
        .attr("role", "group")
        .attr("aria-label", words.languages)
        .child(buttons.collect::<Vec<_>>())
        .node()
}

/// The fields of the record, or of an object in it.
fn group(form: Form, path: &[Step], declared: &'static [Field], json: &Json) -> Node {
    let own = |field: &&Field| !["$schema", "version", "updated", "records"].contains(&field.name);
    let (rare, usual): (Vec<&Field>, Vec<&Field>) =
        declared.iter().filter(own).partition(|field| labels::is_rare(form.file, &with(path, field.name)));
    let draw = |fields: Vec<&'static Field>| {
        let drawn = fields.into_iter().map(|field| {
            let path = with(path, field.name);
            field_view(form, &path, field, json.get(&[Step::from(field.name)]))
        });
        el("div").class("stack").attr("data-gap", "loose").child(drawn.collect::<Vec<_>>())
    };
    let others = (!rare.is_empty()).then(|| {
        // A link to any of these fields opens the part.
        let mut keys: Vec<String> = rare.iter().map(|field| shown(&with(path, field.name))).collect();
        keys.insert(0, [&shown(path), ".*"].concat());
        let summary = el("summary").child(icon("chevron")).child(messages::words(form.locale()).other_fields);
        let (details, _) = folding(form, keys);
        details.class("folded").child(summary).child(draw(rare))
    });
    many().child(draw(usual)).child(others).node()
}

fn keyword_labels(words: &[&str], locale: Locale) -> Vec<(String, String)> {
    words.iter().map(|word| ((*word).to_owned(), labels::word(word, locale))).collect()
}

/// The codes of kind that have words in site.json.
fn kinds(form: Form) -> Vec<(String, String)> {
    let path = [Step::from("labels"), Step::from("kinds")];
    let words = form.workshop.with(|draft| draft.sheet(File::Site)?.now.value(0, &path));
    let labelled = |(code, words): (String, Value)| {
        let locales = [form.locale(), form.locale().other()];
        let word = locales.iter().find_map(|locale| words.get(locale.code())?.as_str().map(str::to_owned));
        (code.clone(), word.unwrap_or(code))
    };
    let words = if let Some(Value::Object(words)) = words { words } else { Map::new() };
    let mut kinds: Vec<(String, String)> = words.into_iter().map(labelled).collect();
    kinds.sort_by(|one, other| one.1.cmp(&other.1));
    kinds
}

/// The codes declared beside the records, with their words.
fn codes(form: Form, name: &str) -> Vec<(String, String)> {
    let declared = form.workshop.with(|draft| draft.sheet(form.file)?.now.value(ENVELOPE, &[Step::from(name)]));
    let labelled = |item: &Value| {
        let name = editing::changes::title(&Value::Object(item.as_object()?.clone()), form.locale());
        Some((item.get("code")?.as_str()?.to_owned(), name))
    };
    declared.as_ref().and_then(Value::as_array).into_iter().flatten().filter_map(labelled).collect()
}

/// A field with its label, hint, problem and controls.
fn field_view(form: Form, path: &[Step], field: &'static Field, json: Option<&Json>) -> Node {
    let (locale, kind, is_required) = (form.locale(), field.kind, field.required);
    let choice = |words| one(form, path, field, "", word_control(form, path, words, json));
    match kind {
        Kind::Localized => pair(form, path, json, is_required, form.name(path)),
        Kind::Object(inner) => part(form, path, form.name(path), move |path| object(form, path, inner)),
        Kind::Vocabulary => vocabulary(form, path, json),
        Kind::Refs(target) => references(form, path, target, true, json, is_required),
        Kind::Ref(target) => references(form, path, target, false, json, is_required),
        Kind::Flag => el("div").class("field").child(flag_control(form, path, json)).node(),
        Kind::Words(words) => ticked(form, path, keyword_labels(words, locale), json),
        Kind::Codes => ticked(form, path, codes(form, field.name), json),
        Kind::Word(words) => choice(keyword_labels(words, locale)),
        Kind::Id if field.name == "kind" => choice(kinds(form)),
        Kind::Id if field.name == "hue" => choice(HUES.map(|hue| (hue.to_owned(), hue.to_owned())).to_vec()),
        Kind::Numbers(count) => numbers(form, path, count, json),
        Kind::Texts | Kind::Ids | Kind::Sources | Kind::LocalizedTexts | Kind::LocalizedList | Kind::Objects(_) => {
            list(form, path, kind, json, object)
        }
        Kind::Id
        | Kind::Text
        | Kind::Url
        | Kind::Email
        | Kind::Number(_)
        | Kind::Integer(_)
        | Kind::Date
        | Kind::Colour => {
            let map = (form.file == File::Platforms && field.name == "lon").then(|| look(form));
            let control = text_control(form, path, kind, json, None);
            many().child(one(form, path, field, labels::kind_hint(kind, locale), control)).child(map).node()
        }
    }
}

/// A field with one control. `hint` is that of its kind.
fn one(form: Form, path: &[Step], field: &Field, hint: &'static str, control: Element) -> Node {
    let mut shell = field_shell(form, path, true, field.required);
    if shell.hint.is_empty() {
        shell.hint = hint;
    }
    shell.one(control)
}

/// A group of checkboxes.
fn ticked(form: Form, path: &[Step], words: Vec<(String, String)>, json: Option<&Json>) -> Node {
    field_shell(form, path, true, false).group(words_control(form, path, words, json))
}

fn numbers(form: Form, path: &[Step], count: usize, json: Option<&Json>) -> Node {
    let inputs = (0..count).map(|index| {
        let path = with(path, index);
        let json = json.and_then(|json| json.get(&[Step::Item(index)]));
        let label = messages::item(form.locale(), &form.name(&path), index + 1);
        let control = text_control(form, &path, Kind::Numbers(count), json, None);
        control.class("input").attr("id", id_of(&path)).attr("aria-label", label).node()
    });
    let inputs = el("div").class("field-pair").child(inputs.collect::<Vec<_>>());
    field_shell(form, path, true, false).group(inputs.node())
}

/// The fields of an object with its current content.
fn object(form: Form, path: &[Step], declared: &'static [Field]) -> Node {
    let json = form.json().and_then(|json| json.get(path).cloned());
    group(form, path, declared, &json.unwrap_or_else(|| Json::Object(Holder::default())))
}

/// Codes with their words in both languages.
fn vocabulary(form: Form, path: &[Step], json: Option<&Json>) -> Node {
    let items = json.map_or(&[][..], Json::parts).iter().map(|item| {
        let code = item.name();
        pair(form, &with(path, code.as_str()), Some(&item.value), false, code)
    });
    let items: Vec<Node> = items.collect();
    let code = RwSignal::new(String::new());
    let words = messages::words(form.locale());
    let own = path.to_vec();
    let add = move |_| {
        let code = slug(&code.get_untracked(), "");
        if !code.is_empty() {
            let path = with(&with(&own, code.as_str()), "fr");
            form.workshop.reshape(|draft| draft.write(form.at(), &path, Some(&code.replace('-', " ").into())));
            browser::focus_first(&[format!("#{}", id_of(&path))]);
        }
    };
    let input = el("input")
        .class("input")
        .attr("aria-label", words.code)
        .attr("placeholder", words.code)
        .on("input", move |event| code.set(event_target_value(&event)));
    let button = el("button").class("button").attr("type", "button").attr("data-kind", "secondary").on("click", add);
    el("fieldset")
        .class("stack")
        .child(el("legend").child(form.name(path)))
        .child(items)
        .child(el("div").class("row").child(input).child(button.child(words.add)))
        .node()
}

/// The position of the record's coordinates on the map.
fn look(form: Form) -> Node {
    let map = form.workshop.with(|draft| draft.sheet(File::Map).map(|sheet| sheet.now.text()));
    let mut content = Content::default();
    if let Some(map) = map {
        content.set(File::Map, Ok(&map));
    }
    let settled = form.workshop.state.settled;
    let drawn = move || {
        settled.track();
        let json = form.json()?;
        let number = |name: &str| json.get(&[Step::from(name)])?.value().as_f64();
        let platform = Platform { lat: number("lat"), lon: number("lon"), ..Platform::default() };
        let map = mini_map(content.map.ready()?, &platform)?;
        let title = messages::words(form.locale()).on_map;
        Some(el("figure").class("workshop-map").child(map).child(el("figcaption").class("note").child(title)))
    };
    live(drawn)
}
