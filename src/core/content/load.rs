//! The state of a data file, and why it could not be loaded.

use std::fmt;
use std::sync::Arc;

use super::read::Unreadable;

/// Why a file could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadError {
    /// No response: offline, refused, interrupted.
    Network,
    /// No response in time.
    Timeout,
    /// The HTTP status of the response.
    Status(u16),
    Unreadable(Unreadable),
}

/// The loading state of a file.
#[derive(Debug, Default)]
pub enum Load<T> {
    #[default]
    Loading,
    Failed(LoadError),
    Ready(Arc<T>),
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Failed(error) => Self::Failed(error.clone()),
            Self::Ready(value) => Self::Ready(Arc::clone(value)),
        }
    }
}

/// Equal if the page need not be redrawn: the same state and, if ready, the same `Arc`.
impl<T> PartialEq for Load<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Loading, Self::Loading) => true,
            (Self::Failed(one), Self::Failed(other)) => one == other,
            (Self::Ready(one), Self::Ready(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl<T> Load<T> {
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }

    pub fn error(&self) -> Option<&LoadError> {
        match self {
            Self::Failed(error) => Some(error),
            _ => None,
        }
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Network => write!(formatter, "no response"),
            Self::Timeout => write!(formatter, "timeout"),
            Self::Status(status) => write!(formatter, "HTTP {status}"),
            Self::Unreadable(error) => write!(formatter, "{error}"),
        }
    }
}
