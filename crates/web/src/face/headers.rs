//! The security headers of every answer, errors included.
//!
//! Each line says what it prevents; the numbers are those of the security checklist (OWASP ASVS 5
//! chapter 3.4, BIO2 measures). There is no `Server` header: nothing here sets one.

use axum::{Router, http::HeaderName, http::HeaderValue, http::header, response::Response};
use tower_http::set_header::SetResponseHeaderLayer;

/// What the headers depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headers {
    /// Whether browsers reach us over TLS, so that they may be told to insist on it.
    pub tls: bool,
}

/// Only our own files, no framing, no base tag; nothing inline, nothing evaluated.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; manifest-src 'self'; frame-ancestors 'none'; \
    base-uri 'none'; report-uri /csp-rapport; report-to csp";

/// Where browsers report what the policy kept from a page: [`crate::violations`].
const REPORTS: &str = "csp=\"/csp-rapport\"";

/// No page of ours uses any of these.
const NO_DEVICES: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), \
    browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

/// The same for a page on which someone may speak instead of type: the browser asks them first, and the
/// script of that page only hears on the device itself.
const HEARS: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), \
    gyroscope=(), magnetometer=(), microphone=(self), midi=(), payment=(), usb=(), \
    browsing-topics=(), publickey-credentials-get=(self), publickey-credentials-create=(self)";

const PERMISSIONS: HeaderName = HeaderName::from_static("permissions-policy");

/// Lets the page of this answer ask for the microphone.
pub fn may_hear(mut answer: Response) -> Response {
    answer.headers_mut().insert(PERMISSIONS, HeaderValue::from_static(HEARS));
    answer
}

/// Puts the security headers on every answer of this router, also on its errors.
///
/// `Cache-Control: no-store` is set where a handler hasn't set its own.
pub fn secure<S: Clone + Send + Sync + 'static>(router: Router<S>, headers: Headers) -> Router<S> {
    let always = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (HeaderName::from_static("reporting-endpoints"), REPORTS),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        // A shared computer may not index or archive what was shown on it.
        (HeaderName::from_static("x-robots-tag"), "noarchive"),
    ];
    let mut router = router.layer(SetResponseHeaderLayer::if_not_present(
        header::CACHE_CONTROL,
        HeaderValue::from_static("no-store"),
    ));
    router = router.layer(SetResponseHeaderLayer::if_not_present(
        PERMISSIONS,
        HeaderValue::from_static(NO_DEVICES),
    ));
    for (name, value) in always {
        router =
            router.layer(SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value)));
    }
    if headers.tls {
        // One year, subdomains included.
        router = router.layer(SetResponseHeaderLayer::overriding(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        ));
    }
    router
}
