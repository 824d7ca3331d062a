//! What the site shows: the records of the data files, read tolerantly and checked strictly.

pub mod access;
pub mod characters;
pub mod check;
pub mod date;
pub mod fields;
pub mod file;
pub mod problem;
pub mod read;
pub mod records;
pub mod shape;
pub mod sources;
pub mod url;

use std::fmt;
use std::sync::Arc;

use date::Date;
use fields::Fields;
use file::File;
use problem::Problem;
use read::{Parsed, Unreadable};
use records::{Departement, Event, Group, Host, Member, Mission, Platform, Site, Technique};

use crate::locale::Localized;
use crate::order;

/// Why a file is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No answer: offline, refused, cut.
    Network(String),
    /// No answer in time.
    Timeout,
    /// The host answered with this HTTP status.
    Status(u16),
    Unreadable(Unreadable),
}

/// A file on its way.
#[derive(Debug, Default)]
pub enum Load<T> {
    #[default]
    Loading,
    Failed(LoadError),
    Ready(Arc<T>),
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Failed(error) => Self::Failed(error.clone()),
            Self::Ready(value) => Self::Ready(Arc::clone(value)),
        }
    }
}

/// Equal where showing one for the other changes nothing: the same state and the same file read once.
impl<T> PartialEq for Load<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loading, Self::Loading) => true,
            (Self::Failed(one), Self::Failed(other)) => one == other,
            (Self::Ready(one), Self::Ready(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl<T> Load<T> {
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }

    pub fn error(&self) -> Option<&LoadError> {
        match self {
            Self::Failed(error) => Some(error),
            _ => None,
        }
    }
}

/// A list file: its records, in the order of the file.
#[derive(Debug, Default)]
pub struct Records<T> {
    pub all: Vec<T>,
    /// The last day that its information covers, where the file says it.
    pub as_of: Option<Date>,
    /// How many records could not be used.
    pub left_out: usize,
    /// What was wrong, for the console.
    pub problems: Vec<Problem>,
}

/// A record that others refer to by its id.
pub trait Record {
    fn id(&self) -> &str;
}

macro_rules! records {
    ($($kind:ty),*) => { $(impl Record for $kind { fn id(&self) -> &str { &self.id } })* };
}
records!(Departement, Event, Group, Host, Member, Mission, Platform, Technique);

impl<T> Records<T> {
    /// Whether the file has a record of this id that could not be used.
    pub fn is_left_out(&self, id: &str) -> bool {
        self.problems.iter().any(|problem| problem.fatal && problem.record == id)
    }
}

impl<T: Record> Records<T> {
    pub fn get(&self, id: &str) -> Option<&T> {
        self.all.iter().find(|record| record.id() == id)
    }

    /// The records with these ids, in the order of the ids; ids of nothing are passed over.
    pub fn some(&self, ids: &[String]) -> Vec<&T> {
        ids.iter().filter_map(|id| self.get(id)).collect()
    }
}

/// The region: its départements and how they are drawn.
#[derive(Debug, Default)]
pub struct Map {
    pub departements: Records<Departement>,
    pub view_box: String,
    pub rosette_view_box: String,
    /// The part that is drawn again, enlarged: left, top, width, height, in the map's coordinates. All 0 where none is.
    pub lens: [f64; 4],
    /// What the part drawn again shows; what the rosette shows.
    pub lens_label: Localized,
    pub rosette_caption: Localized,
    /// x and y of the map from (lon, lat, 1).
    pub projection: Option<[[f64; 3]; 2]>,
}

impl Map {
    /// A place in the map's coordinates.
    pub fn project(&self, lon: f64, lat: f64) -> Option<(f64, f64)> {
        let along = |row: [f64; 3]| row[0] * lon + row[1] * lat + row[2];
        self.projection.map(|[x, y]| (along(x), along(y)))
    }
}

/// Members and partners, with what is known of the list itself.
#[derive(Debug, Default)]
pub struct Members {
    pub records: Records<Member>,
    pub history_sources: Vec<String>,
}

/// Everything the pages may show, each file in its own state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Content {
    pub site: Load<Site>,
    pub missions: Load<Records<Mission>>,
    pub groups: Load<Records<Group>>,
    pub members: Load<Members>,
    pub events: Load<Records<Event>>,
    pub platforms: Load<Records<Platform>>,
    pub hosts: Load<Records<Host>>,
    pub techniques: Load<Records<Technique>>,
    pub map: Load<Map>,
    /// The text of `platforms.json`, so that a record can be corrected as it is published, every field included.
    pub published: Option<Arc<str>>,
}

fn records<T>(parsed: Parsed, read: impl Fn(Fields<'_>) -> Option<T>) -> Records<T> {
    let all: Vec<T> = parsed.records.iter().filter_map(|fields| read(Fields(fields))).collect();
    Records {
        left_out: parsed.left_out + parsed.records.len() - all.len(),
        all,
        as_of: Fields(&parsed.envelope).date("as_of"),
        problems: parsed.findings.problems,
    }
}

fn load<T>(text: Result<&str, LoadError>, file: File, read: impl Fn(Parsed) -> T) -> Load<T> {
    let parsed = text.and_then(|text| read::parse(file, text).map_err(LoadError::Unreadable));
    match parsed {
        Ok(parsed) => Load::Ready(Arc::new(read(parsed))),
        Err(error) => Load::Failed(error),
    }
}

/// The same for whichever file is asked for.
macro_rules! on_file {
    ($content:expr, $file:expr, $load:ident => $result:expr) => {
        match $file {
            File::Site => {
                let $load = &$content.site;
                $result
            }
            File::Missions => {
                let $load = &$content.missions;
                $result
            }
            File::Groups => {
                let $load = &$content.groups;
                $result
            }
            File::Members => {
                let $load = &$content.members;
                $result
            }
            File::Events => {
                let $load = &$content.events;
                $result
            }
            File::Platforms => {
                let $load = &$content.platforms;
                $result
            }
            File::Hosts => {
                let $load = &$content.hosts;
                $result
            }
            File::Techniques => {
                let $load = &$content.techniques;
                $result
            }
            File::Map => {
                let $load = &$content.map;
                $result
            }
        }
    };
}

impl Content {
    /// Puts a file in its place, or the reason why it is not there.
    pub fn set(&mut self, file: File, text: Result<&str, LoadError>) {
        match file {
            File::Site => {
                self.site = load(text, file, |parsed| {
                    let mut site = Site::from(Fields(&parsed.envelope));
                    site.problems = parsed.findings.problems;
                    site
                });
            }
            File::Missions => self.missions = load(text, file, |parsed| records(parsed, |fields| Some(fields.into()))),
            File::Groups => self.groups = load(text, file, |parsed| records(parsed, |fields| Some(fields.into()))),
            File::Members => {
                self.members = load(text, file, |parsed| Members {
                    history_sources: Fields(&parsed.envelope).texts("history_sources"),
                    records: records(parsed, |fields| Some(fields.into())),
                });
            }
            File::Events => {
                self.events = load(text, file, |parsed| {
                    let mut events = records(parsed, Event::read);
                    order::sort_by(&mut events.all, |one, other| other.start.cmp(&one.start));
                    events
                });
            }
            File::Platforms => {
                self.published = text.as_ref().ok().map(|text| Arc::from(*text));
                self.platforms = load(text, file, |parsed| records(parsed, |fields| Some(fields.into())));
            }
            File::Hosts => self.hosts = load(text, file, |parsed| records(parsed, |fields| Some(fields.into()))),
            File::Techniques => {
                self.techniques = load(text, file, |parsed| records(parsed, |fields| Some(fields.into())));
            }
            File::Map => self.map = load(text, file, map),
        }
    }

    /// Why this file is not there, where it is not.
    pub fn error(&self, file: File) -> Option<&LoadError> {
        on_file!(self, file, load => load.error())
    }

    fn is_loading(&self, file: File) -> bool {
        on_file!(self, file, load => matches!(load, Load::Loading))
    }

    /// Whether each of these files has come, or will not come.
    pub fn is_settled(&self, files: &[File]) -> bool {
        !files.iter().any(|file| self.is_loading(*file))
    }

    /// The same content as far as these files go: equal to another where none of them changed.
    #[must_use]
    pub fn only(&self, files: &[File]) -> Self {
        let mut content = Self::default();
        for file in files {
            match file {
                File::Site => content.site = self.site.clone(),
                File::Missions => content.missions = self.missions.clone(),
                File::Groups => content.groups = self.groups.clone(),
                File::Members => content.members = self.members.clone(),
                File::Events => content.events = self.events.clone(),
                File::Platforms => {
                    content.platforms = self.platforms.clone();
                    content.published.clone_from(&self.published);
                }
                File::Hosts => content.hosts = self.hosts.clone(),
                File::Techniques => content.techniques = self.techniques.clone(),
                File::Map => content.map = self.map.clone(),
            }
        }
        content
    }

    /// What was wrong in this file, for the console, and how many records it cost.
    pub fn problems(&self, file: File) -> (&[Problem], usize) {
        fn of<T>(records: Option<&Records<T>>) -> (&[Problem], usize) {
            records.map_or((&[], 0), |records| (&records.problems, records.left_out))
        }
        match file {
            File::Site => (self.site.ready().map_or(&[], |site| &site.problems), 0),
            File::Missions => of(self.missions.ready()),
            File::Groups => of(self.groups.ready()),
            File::Members => of(self.members.ready().map(|members| &members.records)),
            File::Events => of(self.events.ready()),
            File::Platforms => of(self.platforms.ready()),
            File::Hosts => of(self.hosts.ready()),
            File::Techniques => of(self.techniques.ready()),
            File::Map => of(self.map.ready().map(|map| &map.departements)),
        }
    }
}

/// Four numbers with a space between.
fn numbers(text: &str) -> Option<[f64; 4]> {
    let numbers: Vec<f64> = text.split(' ').filter_map(decimal).collect();
    numbers.try_into().ok()
}

/// A number written with few digits: the general algorithm would weigh 10 kB of wasm.
fn decimal(text: &str) -> Option<f64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits: u32 = [whole, decimals].concat().parse().ok()?;
    let scale = i32::try_from(decimals.len()).ok()?;
    Some(f64::from(digits) / 10_f64.powi(scale))
}

fn map(parsed: Parsed) -> Map {
    let fields = Fields(&parsed.envelope);
    let row = |name| <[f64; 3]>::try_from(fields.object("projection")?.numbers(name)).ok();
    Map {
        view_box: fields.required("view_box"),
        rosette_view_box: fields.required("rosette_view_box"),
        lens_label: fields.localized("lens_label"),
        rosette_caption: fields.localized("rosette_caption"),
        lens: numbers(fields.text("lens").as_deref().unwrap_or_default()).unwrap_or_default(),
        projection: row("x").zip(row("y")).map(|(x, y)| [x, y]),
        departements: records(parsed, |fields| Some(fields.into())),
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network(error) => write!(formatter, "{error}"),
            Self::Timeout => write!(formatter, "timeout"),
            Self::Status(status) => write!(formatter, "HTTP {status}"),
            Self::Unreadable(unreadable) => write!(formatter, "{unreadable}"),
        }
    }
}
