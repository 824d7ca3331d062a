//! What a working group has done: actions and events in one list, each with its recordings and reports.

use crate::content::date::Date;
use crate::content::records::{Action, Event, Group, Resource};
use crate::order;

/// An entry: an action, an event, or both.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    pub action: Option<&'a Action>,
    pub event: Option<&'a Event>,
    /// Its recordings, reports and pages, from the resources of the group.
    pub resources: Vec<&'a Resource>,
}

/// The history of a group, and the resources that belong to no entry.
#[derive(Clone, Debug, Default)]
pub struct History<'a> {
    /// The newest first; those without a date last.
    pub entries: Vec<Entry<'a>>,
    pub resources: Vec<&'a Resource>,
}

impl<'a> Entry<'a> {
    /// The URL of its page.
    pub fn url(&self) -> Option<&'a str> {
        let own = self.event.and_then(|event| event.url.as_deref());
        own.or_else(|| self.action.and_then(|action| action.url.as_deref()))
    }

    /// Whether a resource belongs to it.
    fn has(&self, resource: &Resource) -> bool {
        let pages =
            [self.event.and_then(|event| event.url.as_ref()), self.action.and_then(|action| action.url.as_ref())];
        pages.into_iter().flatten().any(|url| Some(url) == resource.url.as_ref())
    }

    /// Year, month and day, as far as they are known.
    fn date(&self) -> (u16, u8, u8) {
        if let Some(event) = self.event {
            let Date { year, month, day } = event.start;
            return (year, month.unwrap_or_default(), day.unwrap_or_default());
        }
        let year = self.action.and_then(|action| action.year.as_deref()?.get(..4)?.parse().ok());
        (year.unwrap_or_default(), 0, 0)
    }
}

impl<'a> History<'a> {
    /// `events` is the whole agenda.
    pub fn of(group: &'a Group, events: &'a [Event]) -> Self {
        let actions = group.structuring_actions.iter().map(|action| {
            let event = action.event_id.as_ref().and_then(|id| events.iter().find(|event| event.id == *id));
            Entry { action: Some(action), event, resources: Vec::new() }
        });
        let mut entries: Vec<Entry> = actions.collect();
        for event in events.iter().filter(|event| event.group_ids.contains(&group.id)) {
            if !entries.iter().any(|entry| entry.event.is_some_and(|known| known.id == event.id)) {
                entries.push(Entry { action: None, event: Some(event), resources: Vec::new() });
            }
        }
        order::sort_by(&mut entries, |one, other| other.date().cmp(&one.date()));
        let mut resources = Vec::new();
        for resource in &group.resources {
            // A resource of several entries is shown with the first of them.
            match entries.iter_mut().find(|entry| entry.has(resource)) {
                Some(entry) => entry.resources.push(resource),
                None => resources.push(resource),
            }
        }
        Self { entries, resources }
    }
}
