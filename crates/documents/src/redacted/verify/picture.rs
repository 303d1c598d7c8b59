//! R11 c: the pixels under a box are exactly those of its stamp, and the pixels elsewhere are as they were.

use super::super::faces::Faces;
use super::super::raster::Raster;
use super::super::rebuild::burn;
use super::super::stamp::Stamps;
use super::Check;
use scan::redaction::Cover;

/// Light that resampling may change, at the edge of white letters and on black.
const AT_LETTERS: u8 = 110;
const ON_BLACK: u8 = 6;
/// Pixels at the edge of a box that resampling mixes.
const EDGE: usize = 2;
/// Differences of light that are seen, and how many pixels of a page may have them.
const DIFFERENT: u8 = 90;
const FEW: f64 = 0.0005;
/// Points around a box that may change.
const NEAR: f64 = 2.0;

pub(super) fn check(
    page: usize,
    was: &Raster,
    (is, scale): (&Raster, f64),
    covers: &[&Cover],
    faces: &Faces,
    check: &mut Check,
) {
    if was.width.abs_diff(is.width) > 1 || was.height.abs_diff(is.height) > 1 {
        check.fail(format!("第{page}页的尺寸变了"));
        return;
    }
    let mut expected = was.clone();
    burn(&mut expected, covers, &mut Stamps::new(faces, scale), scale);
    for cover in covers {
        if !is_stamped(&expected, is, cover, scale) {
            check.fail(format!("第{page}页遮盖框内的像素与应有的黑块不一致"));
        }
    }
    if !is_as_before(&expected, is, covers, scale) {
        check.fail(format!("第{page}页遮盖框以外的画面变了"));
    }
}

fn is_stamped(expected: &Raster, is: &Raster, cover: &Cover, scale: f64) -> bool {
    let area = expected.area(&cover.rect, scale);
    let rows = area.top + EDGE..area.bottom.saturating_sub(EDGE);
    rows.flat_map(|y| (area.left + EDGE..area.right.saturating_sub(EDGE)).map(move |x| (x, y))).all(|(x, y)| {
        let around = (y - 1..=y + 1).flat_map(|y| (x - 1..=x + 1).map(move |x| expected.light(x, y)));
        let (least, most) = around.fold((u8::MAX, u8::MIN), |(least, most), l| (least.min(l), most.max(l)));
        let light = is.light(x, y);
        let tolerance = if most == 0 { ON_BLACK } else { AT_LETTERS };
        light >= least.saturating_sub(tolerance) && light <= most.saturating_add(tolerance)
    })
}

fn is_as_before(expected: &Raster, is: &Raster, covers: &[&Cover], scale: f64) -> bool {
    let near: Vec<_> = covers.iter().map(|cover| expected.area(&cover.rect.grown(NEAR), scale)).collect();
    let mut different = 0_usize;
    for y in 1..expected.height.saturating_sub(1) {
        if expected.row(y) == is.row(y) {
            continue;
        }
        for x in 1..expected.width.saturating_sub(1) {
            if expected.pixel(x, y) == is.pixel(x, y) || expected.light(x, y).abs_diff(is.light(x, y)) < DIFFERENT {
                continue;
            }
            let is_near = near.iter().any(|a| (a.left..a.right).contains(&x) && (a.top..a.bottom).contains(&y));
            // Resampling may move an edge by a pixel.
            let around = (y - 1..=y + 1).flat_map(|y| (x - 1..=x + 1).map(move |x| expected.light(x, y)));
            let (least, most) = around.fold((u8::MAX, u8::MIN), |(least, most), l| (least.min(l), most.max(l)));
            if !is_near && !(least..=most).contains(&is.light(x, y)) {
                different += 1;
            }
        }
    }
    (different as f64) <= FEW * (expected.width * expected.height) as f64
}
