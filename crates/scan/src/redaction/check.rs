//! What a plan must be like before it is applied.

use super::page::Rect;
use super::{FactKind, Plan};

/// Why a box cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadBox {
    /// The file of boxes is not what it should be.
    #[error(
        "遮盖框文件读不懂（{what}）；应当是JSON数组，每项写明page、left、top、right、bottom（单位为磅，自页面左上角起算）和ground（依据）"
    )]
    Unreadable {
        /// What was wrong, without its contents.
        what: String,
    },
    /// No such page.
    #[error("第{number}个遮盖框在第{page}页，但文件只有{pages}页；请核对页码")]
    NoSuchPage {
        /// Which box, from 1.
        number: usize,
        /// The page it names.
        page: usize,
        /// Pages that there are.
        pages: usize,
    },
    /// Not a rectangle, or outside of the page.
    #[error("第{number}个遮盖框（第{page}页）不在页面之内；坐标单位为磅，自页面左上角起算，请重新框定")]
    Outside {
        /// Which box, from 1.
        number: usize,
        /// Its page.
        page: usize,
    },
    /// It names a fact that the plan does not have.
    #[error("第{number}个遮盖框没有对应的遮盖事项；请重新生成区分处理方案")]
    NoFact {
        /// Which box, from 1.
        number: usize,
    },
    /// A document that is not in the case.
    #[error("第{number}个遮盖框指向的文件不在本案之内；请核对")]
    NoDocument {
        /// Which box, from 1.
        number: usize,
    },
}

impl Plan {
    /// Checks the boxes against the sizes of the pages of every document, in points.
    ///
    /// # Errors
    /// The first box that does not fit.
    pub fn check(&self, documents: &[Vec<(f64, f64)>]) -> Result<(), BadBox> {
        for (n, cover) in self.boxes.iter().enumerate() {
            let number = n + 1;
            let pages = documents.get(cover.document).ok_or(BadBox::NoDocument { number })?;
            let size = cover.page.checked_sub(1).and_then(|n| pages.get(n));
            let Some((width, height)) = size else {
                return Err(BadBox::NoSuchPage { number, page: cover.page, pages: pages.len() });
            };
            if !is_within(&cover.rect, *width, *height) {
                return Err(BadBox::Outside { number, page: cover.page });
            }
            if !self.facts.iter().any(|fact| fact.id == cover.fact) {
                return Err(BadBox::NoFact { number });
            }
        }
        Ok(())
    }

    /// The boxes of one page.
    pub fn on(&self, document: usize, page: usize) -> impl Iterator<Item = &super::Cover> {
        self.boxes.iter().filter(move |cover| cover.document == document && cover.page == page)
    }

    /// Whether a person marked something on that page.
    pub fn is_marked_by_hand(&self, document: usize, page: usize) -> bool {
        self.on(document, page)
            .any(|cover| self.facts.iter().any(|fact| fact.id == cover.fact && fact.what == FactKind::Place))
    }
}

fn is_within(rect: &Rect, width: f64, height: f64) -> bool {
    const ROUNDING: f64 = 1.0;
    let page = Rect { left: 0.0, top: 0.0, right: width, bottom: height };
    rect.is_proper() && page.grown(ROUNDING).contains(rect)
}
