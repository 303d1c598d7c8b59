//! Shows what a file contains: `cargo run -p formats --example show FILE…`.

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap_or_default();
        println!("== {path}");
        match formats::read(&path, &bytes, &formats::Limits::default()) {
            Ok(content) => content.blocks.iter().for_each(|block| println!("{block:?}")),
            Err(error) => println!("{error}"),
        }
    }
}
