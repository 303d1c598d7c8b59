//! A TrueType font without the shapes and widths of glyphs that are not used, and without its names.

use super::super::blank;
use std::collections::BTreeSet;

/// Tables that a PDF needs of a font whose glyphs it numbers itself.
const TABLES: [&[u8; 4]; 9] = [b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"];
/// Bits of a part of a composed glyph.
const WORDS: u16 = 0x0001;
const SCALE: u16 = 0x0008;
const MORE: u16 = 0x0020;
const SCALES: u16 = 0x0040;
const MATRIX: u16 = 0x0080;

/// The font with nothing but these glyphs, those they are composed of, and the sign for a missing one; none if it
/// cannot be read.
pub(super) fn blanked(font: &[u8], kept: &BTreeSet<u16>) -> Option<Vec<u8>> {
    let file = Font::read(font)?;
    let kept = file.closed(kept)?;
    let (mut glyf, mut loca) = (Vec::new(), vec![0_u32]);
    for glyph in 0..file.count {
        if kept.contains(&glyph) {
            glyf.extend_from_slice(file.shape(glyph)?);
            glyf.resize(glyf.len().next_multiple_of(4), 0);
        }
        loca.push(u32::try_from(glyf.len()).ok()?);
    }
    if glyf.is_empty() {
        glyf.resize(4, 0);
    }
    let loca = loca.iter().flat_map(|place| place.to_be_bytes()).collect();
    let mut tables = Vec::new();
    for name in TABLES {
        let Some(table) = file.table(name) else { continue };
        let table = match name {
            b"glyf" => std::mem::take(&mut glyf),
            b"loca" => Vec::clone(&loca),
            b"hmtx" => file.widths(&kept)?,
            b"head" => {
                let mut head = table.to_vec();
                // Long places, and no checksum over what is no longer the whole.
                head.get_mut(50..52)?.copy_from_slice(&[0, 1]);
                head.get_mut(8..12)?.fill(0);
                head
            }
            _ => table.to_vec(),
        };
        tables.push((*name, table));
    }
    Some(blank::assembled(&tables))
}

/// A font to read from.
struct Font<'a> {
    file: &'a [u8],
    count: u16,
    has_long_places: bool,
}

impl<'a> Font<'a> {
    fn read(file: &'a [u8]) -> Option<Self> {
        let mut font = Self { file, count: 0, has_long_places: false };
        font.count = word(font.table(b"maxp")?, 4)?;
        font.has_long_places = word(font.table(b"head")?, 50)? == 1;
        font.table(b"glyf")?;
        Some(font)
    }

    fn table(&self, name: &[u8]) -> Option<&'a [u8]> {
        let count = usize::from(word(self.file, 4)?);
        let entries = self.file.get(12..12 + 16 * count)?;
        let entry = entries.chunks_exact(16).find(|entry| entry.starts_with(name))?;
        let (at, length) = (long(entry, 8)? as usize, long(entry, 12)? as usize);
        self.file.get(at..at.checked_add(length)?)
    }

    fn shape(&self, glyph: u16) -> Option<&'a [u8]> {
        let (loca, n) = (self.table(b"loca")?, usize::from(glyph));
        let (start, end) = if self.has_long_places {
            (long(loca, n * 4)? as usize, long(loca, n * 4 + 4)? as usize)
        } else {
            (usize::from(word(loca, n * 2)?) * 2, usize::from(word(loca, n * 2 + 2)?) * 2)
        };
        self.table(b"glyf")?.get(start..end)
    }

    /// With the parts of composed glyphs.
    fn closed(&self, kept: &BTreeSet<u16>) -> Option<BTreeSet<u16>> {
        let mut all = BTreeSet::from([0]);
        let mut open: Vec<u16> = kept.iter().copied().filter(|glyph| *glyph < self.count).collect();
        open.push(0);
        while let Some(glyph) = open.pop() {
            all.insert(glyph);
            let parts = parts(self.shape(glyph)?)?;
            open.extend(parts.into_iter().filter(|part| *part < self.count && !all.contains(part)));
        }
        Some(all)
    }

    /// `hmtx` with nothing for glyphs that are gone.
    fn widths(&self, kept: &BTreeSet<u16>) -> Option<Vec<u8>> {
        let long_ones = word(self.table(b"hhea")?, 34)?;
        let mut table = self.table(b"hmtx")?.to_vec();
        for glyph in (0..self.count).filter(|glyph| !kept.contains(glyph)) {
            let n = usize::from(glyph);
            let place = match glyph.checked_sub(long_ones) {
                // The last width is that of all glyphs behind it.
                None if glyph + 1 == long_ones => n * 4 + 2..n * 4 + 4,
                None => n * 4..n * 4 + 4,
                Some(behind) => {
                    let at = usize::from(long_ones) * 4 + usize::from(behind) * 2;
                    at..at + 2
                }
            };
            if let Some(entry) = table.get_mut(place) {
                entry.fill(0);
            }
        }
        Some(table)
    }
}

/// The glyphs that a glyph is composed of.
fn parts(shape: &[u8]) -> Option<Vec<u16>> {
    let mut parts = Vec::new();
    if shape.is_empty() || word(shape, 0)? < 0x8000 {
        return Some(parts);
    }
    let mut at = 10;
    loop {
        let (flags, glyph) = (word(shape, at)?, word(shape, at + 2)?);
        parts.push(glyph);
        at += 4 + if flags & WORDS == 0 { 2 } else { 4 };
        at += match (flags & SCALE != 0, flags & SCALES != 0, flags & MATRIX != 0) {
            (true, _, _) => 2,
            (_, true, _) => 4,
            (_, _, true) => 8,
            (false, false, false) => 0,
        };
        if flags & MORE == 0 {
            return Some(parts);
        }
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
