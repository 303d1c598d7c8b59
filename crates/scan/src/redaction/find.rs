//! Finds facts of the kinds that are asked for in a text.

use super::suggest::Hit;
use crate::finding::Kind;
use crate::fold::Folded;
use crate::identifier::resident_id;
use crate::mask::is_whole;
use crate::mention::{Mention, Role, Sensitive, What};
use crate::reading::read;

/// What is found of some kinds, in order. The agency's own telephone is no fact to take out, whatever its kind.
pub fn find(text: &str, kinds: &[Kind]) -> Vec<Hit> {
    if kinds.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Hit> = read(text)
        .mentions
        .into_iter()
        .filter(|mention| mention.role != Role::Switchboard)
        .filter_map(|mention| {
            let kind = kinds_of(&mention).into_iter().flatten().find(|kind| kinds.contains(kind))?;
            Some(Hit { span: mention.span.start as usize..mention.span.end as usize, kind })
        })
        .collect();
    if kinds.contains(&Kind::IdCard) {
        hits.extend(resident_numbers(text));
    }
    hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
    hits.dedup_by(|later, earlier| later.span == earlier.span);
    hits
}

/// Every resident's number whatever stands around it, longer numbers that hold one included.
fn resident_numbers(text: &str) -> Vec<Hit> {
    let folded = Folded::new(text);
    let mut hits = Vec::new();
    let mut start = 0;
    for row in folded.as_str().split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let number = row.trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
        if number.as_bytes().windows(18).any(|number| resident_id::is_valid(number, None)) {
            hits.push(Hit { span: folded.original(start..start + number.len()), kind: Kind::IdCard });
        }
        start += row.len();
    }
    hits
}

/// As what a mention may be asked for; nothing of what is masked.
fn kinds_of(mention: &Mention) -> [Option<Kind>; 2] {
    let one = |kind| [Some(kind), None];
    match &mention.what {
        What::ResidentId(slots) if is_whole(slots) => one(Kind::IdCard),
        What::Mobile(slots) if is_whole(slots) => one(Kind::Mobile),
        What::BankCard(slots) if is_whole(slots) => one(Kind::BankCard),
        What::Exact { kind, .. } => one(*kind),
        What::Derived { kind, .. } => [Some(*kind), Some(Kind::IdCard)],
        What::Name(name) if !name.contains(['*', '…']) => one(Kind::NameWithContext),
        What::Address { .. } => one(Kind::Address),
        What::Sensitive(Sensitive::Health) => one(Kind::Health),
        What::Sensitive(Sensitive::Finance) => one(Kind::Finance),
        What::Sensitive(Sensitive::Minor) => one(Kind::Minor),
        What::SecrecyMark => one(Kind::SecrecyMark),
        What::InternalMark => one(Kind::InternalMark),
        What::ResidentId(_)
        | What::Mobile(_)
        | What::BankCard(_)
        | What::Name(_)
        | What::Sensitive(Sensitive::Sanction | Sensitive::Vulnerable)
        | What::Unit(_)
        | What::Post(_)
        | What::Birth { .. }
        | What::Age(_)
        | What::IsMale(_)
        | What::DocumentNumber { .. }
        | What::Matter(_)
        | What::Moment { .. }
        | What::Spot(_)
        | What::Amount(_)
        | What::Kinship(_) => [None, None],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_is_found_as_written() {
        for (text, kinds, expected) in [
            (
                "证号１１０１０８１９０００３０７１２３７，",
                &[Kind::IdCard][..],
                vec!["１１０１０８１９０００３０７１２３７"],
            ),
            // Mistyped by one digit it is still as good as the number.
            ("110108190003071236", &[Kind::IdCard], vec!["110108190003071236"]),
            ("证号110108********1237", &[Kind::IdCard], vec![]),
            ("电话13800138000", &[Kind::IdCard], vec![]),
            ("张某电话138-0013-8000", &[Kind::Mobile], vec!["138-0013-8000"]),
        ] {
            let found: Vec<&str> =
                find(text, kinds).into_iter().map(|hit| text.get(hit.span).unwrap_or_default()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
