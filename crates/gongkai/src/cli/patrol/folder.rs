//! A folder of published files as documents: pages and attachments of a site as they lie on disk.

use crate::cli::exit::{CliError, say};
use crate::cli::inputs::{self, Input};
use crate::cli::{file, many};
use crate::sandbox::SandboxPool;
use formats::Limits;
use scan::patrol::{Document, Surface};
use std::path::Path;

/// Reads every file of a folder; one that cannot be read is named on stderr and left out.
///
/// # Errors
/// None of the files can be read.
pub(super) fn read(folder: &Path) -> Result<Vec<Document>, CliError> {
    let inputs = inputs::gather(&[folder.to_owned()]);
    let sandbox = SandboxPool::default();
    let read = many::over(&inputs, "读取文件", |input| match input {
        Input::File(path) => document(&sandbox, folder, path),
        Input::Missing { why, .. } => Err(why.clone()),
        Input::Stdin => Err("标准输入不是目录里的文件".to_owned()),
    });
    let mut documents = Vec::with_capacity(read.len());
    for outcome in read {
        match outcome {
            Ok(document) => documents.push(document),
            Err(why) => say(&format!("{why}，未纳入巡查")),
        }
    }
    if documents.is_empty() {
        return Err(CliError::Input(format!("{}里没有可以读的文件", folder.display())));
    }
    Ok(documents)
}

fn document(sandbox: &SandboxPool, folder: &Path, path: &Path) -> Result<Document, String> {
    let bytes = file::read(path, Limits::default().file_bytes as u64, "公开的文件")?;
    let name = path.to_string_lossy();
    let told = sandbox.document_blocking(&name, bytes).map_err(|why| format!("{name}：{why}"))?;
    let (text, metadata) = told.map_err(|why| format!("{name}：{why}"))?;
    let id = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
    let title = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Document { surface: surface(path), id, title, text, metadata, ..Document::default() })
}

/// A page of a site, or a file beside one.
fn surface(path: &Path) -> Surface {
    let is_page =
        |ending: &std::ffi::OsStr| ["html", "htm", "shtml"].iter().any(|page| ending.eq_ignore_ascii_case(page));
    if path.extension().is_some_and(is_page) { Surface::Page } else { Surface::Attachment }
}
