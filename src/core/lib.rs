//! What the site knows: its content, its addresses, its catalogue, its texts. Pure: no browser, no framework, tested
//! natively.

pub mod answer;
pub mod calendar;
pub mod card;
pub mod catalogue;
pub mod choices;
pub mod content;
pub mod csv;
pub mod directory;
pub mod embed;
pub mod export;
pub mod head;
pub mod history;
pub mod home;
pub mod html;
pub mod locale;
pub mod meant;
pub mod number;
pub mod order;
pub mod overview;
pub mod page;
pub mod page_content;
pub mod places;
pub mod proposal;
pub mod query;
pub mod rising;
pub mod route;
pub mod search;
pub mod text;
pub mod typography;
pub mod workbook;
pub mod zip;
