//! A surface under libFuzzer, selected by the name of the binary.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let surface = surface::ALL.iter().find(|surface| surface.name == env!("CARGO_BIN_NAME"));
    surface::run(surface.expect("a surface of this name"), data);
});
