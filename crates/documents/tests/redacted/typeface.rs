//! A TrueType font made by hand, embedded with the numbers of its glyphs as codes.

use crate::builder::{stream, write};

/// A glyph is a bar of its own width, 700 high: the upper corner of its box, which only it has.
pub(crate) fn mark_of(glyph: u8) -> [u8; 4] {
    [0x01, 0x80 + glyph, 2, 188]
}

/// One bar, as words of a simple glyph of four points.
fn bar(glyph: u8) -> Vec<u8> {
    let [high, low, ..] = mark_of(glyph);
    let mut shape = vec![0, 1, 0, 0, 0, 0, high, low, 2, 188, 0, 3, 0, 0];
    shape.extend([1, 1, 1, 1]);
    shape.extend([0, 0, high, low, 0, 0, 0xFF - high, 0u8.wrapping_sub(low)]);
    shape.extend([0, 0, 0, 0, 2, 188, 0, 0]);
    shape.resize(shape.len().next_multiple_of(4), 0);
    shape
}

/// The font file of so many bars.
fn font(count: u8) -> Vec<u8> {
    let words = |all: &[u16]| all.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
    let (mut glyf, mut loca) = (Vec::new(), vec![0_u16]);
    for glyph in 0..count {
        glyf.extend(bar(glyph));
        loca.push(glyf.len() as u16 / 2);
    }
    let mut head = words(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 3, 1000]);
    head.extend([0; 16]);
    head.extend(words(&[0, 0, 1000, 1000, 0, 8, 2, 0, 0]));
    let mut hhea = words(&[1, 0, 800, 200_u16.wrapping_neg(), 0, 1000, 0, 0, 1000, 1, 0, 0]);
    hhea.extend(words(&[0, 0, 0, 0, 0, u16::from(count)]));
    let mut maxp = words(&[1, 0, u16::from(count), 4, 1]);
    maxp.extend([0; 22]);
    let hmtx = (0..count).flat_map(|_| words(&[500, 0])).collect();
    let tables =
        [("glyf", glyf), ("head", head), ("hhea", hhea), ("hmtx", hmtx), ("loca", words(&loca)), ("maxp", maxp)];
    let mut file = vec![0, 1, 0, 0, 0, 6, 0, 64, 0, 2, 0, 32];
    let mut at = 12 + 16 * tables.len();
    for (name, table) in &tables {
        file.extend(name.as_bytes());
        file.extend([0; 4]);
        file.extend((at as u32).to_be_bytes());
        file.extend((table.len() as u32).to_be_bytes());
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend(&table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

/// A page that writes texts of these letters, glyph 1 being the first of them.
pub(crate) fn page(letters: &str, lines: &[(u32, &str)]) -> Vec<u8> {
    let glyph = |c: char| letters.chars().position(|letter| letter == c).expect("a letter of the font") + 1;
    let content: String = lines
        .iter()
        .map(|(y, line)| {
            let codes: String = line.chars().map(|c| format!("{:04X}", glyph(c))).collect();
            format!("BT /F 12 Tf 1 0 0 1 30 {y} Tm <{codes}> Tj ET\n")
        })
        .collect();
    let meanings: String = letters.chars().map(|c| format!("<{:04X}> <{:04X}>\n", glyph(c), c as u32)).collect();
    let count = letters.chars().count();
    let map = format!(
        "begincmap\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{count} beginbfchar\n{meanings}endbfchar\nendcmap"
    );
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>".to_vec(),
        stream("", content.as_bytes()),
        b"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Bars/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 9 0 R>>"
            .to_vec(),
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+Bars/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
          /Supplement 0>>/DW 500/CIDToGIDMap/Identity/FontDescriptor 7 0 R>>"
            .to_vec(),
        b"<</Type/FontDescriptor/FontName/ABCDEF+Bars/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800\
          /Descent -200/CapHeight 700/StemV 80/FontFile2 8 0 R>>"
            .to_vec(),
        stream("", &font(count as u8 + 1)),
        stream("", map.as_bytes()),
    ];
    write(&objects, "")
}
