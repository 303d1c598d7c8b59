//! From drafts to findings: one card where groups say the same, or where the same documents say it of several persons.

use super::card::{Evidence, Finding, Likelihood, Pattern, Residual, Severity};
use super::detector::{CERTAIN, Draft, Leaf, Piece, Span, Subject};
use super::excerpt;
use super::index::Texts;
use super::thing::is_whole_name;
use super::veil::{Map, Veil};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Passages quoted on a card; the rest is counted.
const QUOTED: usize = 40;

/// The documents, with one that is only being weighed.
#[derive(Clone, Copy)]
pub(crate) struct Leaves<'a> {
    /// Those held.
    pub(crate) held: &'a [Option<Leaf>],
    /// The one that comes.
    pub(crate) coming: Option<(u32, &'a Leaf)>,
}

impl<'a> Leaves<'a> {
    /// A document's id.
    pub(crate) fn id(&self, leaf: u32) -> &'a str {
        match self.coming {
            Some((number, coming)) if number == leaf => &coming.id,
            Some(_) | None => self.held.get(leaf as usize).and_then(Option::as_ref).map_or("", |leaf| &leaf.id),
        }
    }
}

/// What is needed to show a draft.
pub(crate) struct Show<'a> {
    /// Makes fingerprints.
    pub(crate) veil: &'a Veil,
    /// The least likely that is shown.
    pub(crate) least: Likelihood,
    /// Persons in the index.
    pub(crate) persons: usize,
    /// The documents.
    pub(crate) leaves: Leaves<'a>,
    /// Their texts.
    pub(crate) texts: &'a Texts<'a>,
}

/// How sure so many hundredths of a bit make a link among so many persons (at least a million, so that a small stock
/// does not make namesakes rare).
pub(crate) fn likelihood(bits: u32, persons: usize) -> Likelihood {
    let needed = (persons.max(1_000_000) as f64).log2() * 100.0;
    let bits = f64::from(bits);
    if bits >= needed + 700.0 {
        Likelihood::Confirmed
    } else if bits >= needed + 200.0 {
        Likelihood::Probable
    } else {
        Likelihood::Possible
    }
}

/// The print of a draft: the same while pattern, subject and pieces are the same.
pub(crate) fn fingerprint(draft: &Draft, veil: &Veil, leaves: Leaves<'_>) -> u128 {
    let pieces: BTreeSet<(&str, u64)> = draft.pieces.iter().map(|piece| (leaves.id(piece.leaf), piece.mark)).collect();
    veil.print((draft.pattern, subject_mark(&draft.subject), pieces))
}

fn subject_mark(subject: &Subject) -> (u64, &str) {
    match subject {
        Subject::Person { mark, .. } => (*mark, ""),
        Subject::Words(words) => (0, words),
    }
}

/// A draft with what is compared of it.
struct Known<'a> {
    draft: Draft,
    print: u128,
    likelihood: Likelihood,
    /// Documents and marks of its pieces.
    pieces: BTreeSet<(&'a str, u64)>,
}

impl<'a> Known<'a> {
    fn documents(&self) -> BTreeSet<&'a str> {
        self.pieces.iter().map(|(document, _)| *document).collect()
    }

    /// What decides which of two drafts with one print is shown; nothing in it depends on numbers of documents.
    fn rank<'b>(&'b self, leaves: Leaves<'b>) -> impl Ord + use<'a, 'b> {
        let draft = &self.draft;
        let at = match &draft.subject {
            Subject::Person { leaf, span, .. } => (leaves.id(*leaf), *span),
            Subject::Words(_) => ("", Span::default()),
        };
        let spans: Vec<_> = draft.pieces.iter().map(|piece| (leaves.id(piece.leaf), piece.span)).collect();
        let words = (&draft.exposure, &draft.same_because, &draft.consequence, &draft.suggestion);
        (draft.bits, draft.severity, draft.is_minor, draft.after, words, Reverse((at, spans)))
    }
}

/// The findings that drafts come to, worst first.
pub(crate) fn findings(drafts: Vec<Draft>, show: &Show<'_>) -> Vec<Finding> {
    let mut by_print: BTreeMap<u128, Known<'_>> = BTreeMap::new();
    for mut draft in drafts {
        let likelihood = likelihood(draft.bits, show.persons);
        if likelihood < show.least {
            continue;
        }
        draft.pieces.sort_by_key(|piece| (show.leaves.id(piece.leaf), piece.span, piece.mark));
        draft.pieces.dedup_by_key(|piece| (piece.leaf, piece.mark));
        let print = fingerprint(&draft, show.veil, show.leaves);
        let pieces = draft.pieces.iter().map(|piece| (show.leaves.id(piece.leaf), piece.mark)).collect();
        let known = Known { draft, print, likelihood, pieces };
        match by_print.get(&print) {
            Some(held) if held.rank(show.leaves) >= known.rank(show.leaves) => {}
            Some(_) | None => {
                by_print.insert(print, known);
            }
        }
    }
    let mut cards: Cards<'_> = BTreeMap::new();
    for known in unswallowed(by_print) {
        let own = match known.draft.subject {
            Subject::Person { .. } => 0,
            Subject::Words(_) => known.print,
        };
        cards.entry((known.draft.pattern, known.documents(), own)).or_default().push(known);
    }
    on_one_card(&mut cards);
    let mut findings: Vec<Finding> =
        cards.into_iter().map(|((_, documents, _), group)| card(&documents, group, show)).collect();
    findings.sort_by(|one, other| {
        let key = |finding: &Finding| (Reverse(finding.severity), finding.pattern, Reverse(finding.likelihood));
        key(one).cmp(&key(other)).then_with(|| {
            (&one.documents, &one.subject, &one.fingerprint).cmp(&(
                &other.documents,
                &other.subject,
                &other.fingerprint,
            ))
        })
    });
    findings
}

type Cards<'a> = BTreeMap<(Pattern, BTreeSet<&'a str>, u128), Vec<Known<'a>>>;

/// One publication's surfaces are mended together: what lives on in some of them goes on the card of those that hold
/// most.
fn on_one_card(cards: &mut Cards<'_>) {
    let keys: Vec<_> = cards.keys().filter(|(pattern, ..)| *pattern == Pattern::L20).cloned().collect();
    for key in &keys {
        let larger = keys
            .iter()
            .filter(|other| key.2 == 0 && other.2 == 0 && key.1.len() < other.1.len() && key.1.is_subset(&other.1));
        let Some(larger) = larger.max_by_key(|other| (other.1.len(), &other.1)) else { continue };
        if let Some(group) = cards.remove(key) {
            cards.entry(larger.clone()).or_default().extend(group);
        }
    }
}

/// Without drafts whose pieces are all in another one of the same pattern and subject: it says more.
fn unswallowed(by_print: BTreeMap<u128, Known<'_>>) -> Vec<Known<'_>> {
    let mut by_subject: Map<u64, Vec<Known<'_>>> = Map::default();
    let mut rest = Vec::new();
    for known in by_print.into_values() {
        match known.draft.subject {
            Subject::Person { mark, .. } => by_subject.entry(mark).or_default().push(known),
            Subject::Words(_) => rest.push(known),
        }
    }
    for mut group in by_subject.into_values() {
        let swallowed: Vec<bool> = group
            .iter()
            .map(|one| {
                group.iter().any(|other| {
                    one.draft.pattern == other.draft.pattern
                        && one.pieces.len() < other.pieces.len()
                        && one.pieces.is_subset(&other.pieces)
                })
            })
            .collect();
        let mut swallowed = swallowed.into_iter();
        group.retain(|_| !swallowed.next().unwrap_or(false));
        rest.extend(group);
    }
    rest
}

/// One card of drafts of one pattern and the same documents.
fn card(documents: &BTreeSet<&str>, mut group: Vec<Known<'_>>, show: &Show<'_>) -> Finding {
    group.sort_by(|one, other| {
        let key = |known: &Known<'_>| (Reverse(known.draft.severity), known.draft.after, known.print);
        key(one).cmp(&key(other))
    });
    let texts: BTreeMap<&str, String> =
        documents.iter().filter_map(|id| (show.texts)(id).map(|text| (*id, text))).collect();
    let persons = group.iter().map(|known| subject_mark(&known.draft.subject)).collect::<BTreeSet<_>>().len();
    let names: Vec<&str> = group.iter().filter_map(|known| name(&known.draft.subject, &texts, show)).collect();
    let mut pieces: Vec<&Piece> = group.iter().flat_map(|known| &known.draft.pieces).collect();
    pieces.sort_by_key(|piece| (show.leaves.id(piece.leaf), piece.span, piece.mark));
    pieces.dedup_by_key(|piece| (piece.leaf, piece.span, piece.mark));
    let evidence = pieces.iter().take(QUOTED).map(|piece| {
        let id = show.leaves.id(piece.leaf);
        evidence(id, piece, texts.get(id).map(String::as_str), &names)
    });
    let evidence = evidence.collect();
    let prints: Vec<u128> = group.iter().map(|known| known.print).collect();
    let print = if let [only] = prints[..] { only } else { show.veil.print(&prints) };
    let Some(first) = group.first().map(|known| &known.draft) else { return nothing() };
    let who = match &first.subject {
        Subject::Words(words) => words.clone(),
        Subject::Person { .. } => {
            let who = names.first().map_or_else(|| "某人".to_owned(), |name| excerpt::masked_name(name));
            if persons > 1 { format!("{who}等{persons}人") } else { who }
        }
    };
    let (severity, why) = raised(&group, persons, documents.len());
    Finding {
        pattern: first.pattern,
        severity,
        likelihood: group.iter().map(|known| known.likelihood).min().unwrap_or(Likelihood::Possible),
        exposure: format!("{who}{}", first.exposure),
        subject: who,
        documents: documents.iter().map(|id| (*id).to_owned()).collect(),
        residual: first
            .after
            .map(|after| Residual { before: first.pieces.iter().filter_map(|piece| piece.alone).collect(), after }),
        evidence,
        same_because: first.same_because.clone(),
        consequence: format!("{}{why}", first.consequence),
        suggestion: first.suggestion.clone(),
        basis: first.basis.to_owned(),
        fingerprint: format!("{print:032x}"),
    }
}

/// `严重程度`: the worst of the rows, one step higher for a minor, for a hundred persons, or where one page holds all.
fn raised(group: &[Known<'_>], persons: usize, documents: usize) -> (Severity, String) {
    let worst = group.iter().map(|known| known.draft.severity).max().unwrap_or(Severity::Note);
    let mut why = Vec::new();
    if group.iter().any(|known| known.draft.is_minor) {
        why.push("涉及未成年人");
    }
    if persons >= 100 {
        why.push("涉及一百人以上");
    }
    if documents == 1 && group.iter().any(|known| known.draft.pieces.len() > 1 && known.draft.bits != CERTAIN) {
        why.push("各处同在一页");
    }
    if why.is_empty() {
        return (worst, String::new());
    }
    let higher = match worst {
        Severity::Note => Severity::Moderate,
        Severity::Moderate => Severity::Serious,
        Severity::Serious | Severity::Severe => Severity::Severe,
    };
    let words = if higher == worst { "" } else { "，严重程度上调一级" };
    (higher, format!("（{}{words}）", why.join("、")))
}

fn name<'t>(subject: &Subject, texts: &'t BTreeMap<&str, String>, show: &Show<'_>) -> Option<&'t str> {
    match subject {
        Subject::Words(_) => None,
        Subject::Person { leaf, span, .. } => {
            texts.get(show.leaves.id(*leaf))?.get(span.start as usize..span.end as usize)
        }
    }
}

fn evidence(id: &str, piece: &Piece, text: Option<&str>, names: &[&str]) -> Evidence {
    let named = |text: &str| {
        let mut names = names.to_vec();
        names.extend(names_in(line_of(text, piece.span)));
        excerpt::quote(text, piece.span, &names)
    };
    let quote = text.map(named).unwrap_or_default();
    let mut shows = quote.line.map(|line| format!("第{line}行")).unwrap_or_default();
    if !piece.shows.is_empty() {
        shows = if shows.is_empty() { piece.shows.clone() } else { format!("{shows}，{}", piece.shows) };
    }
    Evidence { document: id.to_owned(), start: quote.start, end: quote.end, excerpt: quote.excerpt, shows }
}

/// The line that a passage stands on.
fn line_of(text: &str, span: Span) -> &str {
    let before = text.get(..span.start as usize).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end =
        text.get(span.end as usize..).and_then(|rest| rest.find('\n')).map_or(text.len(), |at| span.end as usize + at);
    text.get(before..end).unwrap_or_default()
}

/// Names that stand alone on a line, between marks or behind a role: a card shows none but its subject's, masked.
fn names_in(line: &str) -> impl Iterator<Item = &str> {
    const ROLES: &[&str] =
        &["监护人", "负责人", "联系人", "当事人", "申请人", "代理人", "经办人", "户主", "学生", "父亲", "母亲", "姓名"];
    line.split(|mark: char| !mark.is_alphanumeric() && mark != '*')
        .map(|word| ROLES.iter().find_map(|role| word.strip_prefix(role)).unwrap_or(word))
        .filter(|word| is_whole_name(word))
}

/// What an empty group would be; groups are never empty.
fn nothing() -> Finding {
    Finding {
        pattern: Pattern::L01,
        severity: Severity::Note,
        likelihood: Likelihood::Possible,
        subject: String::new(),
        documents: Vec::new(),
        exposure: String::new(),
        residual: None,
        evidence: Vec::new(),
        same_because: String::new(),
        consequence: String::new(),
        suggestion: String::new(),
        basis: String::new(),
        fingerprint: String::new(),
    }
}
