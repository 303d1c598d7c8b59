//! Masks in words: `尾号1234`, `身份证后四位1234`, `手机尾号8000`.

use std::ops::Range;

/// Words that announce the beginning or the end of a number, with how many digits they promise.
/// A scanner looks for these and then calls [`read`].
pub const TRIGGERS: [(&str, Option<usize>, End); 24] = [
    ("尾号", None, End::Last),
    ("尾数", None, End::Last),
    ("末位", None, End::Last),
    ("后三位", Some(3), End::Last),
    ("后3位", Some(3), End::Last),
    ("后四位", Some(4), End::Last),
    ("后4位", Some(4), End::Last),
    ("末四位", Some(4), End::Last),
    ("末4位", Some(4), End::Last),
    ("后四码", Some(4), End::Last),
    ("后五位", Some(5), End::Last),
    ("后5位", Some(5), End::Last),
    ("后六位", Some(6), End::Last),
    ("后6位", Some(6), End::Last),
    ("末六位", Some(6), End::Last),
    ("末6位", Some(6), End::Last),
    ("后八位", Some(8), End::Last),
    ("后8位", Some(8), End::Last),
    ("前三位", Some(3), End::First),
    ("前3位", Some(3), End::First),
    ("前四位", Some(4), End::First),
    ("前4位", Some(4), End::First),
    ("前六位", Some(6), End::First),
    ("前6位", Some(6), End::First),
];

/// Which end of the number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Its first digits.
    First,
    /// Its last digits.
    Last,
}

/// Whose number it is, by the words around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// `身份证`.
    ResidentId,
    /// `手机`.
    Mobile,
    /// `银行卡`.
    BankCard,
}

/// The end of a number, told in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Told {
    /// From the holder's word to the last digit, in bytes of the text.
    pub span: Range<usize>,
    /// Of what; none where the text does not say.
    pub holder: Option<Holder>,
    /// Which end.
    pub end: End,
    /// The digits; the last may be `X`.
    pub digits: Box<[u8]>,
}

const HOLDERS: [(&str, Holder); 16] = [
    ("身份证", Holder::ResidentId),
    ("身份号码", Holder::ResidentId),
    ("身份证件", Holder::ResidentId),
    ("证件", Holder::ResidentId),
    ("手机", Holder::Mobile),
    ("电话", Holder::Mobile),
    ("联系方式", Holder::Mobile),
    ("银行卡", Holder::BankCard),
    ("储蓄卡", Holder::BankCard),
    ("信用卡", Holder::BankCard),
    ("借记卡", Holder::BankCard),
    ("社保卡", Holder::BankCard),
    ("卡号", Holder::BankCard),
    ("账号", Holder::BankCard),
    ("帐号", Holder::BankCard),
    ("账户", Holder::BankCard),
];

/// Reads what a trigger announces, given where it stands in the text. None where no digits follow, or not as many as
/// it promises.
pub fn read(text: &str, at: usize) -> Option<Told> {
    let rest = text.get(at..)?;
    let (trigger, promised, end) = TRIGGERS.iter().find(|(trigger, ..)| rest.starts_with(trigger))?;
    let (digits, behind) = digits_after(rest.get(trigger.len()..)?)?;
    let promised_holds = promised.map_or((2..=8).contains(&digits.len()), |promised| promised == digits.len());
    let to = text.len() - behind.len();
    let (from, before) = holder_before(text.get(..at)?);
    let holder = before.or_else(|| holder_after(behind));
    promised_holds.then(|| Told { span: from..to, holder, end: *end, digits: digits.into() })
}

impl Told {
    /// As slots of a resident's number.
    pub fn resident_id(&self) -> Option<[u8; 18]> {
        self.placed()
    }

    /// As slots of a mobile number.
    pub fn mobile(&self) -> Option<[u8; 11]> {
        self.placed().filter(|slots: &[u8; 11]| !slots.contains(&b'X'))
    }

    /// As slots of a card.
    pub fn bank_card(&self) -> Option<Box<[u8]>> {
        let slots = match self.end {
            End::First => [&*self.digits, b"~"].concat(),
            End::Last => [b"~", &*self.digits].concat(),
        };
        (!slots.contains(&b'X')).then(|| slots.into())
    }

    fn placed<const N: usize>(&self) -> Option<[u8; N]> {
        let mut slots = [b'*'; N];
        let room = match self.end {
            End::First => slots.get_mut(..self.digits.len())?,
            End::Last => slots.get_mut(N.checked_sub(self.digits.len())?..)?,
        };
        room.copy_from_slice(&self.digits);
        Some(slots)
    }
}

/// The digits behind a trigger and the text behind them.
fn digits_after(text: &str) -> Option<(Vec<u8>, &str)> {
    const JOINTS: [&str; 7] = ["数字", "号码", "分别", "，即", "即", "为", "是"];
    let mut rest = text;
    loop {
        let trimmed =
            rest.trim_start_matches([':', '：', ' ', '\u{3000}', '(', '（', ')', '）', '“', '"', '「', '【', '[']);
        let shorter = JOINTS.iter().find_map(|joint| trimmed.strip_prefix(joint)).unwrap_or(trimmed);
        if shorter.len() == rest.len() {
            break;
        }
        rest = shorter;
    }
    let mut digits = Vec::new();
    for (at, c) in rest.char_indices() {
        match crate::fold::digit(c) {
            Some(digit) => digits.push(digit),
            None if matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ') && !digits.is_empty() => digits.push(b'X'),
            None => return done(digits, rest.get(at..)?),
        }
        if digits.last() == Some(&b'X') {
            return done(digits, rest.get(at + c.len_utf8()..)?);
        }
    }
    done(digits, "")
}

fn done(digits: Vec<u8>, behind: &str) -> Option<(Vec<u8>, &str)> {
    (!digits.is_empty()).then_some((digits, behind))
}

/// The nearest holder's word before the trigger, at most a few characters away, and where it begins.
fn holder_before(text: &str) -> (usize, Option<Holder>) {
    let from = text
        .char_indices()
        .rev()
        .take(8)
        .take_while(|(_, c)| !matches!(c, '，' | '。' | '；' | '、' | '\n' | '\t'))
        .last();
    let start = from.map_or(text.len(), |(at, _)| at);
    let window = text.get(start..).unwrap_or_default();
    let nearest =
        HOLDERS.iter().filter_map(|(word, holder)| Some((window.rfind(word)?, *holder))).max_by_key(|(at, _)| *at);
    nearest.map_or((text.len(), None), |(at, holder)| (start + at, Some(holder)))
}

/// `尾号8000的手机`.
fn holder_after(text: &str) -> Option<Holder> {
    let rest = text.trim_start_matches([')', '）', '”', '"', '」', '】', ']']).strip_prefix('的')?;
    HOLDERS.iter().find(|(word, _)| rest.starts_with(word)).map(|(_, holder)| *holder)
}
