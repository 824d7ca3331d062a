//! Where the platforms are: at the named places of `map.json`, else at their towns.

use engine::Terms;
use engine::fold::fold;

use crate::content::Map;
use crate::content::records::{self, Platform};
use crate::locale::Localized;

/// The id for platforms whose town is unknown.
pub const ELSEWHERE: &str = "elsewhere";

/// How precisely the positions of a place's platforms are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    All,
    /// For some of them only the town is known.
    Some,
    /// For all of them only the town is known.
    None,
}

/// A place that has platforms.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its id in URLs.
    pub id: String,
    pub name: Localized,
    /// For the map.
    pub short_name: Localized,
    /// In the map's coordinates; `None` if it is not drawn.
    pub position: Option<[f64; 2]>,
    pub known: Known,
}

/// Finds the places of platforms, one by one.
#[derive(Debug, Default)]
pub struct Places {
    /// The places found so far, first the named ones.
    pub all: Vec<Place>,
    /// The ids of platforms that named places list.
    listed: Terms,
    /// For each of them, the index of its place.
    listed_at: Vec<usize>,
    towns: Terms,
    /// For each town, the index of its place.
    town_at: Vec<usize>,
}

/// A position in the map's coordinates.
fn project(map: Option<&Map>, lon: Option<f64>, lat: Option<f64>) -> Option<[f64; 2]> {
    map?.project(lon?, lat?).filter(|position| position.iter().all(|along| along.is_finite()))
}

impl Places {
    pub fn new(map: Option<&Map>) -> Self {
        let named = map.map_or(&[][..], |map| &map.places);
        let place = |named: &records::Place| Place {
            id: named.id.clone(),
            name: named.name.clone(),
            short_name: if named.short_name.is_empty() { named.name.clone() } else { named.short_name.clone() },
            position: project(map, named.at.get(1).copied(), named.at.first().copied()),
            known: match (named.platforms.is_empty(), named.town_only.is_empty()) {
                (_, true) => Known::All,
                (false, _) => Known::Some,
                (true, _) => Known::None,
            },
        };
        let mut places = Self { all: named.iter().map(place).collect(), ..Self::default() };
        for (index, place) in named.iter().enumerate() {
            for id in place.platforms.iter().chain(&place.town_only) {
                // A platform that several places list is at the first one.
                if places.listed.number(id) as usize == places.listed_at.len() {
                    places.listed_at.push(index);
                }
            }
        }
        places
    }

    /// The id of a platform's place. A town becomes a place with its first platform.
    pub fn id_of(&mut self, platform: &Platform, map: Option<&Map>) -> String {
        let listed = self.listed.find(&platform.id).and_then(|number| self.listed_at.get(number));
        if let Some(named) = listed.and_then(|index| self.all.get(*index)) {
            return named.id.clone();
        }
        let departement = || Some(&map?.departements.get(platform.departement.as_deref()?)?.name);
        let Some(town) = platform.city.as_ref().or_else(departement) else { return ELSEWHERE.to_owned() };
        let number = self.towns.number(town) as usize;
        if number == self.town_at.len() {
            let id = fold(town).replace(' ', "-");
            // The same town may be spelled in several ways, and may be a named place.
            let known = self.all.iter().position(|place| place.id == id);
            self.town_at.push(known.unwrap_or(self.all.len()));
            if known.is_none() {
                let name = Localized { fr: Some(town.clone()), en: Some(town.clone()) };
                let place = Place { id, short_name: name.clone(), name, position: None, known: Known::None };
                self.all.push(place);
            }
        }
        let place = &mut self.all[self.town_at[number]];
        if place.known == Known::None && place.position.is_none() {
            // A town is drawn at its first platform with coordinates.
            place.position = project(map, platform.lon, platform.lat);
        }
        place.id.clone()
    }
}

/// The arrondissement of a postcode; only Paris, Lyon and Marseille have any.
pub(crate) fn arrondissement(postcode: &str) -> Option<usize> {
    let (town, number) = postcode.split_at_checked(3)?;
    let most = match town {
        "750" => 20,
        "690" => 9,
        "130" => 16,
        // The 16th arrondissement has a second postcode.
        "751" => return (number == "16").then_some(16),
        _ => return None,
    };
    number.parse().ok().filter(|number| (1..=most).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_postcodes_of_arrondissements_have_a_number() {
        assert_eq!(arrondissement("75013"), Some(13));
        assert_eq!(arrondissement("75116"), Some(16));
        assert_eq!(arrondissement("69003"), Some(3));
        assert_eq!(arrondissement("75252"), None);
        assert_eq!(arrondissement("75021"), None);
        assert_eq!(arrondissement("94800"), None);
        assert_eq!(arrondissement("750"), None);
        assert_eq!(arrondissement("é75"), None);
    }
}
