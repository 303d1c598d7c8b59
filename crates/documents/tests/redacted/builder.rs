//! Small PDF files, written by hand, with the encodings that Chinese files use.

use std::fmt::Write;

/// A file of one page. Object 3 is the page, 4 its content, 5 to 7 the font `/F`, `more` from 8 on.
pub(crate) struct File<'a> {
    pub(crate) font: Font,
    pub(crate) content: String,
    /// Entries of the page.
    pub(crate) page: &'a str,
    /// Entries of the catalog.
    pub(crate) catalog: &'a str,
    pub(crate) more: Vec<Vec<u8>>,
}

/// How text is encoded. None of these fonts is embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Font {
    Ucs2,
    Utf16,
    GbkEuc,
    GbkpEuc,
    Helvetica,
}

impl Font {
    fn objects(self) -> [String; 3] {
        let encoding = match self {
            Self::Ucs2 => "UniGB-UCS2-H",
            Self::Utf16 => "UniGB-UTF16-H",
            Self::GbkEuc => "GBK-EUC-H",
            Self::GbkpEuc => "GBKp-EUC-H",
            Self::Helvetica => {
                let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
                return [font.to_owned(), "null".to_owned(), "null".to_owned()];
            }
        };
        [
            format!("<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/{encoding}/DescendantFonts[6 0 R]>>"),
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)\
             /Supplement 2>>/DW 1000/W[1 95 500 814 939 500]/FontDescriptor 7 0 R>>"
                .to_owned(),
            "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800\
             /Descent -200/CapHeight 700/StemV 80>>"
                .to_owned(),
        ]
    }

    /// A text as this font's codes, hexadecimal.
    pub(crate) fn codes(self, text: &str) -> String {
        let bytes: Vec<u8> = match self {
            Self::Ucs2 | Self::Utf16 => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Self::GbkEuc | Self::GbkpEuc => encoding_rs::GBK.encode(text).0.into_owned(),
            Self::Helvetica => text.bytes().collect(),
        };
        bytes.iter().map(|byte| format!("{byte:02X}")).collect()
    }

    /// Operators that show a text at a place.
    pub(crate) fn at(self, x: u32, y: u32, text: &str) -> String {
        format!("BT /F 12 Tf 1 0 0 1 {x} {y} Tm <{}> Tj ET\n", self.codes(text))
    }
}

impl File<'_> {
    pub(crate) fn of(font: Font, content: String) -> Self {
        Self { font, content, page: "", catalog: "", more: Vec::new() }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let [font, face, descriptor] = self.font.objects();
        let mut objects: Vec<Vec<u8>> = [
            format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>\
                 /XObject<</X 8 0 R>>>>{}>>",
                self.page
            ),
            format!("<</Length {}>>stream\n{}\nendstream", self.content.len(), self.content),
            font,
            face,
            descriptor,
        ]
        .map(String::into_bytes)
        .into();
        objects.extend(self.more.iter().cloned());
        if self.more.is_empty() {
            objects.push(b"null".to_vec());
        }
        write(&objects, "")
    }
}

/// Numbers the objects and writes the file.
pub(crate) fn write(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (n, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        file.extend(format!("{} 0 obj\n", n + 1).into_bytes());
        file.extend_from_slice(object);
        file.extend_from_slice(b"\nendobj\n");
    }
    let start = file.len();
    let size = objects.len() + 1;
    file.extend(format!("{table}trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF").into_bytes());
    file
}

/// A stream with entries of its dictionary.
pub(crate) fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let mut object = format!("<<{entries}/Length {}>>stream\n", content.len()).into_bytes();
    object.extend_from_slice(content);
    object.extend_from_slice(b"\nendstream");
    object
}
