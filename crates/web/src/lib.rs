//! Pages for citizens and for the office, and the JSON API: parse, one call to an act, show.
//!
//! Public pages stand in [`public`], the workbench in [`staff`]. Every page works without JavaScript, loads
//! nothing from elsewhere and says what happens next.
//!
//! **This crate holds no rule and no SQL, and never sees `store`.**
//!
//! To add a page: a handler in the folder of its area, a template of the same name under `templates/`, a
//! route in [`app`], and a line in `tests/` that fetches it.

pub mod api;
mod app;
mod assets;
mod client;
mod error;
mod form;
mod headers;
mod limit;
mod observe;
mod page;
mod preferences;
mod print;
mod public;
mod returned;
mod staff;
mod state;
mod visitor;
mod words;

pub use app::router;
pub use state::{AppState, PressMaker, WebConfig};
