//! Office files with parts beside the usual ones.

use super::{CONTENT_TYPES, package, relations};

/// A part: its path within the main part's folder or from the root after a slash, how the main part refers to it (not at
/// all if that is empty), and its XML.
pub(crate) type ExtraPart<'a> = (&'a str, &'a str, &'a str);

/// A DOCX of a body, styles, and other parts.
pub(crate) fn docx(body: &str, styles: &str, extra: &[ExtraPart<'_>]) -> Vec<u8> {
    let main =
        format!(r#"<w:document xmlns:w="w" xmlns:mc="mc" xmlns:v="v"><w:body>{body}<w:sectPr/></w:body></w:document>"#);
    let styles = format!(r#"<w:styles xmlns:w="w">{styles}</w:styles>"#);
    build("word", "document.xml", &main, &[&[("styles.xml", "styles", styles.as_str())], extra].concat())
}

/// An XLSX of one sheet `名单`, what the workbook says besides, and other parts.
pub(crate) fn xlsx(sheet: &str, workbook: &str, extra: &[ExtraPart<'_>]) -> Vec<u8> {
    let main =
        format!(r#"<workbook xmlns:r="r"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/>{workbook}</workbook>"#);
    let main =
        if workbook.contains("</sheets>") { main } else { main.replacen("\"rId1\"/>", "\"rId1\"/></sheets>", 1) };
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    build("xl", "workbook.xml", &main, &[&[("worksheets/sheet1.xml", "worksheet", sheet.as_str())], extra].concat())
}

/// A PPTX of slides and other parts.
pub(crate) fn pptx(slides: &[&str], extra: &[ExtraPart<'_>]) -> Vec<u8> {
    let ids: String = (1..=slides.len()).map(|n| format!(r#"<p:sldId id="{}" r:id="rId{n}"/>"#, 255 + n)).collect();
    let main = format!(r#"<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>{ids}</p:sldIdLst></p:presentation>"#);
    let paths: Vec<String> = (1..=slides.len()).map(|n| format!("slides/slide{n}.xml")).collect();
    let parts: Vec<ExtraPart<'_>> =
        paths.iter().zip(slides).map(|(path, xml)| (path.as_str(), "slide", *xml)).collect();
    build("ppt", "presentation.xml", &main, &[parts.as_slice(), extra].concat())
}

fn build(folder: &str, main: &str, text: &str, extra: &[ExtraPart<'_>]) -> Vec<u8> {
    let ids: Vec<String> = (1..=extra.len()).map(|n| format!("rId{n}")).collect();
    let path = |at: &str| at.strip_prefix('/').map_or_else(|| format!("{folder}/{at}"), ToOwned::to_owned);
    let is_of_root = |kind: &str| kind.ends_with("-properties") || kind == "thumbnail";
    let of = |root: bool| {
        let listed = ids.iter().zip(extra).filter(|(_, (_, kind, _))| !kind.is_empty() && is_of_root(kind) == root);
        listed.map(|(id, (at, kind, _))| (id.clone(), *kind, format!("/{}", path(at)))).collect::<Vec<_>>()
    };
    let list = |all: &[(String, &str, String)]| {
        let all: Vec<(&str, &str, &str)> = all.iter().map(|(id, kind, at)| (id.as_str(), *kind, at.as_str())).collect();
        relations(&all)
    };
    let main_path = format!("{folder}/{main}");
    let root = [vec![("rIdMain".to_owned(), "officeDocument", format!("/{main_path}"))], of(true)].concat();
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), CONTENT_TYPES.to_owned()),
        ("_rels/.rels".to_owned(), list(&root)),
        (format!("{folder}/_rels/{main}.rels"), list(&of(false))),
        (main_path, text.to_owned()),
    ];
    parts.extend(extra.iter().map(|(at, _, xml)| (path(at), (*xml).to_owned())));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    package(&parts)
}
