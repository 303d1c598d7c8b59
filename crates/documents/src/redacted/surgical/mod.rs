//! Glyphs removed from a page's own content: text stays text and lines stay lines.
//!
//! Done only where the file is understood to the last operator. Another reader has seen every glyph with its place
//! ([`page::Seen`]); the content is walked in step with it, and where the two disagree, or an operator, font, filter
//! or resource is unknown, the file is refused and may be rebuilt instead. What the pages use is copied into a new
//! file; nothing else of the old one is.

mod copy;
mod font;
mod fonts_left;
mod glyf;
mod page;
mod path;
mod scene;
mod stamped;
mod state;
mod text;
mod usage;
mod walk;

use super::faces::Faces;
use super::layer::LayerFont;
use super::rebuild::finish;
use super::sight::{self, Kept};
use copy::{Copier, inflated, packed};
use font::Face;
use hayro::hayro_syntax::page::{Page as SourcePage, Rotation};
use hayro::kurbo::Affine;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use page::Seen;
use scan::redaction::{Cover, Plan};
use scene::Scene;
use stamped::Stamped;
use state::State;
use std::collections::BTreeMap;
use std::rc::Rc;
use usage::Usage;
use walk::Walk;

/// Pages above a page.
const DEEPEST: usize = 32;
/// The black areas of a page.
const STAMPS: &str = "Stamps";

/// A page of the new file, all but its black areas.
struct Fresh {
    content: Vec<u8>,
    resources: Dictionary,
    media: Vec<Object>,
    rotation: i64,
    group: Option<Object>,
    stamped: Stamped,
}

/// Takes out of a file what the plan takes out.
///
/// # Errors
/// What of the file is not understood, in words.
pub(super) fn surgical(
    input: &[u8],
    pages: &[Kept],
    plan: &Plan,
    document: usize,
    faces: &Faces,
) -> Result<Vec<u8>, String> {
    let file = opened(input)?;
    let ids: Vec<ObjectId> = file.page_iter().collect();
    let pdf = sight::open(input)?;
    if ids.len() != pages.len() || pdf.pages().len() != pages.len() {
        return Err("文件的页数有两种读法".to_owned());
    }
    let mut copier = Copier::new(&file);
    let (mut read, mut usage) = (BTreeMap::new(), Usage::default());
    let mut fresh = Vec::new();
    for (n, ((kept, id), source)) in pages.iter().zip(ids).zip(pdf.pages().iter()).enumerate() {
        let covers: Vec<&Cover> = plan.on(document, n + 1).collect();
        let made = page(&mut copier, (id, source), kept, &covers, (&mut read, &mut usage), faces);
        fresh.push(made.map_err(|why| format!("第{}页{why}", n + 1))?);
    }
    for (old, new) in copier.fonts() {
        let font = file.get_dictionary(old).map_err(|_| "字体找不到")?;
        let codes = usage.fonts.get(&old).cloned().unwrap_or_default();
        let face = read.get(&old).ok_or("字体找不到")?;
        let left = fonts_left::left(&mut copier, font, face, &codes)?;
        copier.out.set_object(new, left);
    }
    write(copier.out, fresh)
}

fn opened(input: &[u8]) -> Result<Document, String> {
    let file = Document::load_mem(input).map_err(|_| "文件结构不完整".to_owned())?;
    if file.is_encrypted() || file.was_encrypted() || file.trailer.has(b"Encrypt") {
        return Err("文件已加密".to_owned());
    }
    if file.catalog().map_err(|_| "文件结构不完整")?.has(b"OCProperties") {
        return Err("文件有图层".to_owned());
    }
    Ok(file)
}

fn page(
    copier: &mut Copier<'_>,
    (id, source): (ObjectId, &SourcePage<'_>),
    kept: &Kept,
    covers: &[&Cover],
    (read, usage): (&mut BTreeMap<ObjectId, Rc<Face>>, &mut Usage),
    faces: &Faces,
) -> Result<Fresh, String> {
    let file = copier.file;
    let dictionary = file.get_dictionary(id).map_err(|_| "读不出来".to_owned())?;
    if dictionary.has(b"UserUnit") {
        return Err("的尺寸单位不同寻常".to_owned());
    }
    let to_shown = Affine::new(source.initial_transform(true).as_coeffs());
    if !to_shown.as_coeffs().iter().all(|part| part.is_finite()) || to_shown.determinant().abs() < 1e-6 {
        return Err("的尺寸不正常".to_owned());
    }
    let raster = kept.raster()?;
    let seen = Seen::new(&kept.page, covers, to_shown);
    let area = seen.page;
    let scene = Scene { page: area, raster: &raster, scale: kept.scale, drawings: Vec::new() };
    let resources = inherited(file, dictionary, b"Resources").and_then(|all| all.as_dict().ok().cloned());
    let mut walk = Walk { copier, faces: read, usage, seen, scene, forms: 0 };
    let bytes = content(file, dictionary)?;
    let (content, resources) = walk.content(&bytes, &resources.unwrap_or_default(), State::of_page(area), 0)?;
    if !walk.seen.is_through() {
        return Err("有写在页面内容以外的文字（如注释、印章）".to_owned());
    }
    let crop = source.intersected_crop_box();
    let media = [crop.x0, crop.y0, crop.x1, crop.y1].map(|edge| Object::Real(edge as f32)).into();
    let rotation = match source.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 90,
        Rotation::Flipped => 180,
        Rotation::FlippedHorizontal => 270,
    };
    let group = dictionary.get(b"Group").ok().map(|group| copier.copy(group, 0)).transpose()?;
    let size = (&raster, kept.scale, kept.page.height);
    let stamped = Stamped::of(&mut copier.out, covers, size, to_shown, faces)?;
    Ok(Fresh { content, resources, media, rotation, group, stamped })
}

/// An entry of a page or of the pages above it.
fn inherited<'a>(file: &'a Document, page: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut page = page;
    for _ in 0..DEEPEST {
        if let Ok(value) = page.get(key) {
            return file.dereference(value).ok().map(|(_, value)| value);
        }
        page = file.get_dict_in_dict(page, b"Parent").ok()?;
    }
    None
}

/// The content streams of a page as one.
fn content(file: &Document, page: &Dictionary) -> Result<Vec<u8>, String> {
    let bad = || "的内容读不出来".to_owned();
    let Ok(contents) = page.get(b"Contents") else { return Ok(Vec::new()) };
    let contents = match file.dereference(contents).map_err(|_| bad())? {
        (_, Object::Array(all)) => all.iter().collect(),
        (_, one) => vec![one],
    };
    let mut bytes = Vec::new();
    for part in contents {
        let (_, part) = file.dereference(part).map_err(|_| bad())?;
        bytes.extend(inflated(part.as_stream().map_err(|_| bad())?)?);
        bytes.push(b'\n');
    }
    Ok(bytes)
}

fn write(mut out: Document, pages: Vec<Fresh>) -> Result<Vec<u8>, String> {
    let font = LayerFont::of(pages.iter().flat_map(|page| &page.stamped.letters))?;
    let has_words = pages.iter().any(|page| !page.stamped.letters.is_empty());
    let font_id = has_words.then(|| font.add_to(&mut out));
    let tree = out.new_object_id();
    let mut kids = Vec::new();
    for page in pages {
        let mut resources = page.resources;
        let mut content = b"q\n".to_vec();
        content.extend(page.content);
        content.extend_from_slice(b"\nQ\n");
        if !page.stamped.is_empty() {
            let form = page.stamped.form(&mut out, font_id.map(|id| (&font, id)), &page.media);
            let mut objects = resources.get(b"XObject").and_then(Object::as_dict).cloned().unwrap_or_default();
            objects.set(STAMPS, Object::Reference(form));
            resources.set("XObject", objects);
            content.extend(format!("/{STAMPS} Do\n").into_bytes());
        }
        let content = out.add_object(packed(Dictionary::new(), content));
        let mut entries = dictionary! {
            "Type" => "Page",
            "Parent" => Object::Reference(tree),
            "MediaBox" => page.media,
            "Rotate" => page.rotation,
            "Resources" => resources,
            "Contents" => Object::Reference(content),
        };
        if let Some(group) = page.group {
            entries.set("Group", group);
        }
        kids.push(Object::Reference(out.add_object(entries)));
    }
    let count = kids.len() as i64;
    out.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count });
    let catalog = dictionary! {
        "Type" => "Catalog",
        "Pages" => Object::Reference(tree),
        "Lang" => Object::string_literal("zh-CN"),
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
    };
    let catalog = out.add_object(catalog);
    finish(out, catalog)
}
