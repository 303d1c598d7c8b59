//! Figures as a clerk reads them.

/// `2359` as `2,359`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn figures_are_grouped_by_three() {
        for (number, expected) in [(0, "0"), (12, "12"), (2359, "2,359"), (15_903_914, "15,903,914")] {
            assert_eq!(super::thousands(number), expected);
        }
    }
}
