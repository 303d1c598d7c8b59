//! Requests: handing one in, following it, and every act of the office on it.

mod case_body;
mod clarification;
mod closing;
mod consultation;
mod correction;
mod decision;
mod extension;
mod fee;
mod intake;
mod lapses;
mod letter;
mod list;
mod list_body;
mod reasons;
mod sending;
mod standing;
mod submit;
mod third_party;
mod track;

pub(super) use standing::Word;

use crate::state::AppState;
use casework::ids::RequestNumber;
use usecases::request::CaseRef;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(submit::submit, list::list))
        .routes(routes!(intake::register))
        .routes(routes!(lapses::find_lapses))
        .routes(routes!(track::track))
        .routes(routes!(letter::list))
        .routes(routes!(letter::file))
        .routes(routes!(intake::confirm_receipt))
        .routes(routes!(intake::assign))
        .routes(routes!(clarification::ask_clarification))
        .routes(routes!(clarification::record_clarification))
        .routes(routes!(reasons::ask_reasons))
        .routes(routes!(reasons::record_reasons))
        .routes(routes!(consultation::consult))
        .routes(routes!(consultation::record_consultation_delivery))
        .routes(routes!(consultation::record_opinion))
        .routes(routes!(extension::extend))
        .routes(routes!(fee::notify_fee))
        .routes(routes!(fee::record_fee_notice_delivery))
        .routes(routes!(fee::record_payment))
        .routes(routes!(decision::decide))
        .routes(routes!(decision::review))
        .routes(routes!(decision::sign))
        .routes(routes!(third_party::tell_third_party))
        .routes(routes!(sending::dispatch))
        .routes(routes!(sending::record_service))
        .routes(routes!(closing::withdraw))
        .routes(routes!(closing::archive))
        .routes(routes!(closing::reopen))
        .routes(routes!(correction::correct_entry))
}

/// The case in the address, as the caller says he saw it.
fn case(number: String, if_version: Option<u64>) -> CaseRef {
    CaseRef { number: RequestNumber(number), if_version }
}
