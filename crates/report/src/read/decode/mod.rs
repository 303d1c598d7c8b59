//! Numbers that a page prints without space between them: all ways to read them that the form's own sums allow.

pub(crate) mod blocks;
pub(crate) mod joint;
pub(crate) mod row;
