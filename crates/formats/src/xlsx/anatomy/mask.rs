//! Number formats that show something else than the number.

/// Digits that scaling by commas may leave out before it counts as hiding them.
const LONG: f64 = 1e10;

/// Whether a format keeps a number from being seen: a section of nothing, of words only, in white, or scaled down.
pub(in crate::xlsx) fn conceals_number(code: &str, value: f64) -> bool {
    if value == 0.0 || code.is_empty() {
        return false;
    }
    let sections = sections(code);
    let Some(section) = applying(&sections, value) else { return false };
    if section.is_white() {
        return true;
    }
    !section.shows_value() || (section.scales() && value.abs() >= LONG)
}

/// Whether a format keeps a text from being seen: only its fourth section speaks of texts.
pub(in crate::xlsx) fn conceals_text(code: &str) -> bool {
    let sections = sections(code);
    sections.get(3).is_some_and(|section| !section.bare.contains('@') || section.is_white())
}

/// A section of a format.
#[derive(Debug, Default)]
struct Section {
    /// Without quoted texts, escaped characters and brackets.
    bare: String,
    /// What stands in brackets, in lower case.
    brackets: Vec<String>,
}

impl Section {
    fn shows_value(&self) -> bool {
        let lower = self.bare.to_lowercase();
        lower.contains("general")
            || lower.contains("通用格式")
            || lower.contains(['0', '#', '?', '@', 'y', 'm', 'd', 'h', 's', 'e', 'b', 'a'])
            || self.brackets.iter().any(|inner| matches!(inner.as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss"))
    }

    fn is_white(&self) -> bool {
        self.brackets.iter().any(|inner| matches!(inner.as_str(), "white" | "白色" | "color2" | "颜色2"))
    }

    fn scales(&self) -> bool {
        let last = self.bare.rfind(['0', '#', '?']);
        last.and_then(|at| self.bare.get(at + 1..)).is_some_and(|after| after.starts_with(','))
    }

    /// `[>=100]`
    fn condition(&self) -> Option<(&str, f64)> {
        self.brackets.iter().find_map(|inner| {
            let split = inner.find(|c: char| !matches!(c, '<' | '>' | '='))?;
            let (operator, number) = inner.split_at(split);
            (!operator.is_empty()).then_some((operator, number.trim().parse().ok()?))
        })
    }
}

fn applying(sections: &[Section], value: f64) -> Option<&Section> {
    if sections.iter().any(|section| section.condition().is_some()) {
        let holds = |section: &&Section| match section.condition() {
            Some(("<", bound)) => value < bound,
            Some(("<=", bound)) => value <= bound,
            Some((">", bound)) => value > bound,
            Some((">=", bound)) => value >= bound,
            Some(("=", bound)) => (value - bound).abs() < f64::EPSILON,
            Some(("<>", bound)) => (value - bound).abs() >= f64::EPSILON,
            Some(_) | None => true,
        };
        return sections.iter().find(holds);
    }
    let index = usize::from(value < 0.0 && sections.len() > 1);
    sections.get(index)
}

fn sections(code: &str) -> Vec<Section> {
    let mut all = vec![Section::default()];
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        let Some(section) = all.last_mut() else { break };
        match c {
            '"' => {
                chars.by_ref().find(|c| *c == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => section.brackets.push(chars.by_ref().take_while(|c| *c != ']').collect::<String>().to_lowercase()),
            ';' => all.push(Section::default()),
            c => section.bare.push(c),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_hide_the_number_are_known() {
        for (code, value, expected) in [
            ("General", 110_108_190_003_071.0, false),
            ("", 1.0, false),
            (";;;", 5.0, true),
            ("\"110108********1237\"", 110_108_190_003_071.0, true),
            ("\"第\"0\"号\"", 5.0, false),
            ("**;**;**;**", 12.0, true),
            ("0,,,\"********\"", 110_108_190_003_071.0, true),
            ("#,##0", 110_108_190_003_071.0, false),
            ("#,##0,", 12_345.0, false),
            ("0;-0;;@", 0.0, false),
            ("0;;", -3.0, true),
            ("[White]0", 3.0, true),
            ("[Red]0", 3.0, false),
            ("yyyy年m月d日", 45_000.0, false),
            ("[h]:mm", 0.5, false),
            ("[<100]0;\"***\"", 500.0, true),
            ("[<100]0;\"***\"", 5.0, false),
            ("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", 12.0, false),
            ("G/通用格式", 12.0, false),
        ] {
            assert_eq!(conceals_number(code, value), expected, "{code} {value}");
        }
    }

    #[test]
    fn only_a_fourth_section_hides_texts() {
        for (code, expected) in
            [(";;;", true), ("@", false), ("\"***\"", false), ("0;0;0;\"***\"", true), ("0;0;0;@", false)]
        {
            assert_eq!(conceals_text(code), expected, "{code}");
        }
    }
}
