//! What a page shows while its files are on their way.

use leptos::prelude::*;

use crate::locale::Locale;

/// Rows of the shape of what is coming; a status says so in words. Shown after a moment only (see the style).
pub fn view(locale: Locale) -> AnyView {
    let row = || view! { <li class="record"><span class="skeleton" data-shape="round"></span><div class="stack" data-gap="tight"><span class="skeleton"></span><span class="skeleton"></span></div></li> };
    view! {
        <div class="wrap loading">
            <p class="visually-hidden" role="status">{locale.text().loading}</p>
            <ul class="records" aria-hidden="true">{row()}{row()}{row()}</ul>
        </div>
    }
    .into_any()
}
