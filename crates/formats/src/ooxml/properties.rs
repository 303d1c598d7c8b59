//! Document properties: core, extended and custom.

use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;
use crate::xml::{Node, Xml};

/// Properties that count, sizes and dates of the programs, which say nothing of a person.
fn name_of(element: &str) -> Option<(&'static str, Surface)> {
    Some(match element {
        "creator" => ("作者", Surface::Author),
        "lastModifiedBy" => ("最后修改者", Surface::Author),
        "Manager" => ("主管", Surface::Author),
        "Company" => ("单位", Surface::Property),
        "title" => ("标题", Surface::Property),
        "subject" => ("主题", Surface::Property),
        "keywords" => ("关键词", Surface::Property),
        "description" => ("备注", Surface::Property),
        "category" => ("类别", Surface::Property),
        "contentStatus" => ("状态", Surface::Property),
        "identifier" => ("标识", Surface::Property),
        "Template" => ("模板", Surface::Property),
        "HyperlinkBase" => ("超链接基础", Surface::Property),
        "Application" => ("程序", Surface::Property),
        _ => return None,
    })
}

/// Core and extended properties.
pub(super) fn read(text: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text, "文件属性");
    while let Some(node) = xml.next()? {
        let Node::Open(element) = node else { continue };
        let name = element.name().to_owned();
        if let Some((title, surface)) = name_of(&name) {
            let value = xml.text()?;
            if !(name == "Template" && is_stock_template(&value)) {
                dissection.push(format!("文件属性“{title}”"), surface, value.trim())?;
            }
        }
    }
    Ok(())
}

fn is_stock_template(name: &str) -> bool {
    matches!(name.trim().to_ascii_lowercase().as_str(), "normal.dotm" | "normal.dot" | "normal.wpt" | "normal")
}

/// Custom properties, each with a name of its own.
pub(super) fn read_custom(text: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let mut xml = Xml::new(text, "自定义属性");
    while let Some(node) = xml.next()? {
        if let Node::Open(element) = node
            && element.name() == "property"
        {
            let name: String = element.attribute("name").unwrap_or_default().chars().take(40).collect();
            let value = xml.text()?;
            // What WPS writes into every file.
            if !(name.starts_with("KSO") || name == "ICV") {
                dissection.push(format!("自定义属性“{name}”"), Surface::Property, value.trim())?;
            }
        }
    }
    Ok(())
}
