//! Mounts the app.

fn main() {
    canceropole::app::mount();
}
