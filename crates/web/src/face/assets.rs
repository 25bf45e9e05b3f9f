//! Stylesheets, scripts and the icon: in the binary, under an address that holds their hash.
//!
//! The hash is what lets a browser keep a file for a year and never show an old one.

use axum::{
    Router,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::{collections::BTreeMap, fmt::Write as _, sync::LazyLock};

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

struct Asset {
    url: String,
    file: EmbeddedFile,
}

static ASSETS: LazyLock<BTreeMap<String, Asset>> = LazyLock::new(|| {
    let read = |name: &str| {
        let file = Files::get(name)?;
        let url = format!("/assets/{}/{name}", short_hash(&file.metadata.sha256_hash()));
        Some((name.to_owned(), Asset { url, file }))
    };
    Files::iter().filter_map(|name| read(&name)).collect()
});

/// The address of an asset, for templates. A name that isn't there gives an address that answers 404;
/// a test walks the templates for such names.
pub fn asset_url(name: impl AsRef<str>) -> &'static str {
    ASSETS.get(name.as_ref()).map_or("/assets/unknown", |asset| &asset.url)
}

/// Serves the assets under `/assets/{hash}/{name}`, to be kept for a year.
pub fn asset_router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    Router::new().route("/assets/{hash}/{name}", get(serve))
}

async fn serve(Path((hash, name)): Path<(String, String)>) -> Response {
    let asked = format!("/assets/{hash}/{name}");
    let Some(asset) = ASSETS.get(&name).filter(|asset| asset.url == asked) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind(&name))),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    (headers, asset.file.data.clone()).into_response()
}

fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("css") => "text/css; charset=utf-8",
        Some("mjs") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// The first 12 hexadecimal digits.
fn short_hash(hash: &[u8; 32]) -> String {
    hash.iter().take(6).fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_the_hash() {
        let url = asset_url("base.css");
        assert!(url.starts_with("/assets/") && url.ends_with("/base.css"), "{url}");
        assert_eq!(url.split('/').nth(2).map(str::len), Some(12));
    }

    /// The scripts that stand alone on a page of their own, with no other beside them.
    const ALONE: [&str; 1] = ["talk.mjs"];

    #[test]
    fn all_scripts_together_stay_under_15_kilobytes_and_one_that_stands_alone_under_8() {
        let scripts = ASSETS.iter().filter(|(name, _)| kind(name).starts_with("text/javascript"));
        let size = |asset: &Asset| asset.file.data.len();
        let (alone, together): (Vec<_>, Vec<_>) =
            scripts.partition(|(name, _)| ALONE.contains(&name.as_str()));
        let bytes: usize = together.iter().map(|(_, asset)| size(asset)).sum();
        assert!((1..15_000).contains(&bytes), "{bytes}");
        assert_eq!(alone.len(), ALONE.len());
        assert!(alone.iter().all(|(_, asset)| size(asset) < 8_000));
    }

    #[test]
    fn every_asset_has_a_known_kind() {
        for name in ASSETS.keys() {
            assert_ne!(kind(name), "application/octet-stream", "{name}");
        }
    }
}
