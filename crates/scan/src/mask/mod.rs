//! Numbers and names with parts hidden. A masked number is written in slots: a digit or letter that is shown, or `*`.
//!
//! Two masks of the same number add up: what one hides the other may show. [`compatible`], [`merge`] and
//! [`Composite`] do the adding, [`crate::residual`] counts what is left.

pub mod bank_card;
pub mod mobile;
pub mod name;
pub mod resident_id;
pub mod suggest;
mod symbols;
pub mod words;

pub use symbols::is_cover;

/// A masked number whose shape says what it is.
#[derive(Clone, PartialEq, Eq)]
pub enum Masked {
    /// `公民身份号码`.
    ResidentId([u8; 18]),
    /// `手机号码`.
    Mobile([u8; 11]),
    /// `银行卡号`.
    BankCard(Box<[u8]>),
}

/// What a masked token without a label most likely is. Masked residents' numbers come first: the digits that one
/// shows pass the check of a card one time in ten.
pub fn classify(token: &str) -> Option<Masked> {
    let resident = || resident_id::parse(token).filter(|slots| resident_id::is_likely(token, slots));
    let mobile = || mobile::parse(token).filter(|slots| mobile::is_likely(token, slots));
    let card = || bank_card::parse(token).filter(|slots| bank_card::is_likely(slots));
    resident().map(Masked::ResidentId).or_else(|| mobile().map(Masked::Mobile)).or_else(|| card().map(Masked::BankCard))
}

/// Whether two patterns of the same length show nothing that contradicts.
pub fn compatible(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a == b || *a == b'*' || *b == b'*')
}

/// Both patterns together; none if they contradict.
pub fn merge<const N: usize>(one: &[u8; N], other: &[u8; N]) -> Option<[u8; N]> {
    let mut merged = *one;
    for (slot, shown) in merged.iter_mut().zip(other) {
        match (*slot, *shown) {
            (b'*', shown) => *slot = shown,
            (_, b'*') => {}
            (slot, shown) if slot == shown => {}
            _ => return None,
        }
    }
    Some(merged)
}

/// How many slots are shown.
pub fn shown(slots: &[u8]) -> usize {
    slots.iter().filter(|slot| **slot != b'*' && **slot != b'~').count()
}

/// Whether nothing is hidden.
pub fn is_whole(slots: &[u8]) -> bool {
    !slots.is_empty() && shown(slots) == slots.len()
}

/// Which slots are shown, for a person: `1—6、15—18`.
pub fn positions(slots: &[u8]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = slots.iter().enumerate().filter(|(_, slot)| **slot != b'*').map(|(at, _)| at + 1).peekable();
    while let Some(first) = rest.next() {
        let mut last = first;
        while let Some(next) = rest.next_if(|next| *next == last + 1) {
            last = next;
        }
        parts.push(if first == last { first.to_string() } else { format!("{first}—{last}") });
    }
    parts.join("、")
}

/// Several pieces of one number laid over each other, with the piece that first showed each slot.
#[derive(Clone, PartialEq, Eq)]
pub struct Composite<const N: usize> {
    slots: [u8; N],
    sources: [Option<u16>; N],
}

impl<const N: usize> Default for Composite<N> {
    fn default() -> Self {
        Self { slots: [b'*'; N], sources: [None; N] }
    }
}

impl<const N: usize> std::fmt::Debug for Composite<N> {
    /// Never the digits: a log must not put together what the documents kept apart.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Composite").field("shown", &shown(&self.slots)).finish_non_exhaustive()
    }
}

impl<const N: usize> Composite<N> {
    /// Lays a piece over what is there. False, and nothing changed, where it contradicts.
    pub fn add(&mut self, piece: &[u8; N], source: u16) -> bool {
        let Some(merged) = merge(&self.slots, piece) else { return false };
        for ((now, before), from) in merged.iter().zip(self.slots).zip(&mut self.sources) {
            if *now != before {
                *from = Some(source);
            }
        }
        self.slots = merged;
        true
    }

    /// What the pieces show together. To be counted, not kept.
    pub const fn slots(&self) -> &[u8; N] {
        &self.slots
    }

    /// Which piece showed each slot first.
    pub const fn sources(&self) -> &[Option<u16>; N] {
        &self.sources
    }
}

#[cfg(test)]
mod tests;
