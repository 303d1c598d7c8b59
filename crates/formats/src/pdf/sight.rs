//! Whether a reader of the page can see a glyph, and if not, why.

use super::canvas::{Canvas, GlyphPaint, Mark};
use super::cover::{Cover, CoverKind, Covers, within};
use super::runs::Glyph;
use hayro_interpret::kurbo::{Point, Rect};
use serde::{Deserialize, Serialize};

/// Points of 32 of a glyph that must be hidden for it to be unreadable.
const MOST_SEEN: u32 = 13;

/// Smaller type, in points, looks like dirt.
const SMALLEST_HEIGHT: f64 = 2.0;
const SMALLEST_WIDTH: f64 = 0.8;

/// A picture of this part of the page is the page: a scan.
const PAGE_PICTURE: f64 = 0.5;

/// A picture over invisible text that is no larger than this part of the page is a box over a scan.
const SMALL_PICTURE: f64 = 0.05;

/// How a glyph can be seen, the plainest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sight {
    /// By everybody.
    Visible,
    /// Not to be told from its ground, or too small.
    Pale,
    /// Drawn in no colour, or below the picture of the whole page: the text layer of a scan, or hidden.
    Invisible,
    /// Below a mark for redaction that was never applied.
    UnderRedactionMark,
    /// Below something painted later.
    Covered,
    /// Cut away by a clip.
    Clipped,
    /// Outside of what the page shows.
    OffPage,
    /// On a layer that is off.
    HiddenLayer,
}

/// A glyph and how it can be seen.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) glyph: Glyph,
    pub(super) sight: Sight,
}

/// Judges every glyph of a page. `redactions` are the areas of marks for redaction.
pub(super) fn judge(mut canvas: Canvas, redactions: &[Rect]) -> (Vec<Seen>, Covers) {
    let page = canvas.page;
    mark_page_pictures(&mut canvas);
    let mut covers = Covers::new(canvas.covers, page);
    let seen = canvas
        .marks
        .into_iter()
        .map(|mark| {
            let sight = sight(&mark, page, redactions, &mut covers);
            Seen { glyph: mark.glyph, sight }
        })
        .collect();
    (seen, covers)
}

/// A scan is one large picture, or strips of the page's width that together fill it.
fn mark_page_pictures(canvas: &mut Canvas) {
    let page = canvas.page;
    let shown = |cover: &Cover| {
        let area = cover.shape.bounds().intersect(cover.clip).intersect(page);
        (area.width().max(0.0), area.height().max(0.0))
    };
    let area = page.area().max(1.0);
    let pictures = canvas.covers.iter().filter(|cover| cover.kind == CoverKind::Picture);
    let all: f64 = pictures.map(&shown).map(|(width, height)| width * height).sum();
    for cover in canvas.covers.iter_mut().filter(|cover| cover.kind == CoverKind::Picture) {
        let (width, height) = shown(cover);
        if width * height >= PAGE_PICTURE * area || (all >= 0.7 * area && width >= 0.9 * page.width()) {
            cover.kind = CoverKind::PagePicture;
        }
    }
}

fn sight(mark: &Mark, page: Rect, redactions: &[Rect], covers: &mut Covers) -> Sight {
    let centre = mark.glyph.area.center();
    if !page.contains(centre) {
        return Sight::OffPage;
    }
    if redactions.iter().any(|area| within(*area, centre)) {
        return Sight::UnderRedactionMark;
    }
    let points = mark.points();
    mark.paints.iter().map(|paint| sight_of(mark, *paint, &points, page, covers)).min().unwrap_or(Sight::Visible)
}

fn sight_of(mark: &Mark, paint: GlyphPaint, points: &[Point; 32], page: Rect, covers: &mut Covers) -> Sight {
    let small = SMALL_PICTURE * page.area();
    let is_box = |cover: &Cover| match cover.kind {
        CoverKind::Drawing => true,
        // The picture of a scan may come after its text layer, in parts.
        CoverKind::Picture => !paint.is_unpainted || cover.shape.bounds().area() <= small,
        CoverKind::PagePicture => false,
    };
    let is_hidden = |hidden: u32| hidden.count_zeros() < MOST_SEEN;
    let (height, width) = mark.type_size();
    if is_hidden(covers.hidden(points, paint.order, is_box)) {
        Sight::Covered
    } else if paint.is_clipped {
        Sight::Clipped
    } else if paint.is_unpainted
        || is_hidden(covers.hidden(points, paint.order, |cover| cover.kind != CoverKind::Drawing))
    {
        Sight::Invisible
    } else if height < SMALLEST_HEIGHT || width < SMALLEST_WIDTH || is_pale(mark, paint, covers) {
        Sight::Pale
    } else {
        Sight::Visible
    }
}

fn is_pale(mark: &Mark, paint: GlyphPaint, covers: &mut Covers) -> bool {
    let ground = covers.ground(mark.glyph.area.center(), paint.order);
    ground.is_some_and(|ground| paint.ink.is_pale_on(ground))
}
