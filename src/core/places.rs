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

/// All places, first the named ones, and for each platform the id of its place.
pub fn all(platforms: &[Platform], map: Option<&Map>) -> (Vec<Place>, Vec<String>) {
    let project = |lon: Option<f64>, lat: Option<f64>| {
        map?.project(lon?, lat?).filter(|position| position.iter().all(|along| along.is_finite()))
    };
    let named = map.map_or(&[][..], |map| &map.places);
    let place = |named: &records::Place| Place {
        id: named.id.clone(),
        name: named.name.clone(),
        short_name: if named.short_name.is_empty() { named.name.clone() } else { named.short_name.clone() },
        position: project(named.at.get(1).copied(), named.at.first().copied()),
        known: match (named.platforms.is_empty(), named.town_only.is_empty()) {
            (_, true) => Known::All,
            (false, _) => Known::Some,
            (true, _) => Known::None,
        },
    };
    let mut places: Vec<Place> = named.iter().map(place).collect();
    // The platforms that places list, each with its place.
    let (mut listed, mut listed_at) = (Terms::default(), Vec::new());
    for place in named {
        for id in place.platforms.iter().chain(&place.town_only) {
            // A platform that several places list is at the first one.
            if listed.number(id) as usize == listed_at.len() {
                listed_at.push(place);
            }
        }
    }
    let mut ids = Vec::new();
    for platform in platforms {
        if let Some(named) = listed.find(&platform.id).and_then(|number| listed_at.get(number)) {
            ids.push(named.id.clone());
            continue;
        }
        let departement = || Some(&map?.departements.get(platform.departement.as_deref()?)?.name);
        let Some(town) = platform.city.as_ref().or_else(departement) else {
            ids.push(ELSEWHERE.to_owned());
            continue;
        };
        let id = fold(town).replace(' ', "-");
        let position = project(platform.lon, platform.lat);
        match places.iter_mut().find(|place| place.id == id) {
            // A town is drawn at its first platform with coordinates.
            Some(place) if place.known == Known::None => place.position = place.position.or(position),
            Some(_) => {}
            None => {
                let name = Localized { fr: Some(town.clone()), en: Some(town.clone()) };
                places.push(Place { id: id.clone(), short_name: name.clone(), name, position, known: Known::None });
            }
        }
        ids.push(id);
    }
    (places, ids)
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
    fn only_postcodes_of_arrondissements_have_one() {
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
