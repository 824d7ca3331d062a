//! The parts that pages are made of.

pub mod button;
pub mod calendar;
pub mod chip;
pub mod choice;
pub mod copy;
pub mod event;
pub mod fact;
pub mod field;
pub mod figure;
pub mod finder;
pub mod icon;
pub mod link;
pub mod localized;
pub mod long_words;
pub mod notice;
pub mod plain;
pub mod query_field;
pub mod record;
pub mod search_dialog;
pub mod search_form;
pub mod section;
pub mod select;
pub mod shell;
pub mod word_filter;
