//! What can happen to a request. Past tense, closed, versioned; the words on disk are never renamed.
//!
//! The legal day of each event is the entry's `occurred_on`: for `ReplyDispatched` the day of posting, for
//! `ClarificationReceived` the day the clarified request came in, and so on.

use crate::ids::{ConsultationId, ContentId, PersonId, RequestNumber, UnitId};
use jiff::civil::Date;
use law::exemption::Exemption;
use law::outcome::Outcome;
use law::receipt::Channel;
use law::requester::RequesterKind;
use law::third_party_told::DisclosureGround;
use serde::{Deserialize, Serialize};

/// An event of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum RequestEvent {
    /// `登记` (§45) — the request reached the office; the clock does not run yet. Legal day: the day it came in.
    RequestRegistered {
        /// The number given to it.
        number: RequestNumber,
        /// How it came in.
        channel: Channel,
        /// Who asks; the data stand in the people record.
        requester: PersonId,
        /// The column of the report.
        requester_kind: RequesterKind,
        /// Title, document number and description.
        content: ContentId,
        /// In which form and by which route the requester wants the information (§29).
        delivery: DeliveryWish,
        /// Spoken and written down by the office (§29).
        #[serde(default, skip_serializing_if = "is_false")]
        oral: bool,
    },
    /// `收到之日确定` (§31) — day zero of the reply period. Legal day = `received_on`.
    ReceiptConfirmed {
        /// `收到申请之日`.
        received_on: Date,
        /// How it was fixed.
        method: ConfirmationMethod,
    },
    /// `分办` — given to a handling unit.
    UnitAssigned {
        /// The division that searches and drafts.
        unit: UnitId,
    },
    /// `一次性告知补正` (§30).
    ClarificationAsked {
        /// What is unclear and what to add, as the letter says it.
        points: Vec<String>,
        /// Last day to answer, set by the office.
        answer_by: Date,
    },
    /// `收到补正` (§30) — the reply period starts anew on this day.
    ClarificationReceived {
        /// `正当理由` for answering after the last day; `None` for an answer in time.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        late_reason: Option<String>,
    },
    /// `逾期不补正，视为放弃` (§30).
    ClarificationLapsed {},
    /// `要求说明理由` (§35).
    ReasonsAsked {
        /// Why number or frequency is clearly excessive.
        facts: String,
        /// Last day to answer, set by the office.
        answer_by: Date,
    },
    /// `收到理由说明` (§35), with the office's finding.
    ReasonsReceived {
        /// Whether the office finds them reasonable.
        reasonable: bool,
        /// `延迟答复的合理期限`: the day told to the requester, if the ordinary period cannot be kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        delayed_to: Option<Date>,
    },
    /// `书面征求意见` (§32–34) — pauses the clock from the day of sending (= legal day).
    ConsultationStarted {
        /// This consultation.
        consultation: ConsultationId,
        /// Whom it asks.
        party: ConsultedParty,
        /// What it asks about.
        matter: String,
        /// The asked party's receipt, if known already; its 15 working days count from there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        received_on: Option<Date>,
    },
    /// The asked party received the letter. Legal day: the day of receipt.
    ConsultationDelivered {
        /// Which consultation.
        consultation: ConsultationId,
    },
    /// `收到意见` — ends its pause. Legal day: the day the opinion arrived.
    OpinionReceived {
        /// Which consultation.
        consultation: ConsultationId,
        /// What the party says.
        opinion: Opinion,
        /// Its reasons.
        #[serde(default)]
        reasons: String,
    },
    /// `逾期未提出意见` — 15 working days ran out; ends its pause on that day (= legal day).
    ConsultationLapsed {
        /// Which consultation.
        consultation: ConsultationId,
    },
    /// `延长答复期限` (§33¶2).
    ReplyPeriodExtended {
        /// 1–20 working days.
        working_days: u8,
        /// Why.
        reason: String,
        /// `公开工作机构负责人` who agreed.
        approved_by: String,
    },
    /// `收费通知` (109号 §6).
    FeeNotified {
        /// By items or by pages, never both.
        method: FeeMethod,
        /// Items of the month so far with this one, or pages of this request.
        count: u32,
        /// The amount in yuan.
        yuan: u64,
        /// The named approver.
        approved_by: String,
        /// The requester's receipt of the notice, if known already.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        received_on: Option<Date>,
    },
    /// The requester received the fee notice. Legal day: the day of receipt.
    FeeNoticeDelivered {},
    /// `缴费完成` — the reply period is counted afresh from the next day.
    FeePaid {
        /// What was received, in yuan.
        yuan: u64,
    },
    /// `逾期未缴费，视为放弃` (109号 §6).
    FeeLapsed {},
    /// `拟定处理决定` (§36–39).
    OutcomeDecided(Decision),
    /// `审核` — one opinion on the draft (handling unit, secrecy, legality).
    ReviewRecorded {
        /// Which review.
        review: ReviewKind,
        /// Whether it lets the draft pass.
        passed: bool,
        /// The reviewer's words.
        #[serde(default)]
        note: String,
    },
    /// `签发`.
    ReplySigned {
        /// `文号`.
        document_number: String,
    },
    /// `发出` — the day that counts as answering: posting day, or the day of signature for hand delivery
    /// (国办公开办函〔2016〕235号).
    ReplyDispatched {
        /// How.
        route: DispatchRoute,
        /// The postal number, if posted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tracking: Option<String>,
        /// What the scanner found in it, and why it left all the same.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        despite: Option<Despite>,
    },
    /// `书面告知第三方` (§32) — a third party that does not consent is told what is disclosed and why. Legal day: the
    /// day the letter left.
    ThirdPartyTold {
        /// The consultation in which it was asked.
        consultation: ConsultationId,
        /// Why it is disclosed all the same.
        ground: DisclosureGround,
        /// `决定公开的政府信息内容`.
        content: String,
        /// `理由`.
        reasons: String,
        /// How the letter left; not the requester's page.
        route: DispatchRoute,
        /// The postal number, if posted.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tracking: Option<String>,
    },
    /// `送达` — the requester has it; the periods for remedies run from here. Legal day: the day of delivery.
    ReplyDelivered {},
    /// `撤回` — the requester's own act, before dispatch.
    RequestWithdrawn {
        /// How the wish was expressed.
        #[serde(default)]
        note: String,
    },
    /// `归档` (§45).
    RequestArchived {},
    /// `重新办理` after reconsideration, judgment, or on the agency's own motion.
    RequestReopened {
        /// What orders it.
        cause: ReopeningCause,
        /// The last day to reply anew, where the decision itself sets one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reply_by: Option<Date>,
    },
    /// `更正登记` — an earlier entry of this stream was mistaken; it stays, and this says what holds.
    EntryCorrected {
        /// Version of the mistaken entry in this stream.
        version: u64,
        /// Why.
        reason: String,
        /// Its true legal day.
        occurred_on: Date,
        /// What really happened; `None` strikes the entry.
        replacement: Option<Box<RequestEvent>>,
    },
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if wants a reference")]
fn is_false(b: &bool) -> bool {
    !*b
}

/// `形式要求` (§29) — in which form and how the requester wants the information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeliveryWish {
    /// Carrier.
    pub form: DeliveryForm,
    /// Way.
    pub route: DeliveryRoute,
}

/// `获取信息的方式`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryForm {
    /// `电子`.
    Electronic,
    /// `纸质`.
    Paper,
    /// `当场查阅、抄录`.
    Inspection,
    /// `其他`.
    Other,
}

/// `获取信息的途径`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeliveryRoute {
    /// `网上获取`.
    Online,
    /// `电子邮件`.
    Email,
    /// `邮寄`.
    Post,
    /// `自行领取`.
    Counter,
}

/// How the receipt day was fixed (§31).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ConfirmationMethod {
    /// Handed in: the day itself (§31(1)).
    HandedIn,
    /// The agency signed for the mail (§31(2)).
    SignedFor,
    /// Confirmed with the requester by telephone.
    Telephone,
    /// Confirmed with the requester in writing, by e-mail or message.
    Written,
    /// Confirmed by the requester on the site.
    Site,
}

/// Whom a consultation asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ConsultedParty {
    /// `第三方` (§32): silence is neither consent nor refusal.
    ThirdParty {
        /// In the people record.
        person: PersonId,
    },
    /// `共同制作机关` (§34): silence is consent.
    CoMaker {
        /// Its name.
        agency: String,
    },
    /// `其他机关` (§33¶3).
    OtherAgency {
        /// Its name.
        agency: String,
    },
}

/// What was found in a reply that left all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Despite {
    /// Kinds that were found, `id-card`; never what stood there.
    pub kinds: Vec<String>,
    /// Why it may leave.
    pub reason: String,
}

/// What an asked party says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opinion {
    /// `同意公开`.
    Agrees,
    /// `部分同意`.
    AgreesInPart,
    /// `不同意公开`.
    Objects,
}

/// `按件` or `按量` (109号 §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FeeMethod {
    /// `按件计收`.
    Items,
    /// `按量计收`.
    Pages,
}

/// `处理决定` — the outcome and what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The kind of reply.
    pub outcome: Outcome,
    /// Grounds of the withheld parts; for `PartlyDisclosed` only.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<Exemption>,
    /// `理由` — facts found and reasons, as the letter says them.
    #[serde(default)]
    pub reasons: String,
    /// What the requester is told or given: content, place, agency and contact, by outcome.
    #[serde(default)]
    pub statement: String,
    /// Evidence kept for the decision (search record, consultation, risk assessment …).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// The earlier reply that a `Repeat` repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<EarlierReply>,
    /// Why no third party was asked although `ThirdPartyRights` are protected (§32): untraceable, already heard …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_consulted_because: Option<String>,
}

impl Decision {
    /// An outcome with nothing said about it yet.
    pub const fn of(outcome: Outcome) -> Self {
        Self {
            outcome,
            withheld: Vec::new(),
            reasons: String::new(),
            statement: String::new(),
            evidence: Vec::new(),
            earlier: None,
            not_consulted_because: None,
        }
    }

    /// Every ground of §14–16 that it withholds something on.
    pub fn grounds(&self) -> impl Iterator<Item = Exemption> {
        self.outcome.exemption().into_iter().chain(self.withheld.iter().copied())
    }
}

/// An earlier reply of this agency to the same requester on the same information (§36(6)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierReply {
    /// Its request.
    pub number: RequestNumber,
    /// Whether it disclosed the information: then the court does not take the repeat (法释〔2025〕8号 art. 10).
    pub disclosed: bool,
}

/// The opinions a draft may need before it is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewKind {
    /// `承办处室审核`.
    Unit,
    /// `保密审查` (§17).
    Secrecy,
    /// `合法性审核`.
    Legality,
}

/// How a reply left the agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DispatchRoute {
    /// `交邮` by the postal enterprise; the posting day counts.
    Post,
    /// `当面送达`; the day of the requester's signature counts.
    HandDelivery,
    /// `网上送达` to the requester's page.
    Online,
    /// `电子邮件`.
    Email,
}

/// What orders a new reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReopeningCause {
    /// `行政复议决定`.
    Reconsideration,
    /// `判决` (法释〔2025〕8号 art. 11: 20 working days unless the judgment sets a day).
    Judgment,
    /// The agency corrects itself.
    OwnMotion,
}
