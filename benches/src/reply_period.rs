//! Reply periods with pauses and an extension, with and without the sheet of days.

use crate::figure::{Better, Figure, rate};
use anyhow::{Result, anyhow};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::calendar::Calendar;
use law::count::Pause;
use law::extension::Extension;
use law::reply_period::{ReplyPeriod, Start};
use std::hint::black_box;
use std::time::Duration;

pub(crate) fn measure() -> Result<Vec<Figure>> {
    let calendar = Calendar::built_in();
    let periods = (0..1_000).map(period).collect::<Result<Vec<_>>>()?;
    let mut index = 0;
    let mut next = || {
        index = (index + 1) % periods.len();
        &periods[index]
    };
    let bare = rate(100_000, Duration::from_secs(2), || {
        black_box(black_box(next()).deadline(calendar).ok());
    });
    let mut index = 0;
    let mut next = || {
        index = (index + 1) % periods.len();
        &periods[index]
    };
    let explained = rate(10_000, Duration::from_secs(2), || {
        let period = black_box(next());
        black_box((period.explain(calendar).ok(), period.sheet(calendar).ok()));
    });
    Ok(vec![
        Figure {
            name: "reply period without steps",
            unit: "/s a core",
            promised: 500_000.0,
            measured: bare,
            better: Better::Higher,
            method: "1,000 periods of 2023–2026, two overlapping pauses each, every second one extended; best round",
        },
        Figure {
            name: "reply period with steps and sheet of days",
            unit: "/s a core",
            promised: 50_000.0,
            measured: explained,
            better: Better::Higher,
            method: "the same periods, explanation and a reason for every calendar day",
        },
    ])
}

fn period(n: i64) -> Result<ReplyPeriod> {
    let from: Date = date(2023, 1, 3).checked_add((n % 1_200).days())?;
    let pause = |begin: i64, length: i64| -> Result<Pause> {
        let sent = from.checked_add(begin.days())?;
        Pause::try_new(sent, sent.checked_add(length.days())?).map_err(|error| anyhow!("{error:?}"))
    };
    let period = ReplyPeriod::start(from, Start::Received).pause(pause(3, 12)?).pause(pause(9, 15)?);
    if n % 2 == 0 {
        return Ok(period);
    }
    period
        .extend(Extension::try_new(20).map_err(|refusal| anyhow!("{refusal:?}"))?)
        .map_err(|refusal| anyhow!("{refusal:?}"))
}
