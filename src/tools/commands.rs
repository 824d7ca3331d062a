//! The commands: what they read and write, and what they say.

pub(crate) mod brand;
pub(crate) mod check;
pub(crate) mod import;
pub(crate) mod pack;
pub(crate) mod publish;
pub(crate) mod schemas;
