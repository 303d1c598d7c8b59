//! `gongkai calendar add` — a notice into an agency's ledger; every open case is recomputed and the moved ones listed.

use crate::cli::exit::{CliError, Exit};
use crate::cli::office::with_office;
use crate::cli::out;
use crate::config::Place;
use std::path::PathBuf;
use usecases::calendar::{Moved, NoticeAdded, add_notice};

/// 载入一年的节假日安排（TOML），重算全部在办件并列出期限有变的
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,
    /// 安排文件
    #[arg(value_name = "文件")]
    file: PathBuf,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let text = super::read_text(&args.file)?;
    with_office(&args.place, async |office, _| {
        let added = add_notice(&office.operator(), &text).await?;
        if args.json { out::json(&added) } else { out::text(&report(&added)) }
    })
}

fn report(added: &NoticeAdded) -> String {
    let head = format!("已载入{}年安排（{}）", added.year, added.title);
    if added.moved.is_empty() {
        return format!("{head}，在办件的期限均无变化");
    }
    let lines: Vec<String> = added.moved.iter().map(line).collect();
    format!("{head}，{}件在办件的期限有变：\n{}", lines.len(), lines.join("\n"))
}

fn line(moved: &Moved) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(|| "未起算".to_owned(), |day| day.to_string());
    let provisional = if moved.is_provisional { "（暂计）" } else { "" };
    format!("{}\t{} → {}{provisional}", moved.number, day(moved.before), day(moved.after))
}
