//! `信息处理费` (109号 §6, §7): noticed within the reply period; payment starts the period anew.

use super::super::act::Act;
use super::super::clock;
use super::super::event::FeeMethod;
use super::super::facts::Facts;
use super::super::phase::Phase;
use super::super::refusal::{Refusal, Rule};
use super::super::state::Request;
use super::extension::approver_is_named;
use super::not_before_start;
use jiff::civil::Date;
use law::count::chinese_date;
use law::fee::{ITEM_TARIFF, PAGE_TARIFF};
use law::{Citation, Instrument};

const NOTICE: Citation = Citation::article(Instrument::ProcessingFeeMeasures, 6);

/// What a fee notice says.
pub(super) struct Notice<'a> {
    pub(super) method: FeeMethod,
    pub(super) count: u32,
    pub(super) yuan: u64,
    pub(super) approved_by: &'a str,
}

pub(in super::super) fn may_notify(request: &Request, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    if let Some(fee) = &request.fee {
        return Err(Refusal::new(
            Rule::FeeNotifiedOnce,
            NOTICE,
            format!("本件已于{}发出收费通知", chinese_date(fee.notified_on)),
            "同一件申请只发一次收费通知；数额有误的，请更正登记",
        ));
    }
    if !matches!(request.phase, Phase::Processing | Phase::Decided) {
        return Err(Refusal::wrong_phase(Act::NotifyFee, request.phase));
    }
    not_before_start(request, Act::NotifyFee, on)?;
    match clock::due_on(request, facts.calendar) {
        Some(due) if on > due => Err(Refusal::new(
            Rule::FeeNoticeTooLate,
            NOTICE,
            format!("收费通知应在答复期限内发出，答复期限已于{}届满", chinese_date(due)),
            "请直接答复，不再收费",
        )),
        Some(_) | None => Ok(()),
    }
}

pub(super) fn check_notified(
    request: &Request,
    notice: &Notice<'_>,
    received_on: Option<Date>,
    on: Date,
    facts: &Facts<'_>,
) -> Result<(), Refusal> {
    may_notify(request, on, facts)?;
    approver_is_named(NOTICE, notice.approved_by, "批准收费的负责人")?;
    in_tariff(notice, on)?;
    match received_on {
        Some(received_on) if received_on < on => {
            Err(Refusal::before_cause(NOTICE, "申请人收到收费通知", received_on, "发出收费通知", on))
        }
        Some(_) | None => Ok(()),
    }
}

pub(in super::super) fn may_record_delivery(request: &Request) -> Result<Date, Refusal> {
    match request.phase {
        Phase::AwaitingPayment { notified_on, delivered_on: None } => Ok(notified_on),
        Phase::AwaitingPayment { delivered_on: Some(day), .. } => Err(Refusal::new(
            Rule::FeeNoticeDelivered,
            NOTICE,
            format!("收费通知的送达日期已经登记为{}", chinese_date(day)),
            "如登记有误，请更正登记",
        )),
        Phase::Unregistered
        | Phase::AwaitingConfirmation
        | Phase::Processing
        | Phase::AwaitingClarification { .. }
        | Phase::AwaitingReasons { .. }
        | Phase::Decided
        | Phase::Signed
        | Phase::Dispatched
        | Phase::Delivered
        | Phase::Closed
        | Phase::Archived => Err(Refusal::wrong_phase(Act::RecordFeeNoticeDelivery, request.phase)),
    }
}

pub(super) fn check_delivered(request: &Request, on: Date) -> Result<(), Refusal> {
    let notified_on = may_record_delivery(request)?;
    if on < notified_on {
        return Err(Refusal::before_cause(NOTICE, "申请人收到收费通知", on, "发出收费通知", notified_on));
    }
    Ok(())
}

pub(in super::super) fn may_record_payment(request: &Request) -> Result<(), Refusal> {
    if matches!(request.phase, Phase::AwaitingPayment { .. }) {
        Ok(())
    } else {
        Err(Refusal::wrong_phase(Act::RecordPayment, request.phase))
    }
}

pub(super) fn check_paid(request: &Request, yuan: u64, on: Date, facts: &Facts<'_>) -> Result<(), Refusal> {
    may_record_payment(request)?;
    let Some(fee) = &request.fee else { return Err(Refusal::wrong_phase(Act::RecordPayment, request.phase)) };
    let since = fee.delivered_on.unwrap_or(fee.notified_on);
    if on < since {
        return Err(Refusal::before_cause(NOTICE, "缴费", on, "收费通知", since));
    }
    if yuan != fee.yuan {
        return Err(Refusal::new(
            Rule::FeePaidInPart,
            NOTICE,
            format!("收费通知的数额是{}元，所登记的是{yuan}元", fee.yuan),
            "缴足后再登记；收费通知的数额有误的，请先更正登记",
        ));
    }
    match clock::payment_due(request, facts.calendar) {
        Some(last) if !last.is_provisional && on > last.on => Err(Refusal::new(
            Rule::FeePaymentTooLate,
            NOTICE,
            format!("缴费期限到{}为止，逾期未缴纳的视为放弃申请", chinese_date(last.on)),
            "请按逾期不缴费终止，所缴款项退回申请人",
        )),
        Some(_) | None => Ok(()),
    }
}

/// The amount is what the tariff gives: by pages the whole; by items what this request adds to the month, at least the
/// price of its last item and at most that of the month.
fn in_tariff(notice: &Notice<'_>, on: Date) -> Result<(), Refusal> {
    let tariff_from = match notice.method {
        FeeMethod::Items => ITEM_TARIFF.in_force_from,
        FeeMethod::Pages => PAGE_TARIFF.in_force_from,
    };
    if on < tariff_from {
        let message = format!("信息处理费管理办法自{}起施行，此前不收费", chinese_date(tariff_from));
        return Err(Refusal::new(Rule::FeeNotPayable, NOTICE, message, "请直接办理，不收费"));
    }
    let Ok((least, most)) = amounts(notice.method, u64::from(notice.count)) else {
        return Err(not_in_tariff("所填数量超出可以计算的范围".to_owned()));
    };
    if most == 0 {
        return Err(Refusal::new(
            Rule::FeeNotPayable,
            NOTICE,
            "这个数量还在不收费的范围内",
            "请核对件数或者页数；不收费的，直接办理",
        ));
    }
    if (least..=most).contains(&notice.yuan) {
        return Ok(());
    }
    let expected = if least == most { format!("{most}元") } else { format!("{least}元至{most}元") };
    Err(not_in_tariff(format!("收费数额{}元与收费标准不符，按标准应为{expected}", notice.yuan)))
}

fn amounts(method: FeeMethod, count: u64) -> Result<(u64, u64), law::fee::CountTooLarge> {
    match method {
        FeeMethod::Items => Ok((law::fee::of_item(count)?, law::fee::by_items(count)?.value.yuan)),
        FeeMethod::Pages => law::fee::by_pages(count).map(|charge| (charge.value.yuan, charge.value.yuan)),
    }
}

fn not_in_tariff(message: String) -> Refusal {
    Refusal::new(Rule::FeeNotInTariff, NOTICE, message, "请按收费标准核算后再发通知")
}
