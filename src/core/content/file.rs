//! The data files.

/// The version of the data format that the app and the tools read.
pub const VERSION: u64 = 1;

/// A file of content under `data/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum File {
    Site,
    Missions,
    Groups,
    Members,
    Events,
    Platforms,
    Hosts,
    Techniques,
    Map,
}

impl File {
    pub const ALL: [Self; 9] = [
        Self::Site,
        Self::Missions,
        Self::Groups,
        Self::Members,
        Self::Events,
        Self::Platforms,
        Self::Hosts,
        Self::Techniques,
        Self::Map,
    ];

    /// A set of files is a bit mask, which needs less wasm than a list.
    pub const fn bit(self) -> usize {
        1 << self as usize
    }

    /// Increments this file's counter in `counts`, which packs one 3-bit counter per file (wraps after 7).
    pub const fn count(self, counts: usize) -> usize {
        let own = 7 << (3 * self as usize);
        (counts & !own) | (counts.wrapping_add(1 << (3 * self as usize)) & own)
    }

    /// This file's counter in `counts`.
    pub const fn counter(self, counts: usize) -> usize {
        (counts >> (3 * self as usize)) & 7
    }

    /// The file name without extension.
    pub fn stem(self) -> &'static str {
        self.name().trim_end_matches(".json")
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Site => "site.json",
            Self::Missions => "missions.json",
            Self::Groups => "groups.json",
            Self::Members => "members.json",
            Self::Events => "events.json",
            Self::Platforms => "platforms.json",
            Self::Hosts => "hosts.json",
            Self::Techniques => "techniques.json",
            Self::Map => "map.json",
        }
    }
}
