//! Before any handler: a change that comes from another site is refused.
//!
//! Browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`); together with a `SameSite`
//! cookie that is what keeps another site from acting in someone's name (ADR 0010). Requests with a
//! bearer token carry no cookie and need no such guard.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

/// Refuses unsafe requests with a cookie that don't come from our own pages.
pub async fn same_site(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let headers = request.headers();
    if safe || !headers.contains_key(header::COOKIE) || comes_from_here(headers) {
        return next.run(request).await;
    }
    StatusCode::FORBIDDEN.into_response()
}

/// Nothing from behind sign-in stays in a browser's cache: Back after signing out shows nothing.
pub async fn no_store(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Marks an answer: this asks for a fresh proof of who one is.
#[derive(Debug, Clone, Copy)]
pub struct ProofNeeded;

/// Whoever must prove again who they are goes to the page for that, and comes back here after it.
pub async fn ask_proof(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    if response.extensions().get::<ProofNeeded>().is_none() {
        return response;
    }
    Redirect::to(&format!("/werk/bewijs?verder={path}")).into_response()
}

fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => match (text("origin"), text("host")) {
            (Some(origin), Some(host)) => {
                origin.split_once("://").is_some_and(|(_, from)| from == host)
            }
            _ => false,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(k, v)| (k.parse().unwrap(), v.parse().unwrap())).collect()
    }

    #[test]
    fn only_our_own_pages_may_change_something() {
        assert!(comes_from_here(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!comes_from_here(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!comes_from_here(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(comes_from_here(&headers(&[("origin", "https://a.nl"), ("host", "a.nl")])));
        assert!(!comes_from_here(&headers(&[("origin", "https://b.nl"), ("host", "a.nl")])));
        assert!(!comes_from_here(&headers(&[])));
    }
}
