//! Settings of a document: variables, and where letters are merged from.

use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use crate::ooxml::has_long_number;
use crate::xml::{Node, Xml};

pub(super) fn read(text: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text, "设置");
    let mut is_merge = false;
    while let Some(node) = xml.next()? {
        match node {
            Node::Open(element) => match element.name() {
                "docVar" => {
                    let name: String = element.attribute("name").unwrap_or_default().chars().take(40).collect();
                    let value = element.attribute("val").unwrap_or_default();
                    dissection.push(format!("文档变量“{name}”"), Surface::HiddenData, value)?;
                }
                "mailMerge" => is_merge = true,
                "query" | "connectString" | "udl" if is_merge => {
                    let value = element.attribute("val").unwrap_or_default();
                    dissection.push("邮件合并数据源", Surface::InternalPath, value)?;
                }
                "rsid" | "rsidRoot" => {}
                _ => {
                    let values = element.attributes().into_iter().map(|(_, value)| value);
                    let long: Vec<String> = values.filter(|value| has_long_number(value)).collect();
                    dissection.push("文档设置", Surface::HiddenData, long.join("\n"))?;
                }
            },
            Node::Close(name) if name == "mailMerge" => is_merge = false,
            Node::Text(text) if has_long_number(&text) => {
                dissection.push("文档设置", Surface::HiddenData, text.into_owned())?;
            }
            Node::Close(_) | Node::Text(_) => {}
        }
    }
    Ok(())
}
