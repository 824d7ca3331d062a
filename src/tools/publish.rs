//! Publishes the site: every page as HTML, rendered by the app's own views, after Trunk has built the app.
//!
//! Each file shows a page in its initial state; the app replaces it once it has loaded the data (see
//! `browser::swap_in`). The same data gives the same bytes: no clock is read.

mod additions;
pub mod address;
mod document;
mod feed;
mod linked_data;
mod manifest;
mod opensearch;
mod sitemap;
mod source;
mod template;
mod xml;

use canceropole::app::App;
use canceropole::browser::Origin;
use canceropole::loading::World;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use rayon::prelude::*;

pub use source::{Output, PublishError, Source};
pub use template::TemplateError;

use address::Address;
use template::Template;

/// Every file to add to the output of Trunk. `index` is the page that Trunk wrote.
///
/// # Errors
/// If `index` lacks something expected, or contains an inline script.
pub fn outputs(index: &str, source: &Source) -> Result<Vec<Output>, PublishError> {
    let email = source.content.site.ready().and_then(|site| site.contact_email.as_deref());
    let template = Template::new(index, email.unwrap_or_default())?;
    let addresses = address::all(&source.content);
    let page = |address: &Address| {
        let view = view(source, &address.request());
        Output::text(&address.file(), document::write(&template, source, address, &view))
    };
    let mut outputs: Vec<Output> = addresses.par_iter().map(page).collect();
    // The same page for embeds: servers allow framing only below this folder.
    let nowhere = outputs.iter().find(|output| output.path == "404.html").cloned();
    outputs.extend(nowhere.map(|page| Output { path: "embed/404.html".to_owned(), ..page }));
    outputs.extend(template::scripts().map(|(name, script)| Output::text(name, script)));
    outputs.push(Output::text(&template.boot_name, template.boot.clone()));
    outputs.extend(beside_pages(source));
    Ok(outputs)
}

/// The files for programs: sitemap, feeds, calendars, tables.
pub fn beside_pages(source: &Source) -> Vec<Output> {
    additions::files(source)
}

/// The HTML that the app shows at a URL.
pub fn view(source: &Source, request: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(RequestUrl::new(request));
        provide_context(Origin(source.origin.clone()));
        let world = World::new(source.content.clone(), source.today);
        view! { <App world/> }.to_html()
    })
}
