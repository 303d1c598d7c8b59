//! A letter as a Word document in the letter format of GB/T 9704: red agency name over a double rule.

use super::Letter;
use super::html::attachment_lines;
use crate::docx::{Face, SIZE_2, SIZE_3, flush, line, pack, paragraph, run, sheet};
use crate::report::PrintError;
use docx_rs::{AlignmentType, BorderType, Docx, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders};

/// The letterhead's red.
const RED: &str = "C00000";

/// The file's bytes.
///
/// # Errors
/// A failure of the writer.
pub fn bytes(letter: &Letter) -> Result<Vec<u8>, PrintError> {
    let mut docx = sheet();
    if let Some(mark) = &letter.mark {
        docx = docx.add_paragraph(flush(mark, Face::Body, SIZE_3, AlignmentType::Right));
    }
    docx = docx.add_paragraph(letterhead(letter));
    docx = match &letter.document_number {
        Some(number) => docx.add_paragraph(flush(number, Face::Body, SIZE_3, AlignmentType::Right)),
        None => docx.add_paragraph(line(580)),
    };
    docx = docx
        .add_paragraph(line(400))
        .add_paragraph(line(720).align(AlignmentType::Center).add_run(run(&letter.title, Face::Title, SIZE_2)))
        .add_paragraph(line(580))
        .add_paragraph(flush(&format!("{}：", letter.addressee), Face::Body, SIZE_3, AlignmentType::Left));
    for text in &letter.paragraphs {
        docx = docx.add_paragraph(paragraph(text, Face::Body));
    }
    // A signature never stands on a page of its own: the last lines of the text go with it.
    docx = docx.add_paragraph(paragraph(&letter.contact, Face::Body).keep_next(true));
    pack(ending(docx, letter))
}

fn letterhead(letter: &Letter) -> Paragraph {
    let rule = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
        .val(BorderType::ThickThinSmallGap)
        .size(24)
        .space(4)
        .color(RED);
    line(900)
        .align(AlignmentType::Center)
        .set_borders(ParagraphBorders::with_empty().set(rule))
        .add_run(run(&letter.agency, Face::Title, 60).color(RED))
}

fn ending(mut docx: Docx, letter: &Letter) -> Docx {
    let attachments = attachment_lines(letter);
    if !attachments.is_empty() {
        docx = docx.add_paragraph(line(580).keep_next(true));
    }
    for text in attachments {
        docx = docx.add_paragraph(paragraph(&text, Face::Body).keep_next(true));
    }
    let end = |text: &str| flush(text, Face::Body, SIZE_3, AlignmentType::Right).indent(None, None, Some(640), None);
    docx.add_paragraph(line(580).keep_next(true))
        .add_paragraph(line(580).keep_next(true))
        .add_paragraph(end(&letter.agency).keep_next(true))
        .add_paragraph(end(&letter.day))
}
