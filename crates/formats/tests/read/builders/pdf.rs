//! Small PDF files, written by hand.

use std::fmt::Write;

/// A PDF of pages, each a content stream, with a font `/F1` and what the trailer says besides.
pub(crate) struct PdfFile<'a> {
    pub(crate) pages: &'a [&'a str],
    /// The font's objects, from object 3 on.
    pub(crate) font: &'a [&'a str],
    /// Entries of every page.
    pub(crate) page: &'a str,
    pub(crate) trailer: &'a str,
}

pub(crate) const HELVETICA: &[&str] = &["<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"];

/// SimSun, not embedded, by the codes of GB 2312; no `ToUnicode`.
pub(crate) const GBK: &[&str] = &[
    "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/GBK-EUC-H/DescendantFonts[4 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 5 0 R>>",
    "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
];

/// The same by Unicode.
pub(crate) const UCS2: &[&str] =
    &["<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>", GBK[1], GBK[2]];

/// Glyph numbers that only `ToUnicode` explains: 1 is 公, 2 is the radical ⼀, 3 is `fi`.
pub(crate) const IDENTITY: &[&str] = &[
    "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
    "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 5 0 R>>",
    GBK[2],
    "<</Length 150>>stream\nbegincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 3 beginbfchar <0001> <516C> <0002> <2F00> <0003> <00660069> endbfchar endcmap            \nendstream",
];

pub(crate) fn pdf(font: &[&str], pages: &[&str]) -> Vec<u8> {
    PdfFile { pages, font, page: "", trailer: "" }.bytes()
}

impl PdfFile<'_> {
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let first_page = 3 + self.font.len();
        let kids: String = (0..self.pages.len()).map(|n| format!("{} 0 R ", first_page + 2 * n)).collect();
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
            format!("<</Type/Pages/Kids[{kids}]/Count {}/MediaBox[0 0 600 800]>>", self.pages.len()),
        ];
        objects.extend(self.font.iter().map(|object| (*object).to_owned()));
        for (n, content) in self.pages.iter().enumerate() {
            let content_id = first_page + 2 * n + 1;
            objects.push(format!(
                "<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 3 0 R>>>>/Contents {content_id} 0 R{}>>",
                self.page
            ));
            objects.push(format!("<</Length {}>>stream\n{content}\nendstream", content.len()));
        }
        let mut file = "%PDF-1.7\n".to_owned();
        let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
        for (n, object) in objects.iter().enumerate() {
            let _ = writeln!(table, "{:010} 00000 n ", file.len());
            let _ = writeln!(file, "{} 0 obj{object}endobj", n + 1);
        }
        let start = file.len();
        let size = objects.len() + 1;
        let _ = write!(file, "{table}trailer<</Size {size}/Root 1 0 R{}>>\nstartxref\n{start}\n%%EOF", self.trailer);
        file.into_bytes()
    }
}

/// Text shown at a place, hexadecimal.
pub(crate) fn at(x: u32, y: u32, hex: &str) -> String {
    format!("BT /F1 10 Tf {x} {y} Td <{hex}> Tj ET\n")
}

pub(crate) fn gbk(text: &str) -> String {
    hex(&encoding_rs::GBK.encode(text).0)
}

pub(crate) fn ucs2(text: &str) -> String {
    hex(&text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>())
}

pub(crate) fn ascii(text: &str) -> String {
    hex(text.as_bytes())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |all, byte| all + &format!("{byte:02X}"))
}
