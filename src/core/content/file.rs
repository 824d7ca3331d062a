//! The data files.

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
