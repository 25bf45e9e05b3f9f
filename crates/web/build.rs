//! Compiles again when an interface text file appears or goes: the loader only knows the old ones.

fn main() {
    println!("cargo:rerun-if-changed=../../locales");
    println!("cargo:rerun-if-changed=build.rs");
}
