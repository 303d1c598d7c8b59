//! Reports from files: documents of every readable kind, and the JSON of the contract (§4.1).

use crate::cli::{file, many};
use crate::sandbox::SandboxPool;
use formats::{Block, Content, Kind, Limits};
use report::Tables;
use report::read::{Reading, read};
use serde_json::Value;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Stands for standard input, as in other programs.
const STDIN: &str = "-";

/// What the files should be.
const WHAT: &str = "年度报告";

/// Paragraphs and cells that are looked through: the longest report has a few thousand.
const MOST_PIECES: usize = 50_000;

/// Bytes of text that are looked through, some three million characters.
const MOST_BYTES: usize = 8 << 20;

/// A report read, or why not, in words for the person who gave the file.
pub(super) type Outcome = Result<Reading, String>;

/// Reads all files, several at a time; outcomes in the order of the files.
pub(super) fn read_all(paths: &[PathBuf]) -> Vec<Outcome> {
    let sandbox = SandboxPool::default();
    many::over(paths, "读取报告", |path| read_in(&sandbox, path))
}

/// Reads one file.
pub(super) fn read_one(path: &Path) -> Outcome {
    read_in(&SandboxPool::default(), path)
}

fn read_in(sandbox: &SandboxPool, path: &Path) -> Outcome {
    let shown = path.display();
    let most = Limits::default().file_bytes as u64;
    let bytes = if path == Path::new(STDIN) { file::read_stdin(most, WHAT)? } else { file::read(path, most, WHAT)? };
    let name = path.to_string_lossy();
    let read_bytes = sandbox.read_blocking(&name, bytes).map_err(|why| format!("{shown}：{why}"))?;
    let content = read_bytes.map_err(|why| format!("{shown}：{why}"))?;
    if is_too_long(&content) {
        return Err(format!("{shown}的文字过多，不像年度报告，没有核对；请只给出年度报告本身"));
    }
    if content.kind == Kind::Json {
        return figures(&content).map_err(|why| format!("{shown}：{why}"));
    }
    // The reader of reports is ours; if it has a defect, the other files are still worth checking.
    match catch_unwind(AssertUnwindSafe(|| read(&content, &name))) {
        Ok(outcome) => outcome.map_err(|why| format!("{shown}：{why}")),
        Err(_) => Err(format!("{shown}：读取时程序内部出错，请把文件报给维护人员")),
    }
}

/// Whether there is more to look through than any report has: the time that looking takes must not be for the file
/// to say.
fn is_too_long(content: &Content) -> bool {
    let (mut pieces, mut bytes) = (0, 0);
    for block in &content.blocks {
        match block {
            Block::Paragraph { text } | Block::Heading { text, .. } => {
                pieces += 1;
                bytes += text.len();
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    pieces += 1;
                    bytes += cell.text.len();
                }
            }
        }
        if pieces > MOST_PIECES || bytes > MOST_BYTES {
            return true;
        }
    }
    false
}

/// Figures from our own JSON: a report's tables, or the result of checking one report.
fn figures(content: &Content) -> Result<Reading, String> {
    let text = content.blocks.iter().find_map(|block| match block {
        Block::Paragraph { text } => Some(text.as_str()),
        Block::Heading { .. } | Block::Table(_) => None,
    });
    let value: Value = serde_json::from_str(text.unwrap_or_default()).map_err(|e| format!("不是完整的JSON：{e}"))?;
    let tables = match value.get("files").and_then(Value::as_array).map(Vec::as_slice) {
        Some([one]) => one.get("tables").unwrap_or(&Value::Null),
        Some(_) if value.get("table3").is_none() => return Err("这份JSON含多份报告，请拆成每份一个文件".to_owned()),
        Some(_) | None => &value,
    };
    Tables::from_json(tables).map(Reading::from).map_err(|why| format!("不是年度报告的JSON：{why}"))
}
