//! What a document says of documents that are not out: L11 `序列缺号与引用`, L12 `引用涉密、内部文件`.

mod gap;
mod marked;
mod number;

pub(crate) use gap::Gap;
pub(crate) use marked::Marked;

/// Titles are compared without brackets, spaces, and what stands before `关于`: the issuer is named or not.
pub(crate) fn bare_title(title: &str) -> String {
    let title = title.find("关于").and_then(|at| title.get(at..)).unwrap_or(title);
    title.chars().filter(|mark| mark.is_alphanumeric()).collect()
}
