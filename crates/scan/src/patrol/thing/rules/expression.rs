//! Conditions over facets: `位置 且 容量 且 (守护时段 或 守护人数)`. There is no negation: what is known never makes a
//! finding go away, so a condition is looked at again only when something new is known.

/// A condition; facets are numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expression {
    /// One facet is known.
    Facet(u8),
    /// All hold.
    All(Vec<Expression>),
    /// One holds.
    Any(Vec<Expression>),
}

impl Expression {
    /// Whether it holds when these facets are known.
    pub(crate) fn holds(&self, known: u64) -> bool {
        match self {
            Self::Facet(facet) => known & (1 << facet) != 0,
            Self::All(parts) => parts.iter().all(|part| part.holds(known)),
            Self::Any(parts) => parts.iter().any(|part| part.holds(known)),
        }
    }

    /// The facets in it.
    pub(crate) fn facets(&self) -> u64 {
        match self {
            Self::Facet(facet) => 1 << facet,
            Self::All(parts) | Self::Any(parts) => parts.iter().fold(0, |facets, part| facets | part.facets()),
        }
    }

    /// Reads one; `number` knows the facets by name.
    pub(crate) fn parse(text: &str, number: &dyn Fn(&str) -> Option<u8>) -> Result<Self, String> {
        let tokens = tokens(text);
        let mut at = 0;
        let read = any(&tokens, &mut at, number, 0)?;
        match tokens.get(at) {
            None => Ok(read),
            Some(token) => Err(format!("“{token}”放的位置不对")),
        }
    }
}

/// Brackets deeper than this are a mistake.
const DEEPEST: usize = 16;

fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut word = String::new();
    for mark in text.chars() {
        let single = match mark {
            '(' | '（' => Some("("),
            ')' | '）' => Some(")"),
            '且' | '∧' | '&' => Some("且"),
            '或' | '∨' | '|' => Some("或"),
            _ => None,
        };
        if (single.is_some() || mark.is_whitespace()) && !word.is_empty() {
            tokens.push(std::mem::take(&mut word));
        }
        match single {
            // `&&` and `||` are one sign.
            Some(sign) if tokens.last().is_some_and(|last| last == sign) && matches!(mark, '&' | '|') => {}
            Some(sign) => tokens.push(sign.to_owned()),
            None if mark.is_whitespace() => {}
            None => word.push(mark),
        }
    }
    if !word.is_empty() {
        tokens.push(word);
    }
    tokens
}

type Number<'a> = &'a dyn Fn(&str) -> Option<u8>;

fn any(tokens: &[String], at: &mut usize, number: Number<'_>, depth: usize) -> Result<Expression, String> {
    let mut parts = vec![all(tokens, at, number, depth)?];
    while tokens.get(*at).is_some_and(|token| token == "或") {
        *at += 1;
        parts.push(all(tokens, at, number, depth)?);
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { Expression::Any(parts) })
}

fn all(tokens: &[String], at: &mut usize, number: Number<'_>, depth: usize) -> Result<Expression, String> {
    let mut parts = vec![one(tokens, at, number, depth)?];
    while tokens.get(*at).is_some_and(|token| token == "且") {
        *at += 1;
        parts.push(one(tokens, at, number, depth)?);
    }
    Ok(if parts.len() == 1 { parts.remove(0) } else { Expression::All(parts) })
}

fn one(tokens: &[String], at: &mut usize, number: Number<'_>, depth: usize) -> Result<Expression, String> {
    let Some(token) = tokens.get(*at) else { return Err("条件没有写完".to_owned()) };
    *at += 1;
    if token == "(" {
        if depth >= DEEPEST {
            return Err("括号套得太深".to_owned());
        }
        let inner = any(tokens, at, number, depth + 1)?;
        if tokens.get(*at).is_none_or(|token| token != ")") {
            return Err("少一个右括号".to_owned());
        }
        *at += 1;
        return Ok(inner);
    }
    number(token).map(Expression::Facet).ok_or_else(|| format!("没有名为“{token}”的要素"))
}

#[cfg(test)]
mod tests {
    use super::Expression;

    fn holds(text: &str, known: &str) -> Result<bool, String> {
        let number = |name: &str| "甲乙丙丁".chars().position(|letter| name == letter.to_string()).map(|at| at as u8);
        let bits = known.chars().filter_map(|letter| number(&letter.to_string())).fold(0, |bits, at| bits | (1 << at));
        Expression::parse(text, &number).map(|read| read.holds(bits))
    }

    #[test]
    fn conditions_hold_as_written() {
        for (text, known, expected) in [
            ("甲", "甲", true),
            ("甲", "乙", false),
            ("甲 且 乙", "甲乙", true),
            ("甲 且 乙", "甲", false),
            ("甲 且 (丙 或 丁)", "甲丁", true),
            ("甲∧（丙∨丁）", "丙丁", false),
            ("甲 或 乙 且 丙", "甲", true),
            ("甲&&乙||丁", "丁", true),
        ] {
            assert_eq!(holds(text, known), Ok(expected), "{text} {known}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_the_place() {
        for text in ["", "甲 且", "甲 乙", "(甲", "戊", "甲)", "且 甲"] {
            assert!(holds(text, "").is_err(), "{text}");
        }
        assert!(holds(&"(".repeat(40), "").is_err());
    }
}
