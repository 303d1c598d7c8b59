//! A story of a document: its lines, and what is hidden in each.

use crate::anatomy::{Dissection, Lines, Surface};
use crate::content::Unreadable;

/// How a piece of text within a line is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Plain,
    Inserted,
    Deleted,
    Hidden,
    Pale,
    /// In a box that stands beside the page.
    OffPage,
}

const CONCEALED: [(Mark, Surface); 5] = [
    (Mark::Deleted, Surface::TrackedDeletion),
    (Mark::Inserted, Surface::TrackedInsertion),
    (Mark::Hidden, Surface::HiddenText),
    (Mark::Pale, Surface::PaleText),
    (Mark::OffPage, Surface::OffPage),
];

/// A line while it is read.
#[derive(Debug, Default)]
pub(super) struct Line(Vec<(Mark, String)>);

impl Line {
    pub(super) fn push(&mut self, mark: Mark, text: &str) {
        match self.0.last_mut() {
            Some((last, all)) if *last == mark => all.push_str(text),
            Some(_) | None => self.0.push((mark, text.to_owned())),
        }
    }

    fn text(&self, keep: impl Fn(Mark) -> bool) -> String {
        self.0.iter().filter(|(mark, _)| keep(*mark)).map(|(_, text)| text.as_str()).collect()
    }
}

/// Lines with their places.
#[derive(Debug, Default)]
struct Told {
    text: String,
    names: Vec<String>,
}

impl Told {
    fn push(&mut self, line: &str, name: &str) {
        let line = line.replace('\n', " ");
        if !self.names.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(line.trim_end());
        self.names.push(name.to_owned());
    }
}

/// A story: the body, a header, the comments.
pub(super) struct Story {
    place: &'static str,
    surface: Surface,
    is_body: bool,
    visible: Told,
    concealed: [Told; CONCEALED.len()],
    paragraphs: usize,
    tables: usize,
    row: usize,
}

impl Story {
    pub(super) fn of_body(place: &'static str) -> Self {
        Self::new(place, Surface::Visible, true)
    }

    pub(super) fn of_margin(place: &'static str) -> Self {
        Self::new(place, Surface::Margin, false)
    }

    pub(super) fn of_comments(place: &'static str) -> Self {
        Self::new(place, Surface::Comment, false)
    }

    pub(super) fn of_hidden(place: &'static str) -> Self {
        Self::new(place, Surface::HiddenData, false)
    }

    fn new(place: &'static str, surface: Surface, is_body: bool) -> Self {
        Self {
            place,
            surface,
            is_body,
            visible: Told::default(),
            concealed: Default::default(),
            paragraphs: 0,
            tables: 0,
            row: 0,
        }
    }

    pub(super) fn place(&self) -> &'static str {
        self.place
    }

    pub(super) fn begin_table(&mut self) {
        self.tables += 1;
        self.row = 0;
    }

    /// Ends a row of the table begun last, or a paragraph.
    pub(super) fn end_line(&mut self, line: &Line, is_row: bool) {
        let all = line.text(|_| true);
        if is_row {
            self.row += 1;
        }
        if all.trim().is_empty() {
            return;
        }
        let name = if is_row {
            format!("表{}第{}行", self.tables, self.row)
        } else {
            self.paragraphs += 1;
            format!("第{}段", self.paragraphs)
        };
        let is_shown = |mark| matches!(mark, Mark::Plain | Mark::Inserted);
        let shown = line.text(is_shown);
        if !shown.trim().is_empty() {
            self.visible.push(&shown, &name);
        }
        for ((mark, _), told) in CONCEALED.iter().zip(&mut self.concealed) {
            let own = line.text(|other| other == *mark);
            if own.trim().is_empty() {
                continue;
            }
            told.push(&own, &name);
            // A number of which only the middle is hidden is whole within its line.
            let whole = line.text(|other| is_shown(other) || other == *mark);
            if *mark != Mark::Inserted && whole != own {
                told.push(&whole, &name);
            }
        }
    }

    /// Whether a text stands in a line that everybody sees.
    pub(super) fn shows(&self, text: &str) -> bool {
        self.visible.text.contains(text)
    }

    pub(super) fn push_into(self, dissection: &mut Dissection) -> Result<(), Unreadable> {
        let place = self.place;
        let push = |dissection: &mut Dissection, surface, told: Told| {
            dissection.push_lines(place, surface, told.text, Lines::Named(told.names))
        };
        push(dissection, self.surface, self.visible)?;
        debug_assert!(self.is_body || self.surface != Surface::Visible);
        for ((_, surface), told) in CONCEALED.iter().zip(self.concealed) {
            push(dissection, *surface, told)?;
        }
        Ok(())
    }
}
