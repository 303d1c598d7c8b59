//! PDF taken apart: what its pages show and hide, what its objects say, what it was before.

mod budget;
mod found;
mod leftover;
mod meaning;
mod pages;
mod picture;
pub(super) mod raw;
mod revisions;
mod undrawn;
mod walk;
mod xmp;

use crate::anatomy::Dissection;
use crate::content::Unreadable;
use budget::Budget;
use found::Found;
use hayro_syntax::Pdf;
use hayro_syntax::object::ObjectIdentifier;
use leftover::Leftover;
use raw::RawObject;
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use walk::Walk;

pub(crate) fn take_apart(bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let limits = *dissection.limits();
    let look = || {
        let pdf = super::open(bytes, &limits)?;
        let mut budget = Budget::new(&limits);
        let (mut found, layout) = revision(&pdf, &mut budget)?;
        found.keep_numbers(bytes);
        revisions::look(bytes, &mut budget, &mut found)?;
        if !layout.is_encrypted {
            Leftover::new(&pdf, &layout.reached, &mut found, &mut budget).unlisted(&layout.raw)?;
        }
        Ok(found)
    };
    // hayro draws until it is unwound.
    let found = catch_unwind(AssertUnwindSafe(look)).map_err(super::stopped)??;
    found.into(dissection)
}

/// How a file is laid out in its bytes.
struct Layout {
    raw: Vec<RawObject>,
    reached: HashSet<ObjectIdentifier>,
    is_encrypted: bool,
}

/// Everything in one revision of a file.
fn revision(pdf: &Pdf, budget: &mut Budget) -> Result<(Found, Layout), Unreadable> {
    let data: &[u8] = pdf.data().as_ref();
    let raw = raw::objects(data);
    let trailers = raw::trailers(data, &raw);
    let information = trailers.iter().filter_map(|trailer| trailer.get_ref("Info"));
    let mut information: Vec<ObjectIdentifier> = information.map(ObjectIdentifier::from).collect();
    information.dedup();
    let is_encrypted = trailers.iter().any(|trailer| trailer.contains_key("Encrypt"));

    let mut found = Found::new();
    pages::look(pdf, budget, &mut found);
    let mut walk = Walk::new(pdf, &mut found, budget);
    walk.run(&information)?;
    let (reached, forms) = (std::mem::take(&mut walk.seen), std::mem::take(&mut walk.forms));
    undrawn::forms(pdf, forms, budget, &mut found)?;
    Leftover::new(pdf, &reached, &mut found, budget).unreached(&raw)?;
    Ok((found, Layout { raw, reached, is_encrypted }))
}
