//! Ways to keep an element on the page and yet from being read: transparent, blurred, tiny, far off, cut away.

use super::styled;

/// Pixels or so that no screen is wide.
const FAR: f64 = 900.0;

/// Whether declarations keep an element from being read.
pub(super) fn conceals(declarations: &str) -> bool {
    let lower = declarations.to_ascii_lowercase();
    let value = |name: &str| styled::value(&lower, name);
    let number = |name: &str| {
        let text = value(name)?;
        let end = text.find(|c: char| !matches!(c, '-' | '.' | '0'..='9')).unwrap_or(text.len());
        text.get(..end)?.parse::<f64>().ok()
    };
    let is_zero = |name: &str| number(name).is_some_and(|number| number == 0.0);
    let is_far = ["left", "right", "top", "bottom", "text-indent", "margin-left", "margin-top"]
        .iter()
        .any(|name| number(name).is_some_and(|number| number <= -FAR));
    let cuts = value("overflow").is_some_and(|overflow| overflow.starts_with("hidden") || overflow.starts_with("clip"));
    let is_flat =
        ["height", "max-height", "width", "max-width"].iter().any(|name| number(name).is_some_and(|n| n <= 1.0));
    number("opacity").is_some_and(|opacity| opacity <= 0.05)
        || number("font-size").is_some_and(|size| size <= 1.0) && !value("font-size").is_some_and(is_relative)
        || value("filter").is_some_and(|filter| filter.contains("blur(") || filter.contains("opacity(0"))
        || value("color").is_some_and(is_see_through)
        || value("color")
            .is_some_and(|colour| value("background-color").or(value("background")).unwrap_or("#fff") == colour)
        || value("-webkit-text-security").is_some_and(|security| security != "none")
        || value("transform").is_some_and(|transform| transform.contains("scale(0"))
        || value("clip").is_some_and(|clip| clip.starts_with("rect(0"))
        || value("clip-path").is_some_and(|clip| clip.starts_with("inset(50%") || clip.starts_with("inset(100%"))
        || value("content-visibility").is_some_and(|visibility| visibility == "hidden")
        || is_far
        || (cuts && is_flat)
        || is_zero("zoom")
}

/// `0.9em`, `1rem`, `1vw`: no size by itself. `0em` is.
fn is_relative(size: &str) -> bool {
    size.contains(|c: char| c.is_ascii_alphabetic() || c == '%')
        && !size.ends_with("px")
        && !size.ends_with("pt")
        && !size.trim_start_matches(['0', '.']).starts_with(|c: char| c.is_ascii_alphabetic() || c == '%')
}

fn is_see_through(colour: &str) -> bool {
    let tight: String = colour.chars().filter(|c| !c.is_whitespace()).collect();
    tight == "transparent" || (tight.starts_with("rgba(") && (tight.ends_with(",0)") || tight.ends_with(",0.0)")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_of_concealing_are_told_from_ordinary_styles() {
        for (style, expected) in [
            ("opacity:0", true),
            ("opacity: 0.5", false),
            ("font-size:0", true),
            ("font-size:0px", true),
            ("font-size:1px", true),
            ("font-size:1em", false),
            ("font-size:0em", true),
            ("font-size:12px", false),
            ("filter:blur(6px)", true),
            ("color:transparent", true),
            ("color:rgba(0,0,0,0)", true),
            ("color:#fff", true),
            ("color:#fff;background:#c00", false),
            ("color:#333;background:#333", true),
            ("color:red", false),
            ("position:absolute;left:-9999px", true),
            ("margin-left:-10px", false),
            ("text-indent:-999em", true),
            ("text-indent:2em", false),
            ("height:0;overflow:hidden", true),
            ("height:100px;overflow:hidden", false),
            ("-webkit-text-security:disc", true),
            ("clip:rect(0,0,0,0)", true),
        ] {
            assert_eq!(conceals(style), expected, "{style}");
        }
    }
}
