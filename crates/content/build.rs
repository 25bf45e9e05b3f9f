//! Builds again when a file comes into or leaves `content/`, not only when one changes.

fn main() {
    println!("cargo::rerun-if-changed=../../content");
}
