//! How much may still be done while a file is taken apart.

use crate::content::{Limits, Unreadable};
use hayro_syntax::object::Stream;
use std::borrow::Cow;

/// Objects that are looked at, over all revisions.
const MOST_OBJECTS: usize = 3_000_000;

pub(super) struct Budget {
    objects_left: usize,
    bytes_left: usize,
    pub(super) drawings_left: usize,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            objects_left: MOST_OBJECTS,
            bytes_left: limits.unpacked_bytes,
            drawings_left: crate::pdf::drawings(limits),
        }
    }

    pub(super) fn take_object(&mut self) -> Result<(), Unreadable> {
        let left = self.objects_left.checked_sub(1);
        self.objects_left = left.ok_or_else(|| Unreadable::TooLarge { what: "PDF对象过多".to_owned() })?;
        Ok(())
    }

    /// The data of a stream, unpacked; nothing if it cannot be.
    pub(super) fn unpack<'a>(&mut self, stream: &Stream<'a>) -> Result<Option<Cow<'a, [u8]>>, Unreadable> {
        let Ok(data) = stream.decoded() else { return Ok(None) };
        let left = self.bytes_left.checked_sub(data.len());
        self.bytes_left = left.ok_or_else(|| Unreadable::TooLarge { what: "解压后过大".to_owned() })?;
        Ok(Some(data))
    }
}
