//! `告知书`, `答复书` — what the office writes, as one model that page and paper are made from.
//!
//! Each letter is a function of a typed context. Texts say what happened, which article, what to do next; the
//! decision itself was made elsewhere.

mod assistance;
mod clarification;
mod closing;
mod consultation;
mod disclosure_told;
pub mod docx;
mod extension;
mod fee;
pub mod html;
mod matter;
mod reasons;
mod receipt;
mod record_correction;
mod remedies;
mod reply;
mod ruling;

pub use assistance::{Assistance, Helper, assistance};
pub use clarification::{Clarification, clarification};
pub use closing::{Closing, closing};
pub use consultation::{Asked, Consultation, consultation, consultation_told};
pub use disclosure_told::{DisclosureTold, disclosure_told};
pub use extension::{Extension, extension};
pub use fee::{Fee, fee};
pub use matter::{Addressee, Matter};
pub use reasons::{ReasonableDelay, Reasons, reasonable_delay, reasons};
pub use receipt::{Receipt, receipt};
pub use record_correction::{CompetentAgency, CorrectionResult, MissingElement, RecordCorrection, record_correction};
pub use remedies::remedies;
pub use reply::{Course, Reply, reply};

use law::Citation;

/// A letter, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Full name of the agency: letterhead and signature.
    pub agency: String,
    /// `文号`; a letter not yet signed has none.
    pub document_number: Option<String>,
    /// What the letter is.
    pub title: String,
    /// Whom it addresses.
    pub addressee: String,
    /// Its text.
    pub paragraphs: Vec<String>,
    /// `附件`.
    pub attachments: Vec<String>,
    /// Office, telephone, address.
    pub contact: String,
    /// Its date, as printed.
    pub day: String,
    /// What stands over a text that is not, or no longer, the office's word: `草稿`.
    pub mark: Option<String>,
}

impl Letter {
    /// Adds a text, one paragraph a line; nothing for a blank one.
    fn text(&mut self, text: impl Into<String>) {
        let text: String = text.into();
        self.paragraphs.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    }
}

/// Places of law as a letter cites them: `《中华人民共和国政府信息公开条例》第三十六条第（一）项、第十条`. Places of an
/// instrument without articles are left out: a form is no basis for a decision.
fn cited(basis: &[Citation]) -> String {
    let mut out = String::new();
    let mut instrument = None;
    for place in basis.iter().filter(|place| place.article > 0) {
        if instrument == Some(place.instrument) {
            out.push('、');
        } else {
            if instrument.is_some() {
                out.push('和');
            }
            out.push_str(place.instrument.title());
            instrument = Some(place.instrument);
        }
        out.push_str(&place.to_string());
    }
    out
}

/// A text as one sentence's end: with its full stop, once.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['。', '！', '？', '）']) { text.to_owned() } else { format!("{text}。") }
}

#[cfg(test)]
mod tests;
