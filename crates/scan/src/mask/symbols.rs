//! A written mask read sign by sign: digits, hidden places, gaps of unknown length.

/// The longest token that can still be a masked number: a card of nineteen digits, generously.
const MOST: usize = 40;

/// The signs of one token. `*` hides a place, `~` hides an unknown number of them.
pub(super) struct Symbols {
    signs: [u8; MOST],
    len: usize,
}

impl Symbols {
    /// Reads a token. Separators between groups and characters that cannot be seen are passed over. None where a
    /// character belongs to no masked number, and for what is too long.
    pub(super) fn read(token: &str) -> Option<Self> {
        let mut symbols = Self { signs: [0; MOST], len: 0 };
        for c in token.chars() {
            let sign = sign(c)?;
            // One ellipsis is written with two characters.
            if sign == b' ' || (sign == b'~' && symbols.as_slice().last() == Some(&b'~')) {
                continue;
            }
            *symbols.signs.get_mut(symbols.len)? = sign;
            symbols.len += 1;
        }
        symbols.settle_crosses();
        Some(symbols)
    }

    pub(super) fn as_slice(&self) -> &[u8] {
        self.signs.get(..self.len).unwrap_or_default()
    }

    /// The same where no check character can be: every X hides a place.
    pub(super) fn with_crosses_hidden(mut self) -> Self {
        self.signs.iter_mut().filter(|sign| **sign == b'X').for_each(|sign| *sign = b'*');
        self
    }

    pub(super) fn hides_something(&self) -> bool {
        self.as_slice().iter().any(|sign| is_hidden(*sign))
    }

    pub(super) fn shows_something(&self) -> bool {
        !self.as_slice().iter().all(|sign| is_hidden(*sign))
    }

    /// An X hides a place, except where it stands alone at the end: there it is a check character.
    fn settle_crosses(&mut self) {
        let len = self.len;
        let ends_in_one = matches!(self.as_slice(), [.., before, b'X'] if *before != b'X');
        let crosses = self.signs.iter_mut().take(if ends_in_one { len - 1 } else { len });
        crosses.filter(|sign| **sign == b'X').for_each(|sign| *sign = b'*');
    }
}

/// The sign of a character; a space for what separates or cannot be seen, none for what is no part of a number.
fn sign(c: char) -> Option<u8> {
    Some(match c {
        '0'..='9' => c as u8,
        '０'..='９' => b'0' + (c as u32 - '０' as u32) as u8,
        'X' | 'x' | 'Ｘ' | 'ｘ' => b'X',
        _ if is_cover(c) => b'*',
        '…' | '⋯' => b'~',
        ' '
        | '\u{3000}'
        | '\u{a0}'
        | '-'
        | '－'
        | '–'
        | '\n'
        | '\r'
        | '\t'
        | '\u{200b}'..='\u{200d}'
        | '\u{feff}'
        | '\u{ad}'
        | '\u{2060}' => b' ',
        _ => return None,
    })
}

/// Characters that hide one place each.
pub fn is_cover(c: char) -> bool {
    matches!(
        c,
        '*' | '＊'
            | '﹡'
            | '∗'
            | '✱'
            | '×'
            | '╳'
            | '✕'
            | '●'
            | '○'
            | '■'
            | '□'
            | '█'
            | '▇'
            | '◆'
            | '◇'
            | '△'
            | '※'
            | '▲'
            | 'Χ'
            | 'х'
            | 'Х'
            | '#'
            | '＃'
            | '·'
            | '•'
            | '_'
            | '＿'
    )
}

/// A mask cut into what is shown before, in the middle of, and behind the hidden places.
pub(super) struct Shown<'a> {
    pub(super) head: &'a [u8],
    pub(super) middle: &'a [u8],
    pub(super) tail: &'a [u8],
}

/// The parts shown; of several in the middle the longest.
pub(super) fn shown(signs: &[u8]) -> Shown<'_> {
    let mut parts = signs.split(|sign| is_hidden(*sign));
    let head = parts.next().unwrap_or_default();
    let tail = parts.next_back().unwrap_or_default();
    let middle = parts.max_by_key(|part| part.len()).unwrap_or_default();
    Shown { head, middle, tail }
}

fn is_hidden(sign: u8) -> bool {
    matches!(sign, b'*' | b'~')
}
