//! Values as they stand in columns: words of enums, days, instants, and texts that may be empty.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;
use serde::de::{DeserializeOwned, IntoDeserializer};
use usecases::ports::PortError;

/// An enum's word on disk: the one that serde writes.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        // Only enums without content come here; anything else would be kept as its JSON.
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}

/// An enum by its word.
pub(crate) fn read_word<T: DeserializeOwned>(column: &str, word: &str) -> Result<T, PortError> {
    let source: serde::de::value::StrDeserializer<'_, serde::de::value::Error> = word.into_deserializer();
    T::deserialize(source).map_err(|_| unreadable(column))
}

/// A civil day by its text.
pub(crate) fn read_day(column: &str, text: &str) -> Result<Date, PortError> {
    text.parse().map_err(|_| unreadable(column))
}

/// A civil day that may be absent.
pub(crate) fn read_day_if_any(column: &str, text: Option<&String>) -> Result<Option<Date>, PortError> {
    text.map(|text| read_day(column, text)).transpose()
}

/// An instant by its milliseconds.
pub(crate) fn read_instant(column: &str, milliseconds: i64) -> Result<Timestamp, PortError> {
    Timestamp::from_millisecond(milliseconds).map_err(|_| unreadable(column))
}

/// A count or place, which no column holds below zero.
pub(crate) fn read_count(column: &str, value: i64) -> Result<u64, PortError> {
    u64::try_from(value).map_err(|_| unreadable(column))
}

/// A count or place as a column holds it.
pub(crate) fn count(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}

/// Empty texts are kept as NULL: some engines of the PostgreSQL family make no difference between the two.
pub(crate) fn text_if_any(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

/// A column holds what this program cannot have written.
pub(crate) fn unreadable(column: &str) -> PortError {
    PortError(format!("数据库{column}一栏的内容读不懂，可能由更新的版本写入，或被改动过"))
}
