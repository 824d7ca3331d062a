//! Pages that are text: accessibility statement, legal notice with privacy.

use leptos::prelude::*;

use crate::app::Context;
use crate::components::link::breadcrumbs;
use crate::components::localized::{items, localized, paragraphs};
use crate::content::file::File;
use crate::content::records::Section;
use crate::locale::Locale;

pub fn accessibility(context: &Context) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let Some(site) = context.content.site.ready() else {
        return super::failed(context, File::Site, words.accessibility_long);
    };
    text_page(locale, words.accessibility_long, sections(locale, &site.accessibility))
}

pub fn legal(context: &Context) -> AnyView {
    let locale = context.locale;
    let words = locale.text();
    let Some(site) = context.content.site.ready() else {
        return super::failed(context, File::Site, words.legal);
    };
    let privacy = (!site.privacy.is_empty()).then(|| {
        view! { <div class="section-head" id="privacy"><h2>{words.privacy}</h2></div> }.into_any()
    });
    let mut parts = sections(locale, &site.legal_notice);
    parts.extend(privacy);
    parts.extend(sections(locale, &site.privacy));
    text_page(locale, words.legal, parts)
}

fn text_page(locale: Locale, title: &'static str, parts: Vec<AnyView>) -> AnyView {
    view! {
        <div class="wrap">
            {breadcrumbs(locale, &[], title)}
            <header class="page-head"><h1>{title}</h1></header>
        </div>
        <div class="wrap margin-page">{parts}</div>
    }
    .into_any()
}

fn sections(locale: Locale, sections: &[Section]) -> Vec<AnyView> {
    sections.iter().map(|one| section(locale, one)).collect()
}

fn section(locale: Locale, section: &Section) -> AnyView {
    let title_id = format!("t-{}", section.id);
    let labelled = title_id.clone();
    let links: Vec<AnyView> = section
        .links
        .iter()
        .map(|link| {
            let label = localized(&link.label, locale);
            match link.url.clone() {
                Some(url) => view! { <li><a href=url>{label}</a></li> }.into_any(),
                None => view! { <li>{label}</li> }.into_any(),
            }
        })
        .collect();
    let list = items(&section.list, locale);
    view! {
        <section class="margin-section" id=section.id.clone() aria-labelledby=labelled>
            <h2 id=title_id>{localized(&section.title, locale)}</h2>
            <div class="prose">
                {paragraphs(&section.paragraphs, locale)}
                {(!list.is_empty()).then(|| view! { <ul class="bullets">{list}</ul> })}
                {(!links.is_empty()).then(|| view! { <ul class="bullets">{links}</ul> })}
            </div>
        </section>
    }
    .into_any()
}
