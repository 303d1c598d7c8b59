//! The environment's share of the configuration: `GONGKAI_LISTEN` and so on.
//!
//! A variable is a text and stays one: figment's own reader would take an agency called `2024` for a number.

use super::KEYS;
use figment::value::{Dict, Map, Value};
use figment::{Error, Metadata, Profile, Provider};

/// Every key that the environment sets.
pub(super) struct Environment;

impl Provider for Environment {
    fn metadata(&self) -> Metadata {
        Metadata::named("environment")
    }

    fn data(&self) -> Result<Map<Profile, Dict>, Error> {
        let set = KEYS.into_iter().filter_map(|key| {
            let text = std::env::var_os(format!("GONGKAI_{}", key.to_ascii_uppercase()))?;
            let text = text.to_string_lossy();
            // Set to nothing, as compose files do, is not set.
            (!text.is_empty()).then(|| (key.to_owned(), value(key, text.trim())))
        });
        Ok(Map::from([(Profile::Default, set.collect())]))
    }
}

fn value(key: &str, text: &str) -> Value {
    match key {
        "https" => text.parse::<bool>().map_or_else(|_| Value::from(text), Value::from),
        // `10.0.0.1,10.0.0.2`, or as it stands in the file.
        "trusted_proxies" => {
            let inside = text.trim_start_matches('[').trim_end_matches(']');
            let each = inside.split(',').map(|part| part.trim().trim_matches('"')).filter(|part| !part.is_empty());
            Value::from(each.map(str::to_owned).collect::<Vec<_>>())
        }
        _ => Value::from(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_stays_a_text_and_a_list_is_written_with_commas() {
        assert_eq!(value("agency", "2024"), Value::from("2024"));
        assert_eq!(value("https", "true"), Value::from(true));
        assert_eq!(value("https", "ja"), Value::from("ja"));
        let two = Value::from(vec!["10.0.0.1", "::1"]);
        assert_eq!(value("trusted_proxies", "10.0.0.1, ::1"), two);
        assert_eq!(value("trusted_proxies", "[\"10.0.0.1\",\"::1\"]"), two);
    }
}
