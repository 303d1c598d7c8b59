//! Run-together digits that several readings satisfy, and what the narrative leaves of them.

use super::doubt::{Doubt, RowPlace};

/// Something that the narrative says of a row.
pub(crate) struct Saying<'a, R> {
    /// Whether a reading agrees with it.
    pub(crate) agrees: Box<dyn Fn(&R) -> bool + 'a>,
    /// Its words.
    pub(crate) quote: String,
}

/// The readings that agree with everything said, and the words that ruled others out. What no reading agrees with is
/// about something else; if the rest cannot hold together, none of it is believed.
pub(crate) fn keep<R: Clone>(readings: &[R], said: Vec<Saying<'_, R>>) -> (Vec<R>, Vec<String>) {
    let believed: Vec<Saying<'_, R>> = said.into_iter().filter(|s| readings.iter().any(|r| (s.agrees)(r))).collect();
    let left: Vec<R> = readings.iter().filter(|r| believed.iter().all(|s| (s.agrees)(r))).cloned().collect();
    if left.is_empty() {
        return (readings.to_vec(), Vec::new());
    }
    let decides = |s: &Saying<'_, R>| readings.iter().any(|r| !(s.agrees)(r));
    let quotes = believed.into_iter().filter(decides).map(|s| s.quote).collect();
    (left, quotes)
}

/// The places in which readings differ.
pub(crate) fn differing<T: PartialEq, R: AsRef<[T]>>(readings: &[R]) -> Vec<usize> {
    let Some((first, others)) = readings.split_first() else { return Vec::new() };
    let places = 0..first.as_ref().len();
    places.filter(|i| others.iter().any(|r| r.as_ref().get(*i) != first.as_ref().get(*i))).collect()
}

/// What all readings have in a place.
pub(crate) fn agreed<T: PartialEq + Clone, R: AsRef<[T]>>(readings: &[R], place: usize) -> Option<T> {
    let (first, others) = readings.split_first()?;
    let value = first.as_ref().get(place)?;
    others.iter().all(|r| r.as_ref().get(place) == Some(value)).then(|| value.clone())
}

/// What is to be said of a row whose readings differed in the columns `before`, and now do in `open`.
pub(crate) fn doubts(
    place: RowPlace,
    digits: &str,
    before: &[usize],
    open: Vec<usize>,
    quotes: &[String],
) -> Vec<Doubt> {
    let inferred: Vec<usize> = before.iter().copied().filter(|i| !open.contains(i)).collect();
    let mut out = Vec::new();
    if !before.is_empty() {
        out.push(Doubt::Ambiguous { place, digits: digits.to_owned(), cells: open });
    }
    if !inferred.is_empty() {
        out.push(Doubt::Inferred { place, cells: inferred, quote: quotes.join("；") });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(said: &[(usize, u64)], left: &[[u64; 3]], quotes: &[&str]) {
        let readings = [[45, 30, 136], [4, 530, 136], [453, 0, 136], [45, 301, 36]];
        let saying = |(place, value): &(usize, u64)| {
            let (place, value) = (*place, *value);
            Saying { agrees: Box::new(move |r: &[u64; 3]| r[place] == value), quote: format!("{place}={value}") }
        };
        let found = keep(&readings, said.iter().map(saying).collect());
        assert_eq!(found, (left.to_vec(), quotes.iter().map(|q| (*q).to_owned()).collect()), "{said:?}");
    }

    #[test]
    fn every_number_said_rules_readings_out() {
        let all = [[45, 30, 136], [4, 530, 136], [453, 0, 136], [45, 301, 36]];
        check(&[], &all, &[]);
        check(&[(1, 30)], &[[45, 30, 136]], &["1=30"]);
        check(&[(0, 45)], &[[45, 30, 136], [45, 301, 36]], &["0=45"]);
        check(&[(0, 45), (2, 136)], &[[45, 30, 136]], &["0=45", "2=136"]);
    }

    #[test]
    fn what_fits_no_reading_is_about_something_else() {
        check(&[(2, 393), (0, 4)], &[[4, 530, 136]], &["0=4"]);
    }

    #[test]
    fn sayings_that_contradict_each_other_decide_nothing() {
        let all = [[45, 30, 136], [4, 530, 136], [453, 0, 136], [45, 301, 36]];
        check(&[(0, 4), (2, 36)], &all, &[]);
    }
}
