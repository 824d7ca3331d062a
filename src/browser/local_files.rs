//! Files and folders that the visitor chooses or drops, and a folder to write files into.

#[cfg(not(feature = "csr"))]
use leptos::ev::Event;

/// A file chosen or dropped by the visitor.
pub struct LocalFile {
    /// Its path below the chosen folder.
    pub name: String,
    /// `None` if the browser could not read it; empty if its content is not needed.
    pub bytes: Option<Vec<u8>>,
}

/// Which files are taken, by their names or paths.
#[derive(Clone, Copy)]
pub struct Accepted {
    /// Whether a file is given at all.
    pub is_given: fn(&str) -> bool,
    /// Whether its content is needed.
    pub is_read: fn(&str) -> bool,
}

#[cfg(feature = "csr")]
mod files {
    use js_sys::futures::JsFuture;
    use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
    use leptos::ev::Event;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{
        DataTransfer, DragEvent, File, FileList, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
        HtmlInputElement,
    };

    use crate::browser::clock::await_callbacks;
    use crate::browser::events::while_shown;
    use crate::browser::local_files::{Accepted, LocalFile};

    fn list(files: Option<FileList>) -> Vec<File> {
        files.map(|files| (0..files.length()).filter_map(|index| files.get(index)).collect()).unwrap_or_default()
    }

    /// The path of a file, and the file; `None` if it cannot be opened.
    type Named = (String, Option<File>);

    /// A larger file would not fit into the memory of an old phone.
    const MAX_SIZE: f64 = 200_000_000.0;

    async fn read(files: Vec<Named>, is_read: fn(&str) -> bool, done: impl FnOnce(Vec<LocalFile>)) {
        let mut given = Vec::new();
        for (name, file) in files {
            let bytes = match file {
                Some(_) if !is_read(&name) => Some(Vec::new()),
                Some(file) if file.size() < MAX_SIZE => {
                    let bytes = JsFuture::from(file.array_buffer()).await.ok();
                    bytes.map(|bytes| Uint8Array::new(&bytes).to_vec())
                }
                _ => None,
            };
            given.push(LocalFile { name, bytes });
        }
        done(given);
    }

    fn named(file: File) -> Named {
        let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        (path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name()), Some(file))
    }

    /// Reads the files of an input whose names are accepted. Clears the input, so that the same file can be chosen again.
    pub fn read_chosen(event: &Event, accepted: Accepted, done: impl FnOnce(Vec<LocalFile>) + 'static) {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let files = list(input.files()).into_iter().map(named).filter(|(name, _)| (accepted.is_given)(name)).collect();
        input.set_value("");
        spawn_local(read(files, accepted.is_read, done));
    }

    /// Reads files and folders dropped anywhere in the window (the browser would open them instead) until the caller's
    /// view is removed. Calls `is_over` when files begin or end to be dragged over the window. `begin` runs at each drop
    /// and returns the function that takes the files once they are read.
    pub fn take_drops<D: FnOnce(Vec<LocalFile>) + 'static>(
        is_over: impl Fn(bool) + Copy + 'static,
        accepted: Accepted,
        begin: impl Fn() -> D + 'static,
    ) {
        // Texts are dragged too, into fields.
        let with_files = |event: &Event| {
            let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            data.filter(|data| data.types().includes(&"Files".into(), 0))
        };
        let over = move |event: Event| {
            if with_files(&event).is_some() {
                event.prevent_default();
                is_over(true);
            }
        };
        let dropped = move |event: Event| {
            is_over(false);
            if let Some(data) = with_files(&event) {
                event.prevent_default();
                read_dropped(&data, accepted, begin());
            }
        };
        while_shown("dragover", Box::new(over));
        while_shown("dragleave", Box::new(move |_| is_over(false)));
        while_shown("drop", Box::new(dropped));
    }

    /// Reads the dropped files and folders.
    fn read_dropped(given: &DataTransfer, accepted: Accepted, done: impl FnOnce(Vec<LocalFile>) + 'static) {
        // The dropped items can only be read during the event.
        let items = given.items();
        let entries: Vec<FileSystemEntry> =
            (0..items.length()).filter_map(|index| items.get(index)?.webkit_get_as_entry().ok().flatten()).collect();
        let files: Vec<Named> = list(given.files()).into_iter().map(named).collect();
        spawn_local(async move {
            let found = if entries.is_empty() { files } else { walk(entries).await };
            let is_given = |(name, _): &Named| (accepted.is_given)(name) || name.ends_with('/');
            read(found.into_iter().filter(is_given).collect(), accepted.is_read, done).await;
        });
    }

    /// The files below these entries. A folder that cannot be read is named with a final `/`.
    async fn walk(mut entries: Vec<FileSystemEntry>) -> Vec<Named> {
        let mut found = Vec::new();
        while let Some(entry) = entries.pop() {
            // Some browsers do not expose the classes of entries, so the properties are checked.
            if entry.is_file() {
                let file: &FileSystemFileEntry = entry.unchecked_ref();
                let ask = |resolve: &Function, reject: &Function| {
                    file.file_with_callback_and_callback(resolve, reject);
                };
                let read = await_callbacks(ask).await.ok().and_then(|file| file.dyn_into::<File>().ok());
                found.push((entry.full_path(), read));
            } else if entry.is_directory() {
                let folder: &FileSystemDirectoryEntry = entry.unchecked_ref();
                let reader = folder.create_reader();
                // A folder returns its entries in batches of a hundred.
                loop {
                    let ask = |resolve: &Function, reject: &Function| {
                        _ = reader.read_entries_with_callback_and_callback(resolve, reject);
                    };
                    let Ok(some) = await_callbacks(ask).await.map(Into::<Array>::into) else {
                        found.push((entry.full_path() + "/", None));
                        break;
                    };
                    if some.length() == 0 {
                        break;
                    }
                    entries.extend(some.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
                }
            }
        }
        found
    }

    const PICKER: &str = "showDirectoryPicker";

    /// Whether the browser can write files into a folder.
    pub fn can_write_folder() -> bool {
        Reflect::get(&window(), &PICKER.into()).is_ok_and(|picker| picker.is_function())
    }

    async fn call(on: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
        let function: Function = Reflect::get(on, &name.into())?.dyn_into()?;
        let answer = function.apply(on, &arguments.iter().collect::<Array>())?;
        JsFuture::from(Promise::resolve(&answer)).await
    }

    fn option(name: &str, value: JsValue) -> Result<JsValue, JsValue> {
        let options = js_sys::Object::new();
        Reflect::set(&options, &name.into(), &value).map(|_| options.into())
    }

    async fn pick() -> Result<JsValue, JsValue> {
        call(&window(), PICKER, &[option("mode", "readwrite".into())?]).await
    }

    async fn write(folder: &JsValue, files: Vec<(String, String)>) -> Result<(), JsValue> {
        for (name, text) in files {
            let file = call(folder, "getFileHandle", &[name.into(), option("create", true.into())?]).await?;
            let stream = call(&file, "createWritable", &[]).await?;
            call(&stream, "write", &[text.into()]).await?;
            call(&stream, "close", &[]).await?;
        }
        Ok(())
    }

    /// Asks for a folder and writes files into it. Calls back with whether that worked; does not call back if the
    /// visitor cancels.
    pub fn write_folder(files: Vec<(String, String)>, done: impl FnOnce(bool) + 'static) {
        spawn_local(async move {
            let is_cancelled = |error: &JsValue| {
                error.dyn_ref::<web_sys::DomException>().is_some_and(|error| error.name() == "AbortError")
            };
            match pick().await {
                Ok(folder) => done(write(&folder, files).await.is_ok()),
                Err(error) if is_cancelled(&error) => {}
                Err(_) => done(false),
            }
        });
    }
}

#[cfg(feature = "csr")]
pub use files::{can_write_folder, read_chosen, take_drops, write_folder};

#[cfg(not(feature = "csr"))]
pub fn read_chosen(_: &Event, _: Accepted, _: impl FnOnce(Vec<LocalFile>) + 'static) {}

#[cfg(not(feature = "csr"))]
pub fn take_drops<D: FnOnce(Vec<LocalFile>) + 'static>(
    _: impl Fn(bool) + Copy + 'static,
    _: Accepted,
    _: impl Fn() -> D + 'static,
) {
}

#[cfg(not(feature = "csr"))]
pub fn can_write_folder() -> bool {
    false
}

#[cfg(not(feature = "csr"))]
pub fn write_folder(_: Vec<(String, String)>, _: impl FnOnce(bool) + 'static) {}
