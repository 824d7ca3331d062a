//! How thorough a run is. `make test` proves each behaviour once; `make test-all` sets `ALL=1` and tries every case.

/// Whether to try every case, not only one of each kind.
pub(crate) fn is_thorough() -> bool {
    std::env::var_os("ALL").is_some_and(|all| !all.is_empty())
}
