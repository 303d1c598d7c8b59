//! `汇聚规则`: what must not come together of one object, and which figures must not add up.
//!
//! The rules are the secrecy office's and are themselves sensitive; the program ships a neutral sample only. They are
//! TOML ([`SAMPLE`] is its own manual) with conditions in a small language of `且`, `或` and brackets.

mod expression;
mod sealed;

pub(crate) use expression::Expression;
pub use sealed::{open, open_text, seal};

use serde::Deserialize;

/// The neutral sample.
pub const SAMPLE: &str = include_str!("sample.toml");

/// Why rules cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRules {
    /// Not TOML, or a field that is not known.
    #[error("规则文件读不懂：{0}；请对照示例改正后再导入")]
    Unreadable(String),
    /// A condition that does not parse.
    #[error("规则“{rule}”的条件有误：{why}；请改正后再导入")]
    Condition {
        /// Which rule.
        rule: String,
        /// What is wrong.
        why: String,
    },
    /// A name that nothing defines.
    #[error("“{user}”用到的“{missing}”没有定义；请补上或者改名后再导入")]
    Missing {
        /// What uses it.
        user: String,
        /// What is missing.
        missing: String,
    },
    /// More facets or units than fit.
    #[error("“{0}”太多：要素至多64个，一个全体至多128个单位")]
    TooMany(String),
    /// Another key, or changed bytes.
    #[error("规则打不开：密钥不对，或者内容被改动过；请向保密办核对")]
    Unsealable,
}

/// The rules, read and checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rules {
    pub(crate) objects: Vec<Object>,
    pub(crate) facets: Vec<Facet>,
    pub(crate) rules: Vec<Rule>,
    pub(crate) coverage: Vec<Coverage>,
    /// Words of units whose people must not be named at all (L17).
    pub(crate) guarded: Vec<String>,
}

/// A kind of object, told by how its names end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Object {
    pub(crate) name: String,
    pub(crate) endings: Vec<String>,
}

/// Something that can be known of an object.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Facet {
    pub(crate) name: String,
    pub(crate) words: Vec<String>,
    #[serde(default)]
    pub(crate) units: Vec<String>,
    #[serde(default)]
    pub(crate) hours: bool,
    #[serde(default = "one")]
    pub(crate) cost: u32,
}

/// What must not come together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) id: String,
    /// Index of the kind of object.
    pub(crate) object: u8,
    pub(crate) when: Expression,
    pub(crate) why: String,
}

/// What must not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Coverage {
    pub(crate) id: String,
    pub(crate) indicators: Vec<String>,
    pub(crate) measures: Vec<String>,
    pub(crate) universe: String,
    pub(crate) units: Vec<String>,
    pub(crate) percent: u32,
    pub(crate) why: String,
}

fn one() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    objects: Vec<Object>,
    #[serde(default)]
    facets: Vec<Facet>,
    #[serde(default)]
    rules: Vec<RuleAsWritten>,
    #[serde(default)]
    universes: Vec<Universe>,
    #[serde(default)]
    coverage: Vec<CoverageAsWritten>,
    #[serde(default)]
    guarded_units: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleAsWritten {
    id: String,
    object: String,
    when: String,
    #[serde(default)]
    why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Universe {
    name: String,
    units: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoverageAsWritten {
    id: String,
    indicators: Vec<String>,
    measures: Vec<String>,
    universe: String,
    #[serde(default = "ninety")]
    percent: u32,
    #[serde(default)]
    why: String,
}

fn ninety() -> u32 {
    90
}

impl Rules {
    /// Reads rules.
    ///
    /// # Errors
    /// If the text is no TOML, a condition does not parse, or a name is not defined.
    pub fn parse(text: &str) -> Result<Self, BadRules> {
        let file: File = toml::from_str(text).map_err(|error| BadRules::Unreadable(error.message().to_owned()))?;
        if file.facets.len() > 64 {
            return Err(BadRules::TooMany("facets".to_owned()));
        }
        let facet = |name: &str| file.facets.iter().position(|facet| facet.name == name).map(|at| at as u8);
        let mut rules = Vec::new();
        for rule in file.rules {
            let object = file.objects.iter().position(|object| object.name == rule.object);
            let missing = || BadRules::Missing { user: rule.id.clone(), missing: rule.object.clone() };
            let object = object.and_then(|at| u8::try_from(at).ok()).ok_or_else(missing)?;
            let when = Expression::parse(&rule.when, &facet)
                .map_err(|why| BadRules::Condition { rule: rule.id.clone(), why })?;
            rules.push(Rule { id: rule.id, object, when, why: rule.why });
        }
        let mut coverage = Vec::new();
        for one in file.coverage {
            let universe = file.universes.iter().find(|universe| universe.name == one.universe);
            let missing = || BadRules::Missing { user: one.id.clone(), missing: one.universe.clone() };
            let units = universe.ok_or_else(missing)?.units.clone();
            if units.len() > 128 || units.len() < 2 {
                return Err(BadRules::TooMany(one.universe));
            }
            let CoverageAsWritten { id, indicators, measures, universe, percent, why } = one;
            coverage.push(Coverage { id, indicators, measures, universe, units, percent, why });
        }
        Ok(Self { objects: file.objects, facets: file.facets, rules, coverage, guarded: file.guarded_units })
    }

    /// How many there are: what must not come together, and what must not add up.
    pub fn count(&self) -> usize {
        self.rules.len() + self.coverage.len()
    }

    /// The neutral sample.
    pub fn sample() -> Self {
        Self::parse(SAMPLE).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_reads() {
        let rules = Rules::parse(SAMPLE).unwrap();
        assert_eq!((rules.objects.len(), rules.facets.len(), rules.rules.len(), rules.coverage.len()), (1, 4, 1, 1));
        assert_eq!(Rules::sample(), rules);
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place() {
        for (text, part) in [
            ("x = 1", "读不懂"),
            ("[[rules]]\nid='甲'\nobject='库'\nwhen='位置'", "“库”没有定义"),
            (
                "[[objects]]\nname='库'\nendings=['库']\n[[rules]]\nid='甲'\nobject='库'\nwhen='位置'",
                "没有名为“位置”的要素",
            ),
            ("[[coverage]]\nid='乙'\nindicators=['储备']\nmeasures=['吨']\nuniverse='各区'", "“各区”没有定义"),
        ] {
            let said = Rules::parse(text).unwrap_err().to_string();
            assert!(said.contains(part), "{said}");
        }
    }
}
