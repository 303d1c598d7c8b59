//! `gongkai audit` — the chain of the ledger: walk it, seal it.

use super::exit::{CliError, Exit, io_reason};
use super::office::with_office;
use super::{file, out};
use crate::config::Place;
use crate::wiring::Office;
use clap::Subcommand;
use std::path::{Path, PathBuf};
use usecases::audit::{self, Seal, Verification};

/// 台账的完整性：逐条校验、封存
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 逐条校验台账，指出被改动、缺失或调换的条目
    Verify {
        #[command(flatten)]
        place: Place,
        /// 与此前封存的文件比对，可发现末尾被截或整体改写
        #[arg(long, value_name = "文件")]
        seal: Option<PathBuf>,
        /// 以 JSON 输出
        #[arg(long)]
        json: bool,
    },
    /// 封存：导出台账末条的散列值，请另行妥善保管
    Seal {
        #[command(flatten)]
        place: Place,
        /// 写到文件；不写则输出到屏幕
        #[arg(long, value_name = "文件")]
        out: Option<PathBuf>,
    },
}

pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    match &args.command {
        Command::Verify { place, seal, json } => {
            with_office(place, async |office, _| verify(office, seal.as_deref(), *json).await)
        }
        Command::Seal { place, out } => with_office(place, async |office, _| seal(office, out.as_deref()).await),
    }
}

async fn verify(office: &Office, seal: Option<&Path>, json: bool) -> Result<Exit, CliError> {
    let seal = seal.map(read_seal).transpose()?;
    if let Some(seal) = &seal
        && seal.agency != office.agency
    {
        return Err(CliError::Input(format!("封存文件属于机关{}，本库是{}，请核对文件", seal.agency, office.agency)));
    }
    let found = audit::verify(&office.store, &office.agency, seal.as_ref()).await?;
    if json {
        out::json(&as_json(&found))?;
    } else {
        out::text(&report(&found))?;
    }
    Ok(if found.is_intact() { Exit::Clean } else { Exit::Found })
}

fn read_seal(path: &Path) -> Result<Seal, CliError> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| CliError::Input(format!("封存文件{}读不出：{}", path.display(), io_reason(&error))))?;
    let seal: Option<Seal> = serde_json::from_str(&text).ok();
    // Nothing is sealed before the first entry, so such a file proves nothing.
    seal.filter(|seal| seal.sequence > 0)
        .ok_or_else(|| CliError::Input(format!("{}不是gongkai audit seal导出的封存文件，请核对", path.display())))
}

fn as_json(found: &Verification) -> serde_json::Value {
    let faults = found.faults.iter().map(|fault| {
        let mut value = serde_json::json!(fault);
        value["message"] = fault.message().into();
        value
    });
    serde_json::json!({
        "intact": found.is_intact(),
        "algorithm": found.algorithm,
        "entries": found.entries,
        "head": { "sequence": found.head_sequence, "hash": found.head_hash },
        "seal": found.seal,
        "fault_count": found.fault_count,
        "faults": faults.collect::<Vec<_>>(),
    })
}

fn report(found: &Verification) -> String {
    if found.is_intact() {
        let sealed = found.seal.as_ref().map(|seal| format!("，与第{}条处的封存一致", seal.sequence));
        return format!(
            "台账完整：共{}条，逐条相衔接（{}）{}",
            found.entries,
            found.algorithm,
            sealed.unwrap_or_default()
        );
    }
    let mut lines: Vec<String> = found.faults.iter().map(audit::Fault::message).collect();
    let listed = found.faults.len() as u64;
    if found.fault_count > listed {
        lines.push(format!("……另有{}处，未一一列出", found.fault_count - listed));
    }
    format!("台账有{}处不符：\n{}", found.fault_count, lines.join("\n"))
}

async fn seal(office: &Office, path: Option<&Path>) -> Result<Exit, CliError> {
    let ctx = office.operator();
    // A seal over a broken chain would vouch for what was done to it.
    let found = audit::verify(&office.store, &office.agency, None).await?;
    if !found.is_intact() {
        out::text(&format!("{}\n台账不完整，未予封存", report(&found)))?;
        return Ok(Exit::Found);
    }
    let seal = audit::seal(&office.store, &office.store, &office.agency, ctx.ports.clock.now()).await?;
    let Some(path) = path else { return out::json(&seal) };
    let text = serde_json::to_vec_pretty(&seal).map_err(|error| CliError::Failed(error.to_string()))?;
    file::write(path, &text)?;
    out::text(&format!("已封存至{}：共{}条", path.display(), seal.count))
}
