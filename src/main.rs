//! Mounts the app where the page has left room for it.

fn main() {
    canceropole::app::mount();
}
