//! Making the report final, and publishing it.

use super::HERE;
use crate::error::PageError;
use crate::form::Fields;
use crate::staff::session::SignedIn;
use axum::extract::Path;
use axum::response::Redirect;
use usecases::report;

pub(super) async fn finalize(signed_in: SignedIn, Path(year): Path<i16>, _form: Fields) -> Result<Redirect, PageError> {
    report::finalize(&signed_in.ctx, year).await.map_err(super::build::no_such_year)?;
    Ok(Redirect::to(&format!("{HERE}/{year}")))
}

pub(super) async fn publish(signed_in: SignedIn, Path(year): Path<i16>, _form: Fields) -> Result<Redirect, PageError> {
    report::publish(&signed_in.ctx, year).await.map_err(super::build::no_such_year)?;
    Ok(Redirect::to(&format!("/annual-reports/{year}")))
}
