//! Waits for conditions, never for time to pass: a probe is repeated until it succeeds, and on timeout the error says
//! what was expected and what was found.

use super::webdriver::Browser;
use serde_json::Value;
use std::fmt;
use std::ops::RangeInclusive;
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

/// `WAIT` sets another timeout in seconds: shorter while much is broken, longer on a busy machine.
static DEADLINE: LazyLock<Duration> = LazyLock::new(|| {
    let seconds = std::env::var("WAIT").map_or(20, |seconds| seconds.parse().expect("`WAIT` is a number of seconds"));
    Duration::from_secs(seconds)
});
const POLL: Duration = Duration::from_millis(25);

/// `html[data-state]` once the page is ready or has failed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum PageState {
    Ready,
    Failed,
}

impl Browser {
    /// Repeats `probe` until it returns `Ok`; its `Err` describes what it saw.
    #[track_caller]
    pub(crate) fn wait_for<T, E: fmt::Display>(&self, what: &str, probe: impl FnMut() -> Result<T, E>) -> T {
        self.wait_within(*DEADLINE, what, probe)
    }

    #[track_caller]
    pub(crate) fn wait_within<T, E: fmt::Display>(
        &self,
        limit: Duration,
        what: &str,
        mut probe: impl FnMut() -> Result<T, E>,
    ) -> T {
        let deadline = Instant::now() + limit;
        loop {
            match probe() {
                Ok(found) => return found,
                Err(_) if Instant::now() < deadline => thread::sleep(POLL),
                Err(seen) => panic!(
                    "waited {limit:?} for {what}; seen: {seen}\n  at {}\n  errors: {:?}\n  uncaught: {}",
                    self.try_script("return location.href", &[]).unwrap_or_default(),
                    self.console_errors(),
                    self.uncaught()
                ),
            }
        }
    }

    #[track_caller]
    pub(crate) fn wait_true(&self, what: &str, is_so: impl FnMut() -> bool) {
        self.wait_seen(what, is_so, |is_so| *is_so);
    }

    /// Waits until what is seen is right, and returns it.
    #[track_caller]
    pub(crate) fn wait_seen<T: fmt::Debug>(
        &self,
        what: &str,
        mut look: impl FnMut() -> T,
        is_right: impl Fn(&T) -> bool,
    ) -> T {
        self.wait_for(what, || {
            let seen = look();
            if is_right(&seen) { Ok(seen) } else { Err(format!("{seen:?}")) }
        })
    }

    /// Waits until the script returns a truthy value, and returns it.
    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, script: &str) -> Value {
        self.wait_until_with(what, script, &[])
    }

    #[track_caller]
    pub(crate) fn wait_until_with(&self, what: &str, script: &str, arguments: &[Value]) -> Value {
        self.wait_for(what, || match self.try_dom(script, arguments) {
            Ok(value) if is_true(&value) => Ok(value),
            Ok(value) => Err(value.to_string()),
            // A document that is being replaced cannot answer; the next one can.
            Err(error) => Err(error.to_string()),
        })
    }

    /// Waits until the page is ready or has failed. Moves the mouse, as a published page waits for that.
    #[track_caller]
    pub(crate) fn wait_ready(&self) -> PageState {
        let script = "const state = document.documentElement.dataset.state; \
                      if (state === 'loading') dispatchEvent(new Event('pointermove')); \
                      return state === 'ready' || state === 'failed' ? state : ''";
        let what = "html[data-state] to be `ready` or `failed`";
        if self.wait_until(what, script) == "ready" { PageState::Ready } else { PageState::Failed }
    }

    /// In future documents, timers with this delay in milliseconds wait for [`Self::end_pauses`].
    pub(crate) fn hold_pauses(&self, held: RangeInclusive<u32>) {
        let (shortest, longest) = held.into_inner();
        self.run_in_new_documents(&format!(
            "const [set, clear, held] = [self.setTimeout, self.clearTimeout, new Map()]; let next = 1e6; \
             self.setTimeout = (run, pause, ...rest) => pause >= {shortest} && pause <= {longest} \
                 ? (held.set(++next, run), next) : set(run, pause, ...rest); \
             self.clearTimeout = (id) => held.delete(id) || clear(id); \
             self.endPauses = () => {{ const runs = [...held.values()]; held.clear(); runs.forEach(run => run()); return runs.length }}"
        ));
    }

    /// Runs the pending timers, and lets the page render. Returns their number.
    #[track_caller]
    pub(crate) fn end_pauses(&self) -> u64 {
        let script = "const ended = endPauses(); await new Promise(requestAnimationFrame); return ended";
        self.script_async(script).as_u64().unwrap_or_default()
    }

    /// Waits until a navigation inside the page has ended and its content is ready.
    #[track_caller]
    pub(crate) fn wait_arrival(&self, path_and_query: &str) {
        self.wait_for(&format!("the page `{path_and_query}`, ready"), || {
            let script = "return location.pathname + location.search + ' ' + document.documentElement.dataset.state";
            let seen = self.try_script(script, &[]).map_err(|error| error.to_string())?;
            if seen == format!("{path_and_query} ready") { Ok(()) } else { Err(seen.to_string()) }
        });
    }
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}
