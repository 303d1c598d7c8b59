//! `发布前扫描`: what a text says that should not leave, as an experienced clerk would mark it.
//!
//! It is the role that is public, never the value: the office's telephone, the legal representative of a licence, the
//! person in charge of a case stand in notices by law; the same number beside a private person does not.

mod excerpt;
mod identity;
mod line;
mod number;
mod person;
mod scattered;

use crate::finding::{Finding, Kind, Severity};
use crate::mention::{Mention, Reading, Sensitive, What};
use crate::reading;
use crate::residual::Prior;
use jiff::civil::Date;
use std::ops::Range;

/// How a text is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// A number with a day of birth behind today is nobody's. Without a day, any date counts.
    pub today: Option<Date>,
    /// What is possible where nothing is shown; said with every count.
    pub prior: Prior,
    /// A masked number that leaves so many candidates or fewer is as good as open. A convention of this system.
    pub few_candidates: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { today: None, prior: Prior::default(), few_candidates: 50 }
    }
}

/// A finding and the bytes of the text that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What was found.
    pub finding: Finding,
}

/// Scans a text; places are lines of it.
pub fn scan(text: &str, settings: &Settings) -> Vec<Finding> {
    scan_spans(text, settings).into_iter().map(|found| found.finding).collect()
}

/// Scans a text that stands in a file: with the bytes of each finding, so that the file can say where they are.
pub fn scan_spans(text: &str, settings: &Settings) -> Vec<Found> {
    let reading = reading::read(text);
    let mut judge = Judge { text, settings, lines: line::Lines::new(text), found: Vec::new() };
    let heading = heading(text, &reading);
    for record in &reading.records {
        let range = record.mentions.start as usize..record.mentions.end as usize;
        let mentions = reading.mentions.get(range).unwrap_or_default();
        if !mentions.is_empty() {
            judge.record(&Context { mentions, heading });
        }
    }
    judge.scattered();
    judge.found
}

/// A record under judgement.
struct Context<'r> {
    mentions: &'r [Mention],
    /// What the heading over the list says of everybody in it.
    heading: Option<Sensitive>,
}

struct Judge<'t> {
    text: &'t str,
    settings: &'t Settings,
    lines: line::Lines<'t>,
    found: Vec<Found>,
}

impl Judge<'_> {
    fn record(&mut self, context: &Context<'_>) {
        let from = self.found.len();
        for mention in context.mentions {
            self.mention(context, mention);
        }
        person::judge(self, context);
        if let Some(found) = self.found.get_mut(from..) {
            found.sort_by_key(|found| found.span.start);
        }
    }

    fn mention(&mut self, context: &Context<'_>, mention: &Mention) {
        match &mention.what {
            What::ResidentId(slots) => identity::judge(self, context, mention, slots),
            What::Derived { kind, resident_id } => identity::derived(self, mention, *kind, resident_id),
            What::Mobile(slots) => number::mobile(self, mention, slots),
            What::BankCard(slots) => number::card(self, mention, slots),
            What::Exact { kind, value } => number::exact(self, context, mention, *kind, value),
            What::DocumentNumber { .. } => number::document(self, mention),
            What::SecrecyMark => {
                let written = self.written(mention).to_owned();
                self.add(mention, Kind::SecrecyMark, Severity::Block, written, "带有国家秘密标志，未经解密不得公开（保密法第三十五条、政府信息公开条例第十四条）；确已解密的，由定密责任人确认后去除标志再公开");
            }
            What::InternalMark => self.internal(mention),
            What::Name(_)
            | What::Unit(_)
            | What::Post(_)
            | What::Address { .. }
            | What::Birth { .. }
            | What::Age(_)
            | What::IsMale(_)
            | What::Sensitive(_)
            | What::Matter(_)
            | What::Moment { .. }
            | What::Spot(_)
            | What::Amount(_)
            | What::Kinship(_) => {}
        }
    }

    fn internal(&mut self, mention: &Mention) {
        let written = self.written(mention).to_owned();
        let is_closed =
            ["不公开", "不予公开", "不得外传", "外传", "工作秘密"].iter().any(|word| written.contains(word));
        let (severity, reason) = if is_closed {
            (
                Severity::Block,
                "标注为不公开或不得外传，请先按发文时确定的公开属性办理；确需公开的，重新履行公开审查程序（政府信息公开条例第十七条）",
            )
        } else {
            (
                Severity::Review,
                "带有内部标志，请确认能否公开：内部事务信息、过程性信息可以不予公开（政府信息公开条例第十六条）；可以公开的，去除标志后再发",
            )
        };
        self.add(mention, Kind::InternalMark, severity, written, reason);
    }

    /// Numbers that the reading of records does not see as one.
    fn scattered(&mut self) {
        for (span, number) in scattered::find(self.text) {
            let is_told = self.found.iter().any(|found| {
                found.span.start < span.end
                    && span.start < found.span.end
                    && found.finding.kind != Kind::NameWithContext
            });
            if is_told {
                continue;
            }
            let finding = Finding {
                kind: Kind::IdCard,
                severity: Severity::Block,
                place: self.lines.place(span.start),
                excerpt: excerpt::number(&String::from_utf8_lossy(&number)),
                reason: identity::SCATTERED.to_owned(),
            };
            self.found.push(Found { span, finding });
        }
    }

    fn written(&self, mention: &Mention) -> &str {
        self.text.get(mention.span.start as usize..mention.span.end as usize).unwrap_or_default()
    }

    fn add(&mut self, mention: &Mention, kind: Kind, severity: Severity, excerpt: String, reason: impl Into<String>) {
        let span = mention.span.start as usize..mention.span.end as usize;
        let place = self.lines.place(span.start);
        self.found.push(Found { span, finding: Finding { kind, severity, place, excerpt, reason: reason.into() } });
    }
}

/// What a short heading among the first records says: `大病救助名单`.
fn heading(text: &str, reading: &Reading) -> Option<Sensitive> {
    let first = reading.records.iter().take(3).filter(|record| {
        let span = record.span.start as usize..record.span.end as usize;
        let line = text.get(span).unwrap_or_default();
        line.len() <= 120
            && !line.contains('。')
            && ["名单", "公示", "名册", "花名册", "公告", "表"].iter().any(|word| line.contains(word))
    });
    first
        .filter_map(|record| reading.mentions.get(record.mentions.start as usize..record.mentions.end as usize))
        .flatten()
        .find_map(|mention| match mention.what {
            What::Sensitive(sensitive @ (Sensitive::Health | Sensitive::Minor)) => Some(sensitive),
            _ => None,
        })
}

#[cfg(test)]
mod tests;
