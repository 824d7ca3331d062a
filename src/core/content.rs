//! The content of the site: records of the data files, read tolerantly and checked strictly.

pub mod access;
pub mod characters;
pub mod check;
pub mod date;
pub mod declare;
pub mod fields;
pub mod file;
mod format;
pub mod load;
pub mod problem;
pub mod read;
pub mod records;
pub mod shape;
pub mod site;
pub mod slices;
pub mod sources;
pub mod url;

use std::sync::Arc;

use date::Date;
use fields::{Fields, FromFields};
use file::File;
use problem::Problem;
use read::Parsed;
use records::{Code, Departement, Event, Group, Host, Member, Mission, Place, Platform, Technique};
use site::Site;

use crate::locale::Localized;
use crate::order;

pub use load::{Load, LoadError};

/// A list file: its records, in the order of the file.
#[derive(Debug, Default)]
pub struct Records<T> {
    pub all: Vec<T>,
    /// The last day that its information covers, if the file says so.
    pub as_of: Option<Date>,
    /// The day on which the file was changed last.
    pub updated: Option<Date>,
    /// For techniques: the codes of what they may start from, and of what they may give.
    pub starts_from: Vec<Code>,
    pub gives: Vec<Code>,
    /// How many records could not be used.
    pub left_out: usize,
    /// The mistakes in the file, for the console.
    pub problems: Vec<Problem>,
}

/// A record that others refer to by its id.
pub trait Record: Sized {
    fn id(&self) -> &str;

    /// Its former ids.
    fn aliases(&self) -> &[String] {
        &[]
    }

    /// Sorts the records for display, if the order of the file is not used.
    fn arrange(_: &mut Vec<Self>) {}
}

macro_rules! records {
    ($($kind:ty $(, $aliases:ident)?;)*) => {
        $(impl Record for $kind {
            fn id(&self) -> &str {
                &self.id
            }

            $(fn aliases(&self) -> &[String] {
                &self.$aliases
            })?
        })*
    };
}
records! {
    Departement;
    Group, aliases;
    Host, aliases;
    Member;
    Mission, aliases;
    Platform, aliases;
    Technique, aliases;
}

impl Record for Event {
    fn id(&self) -> &str {
        &self.id
    }

    /// The newest first.
    fn arrange(events: &mut Vec<Self>) {
        order::sort_by(events, |one, other| other.start.cmp(&one.start));
    }
}

impl<T> Records<T> {
    /// Whether the file has a record with this id that could not be used.
    pub fn is_left_out(&self, id: &str) -> bool {
        self.problems.iter().any(|problem| problem.fatal && problem.record == id)
    }
}

impl<T: Record> Records<T> {
    /// The record with an id, current or former.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.all.iter().find(|record| record.id() == id || record.aliases().iter().any(|alias| alias == id))
    }

    /// The records with these ids, in that order; unknown ids are skipped.
    pub fn some(&self, ids: &[String]) -> Vec<&T> {
        ids.iter().filter_map(|id| self.get(id)).collect()
    }
}

/// The region: its départements and how they are drawn.
#[derive(Debug, Default)]
pub struct Map {
    pub departements: Records<Departement>,
    pub places: Vec<Place>,
    pub view_box: String,
    /// Parsed view box: left, top, width, height, in the map's coordinates.
    pub viewport: [f64; 4],
    pub rosette_view_box: String,
    /// The part that is drawn again, enlarged: left, top, width, height, in the map's coordinates. All 0 if there is
    /// none.
    pub lens: [f64; 4],
    /// Captions of the enlarged part and of the rosette.
    pub lens_label: Localized,
    pub rosette_caption: Localized,
    /// Matrix from (lon, lat, 1) to x and y of the map.
    pub projection: Option<[[f64; 3]; 2]>,
}

impl Map {
    /// A position in the map's coordinates.
    pub fn project(&self, lon: f64, lat: f64) -> Option<[f64; 2]> {
        let along = |row: [f64; 3]| row[0] * lon + row[1] * lat + row[2];
        self.projection.map(|rows| rows.map(along))
    }
}

/// Members and partners, with the properties of the list itself.
#[derive(Debug, Default)]
pub struct Members {
    pub records: Records<Member>,
    pub history_sources: Vec<String>,
}

/// A parsed file.
trait DataFile {
    fn read(parsed: Parsed) -> Self;

    /// The mistakes in it, and the number of records lost.
    fn problems(&self) -> (&[Problem], usize);
}

impl<T: Record + FromFields> DataFile for Records<T> {
    fn read(parsed: Parsed) -> Self {
        let all = parsed.records.iter().filter_map(|fields| T::from_fields(Fields::of(fields)));
        let mut all: Vec<T> = all.collect();
        let left_out = parsed.left_out + parsed.records.len() - all.len();
        T::arrange(&mut all);
        let envelope = Fields::of(&parsed.envelope);
        Self {
            all,
            as_of: envelope.date("as_of"),
            updated: envelope.date("updated"),
            starts_from: envelope.records("starts_from"),
            gives: envelope.records("gives"),
            left_out,
            problems: parsed.findings.problems,
        }
    }

    fn problems(&self) -> (&[Problem], usize) {
        (&self.problems, self.left_out)
    }
}

impl DataFile for Site {
    fn read(parsed: Parsed) -> Self {
        let mut site = Self::from_fields(Fields::of(&parsed.envelope)).unwrap_or_default();
        site.problems = parsed.findings.problems;
        site
    }

    fn problems(&self) -> (&[Problem], usize) {
        (&self.problems, 0)
    }
}

impl DataFile for Members {
    fn read(parsed: Parsed) -> Self {
        let history_sources = Fields::of(&parsed.envelope).texts("history_sources");
        Self { history_sources, records: Records::read(parsed) }
    }

    fn problems(&self) -> (&[Problem], usize) {
        self.records.problems()
    }
}

impl DataFile for Map {
    fn read(parsed: Parsed) -> Self {
        let fields = Fields::of(&parsed.envelope);
        let row = |name| <[f64; 3]>::try_from(fields.object("projection").numbers(name)).ok();
        Self {
            view_box: fields.required("view_box"),
            viewport: numbers(&fields.required("view_box")).unwrap_or_default(),
            rosette_view_box: fields.required("rosette_view_box"),
            lens_label: fields.localized("lens_label"),
            rosette_caption: fields.localized("rosette_caption"),
            places: fields.records("places"),
            lens: numbers(&fields.required("lens")).unwrap_or_default(),
            projection: row("x").zip(row("y")).map(|(x, y)| [x, y]),
            departements: Records::read(parsed),
        }
    }

    fn problems(&self) -> (&[Problem], usize) {
        self.departements.problems()
    }
}

fn load<T: DataFile>(file: File, text: Result<&str, LoadError>) -> Load<T> {
    match text.and_then(|text| read::parse(file, text).map_err(LoadError::Unreadable)) {
        Ok(parsed) => Load::Ready(Arc::new(T::read(parsed))),
        Err(error) => Load::Failed(error),
    }
}

/// The content, from one line for each file: its field, its type, its [`File`].
macro_rules! content {
    ($($name:ident: $type:ty = $file:ident;)*) => {
        /// All content that pages may show; each file has its own state.
        #[derive(Clone, Debug, Default, PartialEq)]
        pub struct Content {
            $(pub $name: Load<$type>,)*
            /// The text of `platforms.json`, so that the form can correct a record with all its fields.
            pub published: Option<Arc<String>>,
        }

        impl Content {
            /// Stores a file, or the reason why it could not be loaded.
            pub fn set(&mut self, file: File, text: Result<&str, LoadError>) {
                if file == File::Platforms {
                    self.published = text.as_ref().ok().map(|text| Arc::new((*text).to_owned()));
                }
                match file {
                    $(File::$file => self.$name = load(file, text),)*
                }
            }

            /// Why this file could not be loaded; `None` unless loading it has failed.
            pub fn error(&self, file: File) -> Option<&LoadError> {
                match file {
                    $(File::$file => self.$name.error(),)*
                }
            }

            fn is_loading(&self, file: File) -> bool {
                match file {
                    $(File::$file => matches!(self.$name, Load::Loading),)*
                }
            }

            /// The mistakes in this file, for the console, and the number of records lost.
            pub fn problems(&self, file: File) -> (&[Problem], usize) {
                match file {
                    $(File::$file => self.$name.ready().map_or((&[], 0), DataFile::problems),)*
                }
            }

            /// The content of these files alone. Two such values are equal if none of the files has changed.
            #[must_use]
            pub fn only(&self, files: &[File]) -> Self {
                let mut content = Self::default();
                for file in files {
                    match file {
                        $(File::$file => content.$name = self.$name.clone(),)*
                    }
                }
                if files.contains(&File::Platforms) {
                    content.published.clone_from(&self.published);
                }
                content
            }
        }
    };
}

content! {
    site: Site = Site;
    missions: Records<Mission> = Missions;
    groups: Records<Group> = Groups;
    members: Members = Members;
    events: Records<Event> = Events;
    platforms: Records<Platform> = Platforms;
    hosts: Records<Host> = Hosts;
    techniques: Records<Technique> = Techniques;
    map: Map = Map;
}

impl Content {
    /// Stores the platforms, read in slices from the text of their file.
    pub fn set_platforms(&mut self, text: String, platforms: Records<Platform>) {
        (self.published, self.platforms) = (Some(Arc::new(text)), Load::Ready(Arc::new(platforms)));
    }

    /// Whether this file is loaded.
    pub fn is_ready(&self, file: File) -> bool {
        !self.is_loading(file) && self.error(file).is_none()
    }

    /// Whether each of these files is loaded or has failed.
    pub fn is_settled(&self, files: &[File]) -> bool {
        !files.iter().any(|file| self.is_loading(*file))
    }
}

/// Parses four numbers separated by spaces.
fn numbers(text: &str) -> Option<[f64; 4]> {
    let numbers: Vec<f64> = text.split(' ').filter_map(decimal).collect();
    numbers.try_into().ok()
}

/// Parses a number with few digits: the general algorithm would add 10 kB of wasm.
fn decimal(text: &str) -> Option<f64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: i32 = [whole, decimals].concat().parse().ok()?;
    let scale = i32::try_from(decimals.len()).ok()?;
    Some(f64::from(digits) / 10_f64.powi(scale))
}
