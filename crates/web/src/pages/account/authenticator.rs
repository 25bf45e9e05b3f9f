//! Linking a code app: a picture to scan, the same as text, and a first code as proof that it works.

use crate::face::{Form, StaffShell, Text, html};
use crate::pages::subjects::mend;
use crate::problem::PageProblem;
use crate::staff::{StaffState, Visitor, from_hex, to_hex};
use app::{Failure, proving};
use askama::Template;
use axum::{
    Form as Body,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use qrcode::{EcLevel, QrCode, render::svg};

#[derive(Template)]
#[template(path = "account/authenticator.html")]
struct AuthenticatorPage {
    t: Text,
    shell: StaffShell,
    form: Form,
    secret: String,
    address: String,
    typed: String,
    picture: String,
}

pub(super) async fn show(
    State(state): State<StaffState>,
    visitor: Visitor,
) -> Result<Response, PageProblem> {
    let cx = visitor.cx(&state.house);
    let app = proving::new_app(&cx, &mut *(state.entropy)()).await?;
    page(&state, &visitor, Form::new(), &app.secret, app.address, StatusCode::OK).await
}

pub(super) async fn take(
    State(state): State<StaffState>,
    visitor: Visitor,
    Body(values): Body<Vec<(String, String)>>,
) -> Result<Response, PageProblem> {
    let cx = visitor.cx(&state.house);
    let mut form = Form::sent(values);
    let secret = from_hex(form.value("geheim")).ok_or(Failure::NotFound)?;
    let code = form.value("code").replace(' ', "");
    match proving::keep_app(&cx, &secret, &code).await {
        Ok(()) => Ok(Redirect::to("/werk/account?gedaan=app-linked").into_response()),
        Err(failure) => {
            let status = mend(&mut form, visitor.t, failure)?;
            let address = proving::address(&cx, &secret).await?;
            page(&state, &visitor, form, &secret, address, status).await
        }
    }
}

async fn page(
    state: &StaffState,
    visitor: &Visitor,
    form: Form,
    secret: &[u8],
    address: String,
    status: StatusCode,
) -> Result<Response, PageProblem> {
    let shell = visitor.shell(state).await?;
    let (typed, picture) = (secret_in(&address), picture_of(&address));
    let secret = to_hex(secret);
    let page = AuthenticatorPage { t: visitor.t, shell, form, secret, address, typed, picture };
    Ok((status, html(&page)).into_response())
}

/// The secret as someone types it, in groups of four.
fn secret_in(address: &str) -> String {
    let secret = address.split(['?', '&']).find_map(|pair| pair.strip_prefix("secret="));
    let letters: Vec<_> = secret.unwrap_or_default().chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The address as a picture, dark on light in every look so that a camera reads it; empty when it
/// is too long for one.
fn picture_of(address: &str) -> String {
    let code = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M);
    let Ok(code) = code else { return String::new() };
    let drawn = code
        .render::<svg::Color<'_>>()
        .min_dimensions(220, 220)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("#ffffff"))
        .build();
    // The declaration belongs to a file of its own, not inside a page.
    drawn.find("<svg").and_then(|at| drawn.get(at..)).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "otpauth://totp/Vangnet:a?secret=ABCDEFGHIJ&issuer=Vangnet";

    #[test]
    fn the_secret_can_be_typed_in_groups() {
        assert_eq!(secret_in(ADDRESS), "ABCD EFGH IJ");
        assert_eq!(secret_in("otpauth://totp/x"), "");
    }

    #[test]
    fn the_picture_is_a_drawing_without_anything_that_runs() {
        let picture = picture_of(ADDRESS);
        assert!(picture.starts_with("<svg") && picture.ends_with("</svg>"));
        assert!(!picture.contains("script") && !picture.contains("style="));
    }
}
