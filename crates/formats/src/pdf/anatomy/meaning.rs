//! What a string means by its key and by where it stands.

use crate::anatomy::Surface;
use hayro_syntax::object::{Array, Dict, Name};

/// The part of the file in which an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Branch {
    Other,
    /// Fonts, colours, functions: their strings are no text.
    Quiet,
    /// The document information.
    Information,
    /// A note on a page.
    Note,
    /// A form field.
    Field,
    Outline,
    Destinations,
    Structure,
    Signature,
}

/// What a string is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// No text, or of no interest.
    None,
    /// Of no known meaning: worth telling only if it says something.
    Loose,
    Says(Surface, &'static str),
    /// A property of the document by its own key.
    Named(Surface, String),
    /// Text with tags in it.
    Rich(Surface, &'static str),
    Script,
    Link,
    /// A place in the document that links name.
    Destination,
}

/// The branch below a key.
pub(super) fn branch_of_key(key: &str, above: Branch) -> Branch {
    if above == Branch::Quiet {
        return above;
    }
    match key {
        "Font" | "FontDescriptor" | "DescendantFonts" | "ToUnicode" | "ColorSpace" | "CS" | "Function" | "Shading"
        | "OutputIntents" | "ID" | "Encrypt" | "CharProcs" | "Halftone" | "HT" | "TR" | "TR2" | "DecodeParms"
        | "Decode" | "ClassMap" | "RoleMap" | "IDTree" | "Encoding" | "CIDSystemInfo" | "ParentTree" | "Cert"
        | "ByteRange" => Branch::Quiet,
        "Annots" => Branch::Note,
        "AcroForm" => Branch::Field,
        "Outlines" => Branch::Outline,
        "Dests" => Branch::Destinations,
        "StructTreeRoot" => Branch::Structure,
        "Info" => Branch::Information,
        _ => above,
    }
}

/// The branch within a dictionary, where it tells more than the way to it.
pub(super) fn branch_of_dict(dict: &Dict<'_>, above: Branch) -> Branch {
    if is_signature(dict) {
        return Branch::Signature;
    }
    match above {
        Branch::Note | Branch::Field | Branch::Other if dict.contains_key("FT") => Branch::Field,
        Branch::Other if dict.contains_key("Rect") && dict.contains_key("Subtype") => Branch::Note,
        Branch::Other if name(dict, "Type") == "StructElem" => Branch::Structure,
        Branch::Other
        | Branch::Quiet
        | Branch::Information
        | Branch::Note
        | Branch::Field
        | Branch::Outline
        | Branch::Destinations
        | Branch::Structure
        | Branch::Signature => above,
    }
}

pub(super) fn of_string(key: &str, dict: Option<&Dict<'_>>, branch: Branch) -> Meaning {
    match (branch, key) {
        (Branch::Quiet, _)
        | (_, "DA" | "DS" | "NM" | "M" | "CreationDate" | "ModDate" | "Lang" | "ID" | "IDS" | "Limits" | "CheckSum") => {
            Meaning::None
        }
        (_, "JS") => Meaning::Script,
        (_, "URI" | "Base") => Meaning::Link,
        (_, "ActualText" | "Alt" | "E") => Meaning::Says(Surface::AlternateText, "替代文字"),
        (_, "XFA" | "RV") => Meaning::Rich(Surface::FormField, "表单域"),
        (Branch::Information, _) => information(key),
        (Branch::Signature, "Contents") => Meaning::None,
        (Branch::Signature, "Name" | "Reason" | "Location" | "ContactInfo") => {
            Meaning::Says(Surface::Signature, "电子签名")
        }
        (Branch::Field, "V" | "DV" | "Opt" | "TU" | "TM" | "CA" | "RC" | "AC") => {
            Meaning::Says(Surface::FormField, "表单域")
        }
        (Branch::Note | Branch::Field, "Contents" | "Subj" | "OverlayText") => {
            Meaning::Says(Surface::Annotation, "注释")
        }
        (Branch::Note, "RC") => Meaning::Rich(Surface::Annotation, "注释"),
        (Branch::Note, "T") => Meaning::Says(Surface::Author, "注释作者"),
        (Branch::Outline, "Title") => Meaning::Says(Surface::Outline, "书签"),
        (Branch::Destinations, "Names") => Meaning::Destination,
        (Branch::Structure, "T") => Meaning::Says(Surface::AlternateText, "结构标题"),
        (_, "F" | "UF" | "DOS" | "Unix" | "Mac") => match dict {
            // The name of an attachment is said with it.
            Some(dict) if dict.contains_key("EF") => Meaning::None,
            Some(_) | None => Meaning::Link,
        },
        (_, "Desc") => Meaning::Says(Surface::Property, "附件说明"),
        (_, _) => Meaning::Loose,
    }
}

/// An entry of the document information. Dates say nothing, and programs name themselves.
fn information(key: &str) -> Meaning {
    let (surface, what) = match key {
        "Author" => (Surface::Author, "作者"),
        "Company" => (Surface::Author, "单位"),
        "Manager" => (Surface::Author, "主管"),
        "LastModifiedBy" | "LastSavedBy" => (Surface::Author, "最后修改人"),
        "Title" => (Surface::Property, "标题"),
        "Subject" => (Surface::Property, "主题"),
        "Keywords" => (Surface::Property, "关键词"),
        "Creator" => (Surface::Property, "创建程序"),
        "Producer" => (Surface::Property, "制作程序"),
        "Trapped" => return Meaning::None,
        other if other.ends_with("Date") || other.ends_with("Modified") => return Meaning::None,
        other => (Surface::Property, other),
    };
    Meaning::Named(surface, format!("文件属性“{what}”"))
}

/// Filters that PDF knows, with their short names.
const FILTERS: [&str; 17] = [
    "FlateDecode",
    "Fl",
    "LZWDecode",
    "LZW",
    "ASCIIHexDecode",
    "AHx",
    "ASCII85Decode",
    "A85",
    "RunLengthDecode",
    "RL",
    "CCITTFaxDecode",
    "CCF",
    "JBIG2Decode",
    "DCTDecode",
    "DCT",
    "JPXDecode",
    "Crypt",
];

/// A filter of a stream that nobody knows: what it packs cannot be looked at.
pub(super) fn unknown_filter(dict: &Dict<'_>) -> Option<String> {
    let one = dict.get::<Name<'_>>("Filter").into_iter();
    let all = dict.get::<Array<'_>>("Filter");
    let all = all.into_iter().flat_map(|all| all.iter::<Name<'_>>().take(FILTERS.len()).collect::<Vec<_>>());
    let mut names = one.chain(all).map(|name| name.as_str().chars().take(20).collect::<String>());
    names.find(|name| !FILTERS.contains(&name.as_str()))
}

pub(super) fn is_signature(dict: &Dict<'_>) -> bool {
    name(dict, "Type") == "Sig" || (dict.contains_key("ByteRange") && dict.contains_key("Contents"))
}

/// Sound, film, models: what they say cannot be read.
pub(super) fn is_medium(dict: &Dict<'_>) -> bool {
    dict.contains_key("Rect") && matches!(name(dict, "Subtype").as_str(), "Sound" | "Movie" | "RichMedia" | "3D")
}

/// An action that starts programs or sends data.
pub(super) fn dangerous_action(dict: &Dict<'_>) -> Option<&'static str> {
    match name(dict, "S").as_str() {
        "Launch" => Some("启动本机程序"),
        "SubmitForm" => Some("提交表单数据"),
        "ImportData" => Some("导入数据"),
        "GoToE" => Some("打开附件"),
        _ => None,
    }
}

fn name(dict: &Dict<'_>, key: &str) -> String {
    dict.get::<Name<'_>>(key).map(|name| name.as_str().to_owned()).unwrap_or_default()
}

/// `%E5%BC%A0` is 张: addresses hide names so.
pub(super) fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(code) if *byte == b'%' => {
                out.push(code);
                at += 3;
            }
            Some(_) | None => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    // `%10` is no text, but a control character.
    let decoded = String::from_utf8(out).ok().filter(|decoded| !decoded.contains(char::is_control));
    decoded.unwrap_or_else(|| text.to_owned())
}
