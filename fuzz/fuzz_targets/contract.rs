#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| slacalc_fuzz::try_out("contract", data));
