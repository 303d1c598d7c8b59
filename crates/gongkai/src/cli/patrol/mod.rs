//! `gongkai patrol` — what published documents say together (contract §6.3).

mod corpus;
mod folder;
mod over;
mod words;

use super::exit::{CliError, Exit};
use super::{file, out};
use crate::guard_key;
pub(super) use corpus::Corpus;
use scan::patrol::rules::Rules;
use scan::patrol::{Finding, Index, Likelihood, Settings};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// 安全巡查：已公开的文件合在一起，会不会拼出个人信息或不该公开的事项
#[derive(clap::Args)]
pub(crate) struct Args {
    /// 已公开文件的清单（JSONL，一行一件），或存放这些文件的目录
    #[arg(value_name = "清单或目录")]
    corpus: PathBuf,
    /// 拟发布文件的清单：逐件并入后，只报告各件带来的新风险
    #[arg(long, value_name = "清单或目录")]
    against: Option<PathBuf>,
    /// 连把握不大的关联也列出
    #[arg(long)]
    possible: bool,
    /// 汇聚规则文件（TOML），由保密机构制定；不给则用随系统的中性样例
    #[arg(long, value_name = "文件")]
    rules: Option<PathBuf>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
    /// 另存一份给人看的巡查报告（HTML）
    #[arg(long, value_name = "文件")]
    report: Option<PathBuf>,
    /// 比对密钥文件，没有就新建；同一密钥下同一风险的编号不变
    #[arg(long, value_name = "文件")]
    key: Option<PathBuf>,
}

/// A finding and, if documents were added one by one, the one that brought it.
pub(super) struct Told {
    pub(super) finding: Finding,
    pub(super) added_by: Option<String>,
}

/// Patrols the corpus, or what a second one adds to it.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let key = match &args.key {
        Some(path) => guard_key::of(path).map_err(CliError::Input)?,
        None => guard_key::random(),
    };
    // The command needs sixteen bytes of it; rules are sealed by the office's own system only.
    let mut settings = Settings::new(std::array::from_fn(|n| key[n]));
    if let Some(path) = &args.rules {
        settings.rules =
            Rules::parse(&read_rules(path)?).map_err(|why| CliError::Input(format!("{}：{why}", path.display())))?;
    }
    if args.possible {
        settings.least = Likelihood::Possible;
    }
    let stock = Corpus::open(&args.corpus)?;
    let mut index = over::build(&stock, settings)?;
    let (documents, told) = match &args.against {
        None => {
            let findings = index.findings(&|id| stock.text(id));
            (stock.len(), findings.into_iter().map(|finding| Told { finding, added_by: None }).collect())
        }
        Some(drafts) => {
            let drafts = Corpus::open(drafts)?;
            (stock.len() + drafts.len(), add(&mut index, &stock, &drafts)?)
        }
    };
    if let Some(path) = &args.report {
        let findings: Vec<&Finding> = told.iter().map(|told| &told.finding).collect();
        file::write(path, documents::findings::patrol_page(documents, &findings).as_bytes())?;
    }
    let printed = if args.json {
        let findings: Vec<Value> = told.iter().map(Told::json).collect();
        out::json(&json!({ "documents": documents, "findings": findings }))
    } else {
        out::text(&words::text(documents, &told))
    }?;
    Ok(if told.is_empty() { printed } else { Exit::Found })
}

fn read_rules(path: &Path) -> Result<String, CliError> {
    const MOST: u64 = 256 << 10;
    let bytes = file::read(path, MOST, "规则文件").map_err(CliError::Input)?;
    String::from_utf8(bytes).map_err(|_| CliError::Input(format!("{}不是UTF-8文本", path.display())))
}

/// Publishes the second corpus' documents onto the first, one by one.
fn add(index: &mut Index, stock: &Corpus, drafts: &Corpus) -> Result<Vec<Told>, CliError> {
    let mut told = Vec::new();
    for document in drafts.documents()? {
        let document = document?;
        let reading = scan::reading::read(&document.text);
        let texts = |id: &str| drafts.text(id).or_else(|| stock.text(id));
        let findings = index.publish(&document, &reading, &texts);
        told.extend(findings.into_iter().map(|finding| Told { finding, added_by: Some(document.id.clone()) }));
    }
    Ok(told)
}

impl Told {
    fn json(&self) -> Value {
        let mut value = serde_json::to_value(&self.finding).unwrap_or_else(|_| Value::Object(Map::new()));
        if let (Some(id), Some(object)) = (&self.added_by, value.as_object_mut()) {
            object.insert("added_by".to_owned(), json!(id));
        }
        value
    }
}
