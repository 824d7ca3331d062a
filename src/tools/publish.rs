//! Publishes the site: every page as HTML, rendered by the app's own views, after Trunk has built the app.
//!
//! A file holds a page in its initial state; the app replaces it once it has loaded the data (see `browser`). The same
//! data gives the same bytes: no clock is read.

mod additions;
pub mod address;
mod document;
mod feed;
mod linked_data;
mod manifest;
mod opensearch;
mod sitemap;
mod template;
mod xml;

use canceropole::app::App;
use canceropole::browser::Origin;
use canceropole::loading::World;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use serde_json::{Map, Value};
use site_core::content::characters::without_mark;
use site_core::content::date::Date;
use site_core::content::file::File;
use site_core::content::{Content, LoadError};
use thiserror::Error;

use address::Address;
pub use template::TemplateError;

use template::Template;

/// Why a site cannot be published.
#[derive(Debug, Error)]
pub enum PublishError {
    #[error("{} is missing", .0.name())]
    Missing(File),
    #[error("{}: {source}", file.name())]
    Unusable { file: File, source: LoadError },
    #[error(transparent)]
    Template(#[from] TemplateError),
}

/// A file of the published site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Path below the root of the site.
    pub path: String,
    pub bytes: Vec<u8>,
}

impl Output {
    fn text(path: &str, text: String) -> Self {
        Self { path: path.to_owned(), bytes: text.into_bytes() }
    }
}

/// What the pages are made of.
pub struct Source {
    pub content: Content,
    /// The newest `updated` of the data files: the date that the pages are rendered for.
    pub today: Date,
    /// Scheme and host of the site, without a final slash; empty if unknown.
    pub origin: String,
    /// The `updated` of each data file that has one.
    updates: Vec<(File, Date)>,
    /// `site.json` with all its fields.
    site_file: Map<String, Value>,
}

impl Source {
    /// Reads the texts of the data files.
    ///
    /// # Errors
    /// A file is missing or cannot be used: incomplete sites are not published.
    pub fn new(files: &[(File, String)], origin: &str) -> Result<Self, PublishError> {
        let mut content = Content::default();
        for (file, text) in files {
            content.set(*file, Ok(text));
            if let Some(error) = content.error(*file) {
                return Err(PublishError::Unusable { file: *file, source: error.clone() });
            }
        }
        if let Some(file) = File::ALL.into_iter().find(|file| !content.is_settled(&[*file])) {
            return Err(PublishError::Missing(file));
        }
        let read = |text: &str| serde_json::from_str::<Value>(without_mark(text)).unwrap_or_default();
        let updates: Vec<(File, Date)> = files
            .iter()
            .filter_map(|(file, text)| Some((*file, Date::parse(read(text)["updated"].as_str()?)?)))
            .collect();
        let newest = updates.iter().map(|(_, date)| *date).max();
        let site_file = files.iter().find(|(file, _)| *file == File::Site).map(|(_, text)| read(text));
        Ok(Self {
            content,
            today: newest.unwrap_or(Date { year: 0, month: None, day: None }),
            origin: origin.trim_end_matches('/').to_owned(),
            updates,
            site_file: site_file.and_then(|file| file.as_object().cloned()).unwrap_or_default(),
        })
    }

    /// The `updated` of a data file.
    fn updated(&self, file: File) -> Option<Date> {
        self.updates.iter().find(|(known, _)| *known == file).map(|(_, date)| *date)
    }
}

/// Every file to add to what Trunk built. `index` is the page that Trunk wrote.
///
/// # Errors
/// `index` lacks something that is expected in it, or holds an inline script.
pub fn outputs(index: &str, source: &Source) -> Result<Vec<Output>, PublishError> {
    let email = source.content.site.ready().and_then(|site| site.contact_email.as_deref());
    let template = Template::new(index, email.unwrap_or_default())?;
    let addresses = address::all(&source.content);
    let page = |address: &Address| {
        let view = view(source, &address.request());
        Output::text(&address.file(), document::write(&template, source, address, &view))
    };
    let mut outputs = in_parallel(&addresses, page);
    // The same page for embeds: servers allow framing only below this folder.
    let nowhere = outputs.iter().find(|output| output.path == "404.html").cloned();
    outputs.extend(nowhere.map(|page| Output { path: "embed/404.html".to_owned(), ..page }));
    outputs.push(Output::text(&template.boot_name, template.boot.clone()));
    outputs.extend(beside_pages(source));
    Ok(outputs)
}

/// The files for machines: sitemap, feeds, calendars, tables.
pub fn beside_pages(source: &Source) -> Vec<Output> {
    additions::files(source)
}

/// The HTML of what the app shows at a URL.
pub fn view(source: &Source, request: &str) -> String {
    let owner = Owner::new();
    owner.with(|| {
        provide_context(RequestUrl::new(request));
        provide_context(Origin(source.origin.clone()));
        let world = World::new(source.content.clone(), source.today);
        view! { <App world/> }.to_html()
    })
}

/// Maps a list, in order, on all processors.
fn in_parallel<T: Sync, R: Send>(things: &[T], make: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = things.len().div_ceil(workers).max(1);
    std::thread::scope(|scope| {
        let make = &make;
        let workers: Vec<_> =
            things.chunks(share).map(|share| scope.spawn(move || share.iter().map(make).collect::<Vec<R>>())).collect();
        let made =
            workers.into_iter().map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        made.flatten().collect()
    })
}
