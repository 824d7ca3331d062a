//! Parts of the program that are fetched when they are first needed. `part!` declares what is in one; the build splits it
//! from the main part (`tools/split.rs`).

use std::pin::{Pin, pin};
use std::sync::OnceLock;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
pub use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::browser;

/// Timeout of a request.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a part holds, once it has been fetched.
type Fetching<T> = Pin<Box<dyn Future<Output = Result<T, SplitLoaderError>>>>;

/// Where the fetching of a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Not requested yet.
    Absent,
    Requested,
    Failed,
    /// Requested again after it has failed.
    Retried,
    Ready,
}

impl Progress {
    /// Whether it is known if the part arrives: from then on something can be shown in its place.
    pub const fn is_settled(self) -> bool {
        !matches!(self, Self::Absent | Self::Requested)
    }

    pub const fn has_failed(self) -> bool {
        matches!(self, Self::Failed | Self::Retried)
    }

    /// The progress of two parts that are needed together.
    pub fn and(self, other: Self) -> Self {
        let order = [Self::Absent, Self::Requested, Self::Retried, Self::Failed, Self::Ready];
        order.into_iter().find(|one| [self, other].contains(one)).unwrap_or(self)
    }
}

/// A part of the program: what it holds is a function or a few, which can be called once it is there.
pub struct Part<T: 'static> {
    /// The name of its file, without hash and ending.
    name: &'static str,
    fetch: fn() -> Fetching<T>,
    held: OnceLock<T>,
    progress: OnceLock<ArcRwSignal<Progress>>,
}

/// A part, whatever it holds.
pub trait AnyPart: Sync {
    /// The name of its file, without hash and ending.
    fn name(&self) -> &'static str;

    /// Where its fetching stands, to be tracked.
    fn progress(&self) -> Progress;

    /// Requests the part, unless that has been done. A request that failed is made again.
    fn request(&'static self);

    /// Fetches the part, which may be needed later: whether it arrives matters to nobody.
    fn prefetch(&'static self);
}

impl<T: Copy + Send + Sync + 'static> Part<T> {
    /// Used by `part!`.
    pub const fn new(name: &'static str, fetch: fn() -> Fetching<T>) -> Self {
        Self { name, fetch, held: OnceLock::new(), progress: OnceLock::new() }
    }

    fn signal(&self) -> &ArcRwSignal<Progress> {
        self.progress.get_or_init(|| ArcRwSignal::new(Progress::Absent))
    }

    /// What the part holds, if it has been fetched. To be tracked.
    pub fn get(&self) -> Option<T> {
        if !cfg!(feature = "csr") {
            // Natively, there is one part, and nothing to wait for.
            return match pin!((self.fetch)()).poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(held) => held.ok(),
                Poll::Pending => None,
            };
        }
        self.signal().track();
        self.held.get().copied()
    }

    /// The same, and requests the part unless that has been done.
    pub fn need(&'static self) -> Option<T> {
        let held = self.get();
        if held.is_none() && self.signal().get_untracked() == Progress::Absent {
            self.request();
        }
        held
    }

    /// Calls back with what the part holds, or nothing if it does not arrive.
    pub fn after(&'static self, run: impl FnOnce(Option<T>) + 'static) {
        let run: Box<dyn FnOnce(Option<T>)> = Box::new(run);
        match self.held.get() {
            Some(held) => run(Some(*held)),
            None => spawn_local(async move { run((self.fetch)().await.ok()) }),
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

    fn request(&'static self) {
        let signal = self.signal();
        match signal.get_untracked() {
            // Nobody has to be told: both are waited for.
            Progress::Absent => signal.update_untracked(|progress| *progress = Progress::Requested),
            Progress::Failed => signal.set(Progress::Retried),
            _ => return,
        }
        let fetching = (self.fetch)();
        let fetched = move |held: Result<T, SplitLoaderError>| match held {
            Ok(held) => {
                _ = self.held.set(held);
                let is_retry = signal.get_untracked() == Progress::Retried;
                signal.set(Progress::Ready);
                if is_retry {
                    // The focused button is removed with its alert.
                    browser::focus("main");
                }
            }
            Err(_) => signal.set(Progress::Failed),
        };
        spawn_local(async move { fetched(fetching.await) });
        let is_late = move || {
            if matches!(signal.get_untracked(), Progress::Requested | Progress::Retried) {
                signal.set(Progress::Failed);
            }
        };
        browser::later(PATIENCE, Box::new(is_late));
    }

    fn prefetch(&'static self) {
        if self.signal().get_untracked() == Progress::Absent {
            spawn_local(async move { _ = (self.fetch)().await });
        }
    }
}

/// Prefetches parts one by one, each when the browser has nothing else to do.
pub fn prefetch_when_idle(mut parts: impl Iterator<Item = &'static dyn AnyPart> + 'static) {
    browser::when_idle(Box::new(move || {
        if let Some(part) = parts.next() {
            part.prefetch();
            prefetch_when_idle(parts);
        }
    }));
}

/// Declares what a part holds: a function, or a few.
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
