//! `区分处理` of PDF files (条例 §37): what must not be public is taken out, what may be stays readable.
//!
//! [`redact`] makes a plan, applies it and verifies the result by reading it again; only what was verified leaves. Two
//! levels: *rebuild* prints the picture of each page with the boxes burnt in and the surviving text over it; *surgical*
//! removes the glyphs themselves from a file that is understood to the last operator.
//!
//! **Nothing unverified is returned, and no message holds a value that was taken out.**

mod blank;
pub mod faces;
mod layer;
pub mod list;
pub mod picture;
pub mod raster;
mod rebuild;
mod sight;
mod stamp;
mod surgical;
pub mod verify;
pub mod view;

pub use faces::Faces;
pub use verify::Verification;

use scan::Kind;
use scan::redaction::{Document, Hit, Plan, Sign, Term, find, suggest};
use serde::{Deserialize, Serialize};
use sight::Kept;

/// How a file is to be redacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The gentlest that can be verified.
    #[default]
    Auto,
    /// Page pictures with the text that survives.
    Rebuild,
    /// Glyphs removed from the page's own content.
    Surgical,
}

/// What is asked for.
#[derive(Clone)]
pub struct Request<'a> {
    /// Kinds of facts to take out wherever they stand.
    pub kinds: &'a [Kind],
    /// Words to take out wherever they stand.
    pub terms: &'a [Term],
    /// Places to take out.
    pub boxes: &'a [scan::redaction::HandBox],
    /// How.
    pub level: Level,
    /// Faces to draw text whose font is not in the file.
    pub faces: &'a Faces,
    /// Who, and when.
    pub sign: &'a Sign,
}

/// What came of it.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Taken out, and checked.
    Verified(Box<Redacted>),
    /// The result still holds something, or lost something; it is not returned.
    Failed {
        /// What, in words, without the values.
        what: Vec<String>,
    },
    /// It could not be done or not be checked.
    Uncheckable {
        /// Why, in words.
        why: String,
    },
}

/// A file that may leave.
#[derive(Debug, Clone)]
pub struct Redacted {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was taken out, and on which ground.
    pub plan: Plan,
    /// How.
    pub level: Level,
    /// What else is gone, in words.
    pub dropped: Vec<String>,
    /// What a person should still look at, in words.
    pub to_look_at: Vec<String>,
}

/// Redacts a file and verifies the result.
pub fn redact(input: &[u8], request: &Request<'_>) -> Outcome {
    match attempt(input, request) {
        Ok(outcome) => outcome,
        Err(why) => Outcome::Uncheckable { why },
    }
}

fn attempt(input: &[u8], request: &Request<'_>) -> Result<Outcome, String> {
    let pages = sight::keep(input, request.faces)?;
    let (plan, to_look_at) = planned(&pages, request)?;
    let (level, bytes) = match request.level {
        Level::Rebuild => (Level::Rebuild, None),
        Level::Surgical => (Level::Surgical, Some(surgical::surgical(input, &pages, &plan, 0, request.faces)?)),
        Level::Auto => match surgical::surgical(input, &pages, &plan, 0, request.faces) {
            Ok(bytes) if verify::compare(&pages, &bytes, &plan, 0, request) == Verification::Verified => {
                return Ok(verified(bytes, plan, Level::Surgical, to_look_at));
            }
            // What is not understood to the last operator is printed anew.
            Ok(_) | Err(_) => (Level::Rebuild, None),
        },
    };
    let bytes = bytes.map_or_else(|| rebuild::rebuild(&pages, &plan, 0, request.faces), Ok)?;
    Ok(match verify::compare(&pages, &bytes, &plan, 0, request) {
        Verification::Verified => verified(bytes, plan, level, to_look_at),
        Verification::Failed { what } => Outcome::Failed { what },
        Verification::Uncheckable { why } => Outcome::Uncheckable { why },
    })
}

fn verified(bytes: Vec<u8>, plan: Plan, level: Level, to_look_at: Vec<String>) -> Outcome {
    let dropped = match level {
        Level::Surgical => SURGERY,
        Level::Auto | Level::Rebuild => BEHIND,
    };
    Outcome::Verified(Box::new(Redacted { bytes, plan, level, dropped: vec![dropped.to_owned()], to_look_at }))
}

/// What a file never takes along from which glyphs were taken.
const SURGERY: &str = "新文件保留原有的文字和线条；原文件的附件、书签、链接、注释、表单、脚本、隐藏文字、结构标记、属性、签名和旧版本均未带入";
/// What a rebuilt file never takes along.
const BEHIND: &str = "新文件只有页面画面和看得见的文字；原文件的附件、书签、注释、表单、脚本、图层、隐藏文字、属性、签名和旧版本均未带入";

/// What is to be done to a file, and what a person should still look at.
fn planned(pages: &[Kept], request: &Request<'_>) -> Result<(Plan, Vec<String>), String> {
    let sizes = pages.iter().map(|kept| (kept.page.width, kept.page.height)).collect();
    let document =
        Document { pages: pages.iter().map(|kept| kept.page.clone()).collect(), boxes: request.boxes.to_vec() };
    let plan = suggest(&[document], &finder(request.kinds), request.terms, request.sign);
    plan.check(&[sizes]).map_err(|error| error.to_string())?;
    let mut to_look_at = Vec::new();
    for (n, kept) in pages.iter().enumerate().filter(|(_, kept)| kept.has_pictures) {
        let page = n + 1;
        if !kept.page.glyphs.iter().any(|glyph| glyph.is_seen) && !plan.is_marked_by_hand(0, page) {
            return Err(format!(
                "第{page}页是图片，没有文字层，程序看不见图中的内容；请人工查看，把需要遮盖的地方用框标出后再处理"
            ));
        }
        to_look_at.push(format!("第{page}页有图片，图中的内容须人工查看"));
    }
    Ok((plan, to_look_at))
}

/// Finds what is asked for in a text.
fn finder(kinds: &[Kind]) -> impl Fn(&str) -> Vec<Hit> {
    move |text| find(text, kinds)
}
