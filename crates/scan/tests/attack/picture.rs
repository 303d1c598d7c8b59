//! Pictures.

use super::{Case, ID};

/// The segments of a JPEG; nothing here decodes pixels.
fn jpeg(segments: &[(u8, Vec<u8>)], after: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    for (marker, body) in segments {
        bytes.extend([0xFF, *marker]);
        bytes.extend(((body.len() + 2) as u16).to_be_bytes());
        bytes.extend(body);
    }
    bytes.extend([0xFF, 0xC0, 0, 11, 8, 0, 32, 0, 16, 1, 1, 0x11, 0]);
    bytes.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3]);
    bytes.extend(after);
    bytes
}

const END: &[u8] = &[0xFF, 0xD9];

pub(crate) fn jpeg_with_comment() -> Vec<u8> {
    jpeg(&[(0xFE, ID.into())], END)
}

fn segment(mark: &[u8], rest: &[u8]) -> Vec<u8> {
    [mark, rest].concat()
}

/// One field of text in a list of EXIF.
fn exif(tag: u16, value: &[u8]) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01".to_vec();
    block.extend(tag.to_be_bytes());
    block.extend(if tag == 0x9286 { 7_u16 } else { 2 }.to_be_bytes());
    block.extend((value.len() as u32).to_be_bytes());
    block.extend(26_u32.to_be_bytes());
    block.extend([0; 4]);
    block.extend(value);
    block
}

fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&kind[..], data].concat();
    let sum = body.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 })
    });
    [&(data.len() as u32).to_be_bytes()[..], &body, &(!sum).to_be_bytes()].concat()
}

/// Deflate without packing.
fn stored(data: &[u8]) -> Vec<u8> {
    let length = data.len() as u16;
    let (a, b) = data.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    [&[0x78, 1, 1][..], &length.to_le_bytes(), &(!length).to_le_bytes(), data, &(b << 16 | a).to_be_bytes()].concat()
}

pub(crate) fn png(before: &[Vec<u8>], after: &[Vec<u8>]) -> Vec<u8> {
    let head = chunk(*b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
    let data = chunk(*b"IDAT", &stored(&[0, 0]));
    let magic = b"\x89PNG\r\n\x1A\n".as_slice();
    [magic, &head, &before.concat(), &data, &after.concat(), &chunk(*b"IEND", &[])].concat()
}

pub(crate) fn cases() -> Vec<Case> {
    let id = ID.as_bytes();
    let jpegs = [
        ("comment", jpeg_with_comment()),
        ("comment between scans", jpeg(&[], &[&[0xFF, 0xFE, 0, 20][..], id, END].concat())),
        ("EXIF", jpeg(&[(0xE1, segment(b"Exif\0\0", &exif(0x010E, id)))], END)),
        ("artist", jpeg(&[(0xE1, segment(b"Exif\0\0", &exif(0x013B, id)))], END)),
        ("words of the user", jpeg(&[(0xE1, segment(b"Exif\0\0", &exif(0x9286, &segment(b"ASCII\0\0\0", id))))], END)),
        ("words of the maker", jpeg(&[(0xE1, segment(b"Exif\0\0", &exif(0x927C, id)))], END)),
        ("field of no known name", jpeg(&[(0xE1, segment(b"Exif\0\0", &exif(0xC000, id)))], END)),
        ("EXIF beside its fields", jpeg(&[(0xE1, [&b"Exif\0\0"[..], &exif(0x010E, b"abcdef"), id].concat())], END)),
        (
            "XMP",
            jpeg(&[(0xE1, segment(b"http://ns.adobe.com/xap/1.0/\0", format!("<x><a>{ID}</a></x>").as_bytes()))], END),
        ),
        (
            "attribute in XMP",
            jpeg(&[(0xE1, segment(b"http://ns.adobe.com/xap/1.0/\0", format!("<x a='{ID}'/>").as_bytes()))], END),
        ),
        (
            "comment in XMP",
            jpeg(
                &[(0xE1, segment(b"http://ns.adobe.com/xap/1.0/\0", format!("<x><!-- {ID} --></x>").as_bytes()))],
                END,
            ),
        ),
        (
            "entities in XMP",
            jpeg(
                &[(
                    0xE1,
                    segment(
                        b"http://ns.adobe.com/xap/1.0/\0",
                        b"<!DOCTYPE x [<!ENTITY a '110108190'><!ENTITY b '003071237'>]><x><a>&a;&b;</a></x>",
                    ),
                )],
                END,
            ),
        ),
        (
            "IPTC",
            jpeg(&[(0xED, [&b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x17\x1C\x02\x78\x00\x12"[..], id].concat())], END),
        ),
        ("segment of no known kind", jpeg(&[(0xEB, id.to_vec())], END)),
        ("tables of the picture", jpeg(&[(0xDB, id.to_vec())], END)),
        ("behind the end", jpeg(&[], &[END, id].concat())),
        ("behind the end, with zeros", jpeg(&[], &[END, &[0; 64], id].concat())),
        (
            "archive behind the end",
            jpeg(&[], &[END, &super::build::zip(&[("a.txt".to_owned(), id.to_vec())])].concat()),
        ),
        ("without an end", jpeg(&[], id)),
    ];
    let utf8 = |text: &str| [b"Comment\0\0\0\0\0".as_slice(), text.as_bytes()].concat();
    let pngs = [
        ("text", png(&[chunk(*b"tEXt", &segment(b"Comment\0", id))], &[])),
        ("name of a text", png(&[chunk(*b"tEXt", &segment(id, b"\0a"))], &[])),
        ("packed text", png(&[chunk(*b"zTXt", &[&b"Comment\0\0"[..], &stored(id)].concat())], &[])),
        ("international text", png(&[chunk(*b"iTXt", &utf8(ID))], &[])),
        (
            "packed international text",
            png(&[chunk(*b"iTXt", &[&b"Comment\0\x01\0\0\0"[..], &stored(id)].concat())], &[]),
        ),
        ("translated name", png(&[chunk(*b"iTXt", format!("Comment\0\0\0\0{ID}\0a").as_bytes())], &[])),
        ("text behind the picture", png(&[], &[chunk(*b"tEXt", &segment(b"Comment\0", id))])),
        ("EXIF", png(&[chunk(*b"eXIf", &exif(0x010E, id))], &[])),
        ("private chunk", png(&[chunk(*b"prVt", id)], &[])),
        ("profile", png(&[chunk(*b"iCCP", &[&b"a\0\0"[..], &stored(id)].concat())], &[])),
        ("name of a palette", png(&[chunk(*b"sPLT", &[id, b"\0\x08"].concat())], &[])),
        ("behind the end", [png(&[], &[]), id.to_vec()].concat()),
        ("behind the pixels", {
            let head = chunk(*b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
            let data = chunk(*b"IDAT", &[stored(&[0, 0]), id.to_vec()].concat());
            [b"\x89PNG\r\n\x1A\n".as_slice(), &head, &data, &chunk(*b"IEND", &[])].concat()
        }),
    ];
    let others = [
        ("GIF", "a.gif", [b"GIF89a\x01\0\x01\0\0\0\0\x21\xFE\x12", id, b"\0;"].concat()),
        ("TIFF", "a.tif", [b"II*\0\x08\0\0\0\x01\0\x0E\x01\x02\0\x12\0\0\0\x1A\0\0\0\0\0\0\0", id].concat()),
        ("WebP", "a.webp", [b"RIFF\x30\0\0\0WEBPXMP \x12\0\0\0", id].concat()),
        ("HEIF", "a.heic", [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", id].concat()),
        ("bitmap", "a.bmp", [b"BM\x40\0\0\0\0\0\0\0\x36\0\0\0", id].concat()),
        (
            "metafile",
            "a.emf",
            [
                b"\x01\0\0\0".to_vec(),
                vec![0; 36],
                b" EMF".to_vec(),
                vec![0; 20],
                ID.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            ]
            .concat(),
        ),
    ];
    let named = |name: &'static str| move |(what, bytes): (&str, Vec<u8>)| (format!("{name}: {what}"), name, bytes);
    let others = others.into_iter().map(|(what, name, bytes)| (what.to_owned(), name, bytes));
    jpegs.into_iter().map(named("a.jpg")).chain(pngs.into_iter().map(named("a.png"))).chain(others).collect()
}
