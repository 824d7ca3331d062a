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
    /// A note for editors: no page, feed or table shows it, but the file is public.
    note = optional Localized;
};

const EVENTS_FILE: &[Field] = fields! {
    /// Where editors find this schema.
    "$schema" = optional Text;
    /// A note for editors: no page, feed or table shows it, but the file is public.
    note = optional Localized;
    /// Date of the information, if known. Not the date of a check.
    as_of = optional Date;
};

const TECHNIQUES_FILE: &[Field] = fields! {
    /// Where editors find this schema.
    "$schema" = optional Text;
    /// A note for editors: no page, feed or table shows it, but the file is public.
    note = optional Localized;
    /// What techniques can start from, in display order.
    starts_from = optional Objects(Code::FIELDS);
    /// What techniques can give, in display order.
    gives = optional Objects(Code::FIELDS);
};

const MEMBERS_FILE: &[Field] = fields! {
    /// Where editors find this schema.
    "$schema" = optional Text;
    /// A note for editors: no page, feed or table shows it, but the file is public.
    note = optional Localized;
    /// A note on earlier lists, for editors: no page, feed or table shows it, but the file is public.
    history_note = optional Localized;
    /// Its sources.
    history_sources = optional Sources;
};

const MAP_FILE: &[Field] = fields! {
    /// Where editors find this schema.
    "$schema" = optional Text;
    /// A note for editors: no page, feed or table shows it, but the file is public.
    note = optional Localized;
    /// The part of the plane shown by the map: left, top, width, height.
    view_box = optional Text;
    /// The part of the map that is also drawn enlarged: left, top, width, height.
    lens = optional Text;
    /// The name of the enlarged part.
    lens_label = optional Localized;
    /// Named places of platforms. Other platforms are drawn at their town.
    places = optional Objects(Place::FIELDS);
    /// The caption of the rosette.
    rosette_caption = optional Localized;
    /// The part of the plane shown by the rosette: left, top, width, height.
    rosette_view_box = optional Text;
    /// The projection of longitude and latitude to map coordinates.
    projection = optional Object(PROJECTION);
    /// The author of the outlines.
    credit = optional Localized;
    /// Their source.
    credit_url = optional Url;
};

const PROJECTION: &[Field] = fields! {
    /// x = first × longitude + second × latitude + third.
    x = required Numbers(3);
    /// y = first × longitude + second × latitude + third.
    y = required Numbers(3);
};
