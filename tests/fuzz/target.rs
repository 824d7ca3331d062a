//! One surface under libFuzzer: the one that the binary is called by.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| surface::run(surface::named(env!("CARGO_BIN_NAME")), data));
