//! Stylesheet, script and marks, embedded in the binary, under names that carry the hash of their content.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The styles of printed sheets stand beside what prints them, in `documents`.
const SHEETS: [(&str, &str); 2] =
    [("report.css", documents::report::html::STYLE), ("letter.css", documents::letter::html::STYLE)];

#[derive(RustEmbed)]
#[folder = "assets"]
struct Assets;

/// The address of an asset: `gongkai.css` is at `/assets/gongkai.0123456789abcdef.css`.
pub(crate) fn url(name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let hash = find(name).map(|asset| asset.hash).unwrap_or_default();
    format!("/assets/{stem}.{hash}.{extension}")
}

/// `GET /assets/{name}`: kept for a year by browsers, since another content has another name.
pub(crate) async fn serve(Path(hashed): Path<String>) -> Response {
    let Some((name, hash)) = parse(&hashed) else { return StatusCode::NOT_FOUND.into_response() };
    let Some(asset) = find(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let cache = if asset.hash == hash { "public, max-age=31536000, immutable" } else { "no-cache" };
    ([(header::CONTENT_TYPE, asset.mime), (header::CACHE_CONTROL, cache.to_owned())], asset.bytes).into_response()
}

/// A file with its type and the hash in its name.
struct Asset {
    bytes: Cow<'static, [u8]>,
    mime: String,
    hash: String,
}

fn find(name: &str) -> Option<Asset> {
    if let Some((_, text)) = SHEETS.iter().find(|(sheet, _)| *sheet == name) {
        let bytes = Cow::Borrowed(text.as_bytes());
        let hash = short_hash(&Sha256::digest(&bytes));
        return Some(Asset { bytes, mime: "text/css".to_owned(), hash });
    }
    let file = Assets::get(name)?;
    let hash = short_hash(&file.metadata.sha256_hash());
    Some(Asset { mime: file.metadata.mimetype().to_owned(), bytes: file.data, hash })
}

/// `gongkai.0123456789abcdef.css` is the file `gongkai.css` and its hash.
fn parse(hashed: &str) -> Option<(String, &str)> {
    let (rest, extension) = hashed.rsplit_once('.')?;
    let (stem, hash) = rest.rsplit_once('.')?;
    Some((format!("{stem}.{extension}"), hash))
}

fn short_hash(sha256: &[u8]) -> String {
    sha256.iter().take(8).fold(String::new(), |mut hex, byte| {
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
