//! Colours as a reader sees them: what stands out from its ground and what does not.

use hayro_interpret::{BlendMode, Paint};

/// Text whose contrast to its ground is less cannot be read. 1 is none; the palest grey that offices print is 1.4.
const LEAST_CONTRAST: f32 = 1.2;

/// From here on a colour hides what is below it.
const OPAQUE: f32 = 0.85;

/// Below this no trace is left.
const TRANSPARENT: f32 = 0.06;

/// A colour and how much of it there is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ink {
    /// Red, green, blue from 0 to 1; none if it is not one colour: a picture, a pattern.
    pub(super) colour: Option<[f32; 3]>,
    /// From 0, nothing, to 1, opaque.
    pub(super) alpha: f32,
}

impl Ink {
    pub(super) const PAPER: [f32; 3] = [1.0, 1.0, 1.0];

    /// A picture or pattern.
    pub(super) const fn many_coloured(alpha: f32) -> Self {
        Self { colour: None, alpha }
    }

    pub(super) fn of(paint: &Paint<'_>, group_opacity: f32) -> Self {
        match paint {
            Paint::Color(colour) => {
                let [red, green, blue, alpha] = colour.to_rgba().components();
                Self { colour: Some([red, green, blue]), alpha: alpha * group_opacity }
            }
            Paint::Pattern(_) => Self::many_coloured(group_opacity),
        }
    }

    pub(super) fn is_transparent(self) -> bool {
        self.alpha < TRANSPARENT
    }

    /// Whether a fill of it, blended so, hides dark text on light ground. Multiplying by a dark colour makes all
    /// dark; multiplying by a light one, as a highlighter does, hides nothing.
    pub(super) fn hides(self, blend: BlendMode) -> bool {
        let lightness = self.colour.map(luminance);
        self.alpha >= OPAQUE
            && match blend {
                BlendMode::Normal => true,
                BlendMode::Multiply | BlendMode::Darken | BlendMode::ColorBurn => {
                    lightness.is_some_and(|lightness| lightness < 0.03)
                }
                BlendMode::Screen | BlendMode::Lighten | BlendMode::ColorDodge => {
                    lightness.is_some_and(|lightness| lightness > 0.9)
                }
                BlendMode::Overlay
                | BlendMode::HardLight
                | BlendMode::SoftLight
                | BlendMode::Difference
                | BlendMode::Exclusion
                | BlendMode::Hue
                | BlendMode::Saturation
                | BlendMode::Color
                | BlendMode::Luminosity => false,
            }
    }

    /// Its colour over a ground.
    pub(super) fn over(self, ground: [f32; 3]) -> Option<[f32; 3]> {
        let colour = self.colour?;
        let mix = |n: usize| match (colour.get(n), ground.get(n)) {
            (Some(above), Some(below)) => above * self.alpha + below * (1.0 - self.alpha),
            (Some(_) | None, Some(_) | None) => 0.0,
        };
        Some([mix(0), mix(1), mix(2)])
    }

    /// Black, white or grey: the colours of boxes that are drawn to hide something.
    pub(super) fn is_plain(self) -> bool {
        self.colour.is_some_and(|[red, green, blue]| (red - green).abs() < 0.08 && (green - blue).abs() < 0.08)
    }

    /// Whether it cannot be told from its ground.
    pub(super) fn is_pale_on(self, ground: [f32; 3]) -> bool {
        self.over(ground).is_some_and(|seen| contrast(seen, ground) < LEAST_CONTRAST)
    }
}

/// Contrast as the rules on accessibility of web pages reckon it: from 1, none, to 21.
fn contrast(one: [f32; 3], other: [f32; 3]) -> f32 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance([red, green, blue]: [f32; 3]) -> f32 {
    let linear = |part: f32| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(grey: f32, alpha: f32) -> Ink {
        Ink { colour: Some([grey, grey, grey]), alpha }
    }

    #[test]
    fn only_what_cannot_be_told_from_its_ground_is_pale() {
        for (grey, alpha, ground, is_pale) in [
            (1.0, 1.0, 1.0, true),
            (0.97, 1.0, 1.0, true),
            (0.8, 1.0, 1.0, false),
            (0.0, 0.05, 1.0, true),
            (1.0, 1.0, 0.0, false),
            (0.0, 1.0, 0.0, true),
        ] {
            assert_eq!(ink(grey, alpha).is_pale_on([ground; 3]), is_pale, "{grey} {alpha} on {ground}");
        }
    }

    #[test]
    fn a_highlighter_hides_nothing_unless_it_is_dark() {
        let yellow = Ink { colour: Some([1.0, 1.0, 0.0]), alpha: 1.0 };
        assert!(!yellow.hides(BlendMode::Multiply) && yellow.hides(BlendMode::Normal));
        assert!(ink(0.0, 1.0).hides(BlendMode::Multiply) && !ink(0.0, 0.4).hides(BlendMode::Normal));
    }
}
