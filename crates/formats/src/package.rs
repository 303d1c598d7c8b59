//! The parts of an Office Open XML package and how they refer to each other.

use crate::archive::Archive;
use crate::content::{Kind, Unreadable};
use crate::xml::{Node, Xml};

/// A relation from one part to another.
#[derive(Debug)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// The last word of its type, the same in both editions of the standard.
    pub(crate) kind: String,
    /// Path of the part from the root.
    pub(crate) target: String,
    /// What it refers to outside of the package, as it is written.
    pub(crate) outside: Option<String>,
}

/// What an archive is, with the path of its main part.
pub(crate) enum Purpose {
    Docx(String),
    Xlsx(String),
    Pptx(String),
    /// No document, but a folder of files.
    Folder,
}

/// What a package holds, and the path of its main part.
pub(crate) fn main_part(archive: &mut Archive<'_>) -> Result<(Kind, String), Unreadable> {
    let unsupported = |what: &str| Err(Unreadable::Unsupported { what: what.to_owned() });
    match purpose(archive)? {
        Purpose::Docx(path) => Ok((Kind::Docx, path)),
        Purpose::Xlsx(path) => Ok((Kind::Xlsx, path)),
        Purpose::Pptx(_) => unsupported("演示文稿（PPTX），请另存为PDF"),
        Purpose::Folder => unsupported("压缩包，请先解压"),
    }
}

/// What an archive is.
pub(crate) fn purpose(archive: &mut Archive<'_>) -> Result<Purpose, Unreadable> {
    let unsupported = |what: &str| Err(Unreadable::Unsupported { what: what.to_owned() });
    if archive.has("OFD.xml") {
        return unsupported("OFD版式文件，请转为PDF");
    }
    if archive.has("content.xml") && archive.has("mimetype") {
        return unsupported("OpenDocument文件，请另存为DOCX或XLSX");
    }
    let relations = relations(archive, "")?;
    let main = relations.into_iter().find(|relation| relation.kind == "officeDocument").map(|relation| relation.target);
    let candidates = main.into_iter().chain(["word/document.xml".to_owned(), "xl/workbook.xml".to_owned()]);
    for path in candidates.filter(|path| archive.has(path)).collect::<Vec<_>>() {
        match root_element(&archive.xml(&path)?)?.as_str() {
            "document" => return Ok(Purpose::Docx(path)),
            "workbook" => return Ok(Purpose::Xlsx(path)),
            "presentation" => return Ok(Purpose::Pptx(path)),
            _ => {}
        }
    }
    if archive.has("[Content_Types].xml") {
        return Err(Unreadable::Damaged { what: "Office文件缺少正文".to_owned() });
    }
    Ok(Purpose::Folder)
}

/// The relations of a part, of the package for an empty path.
pub(crate) fn relations(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Relation>, Unreadable> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let text = archive.xml(&format!("{folder}/_rels/{file}.rels"))?;
    let mut xml = Xml::new(&text, "关系表");
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "Relationship"
            && let (Some(id), Some(kind), Some(target)) =
                (element.attribute("Id"), element.attribute("Type"), element.attribute("Target"))
        {
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            let is_outside = element.attribute("TargetMode").is_some_and(|mode| mode == "External");
            let outside = is_outside.then(|| target.clone());
            found.push(Relation { id, kind, target: resolve(folder, &target), outside });
        }
    }
    Ok(found)
}

fn root_element(text: &str) -> Result<String, Unreadable> {
    let mut xml = Xml::new(text, "正文");
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node {
            return Ok(element.name().to_owned());
        }
    }
    Ok(String::new())
}

/// A target, relative to a folder unless it begins with a slash.
fn resolve(folder: &str, target: &str) -> String {
    let absolute = target.starts_with('/');
    let mut path: Vec<&str> = if absolute { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved_from_their_folder() {
        for (folder, target, path) in [
            ("word", "styles.xml", "word/styles.xml"),
            ("", "word/document.xml", "word/document.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets", "../sharedStrings.xml", "xl/sharedStrings.xml"),
            ("xl", "../../../etc/passwd", "etc/passwd"),
        ] {
            assert_eq!(resolve(folder, target), path, "{folder} {target}");
        }
    }
}
