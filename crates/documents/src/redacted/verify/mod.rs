//! Reads a redacted file again, as somebody would who looks for what was taken out.

mod kept;
mod needles;
mod objects;
mod picture;
mod structure;
mod text;

use super::sight::{self, Kept};
use super::{Request, finder};
use needles::Needles;
use scan::redaction::{Cover, Page, Plan};

/// What a verification comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// Nothing of what was taken out is left, and everything else is.
    Verified,
    /// Something is left, or something is lost.
    Failed {
        /// What, in words, without the values.
        what: Vec<String>,
    },
    /// It could not be read.
    Uncheckable {
        /// Why, in words.
        why: String,
    },
}

/// Compares a redacted file with the one it was made of.
///
/// # Errors
/// The file it was made of cannot be read.
pub fn verify(
    input: &[u8],
    output: &[u8],
    plan: &Plan,
    document: usize,
    request: &Request<'_>,
) -> Result<Verification, String> {
    Ok(compare(&sight::keep(input, request.faces)?, output, plan, document, request))
}

/// Compares a redacted file with what was seen of the one it was made of.
pub(super) fn compare(
    before: &[Kept],
    output: &[u8],
    plan: &Plan,
    document: usize,
    request: &Request<'_>,
) -> Verification {
    let pages: Vec<&Page> = before.iter().map(|kept| &kept.page).collect();
    let mut check = Check { what: Vec::new(), needles: Needles::of(plan, document, &pages) };
    structure::check(output, &mut check);
    objects::check(output, &mut check);
    let mut after: Vec<Page> = Vec::new();
    let read = sight::look(output, request.faces, |n, sight| {
        if let Some(was) = before.get(n) {
            let covers: Vec<&Cover> = plan.on(document, n + 1).collect();
            picture::check(n + 1, &was.raster()?, (&sight.raster, was.scale), &covers, request.faces, &mut check);
            kept::check(n + 1, &was.page, &sight.page, &covers, &mut check);
        }
        after.push(sight.page);
        Ok(())
    });
    if let Err(why) = read {
        // What is wrong for sure is said first.
        check.fail(format!("处理后的文件无法复读：{why}"));
    }
    if after.len() != before.len() {
        check.fail(format!("页数由{}变为{}", before.len(), after.len()));
    }
    text::check(&after, plan, &finder(request.kinds), &mut check);
    check.result()
}

/// A verification under way.
struct Check {
    what: Vec<String>,
    needles: Needles,
}

impl Check {
    fn fail(&mut self, what: String) {
        if !self.what.contains(&what) {
            self.what.push(what);
        }
    }

    fn result(self) -> Verification {
        if self.what.is_empty() { Verification::Verified } else { Verification::Failed { what: self.what } }
    }
}
