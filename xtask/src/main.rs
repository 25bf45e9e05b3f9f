//! `cargo xtask`: everything that must pass, in one command.
fn main() {}
