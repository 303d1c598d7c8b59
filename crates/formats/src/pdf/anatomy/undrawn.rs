//! Content that no page draws: forms in the resources, appearances of notes that are hidden, streams left over.

use super::budget::Budget;
use super::found::Found;
use super::walk::Form;
use crate::anatomy::Surface;
use crate::pdf::canvas::Canvas;
use crate::pdf::lines::lines;
use crate::pdf::runs::{Run, Runs};
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret};
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::object::Dict;
use hayro_syntax::page::Resources;

/// Forms of one file that are drawn once more.
const MOST_FORMS: usize = 20_000;

/// Pages whose fonts are tried on content that has none of its own.
const MOST_RESOURCES: usize = 8;

/// Wide enough for any page.
const SHEET: f32 = 20_000.0;

/// Says what forms would draw that no page has drawn.
pub(super) fn forms<'a>(
    pdf: &'a Pdf,
    forms: Vec<Form<'a>>,
    budget: &mut Budget,
    found: &mut Found,
) -> Result<(), crate::Unreadable> {
    let cache = InterpreterCache::new();
    for Form { stream, spot } in forms.into_iter().take(MOST_FORMS) {
        let Some(content) = budget.unpack(&stream)? else { continue };
        found.keep_numbers(&content);
        if !has_text(&content) {
            continue;
        }
        let own = stream.dict().get::<Dict<'a>>("Resources").map(Resources::new);
        let page =
            spot.page.checked_sub(1).and_then(|index| pdf.pages().get(index)).map(|page| page.resources().clone());
        let resources: Vec<Resources<'a>> = own.into_iter().chain(page).take(1).collect();
        // As the pen wrote them: lines may be put together otherwise on the page.
        let mut runs = draw(pdf, &cache, &content, &resources, budget);
        runs.retain(|run| !found.has_drawn(spot.page, &run.text));
        found.push(spot.place("未显示的图形"), Surface::OrphanObject, lines(&runs).join("\n"));
    }
    Ok(())
}

/// The text of a stream of which nothing is known: as drawn with the fonts of one page or another.
pub(super) fn content<'a>(pdf: &'a Pdf, content: &[u8], own: Option<Dict<'a>>, budget: &mut Budget) -> String {
    let cache = InterpreterCache::new();
    let resources: Vec<Resources<'a>> = match own {
        Some(own) => vec![Resources::new(own)],
        None => pdf.pages().iter().take(MOST_RESOURCES).map(|page| page.resources().clone()).collect(),
    };
    lines(&draw(pdf, &cache, content, &resources, budget)).join("\n")
}

/// Whether bytes look like content that draws text.
pub(super) fn has_text(content: &[u8]) -> bool {
    let has = |what: &[u8]| content.windows(what.len()).any(|window| window == what);
    has(b"BT") && (has(b"Tj") || has(b"TJ") || has(b"'") || has(b"\""))
}

/// Of all resources, the runs by those that explain most letters.
fn draw<'a>(
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    content: &[u8],
    resources: &[Resources<'a>],
    budget: &mut Budget,
) -> Vec<Run> {
    let is_known = |c: &char| *c != char::REPLACEMENT_CHARACTER && !c.is_whitespace();
    let known = |runs: &Vec<Run>| runs.iter().flat_map(|run| run.text.chars()).filter(is_known).count();
    let texts = resources.iter().map(|resources| {
        let mut canvas = Canvas::new(SHEET, SHEET, budget.drawings_left);
        let area = Rect::new(0.0, 0.0, f64::from(SHEET), f64::from(SHEET));
        let to_page = Affine::translate((0.0, f64::from(SHEET))) * Affine::FLIP_Y;
        let mut context = Context::new(to_page, area, cache, pdf.xref(), InterpreterSettings::default());
        interpret(TypedIter::new(content), resources, &mut context, &mut canvas);
        budget.drawings_left = canvas.drawings_left();
        let mut runs = Runs::default();
        canvas.marks.into_iter().for_each(|mark| runs.push(mark.glyph));
        runs.finish()
    });
    texts.max_by_key(known).unwrap_or_default()
}
