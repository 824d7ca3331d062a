//! Why the wasm cannot be split.

use std::error::Error;
use std::io;
use std::process::ExitStatus;

use crate::disk::FileError;
use crate::fill::FillError;

#[derive(Debug, thiserror::Error)]
pub enum SplitError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Fill(#[from] FillError),
    #[error("the wasm: {0}")]
    Wasm(#[from] wasmparser::BinaryReaderError),
    #[error("the wasm: {0}")]
    Encode(#[from] wasm_encoder::reencode::Error),
    #[error("the wasm cannot be split: {0:#}")]
    Cut(#[source] Box<dyn Error + Send + Sync>),
    #[error("wasm-bindgen, which tests/setup.sh installs: {0}")]
    NoBindgen(#[source] io::Error),
    #[error("wasm-bindgen failed: {0}")]
    Bindgen(ExitStatus),
    #[error("{file} has no `{expected}`")]
    Missing { file: &'static str, expected: &'static str },
}
