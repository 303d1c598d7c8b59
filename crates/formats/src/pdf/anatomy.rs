//! PDF taken apart.

use crate::anatomy::{Dissection, Surface};
use crate::content::{Block, Unreadable};

pub(crate) fn take_apart(bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let content = super::read(bytes, dissection.limits())?;
    let line = |block: Block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text } => text,
        Block::Table(_) => String::new(),
    };
    let lines: Vec<String> = content.blocks.into_iter().map(line).collect();
    dissection.push("", Surface::Visible, lines.join("\n"))?;
    dissection.unread("PDF", &"隐藏内容尚未检查");
    Ok(())
}
