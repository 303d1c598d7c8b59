//! Files of before 2007: small ones, built record by record. Of their formats only the text is read, so that none is ever
//! clean; the number must be found all the same.

use super::{Case, ID};
use cfb::CompoundFile;
use std::io::{Cursor, Write};

fn compound(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    for (name, bytes) in streams {
        file.create_stream(name).expect("a stream").write_all(bytes).expect("written");
    }
    file.flush().expect("flushed");
    file.into_inner().into_inner()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A document of Word 97: its text in one piece, in bytes or in UTF-16.
fn word(text: &str, is_wide: bool, more: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const TEXT: usize = 0x400;
    let text = format!("{text}\r");
    let count = text.chars().count() as u32;
    let bytes = if is_wide { utf16(&text) } else { text.into_bytes() };
    let place = if is_wide { TEXT as u32 } else { (TEXT as u32 * 2) | 0x4000_0000 };
    let piece = [&[0_u8, 0][..], &place.to_le_bytes(), &[0, 0]].concat();
    let places = [0_u32.to_le_bytes(), count.to_le_bytes()].concat();
    let table = [&[2_u8][..], &((places.len() + piece.len()) as u32).to_le_bytes(), &places, &piece].concat();
    let mut head = vec![0; TEXT];
    let mut put = |at: usize, value: &[u8]| head[at..at + value.len()].copy_from_slice(value);
    put(0, &0xA5EC_u16.to_le_bytes());
    put(2, &0x00C1_u16.to_le_bytes());
    put(0x18, &(TEXT as u32).to_le_bytes());
    put(0x1C, &((TEXT + bytes.len()) as u32).to_le_bytes());
    put(0x20, &14_u16.to_le_bytes());
    put(0x3E, &22_u16.to_le_bytes());
    put(0x40, &((TEXT + bytes.len()) as u32).to_le_bytes());
    put(0x4C, &count.to_le_bytes());
    put(0x98, &93_u16.to_le_bytes());
    put(0x1A2, &0_u32.to_le_bytes());
    put(0x1A6, &(table.len() as u32).to_le_bytes());
    let streams = [("/WordDocument", [head, bytes].concat()), ("/0Table", table)];
    compound(&[streams.as_slice(), more].concat())
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

fn begin(kind: u16) -> Vec<u8> {
    let data =
        [&0x0600_u16.to_le_bytes()[..], &kind.to_le_bytes(), &[0xBB, 0x0D, 0xCC, 0x07, 0x41, 0, 0, 0, 6, 0, 0, 0]];
    record(0x0809, &data.concat())
}

fn label(row: u16, text: &str) -> Vec<u8> {
    let wide = utf16(text);
    let data = [&row.to_le_bytes()[..], &[0; 4], &((wide.len() / 2) as u16).to_le_bytes(), &[1], &wide].concat();
    record(0x0204, &data)
}

/// A workbook of Excel 97: sheets by their name, their state, and their records.
fn excel(sheets: &[(&str, u8, Vec<u8>)], globals: &[u8], more: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let end = record(0x000A, &[]);
    let named = |name: &str, state: u8, place: u32| {
        let wide = utf16(name);
        let data = [&place.to_le_bytes()[..], &[state, 0, (wide.len() / 2) as u8, 1], &wide].concat();
        record(0x0085, &data)
    };
    let length: usize = sheets.iter().map(|(name, ..)| named(name, 0, 0).len()).sum();
    let head = [begin(5), record(0x0042, &1200_u16.to_le_bytes()), globals.to_vec()].concat();
    let mut place = head.len() + length + end.len();
    let (mut list, mut bodies) = (Vec::new(), Vec::new());
    for (name, state, records) in sheets {
        list.extend(named(name, *state, place as u32));
        let body = [begin(0x10), records.clone(), end.clone()].concat();
        place += body.len();
        bodies.extend(body);
    }
    let book = [head, list, end, bodies].concat();
    compound(&[&[("/Workbook", book)][..], more].concat())
}

pub(crate) fn cases() -> Vec<Case> {
    let halves = (&ID[..9], &ID[9..]);
    let sheet = || ("公示", 0, label(0, "补贴名单"));
    let native = {
        let (name, path) = ("a.txt", "C:\\a.txt");
        let inner = [
            &[2_u8, 0][..],
            name.as_bytes(),
            &[0],
            path.as_bytes(),
            &[0],
            &[0, 0, 3, 0],
            &(path.len() as u32 + 1).to_le_bytes(),
            path.as_bytes(),
            &[0],
            &(ID.len() as u32).to_le_bytes(),
            ID.as_bytes(),
        ]
        .concat();
        [&(inner.len() as u32).to_le_bytes()[..], &inner].concat()
    };
    let words = [
        ("seen, in bytes", word(&format!("Notice {ID}"), false, &[])),
        ("seen, in UTF-16", word(&format!("公示，身份证号{ID}"), true, &[])),
        ("properties", word("公示", true, &[("/\u{5}SummaryInformation", ID.into())])),
        (
            "properties in UTF-16, at an odd place",
            word("公示", true, &[("/\u{5}SummaryInformation", [b"\x01".to_vec(), utf16(ID)].concat())]),
        ),
        ("other stream", word("公示", true, &[("/Data", ID.into())])),
        ("text behind the text", {
            let mut bytes = word("公示", true, &[]);
            bytes.extend(ID.bytes());
            bytes
        }),
        ("object", word("公示", true, &[("/\u{1}Ole10Native", native)])),
        ("table of another name", word("公示", true, &[("/1Table", utf16(ID))])),
    ];
    let books = [
        ("seen", excel(&[("名单", 0, label(0, ID))], &[], &[])),
        ("hidden sheet", excel(&[sheet(), ("乙", 1, label(0, ID))], &[], &[])),
        ("very hidden sheet", excel(&[sheet(), ("乙", 2, label(0, ID))], &[], &[])),
        ("name of a sheet", excel(&[sheet(), (ID, 0, label(0, "甲"))], &[], &[])),
        ("record of no known kind", excel(&[sheet()], &record(0x0FFF, ID.as_bytes()), &[])),
        (
            "record of no known kind, in UTF-16",
            excel(&[sheet()], &record(0x0FFF, &[b"\x01".to_vec(), utf16(ID)].concat()), &[]),
        ),
        ("locked", excel(&[sheet()], &record(0x002F, &[1, 0, 1, 0, 1, 0]), &[])),
        ("two cells", excel(&[("名单", 0, [label(0, halves.0), label(1, halves.1)].concat())], &[], &[])),
        ("macros", excel(&[sheet()], &[], &[("/_VBA_PROJECT", ID.into())])),
    ];
    let slides = [
        ("text in bytes", compound(&[("/PowerPoint Document", record(0x0FA8, ID.as_bytes()))])),
        ("broken", compound(&[("/PowerPoint Document", b"x".to_vec())])),
    ];
    let other = [
        ("locked package", compound(&[("/EncryptedPackage", b"x".to_vec())])),
        ("of no known kind", compound(&[("/Something", ID.into())])),
    ];
    let named = |name: &'static str| move |(what, bytes): (&str, Vec<u8>)| (format!("{name}: {what}"), name, bytes);
    let words = words.into_iter().map(named("a.doc")).chain(books.into_iter().map(named("a.xls")));
    words.chain(slides.into_iter().map(named("a.ppt"))).chain(other.into_iter().map(named("a.bin"))).collect()
}
