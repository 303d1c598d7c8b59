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
    /// The number of the entry, alone on its first line.
    serial: Option<u32>,
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
            if goes_on(self.text, &self.out.mentions, &open, draft, sketch, &mentions, cells) {
                self.open = Some(Open {
                    span: open.span.start..draft.span.end,
                    mentions: open.mentions.start..mentions.end,
                    cells: open.cells + cells,
                    labels: open.labels | bit(sketch.label),
                    serial: open.serial,
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
            serial: sketch.serial,
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
fn goes_on(
    text: &str,
    all: &[Mention],
    open: &Open,
    draft: &Draft,
    sketch: Sketch,
    mentions: &Range<usize>,
    cells: u32,
) -> bool {
    if open.lines >= LINES {
        return false;
    }
    // Lines of labels may stand wide apart.
    let is_next_label = sketch
        .label
        .is_some_and(|label| open.labels != 0 && open.labels & bit(Some(label)) == 0 && !label.begins_person());
    if draft.is_apart && !is_next_label {
        return false;
    }
    let before = all.get(open.mentions.clone()).unwrap_or_default();
    let here = all.get(mentions.clone()).unwrap_or_default();
    let is_short = draft.span.end - draft.span.start <= 45;
    // Whether the line below says something of a person and names nobody.
    let below = here.first().map_or(u32::MAX, |mention| mention.record + 1);
    let rest = all.get(mentions.end..).unwrap_or_default();
    let mut next = rest.iter().take_while(|mention| mention.record == below).peekable();
    let next_tells = next.peek().is_some()
        && next.all(|mention| {
            is_number(mention) || matches!(mention.what, What::IsMale(_) | What::Birth { .. } | What::Post(_))
        });
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
        (Form::Line | Form::Item, Form::Line) => lines_go_on(open, sketch, before, here, names, (is_short, next_tells)),
        // A row that goes on in the next line: `张三　某站` and below it `110108********1237　800元`.
        (Form::Row { .. }, Form::Row { .. })
            if sketch.label.is_none()
                && names(before)
                && !names(here)
                && here.iter().any(is_number)
                && !before.iter().any(is_number) =>
        {
            open.lines == 1
        }
        (Form::Item, Form::Item) | (Form::Row { .. }, Form::Row { .. }) => {
            sketch.label.is_some() && lines_go_on(open, sketch, before, here, names, (is_short, next_tells))
        }
        (Form::Clause, Form::Clause) => clause_goes_on(text, open, draft, before, here, names),
        (Form::Row { .. } | Form::Clause, Form::Line)
        | (Form::Row { .. } | Form::Line | Form::Clause, Form::Item)
        | (Form::Row { .. } | Form::Line | Form::Item, Form::Clause)
        | (Form::Line | Form::Item | Form::Clause, Form::Row { .. }) => false,
    }
}

/// `张三；男；某站；…` and `张三，某站教师。男，生于1905年8月。`: what is said without a subject of its own is said of the
/// one before, unless he has it already.
fn clause_goes_on(
    text: &str,
    open: &Open,
    draft: &Draft,
    before: &[Mention],
    here: &[Mention],
    names: impl Fn(&[Mention]) -> bool,
) -> bool {
    let Some(first) = here.first() else { return false };
    if !names(before) || names(here) || here.iter().any(|mention| matches!(mention.what, What::Name(_))) {
        return false;
    }
    let gap = text.get(open.span.end as usize..draft.span.start as usize).unwrap_or("\n");
    let is_fact = |mention: &Mention| {
        matches!(
            mention.what,
            What::IsMale(_)
                | What::Birth { .. }
                | What::ResidentId(_)
                | What::Mobile(_)
                | What::BankCard(_)
                | What::Unit(_)
                | What::Post(_)
                | What::Address { .. }
                | What::Age(_)
        )
    };
    let is_new = here.iter().all(|one| {
        !is_fact(one)
            || before.iter().all(|other| std::mem::discriminant(&one.what) != std::mem::discriminant(&other.what))
    });
    let is_listed = text.get(..open.span.end as usize).is_some_and(|before| before.ends_with(['；', ';']));
    let starts = first.span.start <= draft.span.start + '生'.len_utf8() as u32 * 2;
    let begins = starts && matches!(first.what, What::IsMale(_) | What::Birth { .. });
    let is_short = draft.span.end - draft.span.start <= 90;
    let is_part = is_listed && is_short && starts && is_fact(first);
    gap.trim().is_empty() && !gap.contains('\n') && is_new && (begins || is_part)
}

fn lines_go_on(
    open: &Open,
    sketch: Sketch,
    before: &[Mention],
    here: &[Mention],
    names: impl Fn(&[Mention]) -> bool,
    (is_short, next_tells): (bool, bool),
) -> bool {
    if let Some(label) = sketch.label {
        // `姓名：`, `性别：`, one below the other: the same label again begins the next person.
        return open.labels != 0 && open.labels & bit(Some(label)) == 0 && !(label.begins_person() && names(before));
    }
    // `1` and the cells of the entry below it, to the next number.
    if let Some(serial) = open.serial {
        let is_next = sketch.serial == Some(serial + 1);
        return !is_next && (names(before) || names(here) || !here.is_empty()) && !(names(before) && names(here));
    }
    if open.labels != 0 || has_twice(before, here) {
        return false;
    }
    if names(before) {
        // One cell a line: what belongs to a name stands below it, cells that say nothing to us between.
        let says_when = here.iter().any(|mention| matches!(mention.what, What::Moment { .. }));
        let is_heading = !here.is_empty() && is_heading(here) && (open.lines < 2 || says_when);
        return !names(here) && !is_heading && (!here.is_empty() || is_short);
    }
    // Or above it: a number first, or a unit whose line is followed by a name and more of that person.
    let begins_with_number = before.first().is_some_and(is_number);
    let is_unit = open.lines == 1 && before.len() == 1 && before.iter().all(|one| matches!(one.what, What::Unit(_)));
    if names(here) {
        return here.len() <= 2 && open.lines <= 6 && (begins_with_number || is_unit && next_tells);
    }
    begins_with_number && open.lines <= 6 && (!here.is_empty() || is_short) && !is_office(here)
}

/// A number that one person has.
fn is_number(mention: &Mention) -> bool {
    matches!(mention.what, What::ResidentId(_) | What::Mobile(_) | What::BankCard(_))
}

fn is_office(here: &[Mention]) -> bool {
    here.iter().any(|mention| mention.role == Role::Switchboard || matches!(mention.what, What::Moment { .. }))
}

/// Whether a line says again what one person has once: it begins the next entry.
fn has_twice(before: &[Mention], here: &[Mention]) -> bool {
    let is_single = |mention: &Mention| {
        is_number(mention)
            || matches!(mention.what, What::Unit(_) | What::IsMale(_) | What::Birth { .. } | What::Age(_))
    };
    here.iter()
        .filter(|one| is_single(one))
        .any(|one| before.iter().any(|other| std::mem::discriminant(&one.what) == std::mem::discriminant(&other.what)))
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
    // Where what is said again begins: it is said of the next name.
    let (mut has, mut again) = (0, None);
    for (at, mention) in mentions.iter().enumerate() {
        let single = mention.what.single();
        if has_name && has & single != 0 {
            again = again.or(Some(at));
        }
        has |= single;
        match &mention.what {
            What::Name(_)
                if begins_record(mention.role)
                    && !is_kin
                    && !is_bracketed(text, mention.span.start)
                    && !is_before_kin(mentions, at) =>
            {
                if has_name && has_own {
                    let from = again.take().unwrap_or(at);
                    cuts.push(from);
                    has_own = false;
                    has = mentions.get(from..at).unwrap_or_default().iter().fold(0, |has, one| has | one.what.single());
                }
                again = None;
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

/// `系王示例之子女`: somebody of whom only the kinship is told.
fn is_before_kin(mentions: &[Mention], at: usize) -> bool {
    let (Some(name), Some(next)) = (mentions.get(at), mentions.get(at + 1)) else { return false };
    matches!(&next.what, What::Kinship(word) if word.starts_with('之')) && next.span.start == name.span.end
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
