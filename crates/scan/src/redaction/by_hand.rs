//! Boxes that a person drew, as a file.

use super::check::BadBox;
use super::page::Rect;
use law::exemption::Exemption;
use serde::{Deserialize, Serialize};

/// One rectangle that a person drew.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct HandBox {
    /// Page, from 1.
    pub page: usize,
    /// Where, in points from the top left of the page as shown.
    pub rect: Rect,
    /// On which ground; that of the request if it names none.
    pub ground: Option<Exemption>,
}

/// As written: edges, or a corner with width and height, or four numbers.
#[derive(Deserialize)]
struct Written {
    #[serde(default = "first_page")]
    page: usize,
    #[serde(alias = "x0", alias = "x")]
    left: Option<f64>,
    #[serde(alias = "y0", alias = "y")]
    top: Option<f64>,
    #[serde(alias = "x1")]
    right: Option<f64>,
    #[serde(alias = "y1")]
    bottom: Option<f64>,
    #[serde(alias = "w")]
    width: Option<f64>,
    #[serde(alias = "h")]
    height: Option<f64>,
    #[serde(alias = "bbox", alias = "box")]
    rect: Option<WrittenRect>,
    ground: Option<Exemption>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenRect {
    Edges(Rect),
    Numbers([f64; 4]),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    List(Vec<Written>),
    Named { boxes: Vec<Written> },
}

const fn first_page() -> usize {
    1
}

/// Reads a file of boxes: a JSON list of `{"page", "left", "top", "right", "bottom", "ground"}`, or a plan's `boxes`.
///
/// # Errors
/// [`BadBox::Unreadable`].
pub fn parse(json: &str) -> Result<Vec<HandBox>, BadBox> {
    let file: File = serde_json::from_str(json)
        .map_err(|error| BadBox::Unreadable { what: format!("第{}行附近", error.line()) })?;
    let (File::List(written) | File::Named { boxes: written }) = file;
    written.iter().enumerate().map(|(n, written)| written.to_box(n + 1)).collect()
}

impl Written {
    fn to_box(&self, number: usize) -> Result<HandBox, BadBox> {
        let rect = match &self.rect {
            Some(WrittenRect::Edges(rect)) => Some(*rect),
            Some(WrittenRect::Numbers([left, top, right, bottom])) => {
                Some(Rect { left: *left, top: *top, right: *right, bottom: *bottom })
            }
            None => self.edges(),
        };
        let rect = rect.ok_or_else(|| BadBox::Unreadable { what: format!("第{number}项缺少坐标") })?;
        Ok(HandBox { page: self.page, rect, ground: self.ground })
    }

    fn edges(&self) -> Option<Rect> {
        let (left, top) = (self.left?, self.top?);
        let right = self.right.or_else(|| self.width.map(|width| left + width))?;
        let bottom = self.bottom.or_else(|| self.height.map(|height| top + height))?;
        Some(Rect { left, top, right, bottom })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_are_read_in_every_usual_form() {
        let rect = Rect { left: 10.0, top: 20.0, right: 110.0, bottom: 40.0 };
        for json in [
            r#"[{"page":2,"left":10,"top":20,"right":110,"bottom":40}]"#,
            r#"[{"page":2,"x":10,"y":20,"width":100,"height":20}]"#,
            r#"{"boxes":[{"page":2,"rect":[10,20,110,40]}]}"#,
            r#"[{"page":2,"rect":{"left":10,"top":20,"right":110,"bottom":40}}]"#,
        ] {
            assert_eq!(parse(json), Ok(vec![HandBox { page: 2, rect, ground: None }]), "{json}");
        }
    }

    #[test]
    fn a_box_without_edges_or_with_an_unknown_ground_is_refused() {
        for json in [r#"[{"page":1}]"#, r#"[{"rect":[1,2,3,4],"ground":"because"}]"#, "no"] {
            assert!(matches!(parse(json), Err(BadBox::Unreadable { .. })), "{json}");
        }
    }
}
