//! Redaction that holds: what was there is found before, gone after, and everything else can still be read.

#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it is wrong")]

mod anywhere;
mod builder;
mod judges;
mod mutations;
mod rebuild;
mod surgical;
mod typeface;

use documents::redacted::{Faces, Level, Outcome, Redacted, Request, redact};
use scan::Kind;
use scan::redaction::{HandBox, Sign, Term};
use std::sync::LazyLock;

/// A number of nobody: 1900 is a year in which nobody alive was born.
pub(crate) const SECRET: &str = "110108190003071237";

/// Where `fonts-noto-cjk` puts its files; `make test` sees that it is installed.
const FONTS: [&str; 2] = [
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
];

pub(crate) static FACES: LazyLock<Faces> =
    LazyLock::new(|| Faces::new(FONTS.iter().filter_map(|path| std::fs::read(path).ok())));

pub(crate) fn sign() -> Sign {
    Sign { by: "审查员".to_owned(), at: jiff::civil::date(2026, 11, 24).at(9, 0, 0, 0) }
}

/// What one test asks for.
#[derive(Default)]
pub(crate) struct Ask<'a> {
    pub(crate) kinds: &'a [Kind],
    pub(crate) terms: &'a [&'a str],
    pub(crate) boxes: &'a [HandBox],
    pub(crate) level: Level,
}

impl Ask<'_> {
    pub(crate) fn of(&self, file: &[u8]) -> Outcome {
        let terms: Vec<Term> = self.terms.iter().map(|text| Term { text: (*text).to_owned(), ground: None }).collect();
        let sign = sign();
        let Self { kinds, boxes, level, .. } = *self;
        redact(file, &Request { kinds, terms: &terms, boxes, level, faces: &FACES, sign: &sign })
    }

    pub(crate) fn verified(&self, name: &str, file: &[u8]) -> Redacted {
        match self.of(file) {
            Outcome::Verified(redacted) => *redacted,
            other => panic!("{name}: {other:?}"),
        }
    }
}
