//! Reading the fields of a form into an act's input: what is wrong is gathered, so that one answer names it all.

use super::Fields;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use usecases::error::{ActError, FieldError};

/// Reads fields and remembers what is wrong with them.
pub(crate) struct Reader<'a> {
    fields: &'a Fields,
    errors: Vec<FieldError>,
}

impl<'a> Reader<'a> {
    /// Nothing read yet.
    pub(crate) const fn new(fields: &'a Fields) -> Self {
        Self { fields, errors: Vec::new() }
    }

    /// Text as it was written.
    pub(crate) fn text(&self, name: &str) -> String {
        self.fields.text(name).to_owned()
    }

    /// Text, or nothing.
    pub(crate) fn optional_text(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// The lines of a text that are not empty: one point a line.
    pub(crate) fn lines(&self, name: &str) -> Vec<String> {
        self.fields.text(name).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// A day, or nothing; what is written but no day is wrong.
    pub(crate) fn day(&mut self, name: &str) -> Option<Date> {
        let day = self.fields.day(name);
        if day.is_none() && !self.fields.text(name).is_empty() {
            self.wrong(name, "请按“2026-03-05”的格式填写日期");
        }
        day
    }

    /// A whole number, or nothing; what is written but no number is wrong.
    pub(crate) fn number<T: std::str::FromStr>(&mut self, name: &str) -> Option<T> {
        let number = self.fields.number(name);
        if number.is_none() && !self.fields.text(name).is_empty() {
            self.wrong(name, "请填写整数");
        }
        number
    }

    /// A word of one of our closed lists.
    pub(crate) fn word<T: DeserializeOwned>(&mut self, name: &str, message: &str) -> Option<T> {
        let word = parse(self.fields.text(name));
        if word.is_none() {
            self.wrong(name, message);
        }
        word
    }

    /// `yes` or `no`.
    pub(crate) fn yes_or_no(&mut self, name: &str, message: &str) -> Option<bool> {
        let answer = match self.fields.text(name) {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        self.needed(answer, name, message)
    }

    /// Every word ticked; unknown ones cannot come from our own page and are left out.
    pub(crate) fn words<T: DeserializeOwned>(&self, name: &str) -> Vec<T> {
        self.fields.all(name).filter_map(parse).collect()
    }

    /// A value that must be there.
    pub(crate) fn needed<T>(&mut self, value: Option<T>, name: &str, message: &str) -> Option<T> {
        if value.is_none() && !self.errors.iter().any(|error| error.field == name) {
            self.wrong(name, message);
        }
        value
    }

    /// The value read, if nothing was wrong.
    ///
    /// # Errors
    /// [`ActError::Invalid`] with everything that was.
    pub(crate) fn complete<T>(self, value: Option<T>) -> Result<T, ActError> {
        match value {
            Some(value) if self.errors.is_empty() => Ok(value),
            Some(_) | None => Err(ActError::Invalid(self.errors)),
        }
    }

    fn wrong(&mut self, name: &str, message: &str) {
        self.errors.push(FieldError { field: name.to_owned(), message: message.to_owned() });
    }
}

fn parse<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::outcome::Outcome;

    #[test]
    fn everything_wrong_is_named_at_once() {
        let fields = Fields::default().with("on", "昨天").with("days", "x").with("outcome", "provided");
        let mut read = Reader::new(&fields);
        let outcome: Option<Outcome> = read.word("outcome", "请选择");
        assert_eq!(outcome, Some(Outcome::Provided));
        let (day, days) = (read.day("on"), read.number::<u8>("days"));
        let days = read.needed(days, "days", "请填写天数");
        assert_eq!((day, days), (None, None));
        let errors = match read.complete(outcome) {
            Err(ActError::Invalid(errors)) => errors,
            _ => Vec::new(),
        };
        assert_eq!(errors.iter().map(|e| e.field.as_str()).collect::<Vec<_>>(), ["on", "days"]);
    }
}
