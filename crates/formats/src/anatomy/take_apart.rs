//! The one way in: a file's name and bytes to everything it holds.

use super::{Anatomy, Container, Dissection, Surface};
use crate::archive::Archive;
use crate::bidi;
use crate::content::{Kind, Limits, Unreadable};
use crate::kind::{self, Signature};
use crate::ooxml::{has_long_number, strip};
use crate::{
    code, docx, encoding, html, image, legacy, mail, markdown, net, package, pdf, pptx, text, xlsx, zip_folder,
};

/// Takes a file apart, and the files in it. `name` only decides between kinds of text, and may be empty.
///
/// # Errors
/// Why the file cannot be read at all, in words for the person who gave it. What cannot be read within it stands in
/// [`Anatomy::unread`].
pub fn take_apart(name: &str, bytes: &[u8], limits: &Limits) -> Result<Anatomy, Unreadable> {
    // The parsers below are other people's. What they did not foresee is a damaged file, not a crash.
    let done = std::panic::catch_unwind(|| {
        let mut dissection = Dissection::new(limits);
        let kind = take_apart_into(name, bytes, &mut dissection)?;
        Ok(dissection.into_anatomy(kind))
    });
    done.unwrap_or_else(|_| Err(Unreadable::Damaged { what: "内容自相矛盾，无法解析".to_owned() }))
}

/// Adds the parts of a file to what was found before.
pub(super) fn take_apart_into(name: &str, bytes: &[u8], dissection: &mut Dissection) -> Result<Container, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    let most = dissection.limits().file_bytes;
    if bytes.len() > most {
        return Err(Unreadable::TooLarge { what: format!("超过{}MB", most >> 20) });
    }
    match kind::signature(bytes) {
        Signature::Zip => package_into(bytes, dissection),
        Signature::Pdf => {
            pdf::anatomy::take_apart(bytes, dissection)?;
            Ok(Container::Readable(Kind::Pdf))
        }
        Signature::CompoundFile => {
            legacy::take_apart(bytes, dissection)?;
            Ok(Container::LegacyOffice)
        }
        Signature::Other(_) | Signature::None if image::is_image(bytes) => {
            image::take_apart(bytes, dissection)?;
            Ok(Container::Image)
        }
        Signature::Other(what) => Err(Unreadable::Unsupported { what: what.to_owned() }),
        Signature::None => text_into(name, bytes, dissection),
    }
}

fn package_into(bytes: &[u8], dissection: &mut Dissection) -> Result<Container, Unreadable> {
    let mut archive = Archive::open(bytes, dissection.limits())?;
    let beside = archive.beside(bytes);
    dissection.push("压缩包注释和前后夹带的内容", Surface::OrphanPart, beside.texts.join("\n"))?;
    if beside.has_unlisted {
        dissection.unread("压缩包", &"夹带着目录里没有登记的文件；请解压后重新压缩，或用办公软件打开后另存");
    }
    if archive.has_doubles(bytes) {
        dissection.unread("压缩包", &"有重名的文件，只能读到其中一个");
    }
    match package::purpose(&mut archive)? {
        package::Purpose::Docx(main) => {
            docx::anatomy::take_apart(archive, &main, dissection)?;
            Ok(Container::Readable(Kind::Docx))
        }
        package::Purpose::Xlsx(main) => {
            xlsx::anatomy::take_apart(archive, &main, dissection)?;
            Ok(Container::Readable(Kind::Xlsx))
        }
        package::Purpose::Pptx(main) => {
            pptx::take_apart(archive, &main, dissection)?;
            Ok(Container::Pptx)
        }
        package::Purpose::Folder => {
            zip_folder::take_apart(archive, dissection)?;
            Ok(Container::Zip)
        }
    }
}

fn text_into(name: &str, bytes: &[u8], dissection: &mut Dissection) -> Result<Container, Unreadable> {
    let not_text = || Unreadable::Unsupported { what: "内容不是文字，也不是可识别的格式".to_owned() };
    let text = encoding::decode(bytes, encoding::declared_in_html(bytes)).ok_or_else(not_text)?;
    if text.trim().is_empty() {
        return Err(Unreadable::Empty);
    }
    if mail::is_mail(name, &text) {
        mail::take_apart(&text, dissection)?;
        return Ok(Container::Mail);
    }
    let kind = kind::of_text(name, &text)?;
    match kind {
        Kind::Html => html::anatomy::take_apart(&text, dissection)?,
        Kind::Markdown => markdown::anatomy::take_apart(&text, dissection)?,
        Kind::Json => dissection.push("", Surface::Visible, unescaped(&text))?,
        Kind::Text | Kind::Docx | Kind::Xlsx | Kind::Pdf => {
            if bidi::turns(&text) {
                dissection.push("（按显示顺序）", Surface::Visible, bidi::seen(&text).join("\n"))?;
            }
            let spelled: Vec<String> = code::words(&text).into_iter().filter(|one| has_long_number(one)).collect();
            dissection.push("（编码书写）", Surface::HiddenData, spelled.join("\n"))?;
            if text.trim_start().starts_with("<?xml")
                && let Ok(told) = strip(&text)
            {
                // A number may be cut by any element.
                let joined: String = told.lines().collect();
                dissection.push("（去掉标记）", Surface::HiddenData, told)?;
                let numbers: Vec<String> = net::numbers(&joined).collect();
                dissection.push("（去掉标记、连起来看）", Surface::HiddenData, numbers.join("\n"))?;
            }
            let lines: Vec<String> = text::lines(&text).collect();
            dissection.push("", Surface::Visible, lines.join("\n"))?;
        }
    }
    Ok(Container::Readable(kind))
}

/// JSON as it reads: `\u4eac` is 京.
pub(crate) fn unescaped(text: &str) -> String {
    if !text.contains("\\u") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\u") {
        out.push_str(before);
        let code = after.get(..4).and_then(|hex| u32::from_str_radix(hex, 16).ok()).and_then(char::from_u32);
        if let (Some(c), Some(next)) = (code, after.get(4..)) {
            out.push(c);
            rest = next;
        } else {
            out.push_str("\\u");
            rest = after;
        }
    }
    out + rest
}
