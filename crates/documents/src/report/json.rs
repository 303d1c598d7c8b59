//! The machine-readable report: the tables as the contract has them (§4.1), and the text with figures in place.

use super::model::{AnnualReport, PrintError, Section, Standing};
use super::narrative::bound;
use serde_json::{Map, Value, json};

/// One JSON document.
///
/// # Errors
/// A reference in the text that cannot be resolved.
pub fn json(report: &AnnualReport) -> Result<Value, PrintError> {
    let mut out = Map::new();
    if let Value::Object(tables) = report.tables.to_json() {
        out.extend(tables);
    }
    out.insert("agency".into(), json!(report.agency));
    out.insert("year".into(), json!(report.year));
    out.insert("title".into(), json!(report.title()));
    out.insert("standing".into(), json!(standing(report.standing)));
    if let Standing::Published(day) = report.standing {
        out.insert("published_on".into(), json!(day.to_string()));
    }
    let mut sections = Map::new();
    for section in Section::ALL {
        sections.insert(section.id().to_owned(), json!(bound(report, section)?));
    }
    out.insert("sections".into(), Value::Object(sections));
    out.insert(
        "figures".into(),
        report.figures.iter().map(|(name, figure)| (name.clone(), json!(figure))).collect::<Map<_, _>>().into(),
    );
    Ok(Value::Object(out))
}

/// The document as bytes, indented, with a final line break.
///
/// # Errors
/// As [`json`].
pub fn bytes(report: &AnnualReport) -> Result<Vec<u8>, PrintError> {
    let mut out = serde_json::to_vec_pretty(&json(report)?).map_err(|e| PrintError::failed("JSON", e))?;
    out.push(b'\n');
    Ok(out)
}

const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Draft => "draft",
        Standing::Final => "final",
        Standing::Published(_) => "published",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::sample;
    use report::tables::Tables;

    #[test]
    fn the_tables_can_be_read_back_from_the_json() -> Result<(), String> {
        let report = sample();
        let value = json(&report).map_err(|e| e.to_string())?;
        assert_eq!(Tables::from_json(&value)?, report.tables);
        assert_eq!(value["standing"], "published");
        Ok(())
    }
}
