//! Signalling: noting a worry, the steps of the meldcode, advice without a name, searching first,
//! and the municipality's route.

mod code;
mod consult;
mod consultation;
mod elsewhere;
mod export;
pub mod file_note;
mod invite;
mod person;
mod reading;
mod route;
mod search;
mod signal;
mod steps;
mod together;
mod weighed;
mod worry;

use crate::pages::acts::{self, own_posts};
use crate::staff::StaffState;
use axum::{Router, routing::get};
use domain::signalling::{Consultation, Reading, Signal};

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/werk/signalen/nieuw", get(worry::show).post(worry::go_on))
        .route("/werk/signalen/{id}", get(acts::page::<Signal>))
        .route("/werk/signalen/{id}/dossierstuk", get(export::show))
        .route("/werk/signalen/{id}/dossierstuk.md", get(export::download))
        .route("/werk/signalen/{id}/lezingen", get(together::show))
        .route("/werk/signalen/{id}/{stap}", get(acts::form::<Signal>).post(acts::take::<Signal>))
        .route("/werk/lezingen/{id}", get(acts::page::<Reading>))
        .route("/werk/lezingen/{id}/{stap}", get(acts::form::<Reading>).post(acts::take::<Reading>))
        .route("/werk/adviesvragen/nieuw", get(consult::show).post(consult::ask))
        .route("/werk/adviesvragen/{id}", get(acts::page::<Consultation>))
        .route("/werk/adviesvragen/{id}/uitnodigen", get(invite::show).post(invite::make))
        .route(
            "/werk/adviesvragen/{id}/{stap}",
            get(acts::form::<Consultation>).post(acts::take::<Consultation>),
        )
        .route("/advies/verstuurd", get(elsewhere::thanks))
        .route("/advies/{id}", get(elsewhere::show).post(elsewhere::take))
        .route("/werk/zoeken", get(search::show).post(search::search))
        .route("/werk/meldroute", get(route::show).post(route::advise))
}
