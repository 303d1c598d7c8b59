//! Everything that a file holds, seen or not: what the inspector before publication judges.

mod dissection;
mod lines;
mod take_apart;

pub(crate) use dissection::Dissection;
pub(crate) use lines::cell_place;
pub use lines::{Lines, Places};
pub use take_apart::take_apart;
pub(crate) use take_apart::unescaped;

use crate::content::Kind;
use serde::{Deserialize, Serialize};

/// A file taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anatomy {
    /// What it is.
    pub kind: Container,
    /// Its parts, the visible ones first, in reading order.
    pub parts: Vec<Part>,
    /// What could not be looked into, in words: an encrypted attachment, an unknown filter. Such a file cannot be
    /// called clean.
    pub unread: Vec<String>,
}

/// What kind of file was taken apart; more than can be read as [`crate::Content`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Container {
    /// One of the kinds whose contents are read.
    Readable(Kind),
    /// Office Open XML presentation.
    Pptx,
    /// An archive of files.
    Zip,
    /// A picture.
    Image,
    /// A binary Office file of before 2007.
    LegacyOffice,
    /// A mail, or a page saved in one file with its pictures.
    Mail,
}

/// A piece of text and the way in which it can, or cannot, be seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Where it is, in words for a person: `第2页`, `工作表“名单”B7`, `附件“表.xlsx”/工作表“名单”`.
    pub place: String,
    /// How it can be seen.
    pub surface: Surface,
    /// What it says; empty if its being there is what counts.
    pub text: String,
    /// Where the lines of the text stand.
    #[serde(default, skip_serializing_if = "Lines::is_counted")]
    pub lines: Lines,
}

impl Part {
    /// A part whose lines are told by their number.
    pub fn new(place: impl Into<String>, surface: Surface, text: impl Into<String>) -> Self {
        Self { place: place.into(), surface, text: text.into(), lines: Lines::Counted }
    }

    /// The places of its lines, for more than one question.
    pub fn places(&self) -> Places<'_> {
        Places::of(&self.lines, &self.text)
    }

    /// Where the character at a byte of the text stands, in words for a person: `工作表“名单”B7`, `第2页第5行`.
    pub fn place_at(&self, byte: usize) -> String {
        format!("{}{}", self.place, self.lines.place_at(&self.text, byte))
    }
}

/// How a part of a file can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Surface {
    /// By everybody who opens the file.
    Visible,
    /// In the margin: header, footer, foot- or endnote. Seen, but easily overlooked.
    Margin,
    /// A comment or note of an editor.
    Comment,
    /// Deleted with changes tracked.
    TrackedDeletion,
    /// Inserted with changes tracked.
    TrackedInsertion,
    /// Marked as hidden text.
    HiddenText,
    /// In the colour of its ground, or too small to be read.
    PaleText,
    /// A sheet that is hidden.
    HiddenSheet,
    /// A slide that is passed over in the show.
    HiddenSlide,
    /// A row, hidden or of no height.
    HiddenRow,
    /// A column, hidden or of no width.
    HiddenColumn,
    /// A row that a filter keeps out.
    FilteredRow,
    /// A cell far away from what is printed.
    FarCell,
    /// A value that the cell's number format shows otherwise.
    FormatMasked,
    /// A value inside a formula that shows something else.
    FormulaMasked,
    /// A defined name.
    DefinedName,
    /// A list of a validation.
    Validation,
    /// Records of a pivot table's cache.
    PivotCache,
    /// Cached values of another workbook, or its path.
    ExternalLink,
    /// A document property, core, extended or custom.
    Property,
    /// Who wrote, changed, commented or photographed: a person's name, a unit's, or that of a program.
    Author,
    /// A path of a template, a printer, a server.
    InternalPath,
    /// Custom XML, document variables, web extensions.
    HiddenData,
    /// The description of a picture or object.
    AlternateText,
    /// A part that nothing refers to.
    OrphanPart,
    /// A file inside the file; its own parts follow with its place before theirs.
    Embedded,
    /// A picture of which more is stored than shown.
    CroppedImage,
    /// Information inside a picture: EXIF, comment.
    ImageMetadata,
    /// Where a picture was taken.
    ImagePosition,
    /// A small earlier picture inside a picture.
    Thumbnail,
    /// The picture of the first page that a program keeps for the file manager.
    Preview,
    /// A picture: its content is not read. The text is its size in pixels, `1200×800`, if it is known.
    Picture,
    /// A page that is only a picture, or drawn in outlines, without text: nothing on it is read.
    PicturePage,
    /// HTML that styles or attributes hide.
    HtmlHidden,
    /// A comment in HTML.
    HtmlComment,
    /// Data in attributes or inline scripts.
    HtmlData,
    /// The description or keywords of a page.
    HtmlMeta,
    /// Text under a box, drawn or annotated.
    UnderBox,
    /// A picture of a PDF under a box, drawn or annotated, or under a mark for redaction that was never applied: the box hides
    /// nothing of it.
    CoveredPicture,
    /// The same in an office file.
    OverlaidPicture,
    /// Text under a mark for redaction that was never applied.
    UnappliedRedaction,
    /// Text drawn in no colour: the text layer of a scan, or hidden.
    InvisibleText,
    /// Below or over the picture of a scanned page: what the picture shows, to be searched.
    ScanLayer,
    /// Outside of what the page shows.
    OffPage,
    /// On a layer that is off.
    HiddenLayer,
    /// In an earlier revision of the file.
    OldRevision,
    /// In an object that nothing refers to.
    OrphanObject,
    /// A file attached to a PDF; its own parts follow with its place before theirs.
    Attachment,
    /// The title of a bookmark, or a named destination.
    Outline,
    /// The value of a form field.
    FormField,
    /// An annotation: note, popup, free text.
    Annotation,
    /// The target of a link.
    Link,
    /// A script or macro.
    Script,
    /// An electronic signature: who signed, when.
    Signature,
    /// A format of which only the text is read.
    Uninspected,
}
