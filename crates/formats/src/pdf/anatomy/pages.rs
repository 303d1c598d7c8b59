//! What is on the pages, sorted by how it can be seen.

use super::budget::Budget;
use super::found::{Found, squeezed};
use crate::anatomy::Surface;
use crate::pdf::canvas::Placed;
use crate::pdf::cover::{Cover, CoverKind, within};
use crate::pdf::glyphs::{Sheet, draw_pages};
use crate::pdf::lines::lines;
use crate::pdf::runs::{Glyph, Run, Runs};
use crate::pdf::sight::{Seen, Sight};
use crate::pdf::text_string;
use hayro_interpret::kurbo::Rect;
use hayro_syntax::Pdf;

/// A page of fewer characters than this and a picture over most of it is a scan without a text layer.
const FEWEST_CHARACTERS: usize = 12;

/// A page without text and so many drawings may be written in outlines.
const OUTLINES: usize = 30;

/// Pictures shown smaller than this, in points, are ornaments.
const SMALLEST_PICTURE: f64 = 18.0;

/// A picture shown this long, in points, is more than a mark or a logo, however few pixels it has.
const LARGE_PICTURE: f64 = 100.0;
const FEW_PIXELS: u32 = 400;

/// Boxes on a picture: no smaller than a word, in points, and no larger than this part of the picture.
const BOX_WIDTH: f64 = 12.0;
const BOX_HEIGHT: f64 = 5.0;
const BOX_SHARE: f64 = 0.95;
/// Of a box that reaches over the edge of the picture at least this part lies on it.
const BOX_OWN: f64 = 0.4;
/// A box over this much of a picture is over all of it.
const WHOLE_PART: f64 = 0.95;
/// A picture of no more pixels is a patch of colour.
const PATCH_PIXELS: u64 = 64;
/// Boxes of one page that are looked at.
const MOST_BOXES: usize = 2_000;
/// A box over a whole picture is no larger than this many of it; a larger one is the ground of something else.
const WHOLE_SHARE: f64 = 1.5;

/// Glyphs that no font explains, of all on a page: more, and the page was not read.
const MOST_UNKNOWN: f64 = 0.1;

/// Draws all pages and sorts what is on them.
pub(super) fn look(pdf: &Pdf, budget: &mut Budget, found: &mut Found) {
    let mut number = 0;
    let mut drawings_left = budget.drawings_left;
    draw_pages(pdf, &mut drawings_left, |sheet| {
        number += 1;
        page(&format!("第{number}页"), &sheet, found);
    });
    budget.drawings_left = drawings_left;
}

fn page(place: &str, sheet: &Sheet, found: &mut Found) {
    let visible: usize =
        sheet.seen.iter().filter(|one| one.sight == Sight::Visible && !one.glyph.text.trim().is_empty()).count();
    let area = Rect::new(0.0, 0.0, f64::from(sheet.width), f64::from(sheet.height));
    let is_scan = sheet.covers.all().iter().any(|cover| cover.kind == CoverKind::PagePicture);
    let layer = sheet.seen.iter().filter(|one| one.sight == Sight::Invisible).count();
    unknown(place, &sheet.seen, found);
    boxes_on_pictures(place, sheet, area, found);
    pictures(place, sheet, area, found);
    let is_unread = visible < FEWEST_CHARACTERS && layer < FEWEST_CHARACTERS && is_scan;
    if is_unread || (sheet.seen.is_empty() && sheet.drawings >= OUTLINES) {
        found.mark(place, Surface::PicturePage, "");
    }
    let redactions = sheet.redactions.len();
    let mut drawn = String::new();
    let texts = by_sight(&sheet.seen, &mut drawn);
    found.drawn.push(drawn);
    let shown =
        texts.iter().find(|(sight, _)| *sight == Sight::Visible).map(|(_, text)| squeezed(text)).unwrap_or_default();
    let mut has_unapplied = false;
    for (sight, text) in texts {
        let surface = surface(sight, is_scan);
        has_unapplied |= surface == Surface::UnappliedRedaction;
        // A dash or an arrow that runs over the edge says nothing.
        let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
        if surface == Surface::OffPage && letters < 2 {
            continue;
        }
        found.push(place, surface, text);
    }
    if redactions > 0 && !has_unapplied {
        // Nothing to be read below it, but a picture perhaps.
        found.mark(place, Surface::UnappliedRedaction, "");
    }
    let mut told: Vec<String> = Vec::new();
    for replacement in &sheet.replacements {
        let text = text_string::decode(&replacement.0);
        if !shown.contains(&squeezed(&text)) && !told.contains(&text) {
            told.push(text);
        }
    }
    found.push(format!("{place}替代文字"), Surface::AlternateText, told.join("\n"));
}

fn surface(sight: Sight, is_scan: bool) -> Surface {
    match sight {
        Sight::Visible => Surface::Visible,
        Sight::Pale => Surface::PaleText,
        Sight::Invisible if is_scan => Surface::ScanLayer,
        Sight::Invisible => Surface::InvisibleText,
        Sight::UnderRedactionMark => Surface::UnappliedRedaction,
        Sight::Covered => Surface::UnderBox,
        Sight::Clipped | Sight::OffPage => Surface::OffPage,
        Sight::HiddenLayer => Surface::HiddenLayer,
    }
}

/// The text of every way of seeing, the visible first, in lines; and all of it, in drawing order.
fn by_sight(seen: &[Seen], drawn: &mut String) -> Vec<(Sight, String)> {
    let mut sorted: Vec<(Sight, Runs)> = Vec::new();
    let mut push = |sight: Sight, glyph: &Glyph| {
        let at = sorted.iter().position(|(other, _)| *other == sight).unwrap_or_else(|| {
            sorted.push((sight, Runs::default()));
            sorted.len() - 1
        });
        if let Some((_, runs)) = sorted.get_mut(at) {
            runs.push(glyph.clone());
        }
    };
    for word in words(seen) {
        // A number of which a box covers a part is told whole: the rest of it stands beside the box.
        let hidden = word.iter().map(|one| one.sight).find(|sight| *sight != Sight::Visible);
        for Seen { glyph, sight } in word {
            drawn.extend(glyph.text.split_whitespace());
            push(*sight, glyph);
            if let Some(hidden) = hidden.filter(|hidden| hidden != sight) {
                push(hidden, glyph);
            }
        }
    }
    sorted.sort_by_key(|(sight, _)| *sight);
    sorted.into_iter().map(|(sight, runs)| (sight, lines(&runs.finish()).join("\n"))).collect()
}

/// Glyphs a word each: Latin letters and digits without a jump of the pen; other glyphs stand alone.
fn words(seen: &[Seen]) -> impl Iterator<Item = &[Seen]> {
    let is_latin = |one: &Seen| !one.glyph.text.is_empty() && one.glyph.text.chars().all(|c| c.is_ascii_alphanumeric());
    seen.chunk_by(move |one, next| {
        is_latin(one) && is_latin(next) && Run::of(one.glyph.clone()).is_continued_by(&next.glyph)
    })
}

/// Letters that no font explains cannot be judged.
fn unknown(place: &str, seen: &[Seen], found: &mut Found) {
    let is_unknown = |one: &&Seen| one.glyph.text.contains(char::REPLACEMENT_CHARACTER);
    let unknown = seen.iter().filter(is_unknown).count();
    if unknown >= 5 && unknown as f64 > MOST_UNKNOWN * seen.len() as f64 {
        found.unread.push((place.to_owned(), "有文字的字体没有编码对照，读不出内容，须人工查看".to_owned()));
    }
}

/// The largest picture stands for all of a page. One of few pixels that is shown large, as a mosaic is, says so: by its
/// pixels alone it would pass for an ornament.
fn pictures(place: &str, sheet: &Sheet, page: Rect, found: &mut Found) {
    let shown = |picture: &Placed| {
        let shown = picture.area.intersect(page);
        (shown.width().max(0.0), shown.height().max(0.0))
    };
    let is_shown = |picture: &&Placed| {
        let (width, height) = shown(picture);
        width >= SMALLEST_PICTURE && height >= SMALLEST_PICTURE
    };
    let pictures: Vec<&Placed> = sheet.pictures.iter().filter(is_shown).collect();
    let size = |picture: &&&Placed| {
        let (width, height) = shown(picture);
        (width.max(height) >= LARGE_PICTURE, u64::from(picture.width) * u64::from(picture.height))
    };
    let Some(largest) = pictures.iter().max_by_key(size) else { return };
    let (is_large, _) = size(&largest);
    let few_pixels = largest.width.max(largest.height) < FEW_PIXELS;
    let note = if is_large && few_pixels { "（放大显示）" } else { "" };
    let count = if pictures.len() > 1 { format!("（共{}幅）", pictures.len()) } else { String::new() };
    found.mark(format!("{place}图片{count}"), Surface::Picture, format!("{}×{}{note}", largest.width, largest.height));
}

/// Plain boxes on pictures with nothing written on them, and marks for redaction: what is below is still whole.
fn boxes_on_pictures(place: &str, sheet: &Sheet, page: Rect, found: &mut Found) {
    let is_blank = |area: Rect, order: u32| {
        let is_written =
            sheet.seen.iter().any(|one| one.sight == Sight::Visible && within(area, one.glyph.area.center()));
        let is_ground = |picture: &Placed| picture.order > order && within(area, picture.area.center());
        !is_written && !sheet.pictures.iter().any(is_ground)
    };
    let is_box = |cover: &&Cover| {
        let area = cover.shape.bounds().intersect(cover.clip).intersect(page);
        cover.hides
            && cover.kind == CoverKind::Drawing
            && cover.ink.is_plain()
            && sheet.pictures.iter().any(|picture| picture.order < cover.order && covers(area, picture.area))
            && is_blank(area, cover.order)
    };
    // A picture of a few pixels, drawn large, is a box as well.
    let is_patch = |patch: &&Placed| {
        u64::from(patch.width) * u64::from(patch.height) <= PATCH_PIXELS
            && sheet.pictures.iter().any(|picture| {
                picture.order < patch.order
                    && u64::from(picture.width) * u64::from(picture.height) > PATCH_PIXELS
                    && covers(patch.area.intersect(page), picture.area)
            })
            && is_blank(patch.area, patch.order)
    };
    let is_marked = |area: &&Rect| sheet.pictures.iter().any(|picture| is_seen(area.intersect(picture.area)));
    // Each box asks every picture and glyph: a page of boxes is a drawing.
    let drawings = sheet.covers.all().iter().filter(|cover| cover.kind == CoverKind::Drawing);
    let boxes = drawings.take(MOST_BOXES).filter(is_box).count()
        + sheet.pictures.iter().take(MOST_BOXES).filter(is_patch).count()
        + sheet.redactions.iter().take(MOST_BOXES).filter(is_marked).count();
    if boxes > 0 {
        found.mark(format!("{place}图片"), Surface::CoveredPicture, "");
    }
}

/// Whether a box hides a part of a picture, or was made for all of it; a larger one is the ground of something else.
fn covers(area: Rect, picture: Rect) -> bool {
    let common = area.intersect(picture);
    let (share, own) = (common.area() / picture.area().max(1.0), common.area() / area.area().max(1.0));
    let is_part = share <= BOX_SHARE && own >= BOX_OWN;
    let is_whole = share >= WHOLE_PART && area.area() <= WHOLE_SHARE * picture.area();
    is_seen(common) && (is_part || is_whole)
}

/// No smaller than a word.
fn is_seen(area: Rect) -> bool {
    area.x1 - area.x0 >= BOX_WIDTH && area.y1 - area.y0 >= BOX_HEIGHT
}
