//! PDF taken apart: each place in which something may be left, in a small file of its own.

use crate::builders::pdf::{GBK, HELVETICA, PdfFile, at, gbk, hex};
use formats::Limits;
use formats::anatomy::{Anatomy, Surface, take_apart};
use std::fmt::Write;

/// Nobody's: the region was never given out.
const ID: &str = "110108190003071237";

/// A file of one page in Helvetica.
#[derive(Default, Clone, Copy)]
struct File<'a> {
    catalog: &'a str,
    page: &'a str,
    /// Objects from number 6 on.
    objects: &'a [&'a str],
    content: &'a str,
    trailer: &'a str,
}

impl File<'_> {
    fn bytes(&self) -> Vec<u8> {
        let show = "BT /F1 10 Tf 50 700 Td (Notice) Tj ET ";
        let content = format!("{show}{}", self.content);
        let mut objects = vec![
            format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog),
            "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 600 800]>>".to_owned(),
            format!("<</Type/Page/Parent 2 0 R/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R{}>>", self.page),
            format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
            HELVETICA[0].to_owned(),
        ];
        objects.extend(self.objects.iter().map(|object| (*object).to_owned()));
        whole(&objects, self.trailer)
    }
}

fn whole(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (n, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", file.len());
        let _ = writeln!(file, "{} 0 obj{object}endobj", n + 1);
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let _ = write!(file, "{table}trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF");
    file.into_bytes()
}

/// What is appended by saving: some objects anew.
fn saved_again(mut file: Vec<u8>, objects: &[(u32, &str)]) -> Vec<u8> {
    let text = String::from_utf8_lossy(&file).into_owned();
    let before = text.rsplit("startxref\n").next().and_then(|rest| rest.split('\n').next()).unwrap_or("0").to_owned();
    let mut table = "xref\n".to_owned();
    for (number, object) in objects {
        let at = file.len();
        let _ = write!(table, "{number} 1\n{at:010} 00000 n \n");
        file.extend(format!("\n{number} 0 obj{object}endobj").bytes());
        // The offset is that of the number, not of the line break before it.
        table = table.replace(&format!("{at:010}"), &format!("{:010}", at + 1));
    }
    let start = file.len() + 1;
    file.extend(format!("\n{table}trailer<</Size 99/Root 1 0 R/Prev {before}>>\nstartxref\n{start}\n%%EOF").bytes());
    file
}

fn apart(bytes: &[u8]) -> Anatomy {
    match take_apart("a.pdf", bytes, &Limits::default()) {
        Ok(anatomy) => anatomy,
        Err(error) => panic!("{error}"),
    }
}

/// Parts as `Surface place: text`.
fn parts(anatomy: &Anatomy) -> Vec<String> {
    let part = |part: &formats::anatomy::Part| format!("{:?} {}: {}", part.surface, part.place, part.text);
    anatomy.parts.iter().map(part).chain(anatomy.unread.iter().map(|unread| format!("Unread {unread}"))).collect()
}

/// Checks that a file shows its notice and holds something else besides, and nothing more if that is all there is.
fn check(name: &str, bytes: &[u8], surface: Surface, place: &str, text: &str) {
    let anatomy = apart(bytes);
    let is_it =
        |part: &&formats::anatomy::Part| part.surface == surface && part.place == place && part.text.contains(text);
    assert!(anatomy.parts.iter().any(|part| is_it(&part)), "{name}: {:#?}", parts(&anatomy));
    assert!(
        anatomy.parts.iter().any(|part| part.surface == Surface::Visible && part.text.contains("Notice")),
        "{name}"
    );
    assert_eq!(anatomy.unread, Vec::<String>::new(), "{name}");
}

#[test]
fn a_plain_page_holds_nothing_else() {
    let anatomy = apart(&File::default().bytes());
    assert_eq!(parts(&anatomy), ["Visible 第1页: Notice"]);
}

/// Entries of the catalog; `@` is the number. What is found: surface, place, text.
const IN_CATALOG: &[(&str, &str)] = &[
    ("/Outlines<</First<</Title(@)/Dest[3 0 R]>>>>", "Outline 书签: @"),
    ("/Outlines<</First<</Title<FEFF8EAB4EFD8BC1>>>>>", "Outline 书签: 身份证"),
    ("/Names<</Dests<</Names[(@)[3 0 R]]>>>>", "Outline 命名目标: @"),
    ("/Dests<</@[3 0 R]>>", "Outline 命名目标: @"),
    ("/AcroForm<</Fields[<</FT/Tx/T(a)/V(@)>>]>>", "FormField 表单域: @"),
    ("/AcroForm<</Fields[<</FT/Tx/T(a)/DV(@)>>]>>", "FormField 表单域: @"),
    ("/AcroForm<</Fields[<</FT/Ch/T(a)/Opt[(x)(@)]>>]>>", "FormField 表单域: x\n@"),
    ("/OpenAction<</S/JavaScript/JS(var a=@)>>", "Script 脚本: var a=@"),
    ("/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x@)>>]>>>>", "Script 脚本: x@"),
    ("/PieceInfo<</App<</Private(@)>>>>", "HiddenData PDF内部数据: @"),
    ("/OpenAction<</S/Launch/F(cmd.exe)>>", "Script 动作: 启动本机程序"),
    ("/StructTreeRoot<</K<</S/P/E(@)>>>>", "AlternateText 替代文字: @"),
    ("/StructTreeRoot<</K<</S/Figure/Alt(@)>>>>", "AlternateText 替代文字: @"),
];

/// Entries of a note on the page.
const IN_NOTE: &[(&str, &str)] = &[
    ("/Subtype/Text/Contents(@)/T(Li)", "Annotation 第1页注释: @"),
    ("/Subtype/Text/T(Li)/Contents(x)", "Author 第1页注释作者: Li"),
    ("/Subtype/Popup/Contents(@)", "Annotation 第1页注释: @"),
    ("/Subtype/FreeText/RC(<p>@</p>)", "Annotation 第1页注释: @"),
    ("/Subtype/Link/A<</S/URI/URI(http://a.cn/?id=@)>>", "Link 第1页链接: http://a.cn/?id=@"),
    ("/Subtype/Link/A<</S/URI/URI(tel:13800138000)>>", "Link 第1页链接: tel:13800138000"),
    ("/Subtype/Link/A<</S/URI/URI(http://a/%E5%BC%A0)>>", "Link 第1页链接: http://a/张"),
    ("/Subtype/Link/A<</S/URI/URI(http://a/%10)>>", "Link 第1页链接: http://a/%10"),
    ("/Subtype/Link/A<</S/GoToR/F(//10.1.2.3/x.pdf)>>", "Link 第1页链接: //10.1.2.3/x.pdf"),
    ("/Subtype/Widget/FT/Tx/V(@)", "FormField 第1页表单域: @"),
    ("/Subtype/Widget/FT/Tx/AA<</K<</S/JavaScript/JS(s)>>>>", "Script 第1页脚本: s"),
    ("/Subtype/Widget/FT/Sig/V<</Type/Sig/Name(Li)/Contents<00>>>", "Signature 第1页电子签名: Li"),
    ("/Subtype/Movie", "Attachment 第1页多媒体: "),
    ("/Subtype/Stamp/F 2/AP<</N 7 0 R>>", "OrphanObject 第1页未显示的图形: @"),
];

/// Entries of the catalog, of the page and of the trailer that refer to object 6, and that object.
const IN_OBJECT: &[(&str, &str, &str, &str)] = &[
    ("/Outlines<</First<</Title 6 0 R>>>>", "", "(@)", "Outline 书签: @"),
    ("/AcroForm<</XFA 6 0 R>>", "", "~<a><b>@</b></a>", "FormField 表单域: @"),
    ("/OpenAction<</S/JavaScript/JS 6 0 R>>", "", "~@", "Script 脚本: @"),
    ("/Metadata 6 0 R", "", "~/Type/Metadata~<a b:Keywords='@'/>", "Property 元数据: @"),
    ("/Metadata 6 0 R", "", "~/Type/Metadata~<dc:creator><li>&#x7532;</li></dc:creator>", "Author 元数据“作者”: 甲"),
    ("", "/Page/Metadata 6 0 R", "~/Type/Metadata~<a>@</a>", "Property 第1页元数据: @"),
    ("", "/Page/PieceInfo<</App<</Private 6 0 R>>>>", "~@", "HiddenData PDF内部数据: @"),
    ("", "/Page/Thumb 6 0 R", "~/Width 1/Height 1~a", "Thumbnail 第1页缩略图: "),
    ("", "/Info 6 0 R", "<</Title(@)>>", "Property 文件属性“标题”: @"),
    ("", "/Info 6 0 R", "<</Applicant(@)>>", "Property 文件属性“Applicant”: @"),
    ("", "/Info 6 0 R", "<</Author(Li)>>", "Author 文件属性“作者”: Li"),
    ("", "", "<</Name(@)>>", "OrphanObject 残留对象: @"),
    ("", "", "(@)", "OrphanObject 残留对象: @"),
    ("", "", "[1[(@)]]", "OrphanObject 残留对象: @"),
    ("", "", "~@", "OrphanObject 残留对象: @"),
    ("", "", "~BT /F1 9 Tf [(110108)-10(190003071237)] TJ ET", "OrphanObject 残留对象: @"),
    ("", "", "~/Subtype/Image/Width 1/Height 1~a", "OrphanObject 残留对象: （图片）"),
    ("", "/Page/Resources<</XObject<</P 7 0 R>>/Font<</F1 5 0 R>>>>", "null", "OrphanObject 第1页未显示的图形: @"),
];

/// `~data`, or `~dictionary~data`, is a stream.
fn object(text: &str) -> String {
    match text.split('~').collect::<Vec<_>>().as_slice() {
        ["", data] => format!("<</Length {}>>stream\n{data}\nendstream", data.len()),
        ["", dict, data] => format!("<<{dict}/Length {}>>stream\n{data}\nendstream", data.len()),
        _ => text.to_owned(),
    }
}

#[test]
fn what_stands_in_objects_is_found() {
    let form = format!("~/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F1 5 0 R>>>>~BT /F1 9 Tf ({ID}) Tj ET");
    let in_note = |note: &str| format!("/Page/Annots[<</Type/Annot/Rect[9 9 20 20]{note}>>]");
    let catalog = IN_CATALOG.iter().map(|(entry, found)| ((*entry).to_owned(), String::new(), "null", *found));
    let notes = IN_NOTE.iter().map(|(entry, found)| (String::new(), in_note(entry), "null", *found));
    let objects = IN_OBJECT
        .iter()
        .map(|(entry, other, object, found)| ((*entry).to_owned(), (*other).to_owned(), *object, *found));
    for (catalog, other, text, found) in catalog.chain(notes).chain(objects) {
        let [catalog, other, text, found] = [&catalog, &other, text, found].map(|text| text.replace('@', ID));
        let (page, trailer) = other.strip_prefix("/Page").map_or(("", other.as_str()), |page| (page, ""));
        let mut objects = vec![object(&text)];
        if format!("{catalog}{other}").contains("7 0 R") {
            objects.push(object(&form));
        }
        let objects: Vec<&str> = objects.iter().map(String::as_str).collect();
        let file = File { catalog: &catalog, page, objects: &objects, content: "", trailer };
        let parts = parts(&apart(&file.bytes()));
        assert!(parts.contains(&found) && parts.contains(&"Visible 第1页: Notice".to_owned()), "{found}: {parts:#?}");
    }
}

#[test]
fn what_a_page_hides_is_told_by_how_it_hides_it() {
    use Surface::{
        AlternateText, HiddenLayer, InvisibleText, OffPage, PaleText, PicturePage, ScanLayer, UnappliedRedaction,
        UnderBox,
    };
    let number = format!("BT /F1 10 Tf 50 600 Td ({ID}) Tj ET");
    let picture = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID a EI Q";
    let redact = "/Annots[<</Type/Annot/Subtype/Redact/Rect[40 590 300 615]>>]";
    for (name, content, page, surface, text) in [
        ("a box", format!("{number} 40 596 200 14 re f"), "", UnderBox, ID),
        ("a box over a part of a number", format!("{number} 80 596 30 14 re f"), "", UnderBox, ID),
        ("white", format!("1 g {number}"), "", PaleText, ID),
        ("no colour", format!("BT 3 Tr ET {number}"), "", InvisibleText, ID),
        ("beside the page", format!("1 0 0 1 0 -700 cm {number}"), "", OffPage, ID),
        ("outside of the crop box", number.clone(), "/CropBox[0 650 600 800]", OffPage, ID),
        ("a mark for redaction", number.clone(), redact, UnappliedRedaction, ID),
        ("a mark for redaction over nothing", String::new(), redact, UnappliedRedaction, ""),
        ("a replacement", format!("/Span<</ActualText({ID})>>BDC EMC"), "", AlternateText, ID),
    ] {
        let place = if surface == AlternateText { "第1页替代文字" } else { "第1页" };
        check(name, &File { content: &content, page, ..File::default() }.bytes(), surface, place, text);
    }
    let layer = format!("{picture} BT 3 Tr ET {number}");
    let scan = apart(&File { content: &layer, ..File::default() }.bytes());
    assert!(scan.parts.iter().any(|part| part.surface == ScanLayer && part.text.contains(ID)), "{:?}", parts(&scan));
    let bare = apart(&File { content: picture, ..File::default() }.bytes());
    assert!(bare.parts.iter().any(|part| part.surface == PicturePage), "{:?}", parts(&bare));
    let groups = "/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>";
    let page = "/Resources<</Font<</F1 5 0 R>>/Properties<</L 6 0 R>>>>";
    let content = format!("/OC /L BDC {number} EMC");
    let file = File { catalog: groups, page, objects: &["<</Type/OCG/Name(a)>>"], content: &content, trailer: "" };
    check("a layer", &file.bytes(), HiddenLayer, "第1页", ID);
}

#[test]
fn a_picture_below_a_box_is_still_whole() {
    let picture = "q 300 0 0 300 50 300 cm BI /W 9 /H 9 /CS /G /BPC 8 ID aaaaaaaaabbbbbbbbbaaaaaaaaabbbbbbbbbaaaaaaaaabbbbbbbbbaaaaaaaaabbbbbbbbbaaaaaaaaa EI Q";
    let label = "BT /F1 10 Tf 1 g 105 404 Td (Label) Tj ET";
    for (content, is_found) in [
        (format!("{picture} 100 400 60 14 re f"), true),
        (format!("{picture} 1 g 100 400 60 14 re f"), true),
        (format!("100 400 60 14 re f {picture}"), false),
        (format!("{picture} 100 400 60 14 re f {label}"), false),
        (format!("{picture} 1 0 0 rg 100 400 60 14 re f"), false),
        (format!("{picture} 100 400 60 1 re f"), false),
    ] {
        let anatomy = apart(&File { content: &content, ..File::default() }.bytes());
        let found =
            anatomy.parts.iter().any(|part| part.surface == Surface::CoveredPicture && part.place == "第1页图片");
        assert_eq!(found, is_found, "{content}: {:?}", parts(&anatomy));
    }
}

#[test]
fn what_a_file_was_before_is_found() {
    let before = format!("BT /F1 10 Tf 50 600 Td ({ID}) Tj ET");
    let first = File { content: &before, ..File::default() }.bytes();
    let show = "BT /F1 10 Tf 50 700 Td (Notice) Tj ET";
    let content = format!("<</Length {}>>stream\n{show}\nendstream", show.len());
    let second = saved_again(first, &[(4, &content)]);
    check("content replaced", &second, Surface::OldRevision, "旧版本1", ID);
    let third = saved_again(second, &[(5, HELVETICA[0])]);
    check("saved twice", &third, Surface::OldRevision, "旧版本1", ID);
    let same = saved_again(File::default().bytes(), &[(5, HELVETICA[0])]);
    assert_eq!(parts(&apart(&same)), ["Visible 第1页: Notice"]);
    let bookmark = format!("/Outlines<</First<</Title({ID})>>>>");
    let file = File { catalog: &bookmark, ..File::default() }.bytes();
    let without = saved_again(file, &[(1, "<</Type/Catalog/Pages 2 0 R>>")]);
    check("a bookmark taken away", &without, Surface::OldRevision, "旧版本1", ID);
}

#[test]
fn what_belongs_to_no_object_is_found() {
    let file = File::default().bytes();
    let after = [&file[..], format!("\n%{ID}\n").as_bytes()].concat();
    check("after the end", &after, Surface::OrphanObject, "PDF结构之外", ID);
    let text = String::from_utf8_lossy(&file).replacen("endobj", &format!("endobj\n% {ID}\n"), 1);
    let found = apart(text.as_bytes());
    assert!(parts(&found).iter().any(|part| part.contains(ID)), "{:?}", parts(&found));
    let hidden = text.replacen(&format!("% {ID}"), &format!("77 0 obj({ID})endobj"), 1);
    let found = apart(hidden.as_bytes());
    assert!(
        parts(&found).iter().any(|part| part.starts_with("OrphanObject 残留对象") && part.contains(ID)),
        "{:?}",
        parts(&found)
    );
}

#[test]
fn attachments_are_taken_apart_with_their_place() {
    let name: Vec<u8> = [0xFE, 0xFF].into_iter().chain("名单.csv".encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let name = format!("<{}>", hex(&name));
    let list = format!("姓名,号码\n某甲,{ID}");
    let stream = format!("<</Type/EmbeddedFile/Length {}>>stream\n{list}\nendstream", list.len());
    let spec = format!("<</Type/Filespec/F{name}/UF{name}/EF<</F 6 0 R>>>>");
    let catalog = format!("/Names<</EmbeddedFiles<</Names[{name}{spec}]>>>>");
    let page = format!("/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS{spec}>>]");
    for (catalog, page, place) in [(catalog.as_str(), "", "附件“名单.csv”"), ("", page.as_str(), "第1页附件“名单.csv”")]
    {
        let file = File { catalog, page, objects: &[&stream], ..File::default() }.bytes();
        check("its name", &file, Surface::Attachment, place, "名单.csv");
        check("its text", &file, Surface::Visible, &format!("{place}/"), ID);
    }
    let inner = File { content: &format!("1 g BT /F1 9 Tf 50 600 Td ({ID}) Tj ET"), ..File::default() }.bytes();
    let inner = String::from_utf8_lossy(&inner);
    let stream = format!("<</Type/EmbeddedFile/Length {}>>stream\n{inner}\nendstream", inner.len());
    let catalog = "/Names<</EmbeddedFiles<</Names[(a)<</F(a.pdf)/EF<</F 6 0 R>>>>]>>>>";
    let file = File { catalog, objects: &[&stream], ..File::default() }.bytes();
    check("a file in the file", &file, Surface::PaleText, "附件“a.pdf”/第1页", ID);
}

#[test]
fn numbers_of_neighbouring_cells_are_not_one_number() {
    let content = "BT /F1 10 Tf 50 600 Td [(110108)-2000(190003071237)] TJ ET";
    let anatomy = apart(&File { content, ..File::default() }.bytes());
    assert_eq!(parts(&anatomy), ["Visible 第1页: Notice\n110108 190003071237"]);
}

#[test]
fn letters_that_no_font_explains_cannot_be_called_clean() {
    let font = [
        "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 5 0 R>>",
        GBK[2],
    ];
    let text = at(50, 700, "00010002000300040005000600070008");
    let file = PdfFile { pages: &[&text], font: &font, page: "", trailer: "" };
    let anatomy = apart(&file.bytes());
    assert!(anatomy.unread.iter().any(|why| why.starts_with("第1页")), "{:?}", parts(&anatomy));
    let chinese = at(50, 700, &gbk("关于公示"));
    let file = PdfFile { pages: &[&chinese], font: GBK, page: "", trailer: "" };
    assert_eq!(parts(&apart(&file.bytes())), ["Visible 第1页: 关于公示"]);
}

/// Bad input costs time and memory within the limits, and says so.
#[test]
fn what_goes_on_without_end_is_given_up() {
    let many: Vec<String> = (0..100_000).map(|n| format!("<</Next {} 0 R/Title(x{n})>>", n + 7)).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let file = File { catalog: "/Outlines<</First 6 0 R>>", objects: &many, ..File::default() }.bytes();
    assert!(apart(&file).parts.iter().any(|part| part.surface == Surface::Outline));
    let circle = File {
        catalog: "/Outlines<</First 6 0 R>>",
        objects: &["<</Next 6 0 R/Title(a)/Parent 1 0 R>>"],
        ..File::default()
    };
    assert_eq!(apart(&circle.bytes()).parts.len(), 2);
    let nested = format!("/A{}{}", "[".repeat(5_000), "]".repeat(5_000));
    let _ = take_apart("a.pdf", &File { catalog: &nested, ..File::default() }.bytes(), &Limits::default());
    let little = Limits { unpacked_bytes: 64 * 20, ..Limits::default() };
    assert!(
        take_apart("a.pdf", &File { content: &"0 0 9 9 re f ".repeat(99), ..File::default() }.bytes(), &little)
            .is_err()
    );
    let short = String::from_utf8_lossy(&File::default().bytes()).replace("/Length ", "/Length 3/Was ");
    assert_eq!(parts(&apart(short.as_bytes())).len(), 1);
}
