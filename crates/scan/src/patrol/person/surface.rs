//! L20 `撤而未净`: a value masked or removed on the page lives on in another surface of the same publication.

use super::shape::{Number, Shape, number};
use crate::patrol::card::{Pattern, Severity};
use crate::patrol::detector::{CERTAIN, Detector, Draft, Member, Page, Piece, Span, Subject};
use crate::patrol::document::Surface;
use crate::patrol::people::Person;
use crate::patrol::veil::Realm;
use std::collections::BTreeMap;

/// See the module.
pub(crate) struct Surfaces;

/// A value on a surface of a publication; without value, the surface itself.
pub(crate) struct Shown {
    /// The publication, and the one that it took the place of.
    items: [u64; 2],
    what: Held,
    name: Option<(Shape, Span)>,
    at: Span,
}

enum Held {
    Surface,
    Number(Number),
    Name(Shape),
}

impl Detector for Surfaces {
    type Record = Shown;
    const HUB: usize = 4096;

    fn read(&self, page: &Page<'_>, records: &mut Vec<Shown>) {
        let document = page.document;
        if document.item.is_none() && document.replaces.is_none() && document.surface == Surface::Page {
            return;
        }
        let hash = |id: &str| page.veil.hash(Realm::Document, id);
        let own = hash(document.item.as_deref().unwrap_or(&document.id));
        let items = [own, document.replaces.as_deref().map_or(own, hash)];
        records.push(Shown { items, what: Held::Surface, name: None, at: Span::default() });
        for person in &page.people {
            let name = name(person, page);
            if let Some((shape, at)) = name {
                records.push(Shown { items, what: Held::Name(shape), name, at });
            }
            for mention in &person.said {
                let Some(number) = number(&mention.what, page) else { continue };
                records.push(Shown { items, what: Held::Number(number), name, at: Span::from(&mention.span) });
            }
        }
    }

    fn keys(&self, record: &Shown, keys: &mut Vec<u64>) {
        keys.extend(record.items);
    }

    fn judge(&self, group: &[Member<'_, Shown>], drafts: &mut Vec<Draft>) {
        let pages: Vec<_> = group.iter().filter(|member| member.document.surface == Surface::Page).collect();
        if pages.is_empty() || pages.len() == group.len() {
            return;
        }
        let mut alive: BTreeMap<u64, Vec<&Member<'_, Shown>>> = BTreeMap::new();
        for member in group.iter().filter(|member| member.document.surface != Surface::Page) {
            if let Some(whole) = whole(&member.record.what) {
                alive.entry(whole).or_default().push(member);
            }
        }
        for (value, living) in alive {
            if pages.iter().any(|page| whole(&page.record.what) == Some(value)) {
                continue;
            }
            let masked: Vec<&&Member<'_, Shown>> =
                pages.iter().filter(|page| is_mask_of(page.record, living[0].record)).collect();
            let is_number = matches!(living[0].record.what, Held::Number(_));
            // What a page never had is no sign: an attachment may say more than its page. What is drawn from the page
            // (search, feed, interface) and is not on it, was on it.
            let removed: Vec<&Member<'_, Shown>> =
                living.iter().copied().filter(|one| one.document.surface != Surface::Attachment).collect();
            if !masked.is_empty() {
                drafts.push(draft(masked.iter().map(|page| (**page, true)), &living, value));
            } else if is_number && !removed.is_empty() {
                let surfaces = pages.iter().filter(|page| matches!(page.record.what, Held::Surface));
                drafts.push(draft(surfaces.map(|page| (*page, false)), &removed, value));
            }
        }
    }
}

fn name(person: &Person<'_>, page: &Page<'_>) -> Option<(Shape, Span)> {
    person.name.zip(person.name()).map(|(mention, name)| (Shape::of(name, page.veil), Span::from(&mention.span)))
}

fn whole(what: &Held) -> Option<u64> {
    match what {
        Held::Surface => None,
        Held::Number(number) => number.whole(),
        Held::Name(shape) => shape.is_full().then_some(shape.full),
    }
}

fn is_mask_of(masked: &Shown, full: &Shown) -> bool {
    match (&masked.what, &full.what) {
        (Held::Number(masked), Held::Number(full)) => {
            masked.whole().is_none() && masked.agree(full).is_some_and(|bits| bits > 0)
        }
        (Held::Name(masked), Held::Name(full)) => !masked.is_full() && masked.first != 0 && masked.fits(*full),
        (Held::Surface | Held::Number(_) | Held::Name(_), _) => false,
    }
}

fn surface(surface: Surface) -> &'static str {
    match surface {
        Surface::Page => "网页",
        Surface::Attachment => "附件",
        Surface::Search => "搜索摘要",
        Surface::Api => "数据接口",
        Surface::Feed => "订阅源",
    }
}

fn draft<'a>(
    pages: impl Iterator<Item = (&'a Member<'a, Shown>, bool)>,
    living: &[&Member<'_, Shown>],
    value: u64,
) -> Draft {
    let first = living[0];
    let (thing, severity) = match &first.record.what {
        Held::Number(number) if number.is_resident_id() => (number.name(), Severity::Severe),
        Held::Number(number) => (number.name(), Severity::Serious),
        Held::Name(_) | Held::Surface => ("姓名", Severity::Serious),
    };
    let mut pieces: Vec<Piece> = pages
        .map(|(page, is_masked)| Piece {
            leaf: page.leaf,
            span: page.record.at,
            mark: if is_masked { 20 } else { 21 },
            shows: if is_masked { format!("网页上已隐去{thing}") } else { format!("网页上已无{thing}") },
            alone: None,
        })
        .collect();
    pieces.extend(living.iter().map(|member| Piece {
        leaf: member.leaf,
        span: member.record.at,
        mark: value,
        shows: format!("{}里仍是完整{thing}", surface(member.document.surface)),
        alone: None,
    }));
    let mut places: Vec<&str> = living.iter().map(|member| surface(member.document.surface)).collect();
    places.dedup();
    let places = places.join("、");
    Draft {
        pattern: Pattern::L20,
        subject: match first.record.name {
            Some((shape, span)) => Subject::Person { leaf: first.leaf, span, mark: shape.full },
            None => Subject::Words(format!("未署名的一项{thing}")),
        },
        pieces,
        bits: CERTAIN,
        severity,
        is_minor: false,
        exposure: format!("的{thing}网页上已隐去，{places}里仍可看到"),
        after: None,
        same_because: "同一公开事项的不同展示处，号码（姓名）与露出的各位一致".to_owned(),
        consequence: "撤而未净：凭旧附件、搜索摘要或者接口即可看到原文".to_owned(),
        suggestion: format!("{places}与网页同步更新，并请搜索引擎刷新快照；更新后各处均不再有完整{thing}"),
        basis: "《个人信息保护法》第四十七条、第五十七条；《政府信息公开条例》第十五条；规则L20",
    }
}
