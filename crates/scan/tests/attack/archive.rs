//! Archives.

use super::build::zip;
use super::{Case, ID, workbook};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn plain() -> Vec<u8> {
    one("a.txt", "公示".as_bytes())
}

fn one(name: &str, bytes: &[u8]) -> Vec<u8> {
    zip(&[(name.to_owned(), bytes.to_vec())])
}

/// An archive with something before its directory, which knows nothing of it.
fn before_directory(archive: &[u8], stuff: &[u8]) -> Vec<u8> {
    let end = archive.len() - 22;
    let start = u32::from_le_bytes(archive[end + 16..end + 20].try_into().expect("four bytes"));
    let moved = (start + stuff.len() as u32).to_le_bytes();
    let (files, rest) = archive.split_at(start as usize);
    let (directory, record) = rest.split_at(end - start as usize);
    [files, stuff, directory, &record[..16], &moved, &record[20..]].concat()
}

/// An archive of one file with a field of no known kind, in the file's own header or in the directory.
fn with_field(is_central: bool) -> Vec<u8> {
    let plain = plain();
    let field = [&0xBEEF_u16.to_le_bytes()[..], &(ID.len() as u16).to_le_bytes(), ID.as_bytes()].concat();
    let length = (field.len() as u16).to_le_bytes();
    if !is_central {
        let (header, rest) = plain.split_at(30 + "a.txt".len());
        let header = [&header[..28], &length, &header[30..]].concat();
        // The directory begins later by as much.
        let longer = [header, field.clone(), rest.to_vec()].concat();
        let end = longer.len() - 22;
        let start = u32::from_le_bytes(longer[end + 16..end + 20].try_into().expect("four bytes"));
        let start = (start + field.len() as u32).to_le_bytes();
        return [&longer[..end + 16], &start, &longer[end + 20..]].concat();
    }
    let at = plain.len() - 22 - 46 - "a.txt".len();
    let (files, directory) = plain.split_at(at);
    let (entry, record) = directory.split_at(46 + "a.txt".len());
    let entry = [&entry[..30], &length, &entry[32..], &field].concat();
    let size = (entry.len() as u32).to_le_bytes();
    [files, &entry, &record[..12], &size, &record[16..]].concat()
}

fn with_comment() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a.txt", SimpleFileOptions::default()).expect("a file begins");
    writer.write_all("公示".as_bytes()).expect("a file is written");
    let _ = writer.set_comment(ID);
    writer.finish().expect("an archive ends").into_inner()
}

pub(crate) fn cases() -> Vec<Case> {
    let id = ID.as_bytes();
    let hidden_file = one("b.txt", id);
    let entry = &hidden_file[..hidden_file.len() - 22 - 46 - 5];
    let twins = {
        let archive = zip(&[("a.txt".to_owned(), id.to_vec()), ("b.txt".to_owned(), "公示".into())]);
        // The second takes the name of the first.
        let mut bytes = archive;
        let at: Vec<usize> = bytes.windows(5).enumerate().filter(|(_, w)| *w == b"b.txt").map(|(at, _)| at).collect();
        at.iter().for_each(|at| bytes[*at] = b'a');
        bytes
    };
    let deep = (0..9).fold(one("a.txt", id), |inner, _| one("a.zip", &inner));
    [
        ("file", one("a.txt", id)),
        ("file in a folder", one("甲/乙/a.txt", id)),
        ("name of a file", one(&format!("{ID}.txt"), "公示".as_bytes())),
        ("name of a folder", one(&format!("{ID}/a.txt"), "公示".as_bytes())),
        ("workbook", one("a.xlsx", &workbook::seen())),
        ("archive in an archive", one("a.zip", &one("b.zip", &one("a.txt", id)))),
        ("archive in archives without end", deep),
        ("name in a file's own header", {
            let mut bytes = one("100000000000000000.txt", "公示".as_bytes());
            bytes[30..48].copy_from_slice(id);
            bytes
        }),
        ("comment", with_comment()),
        ("field of a file", with_field(true)),
        ("field of a file's own header", with_field(false)),
        ("before the archive", [id, &plain()].concat()),
        ("behind the archive", [&plain()[..], id].concat()),
        ("between files and directory", before_directory(&plain(), id)),
        ("file that no directory lists", before_directory(&plain(), entry)),
        ("two files of one name", twins),
        ("program", one("a.exe", b"\x7FELF\0\0")),
        ("archive of another kind", one("a.rar", b"Rar!\x1A\x07\x01\0")),
        ("bytes of no known kind", one("a.dat", b"\0\x01\x02\x03\xFF\xFE\0\x07")),
        ("empty folder of that name", {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            writer.add_directory(format!("{ID}/"), SimpleFileOptions::default()).expect("a folder");
            writer.start_file("a.txt", SimpleFileOptions::default()).expect("a file begins");
            writer.write_all("公示".as_bytes()).expect("a file is written");
            writer.finish().expect("an archive ends").into_inner()
        }),
    ]
    .map(|(what, bytes)| (what.to_owned(), "a.zip", bytes))
    .to_vec()
}
