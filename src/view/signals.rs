//! Signals whose machinery is compiled once for each type of value, instead of for each closure.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::graph::{AnySubscriber, Subscriber, ToAnySubscriber};

/// A value computed from signals. Notifies only if the new value differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn of<T: PartialEq + Send + Sync + 'static>(compute: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        let memo = ArcMemo::new(move |_| compute());
        unsubscribe_with_owner(memo.to_any_subscriber());
        memo.into()
    }
    of(Box::new(compute))
}

/// Runs after each change of the signals it reads. Natively, never.
pub fn effect(run: impl FnMut() + 'static) {
    fn of(mut run: Box<dyn FnMut()>) {
        let effect = Effect::new(move |_| run());
        if cfg!(feature = "csr") {
            unsubscribe_with_owner(effect.to_any_subscriber());
        }
    }
    of(Box::new(run));
}

/// Signals never drop their subscribers (`reactive_graph` 0.2.16). Unsubscribes, so that signals which outlive a page
/// do not leak it.
fn unsubscribe(subscriber: &AnySubscriber) {
    subscriber.clear_sources(subscriber);
}

fn unsubscribe_with_owner(subscriber: AnySubscriber) {
    on_cleanup(move || unsubscribe(&subscriber));
}

/// An effect that unsubscribes when it is dropped.
pub(super) struct Following(pub(super) RenderEffect<()>);

impl Drop for Following {
    fn drop(&mut self) {
        unsubscribe(&self.0.to_any_subscriber());
    }
}

/// Debounces: the returned closure runs `run` once it has not been called for `pause`. Never runs after the caller's
/// view is gone.
pub fn after_pause(pause: Duration, run: impl FnMut() + Send + Sync + 'static) -> impl FnMut() + Send + 'static {
    fn of(pause: Duration, mut run: Box<dyn FnMut() + Send + Sync>) -> Box<dyn FnMut() + Send> {
        let mut later = debounce(pause, move |()| run());
        Box::new(move || later(()))
    }
    of(pause, Box::new(run))
}
