//! PDF.

use super::build::{pdf, stream};
use super::{Case, ID, picture};
use std::io::Write as _;

pub(crate) fn cases() -> Vec<Case> {
    let all = catalogs().into_iter().chain(pages()).chain(contents()).chain(with_objects()).chain(whole());
    all.map(|(what, bytes)| (what.to_owned(), "a.pdf", bytes)).collect()
}

fn text(text: &str) -> String {
    format!("BT /F1 10 Tf 50 600 Td ({text}) Tj ET ")
}

fn catalogs() -> Vec<(&'static str, Vec<u8>)> {
    [
        ("bookmark", "/Outlines<</First<</Title(@)>>>>"),
        ("named place", "/Names<</Dests<</Names[(@)[3 0 R]]>>>>"),
        ("old named place", "/Dests<</@[3 0 R]>>"),
        ("field", "/AcroForm<</Fields[<</FT/Tx/T(a)/V(@)>>]>>"),
        ("default of a field", "/AcroForm<</Fields[<</FT/Tx/T(a)/DV(@)>>]>>"),
        ("name of a field", "/AcroForm<</Fields[<</FT/Tx/T(@)>>]>>"),
        ("tip of a field", "/AcroForm<</Fields[<</FT/Tx/T(a)/TU(@)>>]>>"),
        ("choice of a field", "/AcroForm<</Fields[<</FT/Ch/T(a)/Opt[(x)(@)]>>]>>"),
        ("script", "/OpenAction<</S/JavaScript/JS(var a=@)>>"),
        ("script in pieces", "/OpenAction<</S/JavaScript/JS(var a=\"110108190\"+\"003071237\")>>"),
        ("private data", "/PieceInfo<</App<</Private(@)>>>>"),
        ("private name", "/PieceInfo<</App<</Private/A@>>>>"),
        ("private number", "/PieceInfo<</App<</Private @>>>>"),
        ("key of private data", "/PieceInfo<</App<</A@ 1>>>>"),
        ("expansion", "/StructTreeRoot<</K<</S/P/E(@)>>>>"),
        ("description", "/StructTreeRoot<</K<</S/Figure/Alt(@)>>>>"),
        ("actual text", "/StructTreeRoot<</K<</S/P/ActualText(@)>>>>"),
        ("title of structure", "/StructTreeRoot<</K<</S/P/T(@)>>>>"),
        ("language", "/Lang(@)"),
        ("label of pages", "/PageLabels<</Nums[0<</P(@)>>]>>"),
        ("collection", "/Collection<</Schema<</a<</N(@)>>>>>>"),
        ("name of a layer", "/OCProperties<</OCGs[<</Type/OCG/Name(@)>>]>>"),
        ("version by name", "/Version/A@"),
    ]
    .map(|(what, entry)| (what, pdf(&entry.replace('@', ID), "", "", &[], "")))
    .to_vec()
}

fn pages() -> Vec<(&'static str, Vec<u8>)> {
    let notes = [
        ("note", "/Subtype/Text/Contents(@)"),
        ("note in octal", "/Subtype/Text/Contents(\\061\\061\\060108190003071237)"),
        ("note in hexadecimal", "/Subtype/Text/Contents<313130313038313930303033303731323337>"),
        (
            "note in UTF-16",
            "/Subtype/Text/Contents<FEFF003100310030003100300038003100390030003000300033003000370031003200330037>",
        ),
        ("note in UTF-8", "/Subtype/Text/Contents<EFBBBF313130313038313930303033303731323337>"),
        ("author of a note", "/Subtype/Text/T(@)"),
        ("subject of a note", "/Subtype/Text/Subj(@)"),
        ("name of a note", "/Subtype/Text/NM(@)"),
        ("popup", "/Subtype/Popup/Contents(@)"),
        ("rich text", "/Subtype/FreeText/RC(<p>@</p>)"),
        ("rich text in pieces", "/Subtype/FreeText/RC(<p><b>110108190</b><i>003071237</i></p>)"),
        ("link", "/Subtype/Link/A<</S/URI/URI(http://a.cn/@)>>"),
        ("link in percent", "/Subtype/Link/A<</S/URI/URI(http://a.cn/%31%31%30108190003071237)>>"),
        ("link to a file", "/Subtype/Link/A<</S/GoToR/F(@.pdf)>>"),
        ("caption of a button", "/Subtype/Widget/FT/Btn/MK<</CA(@)>>"),
        ("value of a field", "/Subtype/Widget/FT/Tx/V(@)"),
        ("signer", "/Subtype/Widget/FT/Sig/V<</Type/Sig/Name(@)/Contents<00>>>"),
        ("reason of a signature", "/Subtype/Widget/FT/Sig/V<</Type/Sig/Reason(@)/Contents<00>>>"),
        ("measure", "/Subtype/Line/Measure<</R(@)>>"),
    ];
    let notes = notes.map(|(what, note)| {
        let note = format!("/Annots[<</Type/Annot/Rect[9 9 20 20]{}>>]", note.replace('@', ID));
        (what, pdf("", &note, "", &[], ""))
    });
    let picture = "q 300 0 0 300 50 300 cm BI /W 9 /H 9 /CS /G /BPC 8 ID aaaaaaaaabbbbbbbbbaaaaaaaaabbbbbbbbbaaaaaaaaabbbbbbbbbaaaaaaaaabbbbbbbbbaaaaaaaaa EI Q ";
    let drawn = [
        ("beyond the crop", "/CropBox[0 650 600 800]", text(ID)),
        ("mark for redaction", "/Annots[<</Type/Annot/Subtype/Redact/Rect[40 590 300 615]>>]", text(ID)),
        (
            "mark for redaction over a picture",
            "/Annots[<</Type/Annot/Subtype/Redact/Rect[60 400 200 420]>>]",
            picture.to_owned(),
        ),
        ("black note", "/Annots[<</Type/Annot/Subtype/Square/IC[0 0 0]/Rect[40 590 300 615]>>]", text(ID)),
        (
            "black note over a picture",
            "/Annots[<</Type/Annot/Subtype/Square/IC[0 0 0]/Rect[60 400 200 420]>>]",
            picture.to_owned(),
        ),
        (
            "black note over a whole picture",
            "/Annots[<</Type/Annot/Subtype/Square/IC[0 0 0]/Rect[45 295 355 605]>>]",
            picture.to_owned(),
        ),
    ];
    let drawn = drawn.map(|(what, page, content)| (what, pdf("", page, &content, &[], "")));
    notes.into_iter().chain(drawn).collect()
}

fn contents() -> Vec<(&'static str, Vec<u8>)> {
    let number = text(ID);
    let letters = |place: fn(usize) -> (usize, usize)| {
        let one = |(n, c): (usize, char)| {
            let (x, y) = place(n);
            format!("BT /F1 10 Tf {x} {y} Td ({c}) Tj ET ")
        };
        ID.chars().enumerate().map(one).collect::<String>()
    };
    let picture = "q 300 0 0 300 50 300 cm BI /W 9 /H 9 /CS /G /BPC 8 ID aaaaaaaaabbbbbbbbbaaaaaaaaabbbbbbbbbaaaaaaaaabbbbbbbbbaaaaaaaaabbbbbbbbbaaaaaaaaa EI Q ";
    [
        ("seen", number.clone()),
        ("below a box", format!("{number} 40 596 200 14 re f")),
        ("below a white box", format!("{number} 1 g 40 596 200 14 re f")),
        ("white", format!("1 g {number}")),
        ("without paint", format!("BT 3 Tr ET {number}")),
        ("one point", format!("BT /F1 1 Tf 50 600 Td ({ID}) Tj ET")),
        ("beside the page", format!("1 0 0 1 0 -700 cm {number}")),
        ("clipped away", format!("q 0 0 1 1 re W n {number} Q")),
        ("replacement", format!("/Span<</ActualText({ID})>>BDC EMC")),
        ("expansion", format!("/Span<</E({ID})>>BDC EMC")),
        ("property of marked content", format!("/P<</A({ID})>>BDC EMC")),
        ("point of marked content", format!("/P<</A({ID})>>DP")),
        ("comment in the content", format!("% {ID}\n")),
        ("letter by letter", letters(|n| (50 + 6 * n, 600))),
        (
            "letter by letter, from the right",
            letters(|n| (50 + 6 * n, 600)).split_inclusive("ET ").collect::<Vec<_>>().into_iter().rev().collect(),
        ),
        ("wide", letters(|n| (50 + 20 * n, 600))),
        ("from top to bottom", letters(|n| (50, 600 - 14 * n))),
        ("with wide spaces", format!("BT /F1 10 Tf 12 Tc 50 600 Td ({ID}) Tj ET")),
        (
            "kerned",
            format!("BT /F1 10 Tf 50 600 Td [{}] TJ ET", ID.chars().map(|c| format!("({c})-120")).collect::<String>()),
        ),
        ("upside down", format!("BT /F1 10 Tf -1 0 0 -1 300 600 Tm ({ID}) Tj ET")),
        ("inline picture with words", format!("BI /W 1 /H 1 /CS /G /BPC 8 /A ({ID}) ID a EI")),
        ("box over a picture", format!("{picture} 100 400 60 14 re f")),
        ("box over the edge of a picture", format!("{picture} 320 400 60 14 re f")),
        ("box over the half of a picture", format!("{picture} 60 310 280 150 re f")),
        ("patch over a picture", format!("{picture} q 60 0 0 14 100 400 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q")),
        ("box over a whole picture", format!("{picture} 45 295 310 310 re f")),
    ]
    .map(|(what, content)| (what, pdf("", "", &content, &[], "")))
    .to_vec()
}

fn deflated(data: &[u8]) -> Vec<u8> {
    // Stored blocks: deflate without any packing.
    let mut out = vec![0x78, 0x01, 0x01];
    out.extend((data.len() as u16).to_le_bytes());
    out.extend((!(data.len() as u16)).to_le_bytes());
    out.extend(data);
    let (a, b) = data.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    out.extend((b << 16 | a).to_be_bytes());
    out
}

fn with_objects() -> Vec<(&'static str, Vec<u8>)> {
    let id = ID.as_bytes();
    let hex: String = id.iter().map(|b| format!("{b:02x}")).collect();
    let attached = |data: &[u8]| vec![stream("/Type/EmbeddedFile", data)];
    let files = |name: &str| format!("/Names<</EmbeddedFiles<</Names[(a)<</F({name})/EF<</F 6 0 R>>>>]>>>>");
    let form = stream("/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>>>", text(ID).as_bytes());
    let layers = "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>";
    let info = |entry: &str| vec![format!("<<{entry}>>").replace('@', ID).into_bytes()];
    let xmp = |xml: &str| vec![stream("/Type/Metadata/Subtype/XML", xml.replace('@', ID).as_bytes())];
    let jpeg = picture::jpeg_with_comment();
    let shown = "q 9 0 0 9 0 0 cm /P Do Q";
    let resources = "/Resources<</XObject<</P 6 0 R>>/Font<</F1 5 0 R>>>>";
    vec![
        ("title", pdf("", "", "", &info("/Title(@)"), "/Info 6 0 R")),
        ("property of no known name", pdf("", "", "", &info("/Applicant(@)"), "/Info 6 0 R")),
        ("name of a property", pdf("", "", "", &info("/A@(x)"), "/Info 6 0 R")),
        ("date that is none", pdf("", "", "", &info("/CreationDate(@)"), "/Info 6 0 R")),
        ("identifier", pdf("", "", "", &[], &format!("/ID[({ID})({ID})]"))),
        ("identifier in hexadecimal", pdf("", "", "", &[], &format!("/ID[<{hex}><{hex}>]"))),
        ("metadata", pdf("/Metadata 6 0 R", "", "", &xmp("<x><dc:description>@</dc:description></x>"), "")),
        ("attribute of metadata", pdf("/Metadata 6 0 R", "", "", &xmp("<x a='@'/>"), "")),
        ("comment in metadata", pdf("/Metadata 6 0 R", "", "", &xmp("<x/><!-- @ -->"), "")),
        ("instruction in metadata", pdf("/Metadata 6 0 R", "", "", &xmp("<?a @?><x/>"), "")),
        (
            "identifier in metadata",
            pdf("/Metadata 6 0 R", "", "", &xmp("<x><xmpMM:DocumentID>@</xmpMM:DocumentID></x>"), ""),
        ),
        (
            "schemas in metadata",
            pdf("/Metadata 6 0 R", "", "", &xmp("<x><pdfaExtension:schemas><a>@</a></pdfaExtension:schemas></x>"), ""),
        ),
        (
            "entities in metadata",
            pdf(
                "/Metadata 6 0 R",
                "",
                "",
                &xmp("<!DOCTYPE x [<!ENTITY a '110108190'><!ENTITY b '003071237'>]><x><a>&a;&b;</a></x>"),
                "",
            ),
        ),
        ("attachment", pdf(&files("a.txt"), "", "", &attached(id), "")),
        ("name of an attachment", pdf(&files(ID), "", "", &attached(b"x"), "")),
        ("attachment of no known kind", pdf(&files("a.exe"), "", "", &attached(b"\x7FELF\0"), "")),
        ("words of an attachment", pdf(&files("a.txt)/Desc(110108190003071237"), "", "", &attached(b"x"), "")),
        (
            "filled form in XML",
            pdf("/AcroForm<</XFA 6 0 R>>", "", "", &[stream("", format!("<a><b>{ID}</b></a>").as_bytes())], ""),
        ),
        (
            "filled form in XML, in pieces",
            pdf(
                "/AcroForm<</XFA[(a)6 0 R(b)7 0 R]>>",
                "",
                "",
                &[stream("", b"<a><b>110108190"), stream("", b"003071237</b></a>")],
                "",
            ),
        ),
        (
            "layer that is off",
            pdf(
                layers,
                "/Resources<</Font<</F1 5 0 R>>/Properties<</L 6 0 R>>>>",
                &format!("/OC /L BDC {} EMC", text(ID)),
                &[b"<</Type/OCG/Name(a)>>".to_vec()],
                "",
            ),
        ),
        ("form that is not drawn", pdf("", resources, "", std::slice::from_ref(&form), "")),
        ("form that is drawn", pdf("", resources, "/P Do", std::slice::from_ref(&form), "")),
        (
            "hidden note",
            pdf("", "/Annots[<</Type/Annot/Subtype/Stamp/F 2/Rect[9 9 20 20]/AP<</N 6 0 R>>>>]", "", &[form], ""),
        ),
        ("thumbnail", pdf("", "/Thumb 6 0 R", "", &[stream(&format!("/Width 1/Height 1/A({ID})"), b"a")], "")),
        ("orphan", pdf("", "", "", &[format!("({ID})").into_bytes()], "")),
        ("orphan stream", pdf("", "", "", &[stream("", id)], "")),
        ("orphan stream, packed", pdf("", "", "", &[stream("/Filter/FlateDecode", &deflated(id))], "")),
        ("stream in hexadecimal", pdf("", "", "", &[stream("/Filter/ASCIIHexDecode", hex.as_bytes())], "")),
        ("stream packed in an unknown way", pdf("/A 6 0 R", "", "", &[stream("/Filter/Secret", b"x")], "")),
        ("orphan content", pdf("", "", "", &[stream("", text(ID).as_bytes())], "")),
        ("private stream", pdf("", "/PieceInfo<</App<</Private 6 0 R>>>>", "", &[stream("", id)], "")),
        (
            "dictionary of a stream",
            pdf(
                "",
                resources,
                shown,
                &[stream(
                    &format!("/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/A({ID})"),
                    b"a",
                )],
                "",
            ),
        ),
        (
            "words in a picture",
            pdf(
                "",
                resources,
                shown,
                &[stream(
                    "/Subtype/Image/Width 16/Height 32/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode",
                    &jpeg,
                )],
                "",
            ),
        ),
        (
            "text after the data of a picture",
            pdf(
                "",
                resources,
                shown,
                &[stream(
                    "/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8",
                    &[b"a", id].concat(),
                )],
                "",
            ),
        ),
        ("map of letters", pdf("", "", "", &[stream("", format!("begincmap % {ID}\nendcmap").as_bytes())], "")),
        ("name of a font", pdf("", "", "", &[format!("<</Type/Font/Subtype/Type1/BaseFont/A{ID}>>").into_bytes()], "")),
        (
            "profile of colours",
            pdf(
                "/OutputIntents[<</DestOutputProfile 6 0 R/Info(x)>>]",
                "",
                "",
                &[stream("/N 3", format!("acsp{ID}").as_bytes())],
                "",
            ),
        ),
        ("words of an output intent", pdf(&format!("/OutputIntents[<</Info({ID})>>]"), "", "", &[], "")),
        ("medium", pdf("", "/Annots[<</Type/Annot/Subtype/RichMedia/Rect[9 9 20 20]>>]", "", &[], "")),
    ]
}

fn whole() -> Vec<(&'static str, Vec<u8>)> {
    let plain = pdf("", "", "", &[], "");
    let inside = |mark: &str, with: String| {
        let text = String::from_utf8_lossy(&plain).into_owned();
        text.replacen(mark, &with, 1).into_bytes()
    };
    let mut revised = pdf("", "", &text(ID), &[], "");
    let at = revised.len() + 1;
    let show = "BT /F1 10 Tf 50 700 Td (Notice) Tj ET";
    let object = format!("\n4 0 obj<</Length {}>>stream\n{show}\nendstream endobj", show.len());
    revised.extend(object.bytes());
    let table = revised.len() + 1;
    let before = String::from_utf8_lossy(&revised).rfind("xref\n0 6").expect("a table");
    let _ = write!(
        revised,
        "\nxref\n4 1\n{at:010} 00000 n \ntrailer<</Size 6/Root 1 0 R/Prev {before}>>\nstartxref\n{table}\n%%EOF"
    );
    vec![
        ("earlier revision", revised),
        ("after the end", [&plain[..], format!("\n{ID}\n").as_bytes()].concat()),
        ("before the beginning", [format!("{ID}\n").as_bytes(), &plain[..]].concat()),
        ("comment between objects", inside("endobj", format!("endobj\n% {ID}\n"))),
        ("object that no table lists", inside("endobj", format!("endobj\n77 0 obj({ID})endobj\n"))),
        ("comment in the table", inside("xref\n0", format!("% {ID}\nxref\n0"))),
        ("archive behind the file", [&plain[..], &super::build::zip(&[("a.txt".to_owned(), ID.into())])[..]].concat()),
    ]
}
