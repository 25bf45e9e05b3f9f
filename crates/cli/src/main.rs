//! The binary `vangnet`: where the pieces are put together.
fn main() {}
