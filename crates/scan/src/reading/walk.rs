//! A draft walked once, cell by cell and field by field: numbers first, then units, places, names and attributes.

use super::draft::{Cell, Draft, Drafts, Form, is_link};
use super::mark::Sign;
use super::number::{self, Number, Place};
use super::run::Runs;
use super::state::{dated, is_long_ago};
use super::{matter, person, unit};
use crate::lexicon::{Hit, Label, WordKind};
use crate::mention::{Evidence, Mention, Role, What};
use crate::name::{DELIMITER, HAN, signs, table};
use smallvec::SmallVec;
use std::ops::Range;

/// What joining needs to know of a draft beside its mentions.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sketch {
    /// The label it begins with.
    pub(super) label: Option<Label>,
    /// The number of an entry, alone on its line: `1`, `（2）`, `第3名`.
    pub(super) serial: Option<u32>,
}

pub(super) struct Walked {
    /// In order; [`Mention::record`] is the index of the draft.
    pub(super) mentions: Vec<Mention>,
    pub(super) sketches: Vec<Sketch>,
}

/// Walks all drafts.
pub(super) fn mentions(text: &str, hits: &[Hit], runs: &Runs, drafts: &Drafts, signs: Vec<Sign>) -> Walked {
    let mentions = Vec::with_capacity(runs.list.len() * 2 + drafts.list.len());
    let mut walked = Walked { mentions, sketches: Vec::with_capacity(drafts.list.len()) };
    let (mut hit, mut run) = (0, 0);
    let mut signs = signs.into_iter().peekable();
    for (at, draft) in drafts.list.iter().enumerate() {
        let from = walked.mentions.len();
        let cells = drafts.cells.get(draft.cells.start as usize..draft.cells.end as usize).unwrap_or_default();
        let mut walker = Walker {
            text,
            hits,
            near: &[],
            runs,
            draft,
            record: at as u32,
            chain: None,
            spare: None,
            spare_birth: None,
            out: &mut walked.mentions,
        };
        hit = walker.walk(cells, hit, &mut run);
        while let Some(sign) = signs.next_if(|sign| sign.span.start < draft.span.end as usize) {
            // What stands between two drafts, a header row, is no record's.
            if sign.span.start >= draft.span.start as usize {
                walker.add_sign(sign, from);
            }
        }
        walked.sketches.push(walker.sketch(hits.get(hit..).unwrap_or_default()));
        if let Some(found) = walked.mentions.get_mut(from..) {
            found.sort_by_key(|mention| (mention.span.start, mention.span.end));
        }
    }
    walked
}

/// A field: what stands between two delimiters of a cell.
pub(super) struct Field<'t> {
    pub(super) span: Range<usize>,
    pub(super) text: &'t str,
    /// Words in it.
    pub(super) hits: &'t [Hit],
    /// Numbers and runs in it: bytes that are taken.
    pub(super) taken: SmallVec<[Range<usize>; 4]>,
    /// The delimiter before and behind; none at the edge of the cell.
    pub(super) before: Option<char>,
    pub(super) behind: Option<char>,
    /// What the column header says.
    pub(super) column: Option<Label>,
}

pub(super) struct Walker<'t, 'o> {
    pub(super) text: &'t str,
    pub(super) hits: &'t [Hit],
    /// Those of the draft.
    near: &'t [Hit],
    runs: &'t Runs,
    pub(super) draft: &'t Draft,
    pub(super) record: u32,
    /// A list of names that goes on: the role of its label and where the last name ended.
    pub(super) chain: Option<(Role, usize)>,
    /// A word in the place of a name (`高明`): taken for one if the draft has a person's number and no other name.
    pub(super) spare: Option<Range<usize>>,
    /// A date alone in a cell, long ago: a birth if the row says the sex of a person.
    pub(super) spare_birth: Option<usize>,
    pub(super) out: &'o mut Vec<Mention>,
}

impl<'t> Walker<'t, '_> {
    fn walk(&mut self, cells: &[Cell], mut hit: usize, run: &mut usize) -> usize {
        while self.hits.get(hit).is_some_and(|hit| hit.start < self.draft.span.start) {
            hit += 1;
        }
        let first = hit;
        let end = self.ahead(hit, |found| found.start < self.draft.span.end);
        self.near = self.hits.get(first..end).unwrap_or_default();
        for cell in cells {
            let span = cell.span.start as usize..cell.span.end as usize;
            while self.hits.get(hit).is_some_and(|found| (found.start as usize) < span.start) {
                hit += 1;
            }
            let to = self.ahead(hit, |found| (found.start as usize) < span.end);
            while self.runs.list.get(*run).is_some_and(|found| (found.start as usize) < span.start) {
                *run += 1;
            }
            let runs = *run..self.runs_until(*run, span.end);
            let numbers = self.numbers(cell, &runs);
            self.words(self.hits.get(hit..to).unwrap_or_default());
            self.fields(cell, hit..to, &runs, &numbers);
            hit = to;
        }
        self.settle_spare();
        first
    }

    /// A number found by its own sign gives way to one that the record tells, unless that one only looks so.
    fn add_sign(&mut self, sign: Sign, from: usize) {
        let overlaps = |mention: &Mention| {
            (mention.span.start as usize) < sign.span.end && sign.span.start < mention.span.end as usize
        };
        let is_number = matches!(sign.what, What::Exact { .. });
        let own = self.out.get(from..).unwrap_or_default();
        // Told in words, and read by its column already.
        let is_same = |mention: &Mention| {
            overlaps(mention) && std::mem::discriminant(&mention.what) == std::mem::discriminant(&sign.what)
        };
        if own.iter().any(is_same) {
            return;
        }
        if is_number && own.iter().any(|mention| overlaps(mention) && holds_its_place(mention)) {
            return;
        }
        if is_number {
            let mut at = from;
            while at < self.out.len() {
                if self.out.get(at).is_some_and(|mention| overlaps(mention) && yields_its_place(mention)) {
                    self.out.remove(at);
                } else {
                    at += 1;
                }
            }
        }
        self.push(sign.span, sign.what, sign.evidence, sign.role);
    }

    fn settle_spare(&mut self) {
        self.settle_birth();
        let Some(spare) = self.spare.take() else { return };
        let own = || self.out.iter().rev().take_while(|mention| mention.record == self.record);
        let is_named = own().any(|mention| matches!(mention.what, What::Name(_)));
        let is_person = own().any(|mention| match &mention.what {
            What::ResidentId(_) | What::Mobile(_) | What::BankCard(_) | What::IsMale(_) | What::Birth { .. } => true,
            What::Unit(_) => mention.span.start as usize == spare.end + '（'.len_utf8(),
            _ => false,
        });
        if is_person && !is_named {
            let name = self.text.get(spare.clone()).unwrap_or_default().into();
            self.push(spare, What::Name(name), Evidence::Shape, Role::Plain);
        }
    }

    fn ahead(&self, from: usize, is_in: impl Fn(&Hit) -> bool) -> usize {
        from + self.hits.get(from..).unwrap_or_default().iter().take_while(|hit| is_in(hit)).count()
    }

    fn runs_until(&self, from: usize, end: usize) -> usize {
        let rest = self.runs.list.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|run| (run.start as usize) < end).count()
    }

    pub(super) fn push(&mut self, span: Range<usize>, what: What, evidence: Evidence, role: Role) {
        let span = span.start as u32..span.end as u32;
        self.out.push(Mention { span, record: self.record, what, evidence, role });
    }

    /// The label that stands right before, within the draft.
    pub(super) fn label_before(&self, at: usize) -> Option<Label> {
        let reach = self.near.partition_point(|hit| hit.end as usize <= at);
        let hit = self.near.get(reach.checked_sub(1)?)?;
        if hit.start < self.draft.span.start {
            return None;
        }
        let label = hit.word.label?;
        let before = self.text.get(..hit.start as usize)?.chars().next_back();
        if is_weak(label) && before.is_some_and(|c| signs(c) & HAN != 0) {
            return None;
        }
        let gap = self.text.get(hit.end as usize..at)?;
        let gap = match gap.trim_start().strip_prefix(['（', '(']) {
            // A remark behind the label: `联系电话（手机）：`.
            Some(remark) => remark.split_once(['）', ')']).map_or(remark, |(_, rest)| rest),
            None => gap,
        };
        (gap.len() <= 16 && gap.chars().all(is_link)).then_some(label)
    }

    /// Whether a bracket that opens here names a unit or a post before it closes.
    pub(super) fn is_office_next(&self, at: usize, rest: &str) -> bool {
        let close =
            rest.char_indices().take(40).find(|(_, c)| matches!(c, '）' | ')' | '。')).map(|(close, _)| at + close);
        let Some(close) = close else { return false };
        let from = self.near.partition_point(|hit| (hit.start as usize) < at);
        let inside = self.near.get(from..).unwrap_or_default().iter().take_while(|hit| (hit.end as usize) <= close);
        let is_office = |hit: &Hit| hit.word.is(WordKind::Unit) || hit.word.is(WordKind::Post);
        inside.into_iter().any(is_office)
    }

    /// `项目编号：BJ-2024-0012`: the label stands before letters that belong to the number.
    fn label_before_letters(&self, at: usize) -> Option<Label> {
        let line = self.text.get(self.draft.span.start as usize..at)?;
        let bare = line.trim_end_matches(|c: char| {
            c.is_ascii_alphabetic() || matches!(c, '-' | '/' | '（' | '(' | '〔' | '[' | '第')
        });
        if bare.len() == line.len() || line.len() - bare.len() > 24 {
            return None;
        }
        self.label_before(self.draft.span.start as usize + bare.len()).filter(|label| *label == Label::Matter)
    }

    fn numbers(&mut self, cell: &Cell, runs: &Range<usize>) -> SmallVec<[Range<usize>; 8]> {
        let mut taken = SmallVec::new();
        let mut at = runs.start;
        while at < runs.end {
            let Some(run) = self.runs.list.get(at) else { break };
            let start = run.start as usize;
            let told = number::trigger_before(self.text, start);
            let label = self
                .label_before(told.map_or(start, |told| told.at))
                .or_else(|| self.label_before_letters(start))
                .or(cell.label);
            if let Some(found) = told.and_then(|told| number::told(&told, run, self.runs.signs(run), label)) {
                taken.push(found.start..found.end);
                self.push(found.start..found.end, found.what, Evidence::Labelled, role_of(label));
                at += 1;
                continue;
            }
            let place = Place { text: self.text, runs: self.runs, at, to: runs.end, label };
            // `1903年7月` on its line is a birth; a letter is dated to the day.
            let is_cells = self.draft.form != Form::Clause;
            let found = dated(&place, is_cells)
                .or_else(|| matter::read(&place))
                .or_else(|| number::read(&place))
                .or_else(|| matter::small(&place));
            if let Some(found) = found {
                taken.push(found.start..found.end);
                at += found.runs.max(1);
                let evidence = labelled(&found, label);
                let role = if found.role == Role::Plain { role_of(label) } else { found.role };
                if is_cells && is_long_ago(&found) && self.is_whole_cell(cell, found.start..found.end) {
                    self.spare_birth = self.spare_birth.or(Some(self.out.len()));
                }
                self.push(found.start..found.end, found.what, evidence, role);
            } else {
                // Covers alone may be a name's.
                if run.digits > 0 {
                    taken.push(start..run.end as usize);
                }
                at += 1;
            }
        }
        taken
    }

    /// Whether nothing but delimiters stands around a number in its cell.
    fn is_whole_cell(&self, cell: &Cell, span: Range<usize>) -> bool {
        let is_end = |c: Option<char>| c.is_none_or(|c| signs(c) & DELIMITER != 0);
        let before = self.text.get(cell.span.start as usize..span.start).and_then(|before| before.chars().next_back());
        let behind = self.text.get(span.end..cell.span.end as usize).and_then(|behind| behind.chars().next());
        is_end(before) && is_end(behind)
    }

    /// Attributes that single words state.
    fn words(&mut self, hits: &[Hit]) {
        for hit in hits {
            let span = hit.start as usize..hit.end as usize;
            if let Some(sensitive) = hit.word.sensitive {
                self.push(span.clone(), What::Sensitive(sensitive), Evidence::Checked, Role::Plain);
            }
            if hit.word.is(WordKind::Kin) {
                let word = self.text.get(span.clone()).unwrap_or_default();
                self.push(span.clone(), What::Kinship(word.into()), Evidence::Checked, Role::Plain);
            }
            if hit.word.is(WordKind::Sex) {
                let is_male = self.text.get(span.clone()).is_some_and(|word| word.starts_with('男'));
                self.push(span, What::IsMale(is_male), Evidence::Checked, Role::Plain);
            }
        }
    }

    fn fields(&mut self, cell: &Cell, hits: Range<usize>, runs: &Range<usize>, numbers: &[Range<usize>]) {
        let cell_span = cell.span.start as usize..cell.span.end as usize;
        let slice = self.text.get(cell_span.clone()).unwrap_or_default();
        let (mut start, mut before) = (cell_span.start, None);
        let (mut hit, mut number) = (hits.start, 0);
        let table = table();
        let edges = slice
            .char_indices()
            .filter(|(_, c)| table.of(*c) & DELIMITER != 0)
            .map(|(at, c)| (cell_span.start + at, Some(c)));
        for (end, behind) in edges.chain([(cell_span.end, None)]) {
            if end > start {
                while hit < hits.end && self.hits.get(hit).is_some_and(|found| (found.start as usize) < start) {
                    hit += 1;
                }
                let to = self.ahead(hit, |found| (found.end as usize) <= end).min(hits.end).max(hit);
                while numbers.get(number).is_some_and(|taken| taken.end <= start) {
                    number += 1;
                }
                let rest = numbers.get(number..).unwrap_or_default();
                let taken = rest.iter().take_while(|taken| taken.start < end).cloned().collect();
                let text = self.text.get(start..end).unwrap_or_default();
                let found = self.hits.get(hit..to).unwrap_or_default();
                self.field(&Field { span: start..end, text, hits: found, taken, before, behind, column: cell.label });
            }
            start = end + behind.map_or(0, char::len_utf8);
            before = behind;
        }
        debug_assert!(runs.end >= runs.start);
    }

    fn field(&mut self, field: &Field<'t>) {
        if field.taken.iter().any(|taken| taken.start <= field.span.start && taken.end >= field.span.end) {
            return;
        }
        if let "男" | "女" | "性别男" | "性别女" | "性别为男" | "性别为女" = field.text {
            let is_male = field.text.ends_with('男');
            return self.push(field.span.clone(), What::IsMale(is_male), Evidence::Checked, Role::Plain);
        }
        let stated = self.label_before(field.span.start).or_else(|| label_before_inside(field)).or(field.column);
        self.illness(field, stated);
        let unit = self.unit(field, stated);
        let place = if unit.is_none() { self.place(field, stated) } else { None };
        self.posts(field, unit.as_ref(), stated);
        let used = unit.or(place);
        person::names(self, field, used.as_ref());
        if !self.spots(field, stated) && used.is_none() {
            self.somewhere(field);
        }
    }

    fn unit(&mut self, field: &Field<'_>, stated: Option<Label>) -> Option<Range<usize>> {
        if matches!(stated, Some(Label::Address | Label::Spot | Label::Village)) && field.behind != Some('：') {
            return None;
        }
        let is_cell = self.draft.form != Form::Clause || stated == Some(Label::Unit);
        let found = unit::find(self.text, &field.span, field.hits, is_cell);
        let whole = || {
            let is_stated = stated == Some(Label::Unit)
                && !field.hits.iter().any(|hit| hit.word.is(WordKind::Post))
                && field.text.chars().count() >= 3
                && field.hits.first().is_none_or(|hit| hit.word.label.is_none());
            is_stated.then(|| field.span.clone())
        };
        let span = found.or_else(whole)?;
        let name: String = self.text.get(span.clone())?.chars().filter(|c| !c.is_whitespace()).collect();
        let evidence = if stated == Some(Label::Unit) { Evidence::Labelled } else { Evidence::Shape };
        self.push(span.clone(), What::Unit(name.into()), evidence, Role::Plain);
        Some(span)
    }

    /// A post: all of a field, right behind a unit, or what a label announces.
    fn posts(&mut self, field: &Field<'_>, unit: Option<&Range<usize>>, stated: Option<Label>) {
        if stated == Some(Label::Post)
            && unit.is_none()
            && field.hits.first().is_none_or(|hit| hit.word.label.is_none())
            && field.text.len() <= 60
        {
            return self.push(field.span.clone(), What::Post(field.text.into()), Evidence::Labelled, Role::Plain);
        }
        // `岗位畜牧师`.
        if let Some(label) = field.hits.first().filter(|hit| hit.start as usize == field.span.start)
            && label.word.label == Some(Label::Post)
            && unit.is_none()
            && !label.word.is(WordKind::Post)
        {
            let start = label.end as usize;
            let post = self.text.get(start..field.span.end).unwrap_or_default();
            let post = post.trim_start_matches(['为', '是']);
            let start = field.span.end - post.len();
            if (6..=45).contains(&post.len()) && post.chars().all(|c| signs(c) & HAN != 0) {
                return self.push(start..field.span.end, What::Post(post.into()), Evidence::Labelled, Role::Plain);
            }
        }
        let behind = unit.and_then(|unit| Some((unit.end, self.text.get(unit.end..field.span.end)?)));
        if let Some((start, rest)) = behind.filter(|(_, rest)| unit::is_post(rest)) {
            let bare = rest.trim_start_matches(['原', '现', '任']);
            let start = start + rest.len() - bare.len();
            return self.push(start..field.span.end, What::Post(bare.into()), Evidence::Shape, Role::Plain);
        }
        let start = unit.map_or(field.span.start, |unit| unit.end);
        for hit in field.hits.iter().filter(|hit| hit.word.is(WordKind::Post) && hit.start as usize >= start) {
            let before = self.text.get(start..hit.start as usize).unwrap_or_default();
            let is_whole = hit.end as usize == field.span.end && (before.is_empty() || is_grade(before));
            if is_whole || unit.is_some() && before.len() <= 18 {
                let from = if is_whole { start } else { hit.start as usize };
                let post = self.text.get(from..hit.end as usize).unwrap_or_default();
                return self.push(from..hit.end as usize, What::Post(post.into()), Evidence::Shape, Role::Plain);
            }
        }
        if let Some(unit) = unit
            && let Some(post) = self.text.get(unit.end..field.span.end).filter(|tail| unit::is_post(tail))
        {
            self.push(unit.end..field.span.end, What::Post(post.into()), Evidence::Shape, Role::Plain);
        }
    }

    fn sketch(&self, hits: &[Hit]) -> Sketch {
        let span = self.draft.span.start as usize..self.draft.span.end as usize;
        let text = self.text.get(span.clone()).unwrap_or_default();
        // `2. 单位：…`, `【单位】…`
        let bare = text
            .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十（）()【[.．、 *·-".contains(c));
        let begins = span.end - bare.len();
        let first = hits.iter().find(|hit| hit.start as usize >= begins);
        let label = first.filter(|hit| hit.start as usize == begins).and_then(|hit| {
            let rest = text.get(hit.end as usize - span.start..)?;
            let is_label = rest.is_empty()
                || rest.trim_start().starts_with(['：', ':', '（', '|', '｜', '→', '=', '＝', '】', ']', '）'])
                || rest.starts_with([' ', '\n', '\t', '\u{3000}']);
            hit.word.label.filter(|_| is_label)
        });
        Sketch { label, serial: serial(text) }
    }
}

/// `1`, `02`, `（3）`, `第4名`, `5.` alone: the number of an entry.
fn serial(text: &str) -> Option<u32> {
    if text.len() > 18 {
        return None;
    }
    let bare =
        text.trim_matches(|c: char| matches!(c, '（' | '）' | '(' | ')' | '.' | '、' | '第' | '名' | '号' | '．'));
    let digits: String = bare.chars().map(|c| crate::fold::digit(c).map_or(c, char::from)).collect();
    if (1..=5).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().ok();
    }
    None
}

/// `一级`, `高级`, `科技处`: what may stand before a post in its field.
fn is_grade(before: &str) -> bool {
    before.len() <= 12 && (before.ends_with('级') || before.ends_with(['科', '处', '部', '室', '股', '副', '正']))
}

/// The role that a label gives to a number.
fn role_of(label: Option<Label>) -> Role {
    match label {
        Some(Label::OfficePhone | Label::OfficeEmail) => Role::Switchboard,
        Some(label) => label.person().unwrap_or(Role::Plain),
        None => Role::Plain,
    }
}

/// Whether the label announces what was found.
fn announces(label: Label, what: &What) -> bool {
    match what {
        What::ResidentId(_) => matches!(label, Label::Identity | Label::Social | Label::Credit | Label::Tax),
        What::Mobile(_) => matches!(label, Label::Mobile | Label::Phone | Label::OfficePhone),
        What::BankCard(_) => label == Label::Card,
        What::Exact { .. } | What::Derived { .. } | What::Matter(_) | What::DocumentNumber { .. } => true,
        What::Birth { .. } => label == Label::Birth,
        What::Age(_) => label == Label::Age,
        What::Amount(_) => label == Label::Amount,
        What::Moment { .. } => label == Label::Date,
        What::Name(_)
        | What::Unit(_)
        | What::Post(_)
        | What::Address { .. }
        | What::IsMale(_)
        | What::Sensitive(_)
        | What::Spot(_)
        | What::Kinship(_)
        | What::SecrecyMark
        | What::InternalMark => false,
    }
}

/// A label lifts what holds by itself; what fails its check stays a shape.
fn labelled(found: &Number, label: Option<Label>) -> Evidence {
    match (found.evidence, label) {
        (Evidence::Checked, Some(label)) if announces(label, &found.what) => Evidence::Labelled,
        (evidence, _) => evidence,
    }
}

/// The label that the field itself begins with: `住址海淀区…`.
fn label_before_inside(field: &Field<'_>) -> Option<Label> {
    field.hits.first().filter(|hit| hit.start as usize == field.span.start)?.word.label
}

/// Numbers that are surely what they were read as.
fn holds_its_place(mention: &Mention) -> bool {
    match mention.what {
        What::ResidentId(_) | What::Derived { .. } | What::BankCard(_) => mention.evidence >= Evidence::Checked,
        What::Mobile(_)
        | What::Exact { .. }
        | What::Matter(_)
        | What::DocumentNumber { .. }
        | What::Birth { .. }
        | What::Moment { .. } => true,
        What::Name(_)
        | What::Unit(_)
        | What::Post(_)
        | What::Address { .. }
        | What::Age(_)
        | What::IsMale(_)
        | What::Sensitive(_)
        | What::Spot(_)
        | What::Amount(_)
        | What::Kinship(_)
        | What::SecrecyMark
        | What::InternalMark => false,
    }
}

/// Numbers that only look like what they were read as.
fn yields_its_place(mention: &Mention) -> bool {
    matches!(mention.what, What::ResidentId(_) | What::Derived { .. } | What::BankCard(_) | What::Amount(_))
}

/// Labels that are also the ends of other words: `体育运动学校`.
fn is_weak(label: Label) -> bool {
    matches!(
        label,
        Label::Unit
            | Label::Village
            | Label::Note
            | Label::Post
            | Label::Degree
            | Label::SchoolClass
            | Label::Household
            | Label::Date
            | Label::Spot
            | Label::Reason
            | Label::Name
    )
}
