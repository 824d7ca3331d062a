//! Parts of the app that are fetched when they are first needed. `part!` declares the functions of a part; the build
//! splits it from the main part (`tools/split.rs`).

use std::pin::{Pin, pin};
use std::sync::OnceLock;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
pub use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::browser;

/// Resolves to the functions of a part.
type Fetching<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// The progress of fetching a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Not requested yet.
    Absent,
    Requested,
    Failed,
    /// Requested again after a failure.
    Retried,
    Ready,
}

impl Progress {
    /// Whether the part has been loaded or has failed, so that something can be shown.
    pub const fn is_settled(self) -> bool {
        !matches!(self, Self::Absent | Self::Requested)
    }

    pub const fn has_failed(self) -> bool {
        matches!(self, Self::Failed | Self::Retried)
    }

    /// The combined progress of two parts that are needed together.
    pub fn and(self, other: Self) -> Self {
        let order = [Self::Absent, Self::Requested, Self::Retried, Self::Failed, Self::Ready];
        order.into_iter().find(|one| [self, other].contains(one)).unwrap_or(self)
    }
}

/// A part of the app: one or more functions that can be called once it is loaded.
pub struct Part<T: 'static> {
    /// The name of its file, without hash and extension.
    name: &'static str,
    fetch: fn() -> Fetching<T>,
    // Each part is a `static`, as every page and component may need it, and is filled at run time.
    held: OnceLock<T>,
    progress: OnceLock<ArcRwSignal<Progress>>,
}

/// A part of any type.
pub trait AnyPart: Sync {
    /// The name of its file, without hash and extension.
    fn name(&self) -> &'static str;

    /// The progress of its fetching, tracked.
    fn progress(&self) -> Progress;

    /// Requests the part if it is missing, also again after a failure.
    fn request(&'static self) {
        self.request_then(None);
    }

    /// Like [`request`](Self::request), after a failure by a button that disappears once the part is loaded: then moves
    /// the focus to the first element of a selector.
    fn request_then(&'static self, focused: Option<&'static str>);

    /// Fetches the part for later; failures are ignored.
    fn prefetch(&'static self);
}

impl<T: Copy + Send + Sync + 'static> Part<T> {
    /// For `part!`.
    pub const fn new(name: &'static str, fetch: fn() -> Fetching<T>) -> Self {
        Self { name, fetch, held: OnceLock::new(), progress: OnceLock::new() }
    }

    fn signal(&self) -> &ArcRwSignal<Progress> {
        self.progress.get_or_init(|| ArcRwSignal::new(Progress::Absent))
    }

    /// The functions of the part, if it is loaded. Tracked.
    pub fn get(&self) -> Option<T> {
        if !cfg!(feature = "csr") {
            // Natively, everything is one binary, so the future is ready at once.
            return match pin!((self.fetch)()).poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(held) => held.ok(),
                Poll::Pending => None,
            };
        }
        self.signal().track();
        self.held.get().copied()
    }

    /// Like [`get`](Self::get); requests the part if it has not been requested.
    pub fn need(&'static self) -> Option<T> {
        let held = self.get();
        if held.is_none() && self.signal().get_untracked() == Progress::Absent {
            self.request();
        }
        held
    }

    /// The functions of the part once it is loaded, or `None` if it fails to load.
    pub async fn wait(&'static self) -> Option<T> {
        match self.held.get() {
            Some(held) => Some(*held),
            None => (self.fetch)().await.ok(),
        }
    }

    /// Calls `run` with the functions of the part once it is loaded, or with `None` if it fails to load.
    pub fn after(&'static self, run: impl FnOnce(Option<T>) + 'static) {
        let run: Box<dyn FnOnce(Option<T>)> = Box::new(run);
        match self.held.get() {
            Some(held) => run(Some(*held)),
            None => spawn_local(async move { run(self.wait().await) }),
        }
    }
}

impl<T: Copy + Send + Sync + 'static> AnyPart for Part<T> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn progress(&self) -> Progress {
        if cfg!(feature = "csr") { self.signal().get() } else { Progress::Ready }
    }

    fn request_then(&'static self, focused: Option<&'static str>) {
        let signal = self.signal();
        match signal.get_untracked() {
            // No notification: dependents wait in both states.
            Progress::Absent => signal.update_untracked(|progress| *progress = Progress::Requested),
            Progress::Failed => signal.set(Progress::Retried),
            _ => return,
        }
        let fetching = (self.fetch)();
        let fetched = move |held: Result<T, SplitLoaderError>| match held {
            Ok(held) => {
                _ = self.held.set(held);
                signal.set(Progress::Ready);
                focused.into_iter().for_each(browser::focus);
            }
            Err(_) => signal.set(Progress::Failed),
        };
        spawn_local(async move { fetched(fetching.await) });
    }

    fn prefetch(&'static self) {
        if self.signal().get_untracked() == Progress::Absent {
            spawn_local(async move { _ = (self.fetch)().await });
        }
    }
}

/// Prefetches parts one by one, each when the browser is idle.
pub fn prefetch_when_idle(mut parts: impl Iterator<Item = &'static dyn AnyPart> + 'static) {
    browser::when_idle(Box::new(move || {
        if let Some(part) = parts.next() {
            part.prefetch();
            prefetch_when_idle(parts);
        }
    }));
}

/// Declares the functions of a part.
///
/// ```ignore
/// part! {
///     /// The map of the catalogue.
///     static MAP: fn(State) -> Node = map, view
/// }
/// ```
#[macro_export]
macro_rules! part {
    ($($(#[$doc:meta])* $vis:vis static $name:ident: $held:ty = $part:ident, $value:expr)*) => {$(
        #[$crate::load::part::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $part() -> Result<$held, $crate::load::part::SplitLoaderError> {
            Ok($value)
        }

        $(#[$doc])*
        $vis static $name: $crate::load::part::Part<$held> =
            $crate::load::part::Part::new(stringify!($part), || Box::pin($part()));
    )*};
}
