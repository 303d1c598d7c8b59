//! Where a case stands after an act: what every act on a case gives back.

use casework::ids::RequestNumber;
use casework::request::{Act, Request, clock};
use jiff::civil::Date;
use law::Calendar;
use law::count::chinese_date;
use serde::Serialize;

/// Where a case stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The case.
    pub number: RequestNumber,
    /// Entries of its stream; to be sent back as `if_version`.
    pub version: u64,
    /// Word of the phase.
    pub phase: &'static str,
    /// The phase as a clerk calls it.
    pub phase_label: &'static str,
    /// `收到申请之日`.
    pub received_on: Option<Date>,
    /// Last day to reply; `None` while no reply clock runs to an end.
    pub due: Option<Date>,
    /// Whether `due` needs a year without a holiday notice.
    pub provisional: bool,
    /// Last day of what is waited for.
    pub awaits_until: Option<Date>,
    /// What is still owed and hangs on no clock.
    pub reminders: Vec<Reminder>,
}

/// `提醒` — something the law asks for that no day presses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reminder {
    /// Word of the act that does it.
    pub act: &'static str,
    /// What is owed and why.
    pub text: String,
    /// Where it stands, as a person reads it.
    pub article: String,
}

impl Standing {
    /// The standing of a registered case.
    pub(super) fn of(number: &RequestNumber, request: &Request, calendar: &Calendar) -> Self {
        let due = clock::due(request, calendar);
        Self {
            number: number.clone(),
            version: request.version(),
            phase: request.phase.id(),
            phase_label: request.phase.label(),
            received_on: request.received_on(),
            due: due.map(|due| due.on),
            provisional: due.is_some_and(|due| due.is_provisional),
            awaits_until: clock::awaits_until(request, calendar),
            reminders: reminders(request),
        }
    }
}

/// A third party that objected in vain is told what is disclosed and why (§32).
fn reminders(request: &Request) -> Vec<Reminder> {
    let act = Act::TellThirdParty;
    let place = act.citation();
    let owed = request.third_parties_to_tell();
    owed.map(|asked| Reminder {
        act: act.id(),
        text: format!(
            "第三方（{}征求意见）不同意公开，本件决定公开，还没有把决定公开的内容和理由书面告知第三方",
            chinese_date(asked.sent_on)
        ),
        article: format!("{}{place}", place.instrument.title()),
    })
    .collect()
}
