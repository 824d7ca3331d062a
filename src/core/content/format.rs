//! The declaration of each data file.

use super::declare::fields;
use super::fields::FromFields;
use super::file::File;
use super::records::{Code, Departement, Event, Group, Host, Member, Mission, Place, Platform, Technique};
use super::shape::Field;
use super::site::Site;

impl File {
    /// The fields of a record of this file; of the file itself for `site.json`.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Site => Site::FIELDS,
            Self::Missions => Mission::FIELDS,
            Self::Groups => Group::FIELDS,
            Self::Members => Member::FIELDS,
            Self::Events => Event::FIELDS,
            Self::Platforms => Platform::FIELDS,
            Self::Hosts => Host::FIELDS,
            Self::Techniques => Technique::FIELDS,
            Self::Map => Departement::FIELDS,
        }
    }

    /// The fields allowed beside `records` in this file.
    pub const fn envelope(self) -> &'static [Field] {
        match self {
            Self::Members => MEMBERS_FILE,
            Self::Events => EVENTS_FILE,
            Self::Map => MAP_FILE,
            Self::Techniques => TECHNIQUES_FILE,
            _ => LIST_FILE,
        }
    }
}

const LIST_FILE: &[Field] = fields! {
    /// Where editors find this schema.
    "$schema" = optional Text;
    /// A remark for editors: visitors do not get it.
    note = optional Localized;
};

const EVENTS_FILE: &[Field] = fields! {
    /// Where editors find this schema.
    "$schema" = optional Text;
    /// A remark for editors: visitors do not get it.
    note = optional Localized;
    /// The day of the information, as far as it is known; not of a check.
    as_of = optional Date;
};

const TECHNIQUES_FILE: &[Field] = fields! {
    /// Where editors find this schema.
    "$schema" = optional Text;
    /// A remark for editors: visitors do not get it.
    note = optional Localized;
    /// What techniques may start from, in the order in which visitors choose.
    starts_from = optional Objects(Code::FIELDS);
    /// What techniques may give, in the order in which visitors choose.
    gives = optional Objects(Code::FIELDS);
};

const MEMBERS_FILE: &[Field] = fields! {
    /// Where editors find this schema.
    "$schema" = optional Text;
    /// A remark for editors: visitors do not get it.
    note = optional Localized;
    /// What is known of earlier lists, for editors: visitors do not get it.
    history_note = optional Localized;
    /// Where that was read.
    history_sources = optional Sources;
};

const MAP_FILE: &[Field] = fields! {
    /// Where editors find this schema.
    "$schema" = optional Text;
    /// A remark for editors: visitors do not get it.
    note = optional Localized;
    /// The part of the plane that the map shows: left, top, width, height.
    view_box = optional Text;
    /// The part of the map that is drawn again, enlarged: left, top, width, height.
    lens = optional Text;
    /// What the part of the map that is drawn enlarged shows.
    lens_label = optional Localized;
    /// Where platforms are; those at none of these places are drawn at their town.
    places = optional Objects(Place::FIELDS);
    /// What the drawing of the region shows.
    rosette_caption = optional Localized;
    /// The part of the plane that the rosette shows: left, top, width, height.
    rosette_view_box = optional Text;
    /// How longitude and latitude become places of the map.
    projection = optional Object(PROJECTION);
    /// Whom the outlines are from.
    credit = optional Localized;
    /// Where they are from.
    credit_url = optional Url;
};

const PROJECTION: &[Field] = fields! {
    /// x is the first number times longitude, plus the second times latitude, plus the third.
    x = required Numbers(3);
    /// y likewise.
    y = required Numbers(3);
};
