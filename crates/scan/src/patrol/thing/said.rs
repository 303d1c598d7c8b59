//! What one page says by itself, kept until it is asked for.

use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::veil::{Realm, Veil, mix};
use std::ops::Range;

/// A finding on one page.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    /// Which way.
    pub(crate) pattern: Pattern,
    /// What it concerns, in words that may be shown.
    pub(crate) subject: String,
    /// Its passages.
    pub(crate) passages: Vec<Passage>,
    /// How bad.
    pub(crate) severity: Severity,
    /// A minor is concerned.
    pub(crate) is_minor: bool,
    /// `结论` behind the subject.
    pub(crate) exposure: String,
    /// Values or persons that remain possible.
    pub(crate) after: Option<u64>,
    /// `为何是同一人`.
    pub(crate) same_because: String,
    /// `后果`.
    pub(crate) consequence: String,
    /// `建议`.
    pub(crate) suggestion: String,
    /// `依据`.
    pub(crate) basis: &'static str,
}

/// A passage of the page.
#[derive(Debug, Clone)]
pub(crate) struct Passage {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it says, hashed.
    pub(crate) mark: u64,
    /// What it gives away, in words.
    pub(crate) shows: String,
    /// What it leaves possible.
    pub(crate) alone: Option<u64>,
}

impl Passage {
    /// The passage at these bytes.
    pub(crate) fn at(
        text: &str,
        span: &Range<usize>,
        veil: &Veil,
        shows: impl Into<String>,
        alone: Option<u64>,
    ) -> Self {
        let words = text.get(span.clone()).unwrap_or("");
        Self { span: bytes(span), mark: veil.hash(Realm::Words, words), shows: shows.into(), alone }
    }
}

/// Bytes of a text as kept.
pub(crate) fn bytes(span: &Range<usize>) -> Span {
    Span { start: span.start as u32, end: span.end as u32 }
}

/// `《重病救助名单》`, or what to call a page without a title.
pub(crate) fn title(page: &Page<'_>) -> String {
    let title = page.document.title.trim();
    if title.is_empty() { "该件".to_owned() } else { format!("《{}》", title.trim_matches(['《', '》'])) }
}

/// Most passages that a card quotes of one page.
pub(crate) const MOST_PASSAGES: usize = 12;

/// Finds what one page says by itself.
pub(crate) struct Alone<F>(pub(crate) F);

/// A [`Said`] and the group that it alone stands in.
pub(crate) struct Kept(u64, pub(crate) Box<Said>);

impl<F: Fn(&Page<'_>) -> Vec<Said> + Send + Sync + 'static> Detector for Alone<F> {
    type Record = Kept;
    const LEAST: usize = 1;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Kept>) {
        for said in (self.0)(page) {
            let id = page.veil.hash(Realm::Document, &*page.document.id);
            records.push(Kept(mix(0x5A, &[id, said.pattern as u64, records.len() as u64]), Box::new(said)));
        }
    }

    fn keys(&self, record: &Kept, keys: &mut Vec<u64>) {
        keys.push(record.0);
    }

    fn judge(&self, group: &[Member<'_, Kept>], drafts: &mut Vec<Draft>) {
        for member in group {
            let said = &*member.record.1;
            let piece = |passage: &Passage| Piece {
                leaf: member.leaf,
                span: passage.span,
                mark: passage.mark,
                shows: passage.shows.clone(),
                alone: passage.alone,
            };
            drafts.push(Draft {
                pattern: said.pattern,
                subject: Subject::Words(said.subject.clone()),
                pieces: said.passages.iter().map(piece).collect(),
                bits: CERTAIN,
                severity: said.severity,
                is_minor: said.is_minor,
                exposure: said.exposure.clone(),
                after: said.after,
                same_because: said.same_because.clone(),
                consequence: said.consequence.clone(),
                suggestion: said.suggestion.clone(),
                basis: said.basis,
            });
        }
    }
}
