//! The browser's APIs, one file per concern; besides it, only `view` and `load` use `web_sys`. Each function that the
//! views call has a native counterpart in its file, since there is no window when the site is rendered natively.

mod address;
mod announcer;
mod clock;
mod colour_scheme;
mod dialog;
mod events;
mod fields;
mod files;
mod focus;
mod head;
mod history;
mod links;
mod local_files;
mod pieces;
mod scroll;
mod storage;
mod swap_in;
mod tabs;
mod width;

#[cfg(not(feature = "csr"))]
pub use address::Origin;
pub use address::{Address, current, hash, languages, origin, read_base};
pub use announcer::Announcer;
pub use clock::{after_paint, in_slices, later, now, today, when_idle};
#[cfg(feature = "csr")]
pub use clock::{pause, slice};
pub use colour_scheme::{Theme, set_theme, theme};
pub use dialog::show_dialog;
pub use events::{follows_link, is_on_itself, is_open, is_touch, keeps_focus, key, on_search_keys};
pub use fields::{field, keep_typed, write_field};
pub use files::{copy, download, on_print, print};
pub use focus::{focus, focus_end, focus_first, focus_successor, recover_focus};
pub use head::{HeadWriter, set_state, warn};
pub use history::{HistoryMode, follow_url, go, reload};
#[cfg(feature = "csr")]
pub use links::on_approach;
pub use local_files::{Accepted, LocalFile, can_write_folder, read_chosen, take_drops, write_folder};
pub use pieces::{Piece, StoreResult, read_pieces, store_pieces};
pub use scroll::{reveal, settle_first_scroll, settle_scroll, show_part, window_size};
pub use storage::{on_stored_change, set_slash_key, slash_key, store, store_in_tab, stored, stored_in_tab};
pub use swap_in::SwapIn;
pub use tabs::{find_writing_tab, take_over};
pub use width::is_wide;
