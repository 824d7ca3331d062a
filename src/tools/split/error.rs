//! Why the wasm cannot be split.

use thiserror::Error;

use crate::disk::FileError;
use crate::fill::FillError;

#[derive(Debug, Error)]
pub enum SplitError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Fill(#[from] FillError),
    #[error("the wasm: {0}")]
    Wasm(#[from] wasmparser::BinaryReaderError),
    #[error("the wasm: {0}")]
    Encode(#[from] wasm_encoder::reencode::Error),
    #[error("the wasm cannot be split: {0}")]
    Cut(String),
    #[error("wasm-bindgen, which tests/setup.sh installs: {0}")]
    Bindgen(String),
    #[error("{file} has no `{expected}`")]
    Missing { file: &'static str, expected: &'static str },
}
