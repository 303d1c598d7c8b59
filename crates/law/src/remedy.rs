//! `救济途径` — which remedies lie against an outcome, by outcome, facts and the day of the letter.
//!
//! It does not follow from the row of the report: 行政查询事项 stands under 不予公开 yet is no refusal under §14–16, and the
//! withheld part of 部分公开 stands outside it yet needs reconsideration first.
//! Since 2024-01-01 reconsideration comes first for refusals (复议法 §23); since 2025-06-01 courts no longer take a group of
//! outcomes (法释〔2025〕8号 §10).

use crate::count::{BeyondCalendar, Deadline};
use crate::outcome::Outcome;
use crate::period::PeriodKind;
use crate::{Calendar, Citation, Derived, Instrument, Step};
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// First day of the reconsideration law of 2023: reconsideration first.
pub const RECONSIDERATION_FIRST_FROM: Date = date(2024, 1, 1);
/// First day of 法释〔2025〕8号.
pub const INTERPRETATION_FROM: Date = date(2025, 6, 1);

const INTERPRETATION: Instrument = Instrument::DisclosureInterpretation2025;
const SUABLE: Citation = Citation::article(INTERPRETATION, 1);
const NOT_TAKEN: Citation = Citation::article(INTERPRETATION, 10).paragraph(2);
const FIRST: Citation = Citation::article(Instrument::ReconsiderationLaw, 23);
const APPLY: Citation = Citation::article(Instrument::ReconsiderationLaw, 20);
const SUE: Citation = Citation::article(Instrument::AdministrativeLitigationLaw, 46);

/// `救济途径`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RemedyRoute {
    /// `复议前置`: court only after reconsideration; the letter must say so.
    ReconsiderationFirst,
    /// `复议或者诉讼`, by choice.
    Either,
    /// `只能复议`: the court does not take it. Whether the letter names the court all the same is a setting.
    ReconsiderationOnly,
    /// `不可单独救济`: procedural, or the requester's own act.
    None,
}

/// Facts that change the route of an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RemedyFacts {
    /// For a repeat: the earlier reply had disclosed the information.
    pub earlier_reply_disclosed: bool,
}

/// Acts that are not outcomes but may be sent as letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// `补正`, `延期`, `征求意见` and other procedural notices (法释〔2025〕8号 §10).
    ProceduralNotice,
    /// `收费通知` (109号 §8; 法释〔2025〕8号 §10).
    FeeNotice,
    /// Disclosure told to a third party (条例 §32).
    DisclosureToldToThirdParty,
    /// `更正`, `不予更正`, or being told to turn elsewhere (条例 §41); a demand sent on is a [`Self::ProceduralNotice`].
    RecordCorrectionDecided,
}

/// The route against an outcome whose letter is dated `on` (复议法 §23; 法释〔2025〕8号 §1, §10).
pub fn route(outcome: Outcome, facts: RemedyFacts, on: Date) -> Derived<RemedyRoute> {
    if on < RECONSIDERATION_FIRST_FROM {
        return before_2024(outcome);
    }
    match nature(outcome, facts) {
        Nature::Refusal => derive(
            RemedyRoute::ReconsiderationFirst,
            "对不予公开的决定不服，应当先申请行政复议，对复议决定不服的，再提起行政诉讼",
            &[FIRST.paragraph(1).item(4), APPLY],
        ),
        Nature::NotTaken(item) if on >= INTERPRETATION_FROM => derive(
            RemedyRoute::ReconsiderationOnly,
            "可以申请行政复议；自2025年6月1日起，对此类处理提起行政诉讼的，人民法院不予立案",
            &[APPLY, NOT_TAKEN.item(item)],
        ),
        Nature::Suable if on >= INTERPRETATION_FROM => {
            derive(RemedyRoute::Either, "可以申请行政复议，也可以提起行政诉讼", &[SUABLE, APPLY, SUE])
        }
        Nature::NotTaken(_) | Nature::Suable => {
            derive(RemedyRoute::Either, "可以申请行政复议，也可以提起行政诉讼", &[APPLY, SUE])
        }
        Nature::OwnAct => own_act(),
    }
}

/// The route against an act that is no outcome, 条例 §32, §41 and 法释〔2025〕8号 §10.
pub fn route_of_act(act: Act) -> Derived<RemedyRoute> {
    match act {
        Act::ProceduralNotice => {
            derive(RemedyRoute::None, "程序性告知，不能单独申请复议或者起诉", &[NOT_TAKEN.item(2)])
        }
        Act::FeeNotice => derive(
            RemedyRoute::None,
            "对收费通知本身不能单独申请复议或者起诉",
            &[NOT_TAKEN.item(3), Citation::article(Instrument::ProcessingFeeMeasures, 8)],
        ),
        Act::DisclosureToldToThirdParty => derive(
            RemedyRoute::Either,
            "第三方认为公开侵犯其合法权益的，可以申请行政复议，也可以提起行政诉讼",
            &[SUABLE, APPLY, SUE],
        ),
        // 法释〔2025〕8号 does not speak of corrections; nothing takes them out of the general rule (convention).
        Act::RecordCorrectionDecided => {
            derive(RemedyRoute::Either, "对更正要求的处理不服，可以申请行政复议，也可以提起行政诉讼", &[APPLY, SUE])
        }
    }
}

/// What matters of an outcome for its route.
enum Nature {
    /// §14–16, wholly or in part.
    Refusal,
    /// Suable by choice.
    Suable,
    /// On the list of 法释〔2025〕8号 §10¶2, at this item.
    NotTaken(u8),
    /// The requester's own.
    OwnAct,
}

const fn nature(outcome: Outcome, facts: RemedyFacts) -> Nature {
    match outcome {
        Outcome::PartlyDisclosed
        | Outcome::WithheldStateSecret
        | Outcome::WithheldProhibitedByStatute
        | Outcome::WithheldSafetyAndStability
        | Outcome::WithheldThirdPartyRights
        | Outcome::WithheldInternalAffairs
        | Outcome::WithheldDeliberative
        | Outcome::WithheldEnforcementFile => Nature::Refusal,
        Outcome::Repeat if facts.earlier_reply_disclosed => Nature::NotTaken(4),
        Outcome::SpecialAccessRegime => Nature::NotTaken(5),
        Outcome::WouldRequireCreation => Nature::NotTaken(6),
        Outcome::PetitionOrComplaint => Nature::NotTaken(7),
        Outcome::PublishedWork => Nature::NotTaken(8),
        Outcome::AlreadyPublic
        | Outcome::Provided
        | Outcome::AccessTold
        | Outcome::NotHeld
        | Outcome::DoesNotExist
        | Outcome::StillUnclear
        | Outcome::Repeat
        | Outcome::Excessive
        | Outcome::ReissueSought
        | Outcome::ClarificationLapsed
        | Outcome::FeeUnpaid
        | Outcome::OtherClosed => Nature::Suable,
        Outcome::Withdrawn => Nature::OwnAct,
    }
}

/// Before the law of 2023: by choice, whatever the ground.
fn before_2024(outcome: Outcome) -> Derived<RemedyRoute> {
    match nature(outcome, RemedyFacts::default()) {
        Nature::OwnAct => own_act(),
        Nature::Refusal | Nature::Suable | Nature::NotTaken(_) => {
            let article_51 = Citation::article(Instrument::DisclosureRegulation, 51);
            derive(
                RemedyRoute::Either,
                "2024年1月1日以前的答复，可以申请行政复议，也可以提起行政诉讼",
                &[article_51, SUE],
            )
        }
    }
}

fn own_act() -> Derived<RemedyRoute> {
    let form = Citation::article(Instrument::DisclosureRegulation, 51);
    derive(RemedyRoute::None, "申请人自行撤回，没有可供救济的处理决定", &[form])
}

fn derive(route: RemedyRoute, text: &str, basis: &[Citation]) -> Derived<RemedyRoute> {
    let steps = vec![Step { text: text.to_owned(), basis: basis.first().copied() }];
    Derived { value: route, steps, basis: basis.to_vec() }
}

/// Last days of the periods that a letter names, from its service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RemedyPeriods {
    /// Sixty days for reconsideration, if it lies.
    pub reconsideration: Option<Deadline>,
    /// Six months for a direct suit, if it lies.
    pub litigation: Option<Deadline>,
}

impl RemedyRoute {
    /// The word on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ReconsiderationFirst => "reconsideration-first",
            Self::Either => "either",
            Self::ReconsiderationOnly => "reconsideration-only",
            Self::None => "none",
        }
    }

    /// What it is called.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ReconsiderationFirst => "先复议后诉讼",
            Self::Either => "复议或者诉讼",
            Self::ReconsiderationOnly => "只能复议",
            Self::None => "不可单独救济",
        }
    }

    /// Whether reconsideration lies.
    pub const fn allows_reconsideration(self) -> bool {
        match self {
            Self::ReconsiderationFirst | Self::Either | Self::ReconsiderationOnly => true,
            Self::None => false,
        }
    }

    /// Whether a suit lies without reconsideration before it. A suit where it does not is a data warning.
    pub const fn allows_direct_suit(self) -> bool {
        match self {
            Self::Either => true,
            Self::ReconsiderationFirst | Self::ReconsiderationOnly | Self::None => false,
        }
    }

    /// Last days from the day the reply was served.
    ///
    /// # Errors
    /// Beyond the year 9999.
    pub fn periods(self, served_on: Date, calendar: &Calendar) -> Result<RemedyPeriods, BeyondCalendar> {
        let end = |lies: bool, kind: PeriodKind| lies.then(|| kind.deadline(served_on, calendar)).transpose();
        Ok(RemedyPeriods {
            reconsideration: end(self.allows_reconsideration(), PeriodKind::Reconsideration)?,
            litigation: end(self.allows_direct_suit(), PeriodKind::Litigation)?,
        })
    }
}
