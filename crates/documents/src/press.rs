//! The press for PDF: fonts that were handed in, typst, and nothing from outside.
//!
//! typst interns file names for the life of the process and remembers what it compiled, so names are fixed and
//! its memory is trimmed after every sheet. It prints a box for a character that no font has, without a word;
//! here that is an error which names the character.

use crate::report::PrintError;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeSet;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// Fonts and typst's library, made once and used for every sheet.
pub struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    data: FileId,
}

/// Compilations after which typst may forget what it remembers.
const REMEMBERED_SHEETS: usize = 4;
/// What a press must be able to print at least.
const EVERY_REPORT_HAS: [char; 3] = ['政', '公', '开'];

impl Press {
    /// Takes font files (TTF, OTF, TTC) as bytes; files that are no fonts are passed over.
    ///
    /// # Errors
    /// [`PrintError::NoFont`] if none of them has Chinese characters.
    pub fn new(files: impl IntoIterator<Item = Vec<u8>>) -> Result<Self, PrintError> {
        let fonts: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
        if !EVERY_REPORT_HAS.iter().all(|c| has_glyph(&fonts, *c)) {
            return Err(PrintError::NoFont);
        }
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        Ok(Self {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: file_id("main.typ")?,
            data: file_id("data.json")?,
        })
    }

    /// Prints a template that reads its data from `/data.json`. PDF/A-2a and PDF/UA-1; `made_on` is the day
    /// written into the file, so that the same data give the same bytes.
    ///
    /// # Errors
    /// [`PrintError::NoGlyph`] for a character that no font has; a failure of typst.
    pub fn print(&self, template: &str, data: &Value, made_on: Date) -> Result<Vec<u8>, PrintError> {
        self.require_glyphs(data)?;
        let sheet = Sheet {
            press: self,
            main: Source::new(self.main, template.to_owned()),
            data: Bytes::from_string(data.to_string()),
        };
        let compiled = typst::compile::<PagedDocument>(&sheet).output;
        let printed = compiled
            .map_err(|errors| failed(&errors))
            .and_then(|document| typst_pdf::pdf(&document, &options(made_on)?).map_err(|errors| failed(&errors)));
        typst::comemo::evict(REMEMBERED_SHEETS);
        printed
    }

    /// typst falls through to any font that has a character, so one font of all is enough.
    fn require_glyphs(&self, data: &Value) -> Result<(), PrintError> {
        let mut characters = BTreeSet::new();
        collect_characters(data, &mut characters);
        match characters.into_iter().find(|c| !c.is_control() && !has_glyph(&self.fonts, *c)) {
            Some(character) => Err(PrintError::NoGlyph { character, code: character as u32 }),
            None => Ok(()),
        }
    }
}

fn has_glyph(fonts: &[Font], character: char) -> bool {
    fonts.iter().any(|font| font.info().coverage.contains(character as u32))
}

fn collect_characters(value: &Value, into: &mut BTreeSet<char>) {
    match value {
        Value::String(text) => into.extend(text.chars()),
        Value::Array(values) => values.iter().for_each(|v| collect_characters(v, into)),
        Value::Object(fields) => fields.values().for_each(|v| collect_characters(v, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn file_id(name: &str) -> Result<FileId, PrintError> {
    let path = VirtualPath::new(name).map_err(|e| PrintError::failed("PDF", format!("{e:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn options(made_on: Date) -> Result<PdfOptions, PrintError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|e| PrintError::failed("PDF", e.message()))?;
    let (month, day) = (u8::try_from(made_on.month()).unwrap_or(1), u8::try_from(made_on.day()).unwrap_or(1));
    let midnight = Datetime::from_ymd_hms(i32::from(made_on.year()), month, day, 0, 0, 0);
    Ok(PdfOptions {
        creator: Smart::Custom(Some("gongkai".to_owned())),
        timestamp: midnight.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    })
}

fn failed(errors: &[SourceDiagnostic]) -> PrintError {
    let messages: Vec<&str> = errors.iter().map(|e| e.message.as_str()).collect();
    PrintError::failed("PDF", messages.join("；"))
}

/// One compilation.
struct Sheet<'a> {
    press: &'a Press,
    main: Source,
    data: Bytes,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.press.main { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.press.data { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
