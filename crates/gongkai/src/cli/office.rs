//! What the commands of operation share: the configuration of a place, its office, and its ends.

use super::exit::{CliError, Exit};
use crate::config::{Config, Place};
use crate::wiring::{self, Office};
use usecases::error::ActError;

/// Opens the office of a place, runs a command on it, and closes it.
pub(super) fn with_office(
    place: &Place,
    command: impl AsyncFnOnce(&Office, &Config) -> Result<Exit, CliError>,
) -> Result<Exit, CliError> {
    let config = Config::load(place).map_err(CliError::Input)?;
    wiring::must_be_there(&config).map_err(CliError::Input)?;
    runtime()?.block_on(async {
        let office = wiring::open(&config).await.map_err(CliError::Failed)?;
        let exit = command(&office, &config).await;
        office.store.clone().close().await;
        exit
    })
}

/// The threads on which a command of operation runs.
pub(super) fn runtime() -> Result<tokio::runtime::Runtime, CliError> {
    tokio::runtime::Runtime::new().map_err(|error| CliError::Failed(format!("系统资源不足，命令没有运行：{error}")))
}

impl From<ActError> for CliError {
    fn from(error: ActError) -> Self {
        match &error {
            ActError::NotFound | ActError::Invalid(_) => Self::Input(error.to_string()),
            ActError::Refused(_) => Self::Refused(error.to_string()),
            ActError::Forbidden(_) | ActError::Conflict(_) | ActError::Failed(_) => Self::Failed(error.to_string()),
        }
    }
}

impl From<usecases::ports::PortError> for CliError {
    fn from(error: usecases::ports::PortError) -> Self {
        Self::Failed(error.0)
    }
}
