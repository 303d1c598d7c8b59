//! `gongkai fee` — the processing fee by items or by pages, band by band (contract §3).

use super::exit::{CliError, Exit};
use super::{citation, out, parse};
use law::Derived;
use law::fee::{self, Charge, Method};
use serde_json::json;

/// 计算信息处理费：按件或者按量，逐档列出
#[derive(clap::Args)]
pub(crate) struct Args {
    /// 按件：同一申请人一个自然月内的累计件数
    #[arg(long, value_name = "件数", value_parser = parse::count)]
    items: Option<u64>,
    /// 按量：一件申请所要信息的页数（A4 单面）
    #[arg(long, value_name = "页数", value_parser = parse::count)]
    pages: Option<u64>,
    /// 以 JSON 输出
    #[arg(long)]
    json: bool,
}

/// Prints the charge.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let charge = match (args.items, args.pages) {
        (Some(_), Some(_)) => return Err(CliError::Refused(fee::both_methods().to_string())),
        (Some(items), None) => fee::by_items(items),
        (None, Some(pages)) => fee::by_pages(pages),
        (None, None) => {
            let text = "请写明按件 --items 件数，还是按量 --pages 页数；写法见 gongkai fee --help";
            return Err(CliError::Input(text.to_owned()));
        }
    };
    let charge = charge.map_err(|error| CliError::Input(error.to_string()))?;
    if args.json { out::json(&to_json(&charge)) } else { out::text(&text(&charge)) }
}

fn to_json(charge: &Derived<Charge>) -> serde_json::Value {
    let Charge { method, count, yuan, bands } = &charge.value;
    json!({ "method": method, "count": count, "yuan": yuan, "bands": bands, "basis": citation::list(&charge.basis) })
}

fn text(charge: &Derived<Charge>) -> String {
    let Charge { method, count, yuan, .. } = &charge.value;
    let what = match method {
        Method::Items => format!("按件：本月累计{count}件"),
        Method::Pages => format!("按量：本件{count}页"),
    };
    let bands: String = charge.steps.iter().map(|step| format!("  {}\n", step.text)).collect();
    let places = citation::text(&charge.basis);
    if *yuan == 0 {
        return format!("{what}，不收取信息处理费\n\n依据：{places}。");
    }
    let note = "是否收取由行政机关决定，收费通知应有批准人。";
    format!("{what}，可以收取信息处理费{yuan}元\n\n{bands}\n依据：{places}。{note}")
}
