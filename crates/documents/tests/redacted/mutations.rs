//! Every step of the removal undone by itself: the verification must notice each.

use crate::builder::{File, Font};
use crate::{Ask, FACES, SECRET, sign};
use documents::redacted::{Level, Request, Verification, verify};
use lopdf::{Document, Object, Stream, dictionary};
use scan::Kind;

const KINDS: &[Kind] = &[Kind::IdCard];

/// A number in a page's content that no operator shows.
fn comment() -> Vec<u8> {
    format!("% {SECRET}\n").into_bytes()
}

fn is_image(object: &Object) -> bool {
    let subtype = |stream: &Stream| stream.dict.get(b"Subtype").and_then(Object::as_name).unwrap_or_default().to_vec();
    object.as_stream().is_ok_and(|stream| subtype(stream) == b"Image")
}

/// The objects of one file, pictures of the other: both are numbered alike.
fn with_pictures_of(mut file: Document, other: &Document) -> Document {
    for (id, object) in other.objects.iter().filter(|(_, object)| is_image(object)) {
        file.objects.insert(*id, object.clone());
    }
    file
}

fn set(file: &mut Document, key: &str, value: Object) {
    file.catalog_mut().expect("a catalog").set(key, value);
}

fn first_page(file: &mut Document) -> &mut lopdf::Dictionary {
    let id = file.page_iter().next().expect("a page");
    file.get_dictionary_mut(id).expect("a page")
}

/// A shade that the eye does not tell from black, in the shape of nothing in particular.
fn shade_under_the_box(file: &mut Document) {
    let stream = file.objects.values_mut().find(|object| is_image(object)).expect("a picture");
    let stream = stream.as_stream_mut().expect("a picture");
    let mut samples = stream.decompressed_content().expect("samples");
    let mut shaded = 0;
    for sample in samples.iter_mut().filter(|sample| **sample == 0).skip(4000).take(2000) {
        *sample = 14;
        shaded += 1;
    }
    assert!(shaded > 1000, "the fixture is no fixture");
    stream.dict.remove(b"Filter");
    stream.dict.remove(b"DecodeParms");
    stream.set_content(samples);
}

type Change = fn(&mut Document);

const CHANGES: [(&str, Change); 11] = [
    ("a title", |file| {
        let info = dictionary! { "Title" => Object::string_literal(SECRET) };
        let info = file.add_object(info);
        file.trailer.set("Info", info);
    }),
    ("metadata", |file| {
        let id = file.add_object(Stream::new(dictionary! {}, b"<x:xmpmeta/>".to_vec()));
        set(file, "Metadata", id.into());
    }),
    ("an attachment", |file| {
        let id = file.add_object(Stream::new(dictionary! { "Type" => "EmbeddedFile" }, b"a".to_vec()));
        set(file, "Names", dictionary! { "EmbeddedFiles" => Object::Reference(id) }.into());
    }),
    ("a bookmark", |file| {
        let id = file.add_object(dictionary! { "Title" => Object::string_literal("a") });
        set(file, "Outlines", id.into());
    }),
    ("a script", |file| set(file, "OpenAction", dictionary! { "S" => "JavaScript" }.into())),
    ("an annotation", |file| first_page(file).set("Annots", Object::Array(Vec::new()))),
    ("a crop box", |file| first_page(file).set("CropBox", vec![0.into(), 0.into(), 9.into(), 9.into()])),
    ("alternative text", |file| {
        set(file, "MarkInfo", dictionary! { "Alt" => Object::string_literal("a") }.into());
    }),
    ("an orphan", |file| {
        file.add_object(Object::string_literal("a"));
    }),
    ("a comment in a content stream", |file| {
        let id = file.page_iter().next().expect("a page");
        let contents = first_page(file).get(b"Contents").and_then(Object::as_reference).expect("contents");
        let mut content = file.get_page_content(id);
        content.extend(comment());
        file.set_object(contents, Stream::new(dictionary! {}, content));
    }),
    ("a shade under the box", shade_under_the_box),
];

#[test]
fn each_step_left_out_is_noticed() {
    let font = Font::Utf16;
    let content = font.at(30, 250, "姓名：张三丰") + &font.at(30, 220, &format!("证号：{SECRET}。"));
    let input = File::of(font, content).bytes();
    let level = Level::Rebuild;
    let done = Ask { kinds: KINDS, level, ..Ask::default() }.verified("done", &input);
    let nothing = Ask { level, ..Ask::default() }.verified("nothing asked", &input).bytes;
    let too_much = Ask { kinds: KINDS, terms: &["张三丰"], level, ..Ask::default() }.verified("too much", &input).bytes;
    let load = |bytes: &[u8]| Document::load_mem(bytes).expect("a file of ours");
    let bytes_of = |mut file: Document| {
        let mut bytes = Vec::new();
        file.save_to(&mut bytes).expect("a file");
        bytes
    };
    let mut mutants: Vec<(&str, Vec<u8>)> = vec![
        ("nothing removed", nothing.clone()),
        ("text kept under the box", bytes_of(with_pictures_of(load(&nothing), &load(&done.bytes)))),
        ("pixels kept", bytes_of(with_pictures_of(load(&done.bytes), &load(&nothing)))),
        ("too much removed", too_much),
        ("the file itself", input.clone()),
        ("an earlier revision", [input.as_slice(), done.bytes.as_slice()].concat()),
        ("half a file", done.bytes.get(..done.bytes.len() / 2).expect("half").to_vec()),
    ];
    for (name, change) in CHANGES {
        let mut file = load(&done.bytes);
        change(&mut file);
        mutants.push((name, bytes_of(file)));
    }
    let sign = sign();
    let request = Request { kinds: KINDS, terms: &[], boxes: &[], level: Level::Auto, faces: &FACES, sign: &sign };
    let verdict = |bytes: &[u8]| verify::verify(&input, bytes, &done.plan, 0, &request).expect("the input is read");
    assert_eq!(verdict(&bytes_of(load(&done.bytes))), Verification::Verified, "saved anew without a change");
    for (name, mutant) in mutants {
        assert_ne!(verdict(&mutant), Verification::Verified, "{name}");
    }
}
