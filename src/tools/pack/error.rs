//! Errors of packing a site.

use resvg::usvg;
use thiserror::Error;
use wuff::WuffErr;

use crate::disk::FileError;
use crate::fill::FillError;

/// Why a site cannot be packed.
#[derive(Debug, Error)]
pub enum PackError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Folder(#[from] walkdir::Error),
    #[error(transparent)]
    Drawing(#[from] DrawingError),
    #[error(transparent)]
    Fill(#[from] FillError),
}

/// Why a picture cannot be drawn.
#[derive(Debug, Error)]
pub enum DrawingError {
    #[error("a font: {0:?}")]
    Font(WuffErr),
    #[error("no glyphs of {family} for `{line}`")]
    NoGlyphs { family: &'static str, line: String },
    #[error(transparent)]
    Svg(#[from] usvg::Error),
    #[error("a picture of {width} × {height} pixels is too large or empty")]
    Size { width: u32, height: u32 },
    #[error(transparent)]
    Encode(#[from] png::EncodingError),
    #[error(transparent)]
    Decode(#[from] png::DecodingError),
}
