//! A ZIP package, unpacked no further than the limits allow, whatever sizes it declares.

mod crevice;

use crate::content::{Limits, Unreadable};
use crate::xml::refuse_declarations;
use crate::{encoding, net, ooxml, strings};
use crevice::Span;
use std::collections::{BTreeSet, HashMap};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// Parts in a package. A large workbook has some hundreds.
const MAX_PARTS: usize = 10_000;

/// Bytes unpacked from one that was packed, in parts of more than [`RATIO_FREE_BYTES`]. Deflate ends at 1,032; the
/// XML of real sheets stays below 100.
const MAX_RATIO: u64 = 300;
const RATIO_FREE_BYTES: u64 = 16 << 20;

/// The record that ends an archive, without its comment.
const END: &[u8] = b"PK\x05\x06";
const END_BYTES: usize = 22;

/// What an archive says beside its files.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(crate) texts: Vec<String>,
    /// Whether a file stands between the others that the directory does not list.
    pub(crate) has_unlisted: bool,
}

pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Part names as the package's relations write them, in lower case, to their index.
    names: HashMap<String, usize>,
    bytes_left: usize,
    remarks: Vec<(String, String)>,
    /// Long numbers in the XML that was read, as they stand there.
    numbers: BTreeSet<String>,
}

impl<'a> Archive<'a> {
    pub(crate) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refuse(&error))?;
        if zip.len() > MAX_PARTS {
            return Err(Unreadable::TooLarge { what: format!("压缩包内文件超过{MAX_PARTS}个") });
        }
        let names =
            (0..zip.len()).filter_map(|index| Some((canonical(&zip.name_for_index(index)?.ok()?), index))).collect();
        Ok(Self { zip, names, bytes_left: limits.unpacked_bytes, remarks: Vec::new(), numbers: BTreeSet::new() })
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&canonical(name))
    }

    /// How much may still be unpacked.
    pub(crate) fn bytes_left(&self) -> usize {
        self.bytes_left
    }

    /// Says that others, such as the files in its files, have taken of what may be unpacked.
    pub(crate) fn leave_bytes(&mut self, left: usize) {
        self.bytes_left = left.min(self.bytes_left);
    }

    /// The names of all files in it, as they are written there, without folders.
    pub(crate) fn names(&self) -> Vec<String> {
        let names = (0..self.zip.len()).filter_map(|index| Some(self.zip.name_for_index(index)?.ok()?.into_owned()));
        names.filter(|name| !name.ends_with('/')).collect()
    }

    /// A part's bytes, `None` if there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(index) = self.names.get(&canonical(name)) else { return Ok(None) };
        let file = self.zip.by_index(*index).map_err(|error| refuse(&error))?;
        let bytes = unpack(file, self.bytes_left)?;
        self.bytes_left -= bytes.len();
        Ok(Some(bytes))
    }

    /// What the archive says beside its files: comments, fields, and what stands before it, between them and behind.
    pub(crate) fn beside(&mut self, bytes: &[u8]) -> Beside {
        let mut texts: Vec<String> = strings::bytes(self.zip.comment());
        let mut spans = Vec::new();
        for index in 0..self.zip.len() {
            let Ok(file) = self.zip.by_index_raw(index) else { continue };
            texts.extend(Some(file.comment().to_owned()).filter(|comment| !comment.trim().is_empty()));
            texts.extend(file.extra_data().iter().flat_map(|fields| crevice::of_fields(fields)));
            let place = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
            let header = place(file.header_start());
            texts.extend(crevice::of_header(bytes, header, file.name_raw()));
            if let Some(start) = file.data_start() {
                spans.push(Span { header, end: place(start.saturating_add(file.compressed_size())) });
            }
        }
        let folders = (0..self.zip.len()).filter_map(|index| Some(self.zip.name_for_index(index)?.ok()?.into_owned()));
        texts.extend(folders.filter(|name| name.ends_with('/') && ooxml::has_long_number(name)));
        let directory = usize::try_from(self.zip.central_directory_start()).unwrap_or(usize::MAX);
        let between = crevice::between(bytes, spans, directory);
        texts.extend(between.texts);
        let before = usize::try_from(self.zip.offset()).ok().and_then(|offset| bytes.get(..offset));
        // The record that ends the archive is the last of its kind.
        let end = bytes.windows(END.len()).rposition(|window| window == END).map(|at| at + END_BYTES);
        let behind = end.and_then(|end| bytes.get(end + self.zip.comment().len()..));
        texts.extend(before.into_iter().chain(behind).flat_map(strings::bytes));
        texts.dedup();
        Beside { texts, has_unlisted: between.has_file }
    }

    /// Files that stand in the archive under a name that another one has, so that only one of them is read.
    pub(crate) fn has_doubles(&self, bytes: &[u8]) -> bool {
        let end = bytes.windows(END.len()).rposition(|window| window == END);
        let count = end.and_then(|end| bytes.get(end + 10..end + 12)).and_then(|two| <[u8; 2]>::try_from(two).ok());
        let said = count.map(u16::from_le_bytes).filter(|count| *count != u16::MAX);
        let files = (0..self.zip.len()).filter(|index| self.zip.name_for_index(*index).is_some()).count();
        said.is_some_and(|said| usize::from(said) != self.zip.len()) || files != self.names.len()
    }

    /// A part's XML as text, empty if there is no such part.
    ///
    /// # Errors
    /// As [`Self::part`]; and if it declares entities, even where nobody would read on.
    pub(crate) fn xml(&mut self, name: &str) -> Result<String, Unreadable> {
        let bytes = self.part(name)?.unwrap_or_default();
        let (text, ..) = encoding_rs::UTF_8.decode(&bytes);
        let part = format!("“{}”", ooxml::file_name(name));
        refuse_declarations(&text, &part)?;
        if encoding::is_unknown_in_xml(&text) {
            return Err(Unreadable::Unsupported {
                what: format!("文件内部的{part}采用不认识的编码，无法检查")
            });
        }
        self.numbers.extend(net::numbers(&text));
        let remarks = remarks(&text);
        if !remarks.is_empty() {
            self.remarks.push((name.to_owned(), remarks.join("\n")));
        }
        Ok(text.into_owned())
    }

    /// All long numbers in the XML that was read, wherever they stand in it.
    pub(crate) fn take_numbers(&mut self) -> BTreeSet<String> {
        std::mem::take(&mut self.numbers)
    }

    /// What the XML that was read says where no reader looks: comments and instructions to programs, with the names of
    /// their parts.
    pub(crate) fn take_remarks(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.remarks)
    }
}

/// Comments of an XML text, and instructions to programs but the first line of it.
fn remarks(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("<!--") {
        let comment = rest.get(at + 4..).unwrap_or_default();
        let (comment, after) = comment.split_once("-->").unwrap_or((comment, ""));
        found.push(comment.trim().to_owned());
        rest = after;
    }
    let instructions = text.split("<?").skip(1).filter_map(|rest| rest.split("?>").next());
    found.extend(instructions.filter(|one| !one.starts_with("xml ")).map(ToOwned::to_owned));
    found.retain(|remark| !remark.is_empty());
    found
}

fn unpack(mut file: ZipFile<'_, Cursor<&[u8]>>, bytes_left: usize) -> Result<Vec<u8>, Unreadable> {
    let packed = file.compressed_size();
    let ratio_bytes = packed.saturating_mul(MAX_RATIO).max(RATIO_FREE_BYTES);
    let most = ratio_bytes.min(bytes_left as u64);
    let too_large = || Unreadable::TooLarge { what: "解压后超出限制，疑似压缩炸弹".to_owned() };
    if file.size() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let taken = file.by_ref().take(most + 1).read_to_end(&mut bytes);
    taken.map_err(|_| Unreadable::Damaged { what: "压缩数据无法解开".to_owned() })?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

fn refuse(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Unreadable::Encrypted,
        _ => Unreadable::Damaged { what: "压缩包结构不完整".to_owned() },
    }
}

/// A part's name as it is compared.
pub(crate) fn canonical(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn zipped(names: &[&str], comment: &str) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all("无".as_bytes()).unwrap();
        }
        let _ = zip.set_comment(comment);
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn what_stands_beside_the_files_is_read() {
        let whole = zipped(&["甲.txt"], "");
        for (bytes, expected) in [
            (whole.clone(), vec![]),
            (zipped(&["甲.txt"], "130203190205180455"), vec!["130203190205180455"]),
            ([whole.as_slice(), b"130203190205180455"].concat(), vec!["130203190205180455"]),
        ] {
            let mut archive = Archive::open(&bytes, &Limits::default()).unwrap();
            let beside = archive.beside(&bytes);
            assert_eq!(beside.texts, expected);
            assert!(!beside.has_unlisted);
        }
    }

    #[test]
    fn files_of_one_name_are_noticed() {
        for (names, expected) in [(vec!["a.txt", "b.txt"], false), (vec!["a.txt", "A.txt"], true)] {
            let bytes = zipped(&names, "");
            assert_eq!(Archive::open(&bytes, &Limits::default()).unwrap().has_doubles(&bytes), expected, "{names:?}");
        }
    }
}
