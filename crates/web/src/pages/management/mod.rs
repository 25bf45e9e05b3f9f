//! Management: people and absence, rule tables, the journal, reviews of emergency access. Whoever
//! manages the system sees no content of any matter here.

mod asked;
mod journal;
mod people;
mod proposing;
mod review;
mod route;
mod rules;
mod signal_answer;
mod signal_list;
mod target_answer;
mod target_words;
mod targets;

use crate::pages::acts;
use crate::staff::StaffState;
use axum::{
    Router,
    routing::{get, post},
};
use domain::review::EmergencyReview;

/// The routes.
pub fn routes() -> Router<StaffState> {
    Router::new()
        .route("/werk/mensen", get(people::show))
        .route("/werk/mensen/{id}/afwezig", get(people::ask_absent).post(people::set_absent))
        .route("/werk/mensen/{id}/terug", post(people::set_present))
        .route("/werk/mensen/{id}/einde", get(people::ask_disable).post(people::disable))
        .route("/werk/teams/{id}/sluiten", get(people::ask_close).post(people::close_team))
        .route("/werk/regels", get(rules::list))
        .route("/werk/regels/voorstel", get(proposing::form).post(proposing::propose))
        .route("/werk/regels/meldroute", get(route::show).post(route::choose))
        .route("/werk/regels/signalen", get(signal_list::show))
        .route("/werk/regels/signalen/nieuw", get(signal_list::ask_add).post(signal_list::add))
        .route(
            "/werk/regels/signalen/einde",
            get(signal_list::ask_retire).post(signal_list::retire),
        )
        .route(
            "/werk/regels/signalen/wijzigingen/{id}",
            get(signal_answer::show).post(signal_answer::answer),
        )
        .route("/werk/regels/signalen/wijzigingen/{id}/intrekken", post(signal_answer::withdraw))
        .route("/werk/regels/streeftijden", get(targets::show))
        .route("/werk/regels/streeftijden/{handeling}", get(targets::ask).post(targets::propose))
        .route(
            "/werk/regels/streeftijden/voorstellen/{id}",
            get(target_answer::show).post(target_answer::answer),
        )
        .route(
            "/werk/regels/streeftijden/voorstellen/{id}/intrekken",
            post(target_answer::withdraw),
        )
        .route("/werk/regels/vragen", get(asked::show))
        .route("/werk/regels/{id}", get(rules::show))
        .route("/werk/regels/{id}/{versie}", get(proposing::ask_activate).post(proposing::activate))
        .route("/werk/journaal", get(journal::show))
        .route("/werk/beoordelingen/{id}", get(acts::page::<EmergencyReview>))
        .route(
            "/werk/beoordelingen/{id}/{stap}",
            get(acts::form::<EmergencyReview>).post(acts::take::<EmergencyReview>),
        )
}
