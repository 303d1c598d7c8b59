//! `gongkai law list` — the rules this program applies, with their articles.

use super::exit::{CliError, Exit};
use super::{citation, out};
use crate::config::{Config, Place};
use crate::wiring;
use ::law::rule::{self, Rule};
use serde_json::json;
use std::fmt::Write as _;

/// 本系统适用的规则及其依据
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// 列出全部规则、依据，以及是有明文、惯例还是待核
    List {
        /// 以 JSON 输出
        #[arg(long, conflicts_with = "markdown")]
        json: bool,
        /// 以 Markdown 输出（docs/generated/law-index.md）
        #[arg(long)]
        markdown: bool,
        #[command(flatten)]
        place: Place,
    },
}

/// Lists the rules.
pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let Command::List { json, markdown, place } = &args.command;
    // The rules are the same for every agency; the place is taken as by every command of operation, and must be one.
    if place.is_named() {
        wiring::must_be_there(&Config::load(place).map_err(CliError::Input)?).map_err(CliError::Input)?;
    }
    if *markdown {
        out::text(&rule::markdown())
    } else if *json {
        let rules: Vec<_> = rule::all().iter().map(to_json).collect();
        out::json(&json!({ "rules": rules }))
    } else {
        out::text(&text(&rule::all()))
    }
}

fn to_json(rule: &Rule) -> serde_json::Value {
    json!({
        "id": rule.id,
        "title": rule.title,
        "subject": rule.subject(),
        "status": rule.standing,
        "basis": citation::list(&rule.basis),
    })
}

fn text(rules: &[Rule]) -> String {
    let mut out = format!("共{}条规则\n", rules.len());
    for rules in rules.chunk_by(|a, b| a.subject() == b.subject()) {
        let heading = rules.first().and_then(|first| rule::subject_title(first.subject()));
        let _ = writeln!(out, "\n{}", heading.unwrap_or_default());
        for rule in rules {
            let _ = writeln!(
                out,
                "  {}（{}）\n    {}　{}",
                rule.title,
                rule.standing.label(),
                rule.id,
                citation::text(&rule.basis)
            );
        }
    }
    out
}
