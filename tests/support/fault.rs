//! Faults that a test can make the server respond with at a path.

use std::time::Duration;

#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// An empty answer with this status.
    Status(u16),
    /// Another body, with status 200.
    Body { content_type: String, bytes: Vec<u8> },
    /// No response until the fault is cleared; then the file.
    Hang,
    /// The connection is closed without a response.
    Close,
    /// The file, after a delay.
    Delay(Duration),
}

impl Fault {
    pub(crate) fn body(content_type: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self::Body { content_type: content_type.to_owned(), bytes: bytes.into() }
    }
}
