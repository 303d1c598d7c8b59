#![doc = include_str!("../README.md")]

mod decoy;
mod document;
mod evaluate;
mod generator;
mod notice;
mod plant;
mod prng;
mod red_team;
mod sheet;
mod world;

pub use document::{Decoy, Document, Gold};
pub use evaluate::{Evaluation, Interval, Score, evaluate};
pub use generator::{Generator, Templates};
pub use notice::Split;
pub use plant::PATTERNS;
pub use red_team::{Case, Expected, red_team};
pub use sheet::Mark;
