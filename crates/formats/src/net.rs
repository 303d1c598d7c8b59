//! The last net: numbers as long as a resident's or a card's in any bytes, however the file is made. What a reader has
//! passed over is told all the same.

use std::collections::BTreeSet;

/// Figures of a resident's number, old and new, and of a card.
const LENGTHS: std::ops::RangeInclusive<usize> = 15..=19;
/// Figures of a resident's number.
const RESIDENT: usize = 18;
/// Bytes before and behind it that look like figures by chance.
const MOST_BESIDE: usize = 4;
/// Numbers that are kept of one file: a list of residents has fewer, a picture in hexadecimal figures more.
const MOST: usize = 200_000;

/// The numbers in a text.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = String> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(offset) = bytes.get(at..)?.iter().position(u8::is_ascii_digit) {
            let start = at + offset;
            let rest = bytes.get(start..)?;
            let count = rest.iter().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
            let has_sign = count == 17 && matches!(rest.get(count), Some(b'X' | b'x'));
            at = start + count;
            let number = text.get(start..at + usize::from(has_sign))?;
            if is_number(number) {
                return Some(number.to_owned());
            }
        }
        None
    })
}

/// The numbers in bytes: one figure after another, in UTF-16, or in hexadecimal figures.
pub(crate) fn of_bytes(bytes: &[u8]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut run = String::new();
    for byte in bytes.iter().chain(b" ") {
        step(&mut run, *byte, &mut found);
    }
    for start in [0, 1] {
        let pairs = || bytes.get(start..).unwrap_or_default().chunks(2).chain([&b"  "[..]]);
        for pair in pairs() {
            step(&mut run, pair.first().copied().unwrap_or(b' '), &mut found);
            // The last figure of a number may stand before any byte.
            if pair.get(1) != Some(&0) {
                end(&mut run, &mut found);
            }
        }
        for pair in pairs() {
            // `31` is 1.
            match pair {
                [b'3', figure @ b'0'..=b'9'] => step(&mut run, *figure, &mut found),
                [b'5' | b'7', b'8'] => step(&mut run, b'X', &mut found),
                _ => end(&mut run, &mut found),
            }
        }
    }
    found
}

fn step(run: &mut String, byte: u8, found: &mut BTreeSet<String>) {
    if byte.is_ascii_digit() || (run.len() == 17 && matches!(byte, b'X' | b'x')) {
        run.push(char::from(byte));
    } else {
        end(run, found);
    }
}

fn end(run: &mut String, found: &mut BTreeSet<String>) {
    // Bytes beside a number look like figures now and then.
    let inner = run.len().saturating_sub(RESIDENT).min(MOST_BESIDE);
    let is_long = run.len() <= RESIDENT + MOST_BESIDE && !is_number(run);
    let within = (0..=inner).filter(|_| is_long).filter_map(|at| run.get(at..at + RESIDENT));
    for number in std::iter::once(run.as_str()).chain(within).filter(|number| is_number(number)) {
        if found.len() < MOST {
            found.insert(number.to_owned());
        }
    }
    run.clear();
}

/// Whether figures could be a resident's or a card's: the first name a day of birth, the second begin as those of this
/// country do. Identifiers of programs are as long, and mostly do neither.
fn is_number(figures: &str) -> bool {
    let two = |at: usize| figures.get(at..at + 2).and_then(|two| two.parse::<u32>().ok());
    let is_day = |at: usize| {
        two(at).is_some_and(|month| (1..=12).contains(&month)) && two(at + 2).is_some_and(|day| (1..=31).contains(&day))
    };
    LENGTHS.contains(&figures.len())
        && match figures.len() {
            15 => is_day(8),
            18 => is_day(10) && two(6).is_some_and(|century| (18..=20).contains(&century)),
            _ => figures.starts_with("62"),
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_numbers_are_found_in_any_bytes() {
        let id = "110108190003071237";
        let wide: Vec<u8> = id.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let odd = [b"a".to_vec(), wide.clone()].concat();
        for (bytes, expected) in [
            (format!("x{id}y").into_bytes(), vec![id]),
            (b"/A11010819000307123X ".to_vec(), vec!["11010819000307123X"]),
            (wide, vec![id]),
            (odd, vec![id]),
            (id.encode_utf16().flat_map(u16::to_be_bytes).collect(), vec![id]),
            (id.bytes().map(|b| format!("{b:02X}")).collect::<String>().into_bytes(), vec![id]),
            (format!("0{id}").into_bytes(), vec![id]),
            (b"123456789012345678".to_vec(), vec![]),
            (b"6228480000000000000".to_vec(), vec!["6228480000000000000"]),
        ] {
            assert_eq!(of_bytes(&bytes).into_iter().collect::<Vec<_>>(), expected, "{bytes:?}");
        }
        assert_eq!(numbers("a110108190003071237 11010819000307123Xb").count(), 2);
    }
}
