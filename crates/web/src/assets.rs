//! Stylesheet, script and marks, embedded in the binary, under names that carry the hash of their content.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use std::fmt::Write as _;

#[derive(RustEmbed)]
#[folder = "assets"]
struct Assets;

/// The address of an asset: `gongkai.css` is at `/assets/gongkai.0123456789abcdef.css`.
pub(crate) fn url(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let hash = Assets::get(name).map(|file| short_hash(&file)).unwrap_or_default();
    format!("/assets/{stem}.{hash}.{extension}")
}

/// `GET /assets/{name}`: kept for a year by browsers, since another content has another name.
pub(crate) async fn serve(Path(hashed): Path<String>) -> Response {
    let Some((name, hash)) = parse(&hashed) else { return StatusCode::NOT_FOUND.into_response() };
    let Some(file) = Assets::get(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let cache = if short_hash(&file) == hash { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mime = file.metadata.mimetype().to_owned();
    ([(header::CONTENT_TYPE, mime), (header::CACHE_CONTROL, cache.to_owned())], file.data.into_owned()).into_response()
}

/// `gongkai.0123456789abcdef.css` is the file `gongkai.css` and its hash.
fn parse(hashed: &str) -> Option<(String, &str)> {
    let (rest, extension) = hashed.rsplit_once('.')?;
    let (stem, hash) = rest.rsplit_once('.')?;
    Some((format!("{stem}.{extension}"), hash))
}

fn short_hash(file: &rust_embed::EmbeddedFile) -> String {
    file.metadata.sha256_hash().iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_its_file_and_content() {
        let address = url("gongkai.css");
        let name = address.strip_prefix("/assets/").unwrap_or_default();
        let (file, hash) = parse(name).unwrap_or_default();
        assert_eq!(file, "gongkai.css");
        assert_eq!(hash.len(), 16);
    }
}
