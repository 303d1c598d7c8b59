//! Drafts become records: lines that go on are joined, sentences about several persons are parted.

use super::draft::{Draft, Drafts, Form};
use super::walk::{Sketch, Walked};
use crate::finding::Kind;
use crate::lexicon::Label;
use crate::mention::{Evidence, Mention, Reading, Record, RecordForm, Role, What};
use std::ops::Range;

/// The records of a text and what each mentions.
pub(super) fn records(text: &str, drafts: &Drafts, walked: Walked) -> Reading {
    let Walked { mentions, sketches } = walked;
    let mut groups = Groups { text, open: None, out: Reading { records: Vec::new(), mentions } };
    let mut from = 0;
    for (at, draft) in drafts.list.iter().enumerate() {
        let to = from
            + groups
                .out
                .mentions
                .get(from..)
                .unwrap_or_default()
                .iter()
                .take_while(|mention| mention.record == at as u32)
                .count();
        groups.add(draft, sketches.get(at).copied().unwrap_or_default(), from..to);
        from = to;
    }
    groups.close();
    let mut reading = groups.out;
    finish(&mut reading);
    reading
}

struct Open {
    span: Range<u32>,
    form: Form,
    mentions: Range<usize>,
    cells: u32,
    labels: u64,
    is_serial: bool,
    lines: u32,
}

struct Groups<'t> {
    text: &'t str,
    open: Option<Open>,
    out: Reading,
}

/// A record of lines set one below the other has at most so many.
const LINES: u32 = 24;

impl Groups<'_> {
    fn add(&mut self, draft: &Draft, sketch: Sketch, mentions: Range<usize>) {
        let cells = draft.cells.end - draft.cells.start;
        if let Some(open) = self.open.take() {
            if goes_on(&self.out.mentions, &open, draft, sketch, &mentions, cells) {
                self.open = Some(Open {
                    span: open.span.start..draft.span.end,
                    mentions: open.mentions.start..mentions.end,
                    cells: open.cells + cells,
                    labels: open.labels | bit(sketch.label),
                    is_serial: false,
                    lines: open.lines + 1,
                    form: open.form,
                });
                return;
            }
            self.open = Some(open);
            self.close();
        }
        self.open = Some(Open {
            span: draft.span.clone(),
            form: draft.form,
            mentions,
            cells,
            labels: bit(sketch.label),
            is_serial: sketch.is_serial,
            lines: 1,
        });
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let form = match open.form {
            Form::Row { table, row, .. } => RecordForm::Row { table, row },
            Form::Item => RecordForm::Item,
            Form::Line | Form::Clause => RecordForm::Clause,
        };
        let mentions = self.out.mentions.get(open.mentions.clone()).unwrap_or_default();
        let cuts = if open.lines == 1 && cells_are_prose(open.form) { cuts(self.text, mentions) } else { Vec::new() };
        let (mut span, mut from) = (open.span.clone(), open.mentions.start);
        for cut in cuts {
            let at = open.mentions.start + cut;
            let Some(start) = self.out.mentions.get(at).map(|mention| mention.span.start) else { continue };
            self.put(span.start..start, form, from..at);
            (span, from) = (start..open.span.end, at);
        }
        self.put(span, form, from..open.mentions.end);
    }

    fn put(&mut self, span: Range<u32>, form: RecordForm, mentions: Range<usize>) {
        let record = self.out.records.len() as u32;
        for mention in self.out.mentions.get_mut(mentions.clone()).unwrap_or_default() {
            mention.record = record;
        }
        let mentions = mentions.start as u32..mentions.end as u32;
        self.out.records.push(Record { span, form, mentions });
    }
}

fn cells_are_prose(form: Form) -> bool {
    matches!(form, Form::Clause | Form::Item | Form::Line)
}

fn bit(label: Option<Label>) -> u64 {
    label.map_or(0, |label| 1 << (label as u64 % 64))
}

/// Whether a draft goes on with the record before it.
fn goes_on(all: &[Mention], open: &Open, draft: &Draft, sketch: Sketch, mentions: &Range<usize>, cells: u32) -> bool {
    if draft.is_apart || open.lines >= LINES {
        return false;
    }
    let before = all.get(open.mentions.clone()).unwrap_or_default();
    let here = all.get(mentions.clone()).unwrap_or_default();
    let names = |mentions: &[Mention]| {
        mentions.iter().any(|mention| matches!(mention.what, What::Name(_)) && begins_record(mention.role))
    };
    match (open.form, draft.form) {
        (Form::Row { columns, .. }, Form::Row { .. } | Form::Line) if columns > 0 => {
            // A row of which a part slipped to the next line.
            open.cells < u32::from(columns)
                && open.cells + cells <= u32::from(columns)
                && !names(here)
                && !here.is_empty()
                && names(before)
        }
        (Form::Line | Form::Item, Form::Line) => lines_go_on(open, sketch, before, here, names),
        (Form::Row { .. } | Form::Clause, Form::Row { .. } | Form::Line)
        | (Form::Row { .. } | Form::Line | Form::Item | Form::Clause, Form::Item | Form::Clause)
        | (Form::Line | Form::Item, Form::Row { .. }) => false,
    }
}

fn lines_go_on(
    open: &Open,
    sketch: Sketch,
    before: &[Mention],
    here: &[Mention],
    names: impl Fn(&[Mention]) -> bool,
) -> bool {
    if let Some(label) = sketch.label {
        // `姓名：`, `性别：`, one below the other: the same label again begins the next person.
        return open.labels != 0 && open.labels & bit(Some(label)) == 0 && !(label.begins_person() && names(before));
    }
    if open.is_serial {
        return names(here);
    }
    // One cell a line: what belongs to a name stands below it.
    names(before) && !names(here) && !here.is_empty() && open.labels == 0 && !is_heading(here)
}

/// A line that says only what all lines below it share.
fn is_heading(here: &[Mention]) -> bool {
    here.iter().all(|mention| matches!(mention.what, What::Sensitive(_) | What::Moment { .. } | What::Kinship(_)))
}

/// Names in these roles belong to a record that another person began.
fn begins_record(role: Role) -> bool {
    match role {
        Role::Plain | Role::Child | Role::SoleTrader => true,
        Role::Switchboard | Role::LegalRepresentative | Role::Official | Role::Guardian => false,
    }
}

/// Where a sentence about several persons is parted: before each further name, if the person before has a number, a
/// birth or a sex of his own.
fn cuts(text: &str, mentions: &[Mention]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut has_name = false;
    let mut has_own = false;
    let mut is_kin = false;
    for (at, mention) in mentions.iter().enumerate() {
        match &mention.what {
            What::Name(_) if begins_record(mention.role) && !is_kin && !is_bracketed(text, mention.span.start) => {
                if has_name && has_own {
                    cuts.push(at);
                    has_own = false;
                }
                has_name = true;
            }
            What::ResidentId(_) | What::Mobile(_) | What::BankCard(_) | What::Derived { .. } | What::IsMale(_) => {
                has_own |= has_name;
            }
            What::Birth { .. } | What::Unit(_) | What::Age(_) => has_own |= has_name,
            What::Name(_)
            | What::Exact { .. }
            | What::Post(_)
            | What::Address { .. }
            | What::Sensitive(_)
            | What::DocumentNumber { .. }
            | What::Matter(_)
            | What::Moment { .. }
            | What::Spot(_)
            | What::Amount(_)
            | What::Kinship(_)
            | What::SecrecyMark
            | What::InternalMark => {}
        }
        is_kin = matches!(mention.what, What::Kinship(_));
    }
    cuts
}

/// Whether the text right before is an open bracket: a name in brackets belongs to what stands before.
fn is_bracketed(text: &str, at: u32) -> bool {
    text.get(..at as usize).is_some_and(|before| before.ends_with(['（', '(', '：', ':']) && !before.ends_with("：："))
        && text.get(..at as usize).is_some_and(|before| before.ends_with(['（', '(']))
}

/// What only the whole record tells: roles of numbers, and that a person is named beside them.
fn finish(reading: &mut Reading) {
    for record in &reading.records {
        let range = record.mentions.start as usize..record.mentions.end as usize;
        let Some(mentions) = reading.mentions.get_mut(range) else { continue };
        let has_name = mentions.iter().any(|mention| matches!(mention.what, What::Name(_)));
        let mut role = Role::Plain;
        for mention in mentions {
            match &mention.what {
                What::Name(_) => role = mention.role,
                What::ResidentId(_)
                | What::Mobile(_)
                | What::BankCard(_)
                | What::Exact { .. }
                | What::Derived { .. } => {
                    if mention.role == Role::Plain {
                        let is_landline = matches!(mention.what, What::Exact { kind: Kind::Landline, .. });
                        // `联系电话：010-…` with nobody named beside it is the office's.
                        mention.role = if is_landline && !has_name { Role::Switchboard } else { role };
                    }
                    if has_name && mention.evidence >= Evidence::Checked {
                        mention.evidence = Evidence::Named;
                    }
                }
                What::Unit(_)
                | What::Post(_)
                | What::Address { .. }
                | What::Birth { .. }
                | What::Age(_)
                | What::IsMale(_)
                | What::Sensitive(_)
                | What::DocumentNumber { .. }
                | What::Matter(_)
                | What::Moment { .. }
                | What::Spot(_)
                | What::Amount(_)
                | What::Kinship(_)
                | What::SecrecyMark
                | What::InternalMark => {}
            }
        }
    }
}
