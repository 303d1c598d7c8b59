//! `gongkai stock` — the office's own stock of published documents: taken in, counted, patrolled.

use super::exit::{CliError, Exit};
use super::office::with_office;
use super::out;
use super::patrol::Corpus;
use crate::config::Place;
use scan::patrol::Document;
use serde_json::json;
use std::fmt::Write as _;
use std::path::PathBuf;
use usecases::guard::{Patrolled, import_documents, patrol_stock};

/// Documents taken in with one entry of the ledger.
const AT_ONCE: usize = 500;

/// 巡查库：登记已公开的文件，巡查
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// 把已公开的文件登记入库（清单或目录）；编号相同的按新版本登记
    Import {
        /// 清单（JSONL，一行一件）或目录
        #[arg(value_name = "清单或目录")]
        corpus: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// 立即巡查全库；serve运行时每天自动巡查
    Patrol {
        #[command(flatten)]
        place: Place,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
}

/// Runs the act.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    match &args.command {
        Command::Import { corpus, place } => {
            let corpus = Corpus::open(corpus)?;
            with_office(place, async |office, _| {
                let (mut batch, mut count): (Vec<Document>, usize) = (Vec::new(), 0);
                for document in corpus.documents()? {
                    batch.push(document?);
                    count += 1;
                    if batch.len() == AT_ONCE {
                        import_documents(&office.operator(), std::mem::take(&mut batch)).await?;
                    }
                }
                import_documents(&office.operator(), batch).await?;
                out::text(&format!("已登记{count}件，巡查结果见gongkai stock patrol，或由serve自动巡查"))
            })
        }
        Command::Patrol { place, json } => with_office(place, async |office, _| {
            let round = patrol_stock(&office.operator()).await?;
            if *json { out::json(&json!(round)) } else { out::text(&words(&round)) }?;
            Ok(if round.findings > 0 { Exit::Found } else { Exit::Clean })
        }),
    }
}

fn words(round: &Patrolled) -> String {
    let Patrolled { documents, findings, opened, closed, deviations, documents_with } = round;
    let mut text = format!("巡查{documents}件：现有风险{findings}项，其中新出现{opened}项；已消除{closed}项。");
    for (kind, count) in documents_with {
        let label = serde_json::from_value::<scan::Kind>(json!(kind)).map_or("其他", scan::Kind::label);
        let _ = write!(text, "\n其中{count}件含有{label}。");
    }
    if *deviations > 0 {
        let _ = write!(text, "\n有{deviations}项与平时逐件计算的结果不一致，请报给维护人员。");
    }
    text
}
