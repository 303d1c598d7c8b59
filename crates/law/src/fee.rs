//! `信息处理费` — 条例 §42 and 国办函〔2020〕109号: by items or by pages, both progressive, never both for one
//! request. It may be charged, never must: a notice needs a named approver.
//!
//! The amounts are those of a single request: `by_items(n)` is what all `n` items of one requester in one
//! calendar month (`自然月`) come to together.

use crate::dated::Dated;
use crate::{Citation, Derived, Instrument, Refusal, Step};
use jiff::civil::date;
use serde::{Deserialize, Serialize};

const MEASURES: Instrument = Instrument::ProcessingFeeMeasures;

/// `收费方式` (109号 §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// `按件计收` (§4).
    Items,
    /// `按量计收` (§5).
    Pages,
}

/// One step of a tariff: from this unit on, a price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TariffBand {
    /// First unit of the band.
    pub from: u64,
    /// Price of each unit in it, in yuan.
    pub yuan: u64,
}

/// `按件`: 10 free, 11–30 at 100 yuan, from 31 in bands of ten, each 100 yuan dearer than the one before.
pub const ITEM_TARIFF: Dated<ItemTariff> = Dated {
    value: ItemTariff {
        bands: &[
            TariffBand { from: 1, yuan: 0 },
            TariffBand { from: 11, yuan: 100 },
            TariffBand { from: 31, yuan: 200 },
        ],
        band_items: 10,
        rise_yuan: 100,
    },
    in_force_from: date(2021, 1, 1),
    in_force_to: None,
    source: Citation::article(MEASURES, 4),
};

/// The tariff by items: fixed bands, the last of which repeats with rising price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemTariff {
    /// The bands; the last one is the first of the rising ones.
    pub bands: &'static [TariffBand],
    /// Items in a rising band.
    pub band_items: u64,
    /// What each rising band costs more than the one before.
    pub rise_yuan: u64,
}

/// `按量`: 30 pages free, 31–100 at 10 yuan, 101–200 at 20, from 201 at 40.
pub const PAGE_TARIFF: Dated<&[TariffBand]> = Dated {
    value: &[
        TariffBand { from: 1, yuan: 0 },
        TariffBand { from: 31, yuan: 10 },
        TariffBand { from: 101, yuan: 20 },
        TariffBand { from: 201, yuan: 40 },
    ],
    in_force_from: date(2021, 1, 1),
    in_force_to: None,
    source: Citation::article(MEASURES, 5),
};

/// What is charged, band by band.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Charge {
    /// How it is counted.
    pub method: Method,
    /// Items of the month, or pages of the request.
    pub count: u64,
    /// The amount.
    pub yuan: u64,
    /// The bands reached, the free one first. Empty for a count of 0.
    pub bands: Vec<ChargedBand>,
}

/// One band of a charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ChargedBand {
    /// First unit.
    pub from: u64,
    /// Last unit charged in it.
    pub to: u64,
    /// Units.
    pub count: u64,
    /// Yuan a unit.
    pub price: u64,
    /// Yuan in all.
    pub amount: u64,
}

/// More than any month or file can hold; kept away so that amounts and lists stay bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("数量{count}超出可计算的范围（最多{largest}），请核对")]
pub struct CountTooLarge {
    /// What was asked.
    pub count: u64,
    /// The most that is computed.
    pub largest: u64,
}

/// The most items that are computed: each ten of them are a band of their own in the answer.
pub const LARGEST_ITEMS: u64 = 1_000_000;
/// The most pages that are computed; far from where an amount would overflow.
pub const LARGEST_PAGES: u64 = 1_000_000_000_000;

/// The charge for all items of one requester in a calendar month.
///
/// # Errors
/// Above [`LARGEST_ITEMS`].
pub fn by_items(items: u64) -> Result<Derived<Charge>, CountTooLarge> {
    let tariff = ITEM_TARIFF.value;
    let rising_from = tariff.bands.last().map_or(1, |band| band.from);
    let rising = (1..).map(|band| TariffBand {
        from: rising_from + band * tariff.band_items,
        yuan: tariff.bands.last().map_or(0, |band| band.yuan) + band * tariff.rise_yuan,
    });
    charge(Method::Items, items, tariff.bands.iter().copied().chain(rising), ITEM_TARIFF.source)
}

/// The charge for the pages of one request.
///
/// # Errors
/// Above [`LARGEST_PAGES`].
pub fn by_pages(pages: u64) -> Result<Derived<Charge>, CountTooLarge> {
    charge(Method::Pages, pages, PAGE_TARIFF.value.iter().copied(), PAGE_TARIFF.source)
}

/// What the `n`-th item of a month adds, which is what a notice for that one request asks for.
///
/// # Errors
/// Above [`LARGEST_ITEMS`].
pub fn of_item(n: u64) -> Result<u64, CountTooLarge> {
    let before = by_items(n.saturating_sub(1))?.value.yuan;
    Ok(by_items(n)?.value.yuan - before)
}

/// The legal "no" to charging one request both ways.
pub fn both_methods() -> Refusal {
    Refusal {
        reason: "同一申请不能既按件又按量收取信息处理费".to_owned(),
        basis: Citation::article(MEASURES, 3),
        next_step: "请在按件（--items）与按量（--pages）中选一种",
    }
}

fn charge(
    method: Method,
    count: u64,
    tariff: impl Iterator<Item = TariffBand>,
    source: Citation,
) -> Result<Derived<Charge>, CountTooLarge> {
    let largest = match method {
        Method::Items => LARGEST_ITEMS,
        Method::Pages => LARGEST_PAGES,
    };
    if count > largest {
        return Err(CountTooLarge { count, largest });
    }
    let mut bands = Vec::new();
    let mut tariff = tariff.take_while(|band| band.from <= count).peekable();
    while let Some(band) = tariff.next() {
        let to = tariff.peek().map_or(count, |next| next.from - 1);
        let units = to - band.from + 1;
        bands.push(ChargedBand { from: band.from, to, count: units, price: band.yuan, amount: units * band.yuan });
    }
    let yuan = bands.iter().map(|band| band.amount).sum();
    let steps = bands.iter().map(|band| step(method, *band, source)).collect();
    let basis = vec![Citation::article(MEASURES, 3), source];
    Ok(Derived { value: Charge { method, count, yuan, bands }, steps, basis })
}

fn step(method: Method, band: ChargedBand, source: Citation) -> Step {
    let unit = match method {
        Method::Items => "件",
        Method::Pages => "页",
    };
    let range = if band.from == band.to {
        format!("第{}{unit}", band.from)
    } else {
        format!("第{}至{}{unit}", band.from, band.to)
    };
    let text = match band.price {
        0 => format!("{range}，不收费"),
        price => format!("{range}，{}{unit}，每{unit}{price}元，计{}元", band.count, band.amount),
    };
    Step { text, basis: Some(source) }
}
