//! Taking a file apart, and the files in it: what was found so far, and how much may still be done.

use super::take_apart::take_apart_into;
use super::{Anatomy, Container, Lines, Part, Surface};
use crate::bidi;
use crate::content::{Limits, Unreadable};
use crate::net;
use std::collections::{BTreeSet, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Files within files. An attachment of an attachment of an archive is seen; more is an attack.
const MAX_DEPTH: usize = 6;
/// Files within a file, over all depths.
const MAX_FILES: usize = 10_000;
/// Parts that are told apart.
const MAX_PARTS: usize = 200_000;

/// The state of taking a file apart.
pub(crate) struct Dissection {
    limits: Limits,
    text_left: usize,
    files_left: usize,
    depth: usize,
    /// What stands before every place: `附件“表.xlsx”/`.
    prefix: String,
    parts: Vec<Part>,
    unread: Vec<String>,
}

impl Dissection {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            limits: *limits,
            text_left: limits.unpacked_bytes,
            files_left: MAX_FILES,
            depth: 0,
            prefix: String::new(),
            parts: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// What may still be unpacked.
    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Says how much of the bytes to unpack is left.
    pub(crate) fn leave_bytes(&mut self, left: usize) {
        self.limits.unpacked_bytes = left.min(self.limits.unpacked_bytes);
    }

    /// Adds a part; one without any text is dropped. What counts by being there alone is [`Self::mark`]ed.
    pub(crate) fn push(
        &mut self,
        place: impl Into<String>,
        surface: Surface,
        text: impl Into<String>,
    ) -> Result<(), Unreadable> {
        self.push_lines(place, surface, text, Lines::Counted)
    }

    /// Adds a part whose lines have places.
    pub(crate) fn push_lines(
        &mut self,
        place: impl Into<String>,
        surface: Surface,
        text: impl Into<String>,
        lines: Lines,
    ) -> Result<(), Unreadable> {
        let text = text.into();
        if text.trim().is_empty() {
            return Ok(());
        }
        let place = place.into();
        if bidi::turns(&text) {
            // What is read and what is copied are two texts.
            let seen = bidi::seen(&text).join("\n");
            if !seen.is_empty() {
                self.add(&format!("{place}（按显示顺序）"), surface, seen, Lines::Counted)?;
            }
        }
        if let Some(hidden) = bidi::in_tags(&text) {
            self.add(&format!("{place}（不显示的字符）"), Surface::HiddenText, hidden, Lines::Counted)?;
        }
        self.add(&place, surface, text, lines)
    }

    /// Adds a part that counts by being there, with or without a text.
    pub(crate) fn mark(
        &mut self,
        place: impl Into<String>,
        surface: Surface,
        text: impl Into<String>,
    ) -> Result<(), Unreadable> {
        self.add(&place.into(), surface, text.into(), Lines::Counted)
    }

    fn add(&mut self, place: &str, surface: Surface, text: String, lines: Lines) -> Result<(), Unreadable> {
        // A small file can say one long text a million times.
        let left = self.text_left.checked_sub(text.len());
        self.text_left = left.ok_or_else(|| Unreadable::TooLarge { what: "文字总量超过限制".to_owned() })?;
        if self.parts.len() >= MAX_PARTS {
            return Err(Unreadable::TooLarge { what: format!("组成部分超过{MAX_PARTS}个") });
        }
        self.parts.push(Part { place: format!("{}{place}", self.prefix), surface, text, lines });
        Ok(())
    }

    /// Takes those long numbers away that stand in a part already.
    pub(crate) fn without_told(&self, mut numbers: BTreeSet<String>) -> BTreeSet<String> {
        if numbers.is_empty() {
            return numbers;
        }
        let texts = self.parts.iter().map(|part| part.text.as_str());
        let told: HashSet<String> = texts.flat_map(net::numbers).collect();
        numbers.retain(|number| !told.contains(number));
        numbers
    }

    /// Says what could not be looked into, and why.
    pub(crate) fn unread(&mut self, place: &str, why: &impl ToString) {
        self.unread.push(format!("{}{place}：{}", self.prefix, why.to_string()));
    }

    /// Takes apart a file within the file, `place` being `附件“表.xlsx”` and `name` the file's own. What cannot be read
    /// is said to be unread.
    pub(crate) fn embed(&mut self, place: &str, name: &str, bytes: &[u8]) -> Result<(), Unreadable> {
        if self.files_left == 0 {
            return Err(Unreadable::TooLarge { what: format!("内含文件超过{MAX_FILES}个") });
        }
        if self.depth >= MAX_DEPTH {
            self.unread(place, &format!("文件嵌套超过{MAX_DEPTH}层"));
            return Ok(());
        }
        self.files_left -= 1;
        self.depth += 1;
        let length = self.prefix.len();
        self.prefix.push_str(place);
        self.prefix.push('/');
        // A broken picture must not keep the document around it from being looked at.
        let done = catch_unwind(AssertUnwindSafe(|| take_apart_into(name, bytes, self)));
        self.prefix.truncate(length);
        self.depth -= 1;
        match done {
            Ok(Ok(_) | Err(Unreadable::Empty)) => {}
            Ok(Err(error)) => self.unread(place, &error),
            Err(_) => self.unread(place, &"内容自相矛盾，无法解析"),
        }
        Ok(())
    }

    pub(super) fn into_anatomy(self, kind: Container) -> Anatomy {
        let Self { mut parts, unread, .. } = self;
        // Stable, so that each half stays in the order of the file.
        parts.sort_by_key(|part| part.surface != Surface::Visible);
        Anatomy { kind, parts, unread }
    }
}
