//! Pages typed with full-width digits are read as if they were not, and the places found are led back.

use super::said::Kept;
use crate::mention::Reading;
use crate::patrol::detector::{Detector, Draft, Member, Page, Span};
use crate::patrol::document::Document;

/// A page in narrow digits, with the way back.
pub(crate) struct Narrow {
    document: Document,
    reading: Reading,
    /// Where, in the narrow text, each digit stands that was two bytes longer.
    digits: Vec<u32>,
}

impl Narrow {
    /// The page in narrow digits and letters; `None` if it has no wide ones.
    pub(crate) fn of(document: &Document) -> Option<Box<Self>> {
        let is_wide = |mark: char| matches!(mark, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
        if !document.text.contains(is_wide) && !document.title.contains(is_wide) {
            return None;
        }
        let narrow = |mark: char| char::from_u32(mark as u32 - 0xFEE0).unwrap_or(mark);
        let mut text = String::with_capacity(document.text.len());
        let mut digits = Vec::new();
        for mark in document.text.chars() {
            if is_wide(mark) {
                digits.push(text.len() as u32);
                text.push(narrow(mark));
            } else {
                text.push(mark);
            }
        }
        let title = document.title.chars().map(|mark| if is_wide(mark) { narrow(mark) } else { mark }).collect();
        let reading = crate::reading::read(&text);
        Some(Box::new(Self { document: Document { title, text, ..document.clone() }, reading, digits }))
    }

    fn back(&self, at: u32) -> u32 {
        at + 2 * self.digits.partition_point(|digit| *digit < at) as u32
    }

    fn lead_back(&self, span: &mut Span) {
        *span = Span { start: self.back(span.start), end: self.back(span.end) };
    }
}

/// A record whose places can be moved.
pub(crate) trait Places {
    /// Calls for each place.
    fn places(&mut self, visit: &mut dyn FnMut(&mut Span));
}

/// A detector that reads wide digits as narrow ones.
pub(crate) struct Reads<D>(pub(crate) D);

impl<D: Detector> Detector for Reads<D>
where
    D::Record: Places,
{
    type Record = D::Record;
    const HUB: usize = D::HUB;
    const LEAST: usize = D::LEAST;

    fn read(&self, page: &Page<'_>, records: &mut Vec<D::Record>) {
        let Some(narrow) = page.narrow.get_or_init(|| Narrow::of(page.document)) else {
            return self.0.read(page, records);
        };
        // The patterns on things ask for no persons.
        let (document, reading) = (&narrow.document, &narrow.reading);
        let page = Page { document, reading, people: Vec::new(), veil: page.veil, narrow: std::cell::OnceCell::new() };
        self.0.read(&page, records);
        for record in records {
            record.places(&mut |span| narrow.lead_back(span));
        }
    }

    fn keys(&self, record: &D::Record, keys: &mut Vec<u64>) {
        self.0.keys(record, keys);
    }

    fn judge(&self, group: &[Member<'_, D::Record>], drafts: &mut Vec<Draft>) {
        self.0.judge(group, drafts);
    }
}

impl Places for Kept {
    fn places(&mut self, visit: &mut dyn FnMut(&mut Span)) {
        self.1.passages.iter_mut().for_each(|passage| visit(&mut passage.span));
    }
}
