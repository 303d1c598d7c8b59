//! Who may do what: one table, and the rules that keep duties apart.

use crate::ctx::{Actor, Staff};
use crate::error::ActError;
use crate::ports::Role;
use casework::Event;
use casework::ids::{RequestNumber, UnitId};
use casework::ledger::Entry;
use casework::request::{Act as RequestAct, RequestEvent, ReviewKind, replay};

use Role::{Administrator, Clerk, HandlingUnit, Leader, OfficeHead, SecrecyReviewer, Supervisor};

/// An act of the office, as the table names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the act of its name")]
pub enum Act {
    /// An act on one request that may append to its stream.
    Request(RequestAct),
    // request, reading and submitting
    SubmitOnline,
    CasePage,
    ReadLetters,
    ListCases,
    Track,
    // report
    WriteNarrative,
    RecordFigure,
    BuildReport,
    ExplainReport,
    FinalizeReport,
    PublishReport,
    ReadPublishedReports,
    // account
    SignIn,
    SignOut,
    ReadSession,
    AddAccount,
    ChangePassword,
    AddToken,
    UseToken,
    ListAccounts,
    // calendar and settings
    ReadCalendar,
    AddNotice,
    ReadSettings,
    ChangeSettings,
    RebuildViews,
    WorkJobs,
    // guard
    CheckFile,
    DryRun,
    KeepStock,
    PatrolStock,
    ListFindings,
    DecideFinding,
    RevealEvidence,
    ReplaceRules,
}

/// Who may: members of staff with one of these roles, and, apart from them, others.
struct Row {
    roles: &'static [Role],
    others: &'static [Other],
}

/// Actors that are no staff.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Other {
    /// The requester of the case.
    Requester,
    /// Anybody.
    Public,
    /// Jobs and the operator at the command line.
    System,
}

/// What a permission reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grant {
    /// Every case.
    All,
    /// Only the cases of a handling unit.
    Unit(Option<UnitId>),
    /// Only the requester's own case.
    Own(RequestNumber),
}

const EVERY_ROLE: &[Role] = &[Clerk, HandlingUnit, SecrecyReviewer, OfficeHead, Leader, Supervisor, Administrator];
const READERS: &[Role] = &[Clerk, HandlingUnit, SecrecyReviewer, OfficeHead, Leader, Supervisor];
const OFFICE: &[Role] = &[Clerk, OfficeHead];

impl Act {
    /// All acts but those on one request, in the order of the table.
    #[rustfmt::skip]
    const OTHERS: [Self; 34] = [
        Self::SubmitOnline, Self::CasePage, Self::ReadLetters, Self::ListCases, Self::Track, Self::WriteNarrative, Self::RecordFigure,
        Self::BuildReport, Self::ExplainReport, Self::FinalizeReport, Self::PublishReport, Self::ReadPublishedReports,
        Self::SignIn, Self::SignOut, Self::ReadSession, Self::AddAccount, Self::ChangePassword, Self::AddToken,
        Self::UseToken, Self::ListAccounts, Self::ReadCalendar, Self::AddNotice, Self::ReadSettings,
        Self::ChangeSettings, Self::RebuildViews, Self::WorkJobs, Self::CheckFile, Self::DryRun, Self::KeepStock,
        Self::PatrolStock, Self::ListFindings, Self::DecideFinding, Self::RevealEvidence, Self::ReplaceRules,
    ];

    /// All acts, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        RequestAct::ALL.into_iter().map(Self::Request).chain(Self::OTHERS)
    }

    /// The table. An act without a row does not compile.
    const fn row(self) -> Row {
        use Other::{Public, System};
        match self {
            Self::Request(act) => request_row(act),
            Self::CasePage | Self::ListCases => row(READERS, &[System]),
            Self::ReadLetters => row(READERS, &[Other::Requester, System]),
            Self::Track => row(&[], &[Other::Requester]),
            Self::WriteNarrative | Self::RecordFigure => row(OFFICE, &[]),
            Self::BuildReport | Self::ExplainReport => row(&[Clerk, OfficeHead, Leader, Supervisor], &[System]),
            Self::FinalizeReport => row(&[OfficeHead, Leader], &[]),
            Self::PublishReport => row(&[Leader], &[]),
            Self::ReadPublishedReports | Self::ReadCalendar | Self::ReadSettings => {
                row(EVERY_ROLE, &[Other::Requester, Public, System])
            }
            Self::SubmitOnline | Self::SignIn | Self::ReadSession | Self::UseToken => row(&[], &[Public]),
            Self::SignOut => row(EVERY_ROLE, &[Public]),
            Self::WorkJobs => row(&[], &[System]),
            // A draft is checked by whoever works on it.
            Self::CheckFile | Self::DryRun => {
                row(&[Clerk, HandlingUnit, SecrecyReviewer, OfficeHead, Leader], &[System])
            }
            Self::KeepStock => row(OFFICE, &[System]),
            // What documents say together is itself sensitive (保密法 36): the secrecy reviewer's, and few others'.
            Self::PatrolStock => row(&[SecrecyReviewer], &[System]),
            Self::ListFindings => row(&[SecrecyReviewer, OfficeHead, Leader], &[System]),
            Self::DecideFinding => row(&[SecrecyReviewer, OfficeHead], &[]),
            Self::RevealEvidence | Self::ReplaceRules => row(&[SecrecyReviewer], &[]),
            Self::ChangePassword => row(EVERY_ROLE, &[System]),
            Self::AddAccount
            | Self::AddToken
            | Self::ListAccounts
            | Self::AddNotice
            | Self::ChangeSettings
            | Self::RebuildViews => row(&[Administrator], &[System]),
        }
    }

    /// The roles that may do it.
    pub const fn roles(self) -> &'static [Role] {
        self.row().roles
    }

    /// What the actor may reach with this act.
    ///
    /// # Errors
    /// [`ActError::Forbidden`], saying who may.
    pub fn grant(self, actor: &Actor) -> Result<Grant, ActError> {
        let row = self.row();
        match actor {
            Actor::Staff(staff) => staff_grant(staff, row.roles).ok_or_else(|| self.forbidden()),
            Actor::Requester { number } if row.others.contains(&Other::Requester) => Ok(Grant::Own(number.clone())),
            Actor::Requester { .. } | Actor::Public if row.others.contains(&Other::Public) => Ok(Grant::All),
            Actor::System if row.others.contains(&Other::System) => Ok(Grant::All),
            Actor::Requester { .. } | Actor::Public | Actor::System => Err(self.forbidden()),
        }
    }

    fn forbidden(self) -> ActError {
        let roles = self.row().roles;
        if roles.is_empty() {
            return ActError::Forbidden("此事不由工作人员账号办理".to_owned());
        }
        let names: Vec<_> = roles.iter().map(|role| role_name(*role)).collect();
        ActError::Forbidden(format!("此事由{}办理，当前账号没有这项权限", names.join("、")))
    }
}

const fn row(roles: &'static [Role], others: &'static [Other]) -> Row {
    Row { roles, others }
}

/// The rows of the acts on one request.
const fn request_row(act: RequestAct) -> Row {
    match act {
        RequestAct::Register
        | RequestAct::ConfirmReceipt
        | RequestAct::Assign
        | RequestAct::AskClarification
        | RequestAct::AskReasons
        | RequestAct::RecordReasons
        | RequestAct::Consult
        | RequestAct::RecordConsultationDelivery
        | RequestAct::RecordOpinion
        | RequestAct::RecordFeeNoticeDelivery
        | RequestAct::RecordPayment
        | RequestAct::TellThirdParty
        | RequestAct::Dispatch
        | RequestAct::RecordService
        | RequestAct::Archive
        | RequestAct::Reopen => row(OFFICE, &[]),
        // Which entry is asked of the act that made it.
        RequestAct::CorrectEntry => row(&[Clerk, HandlingUnit, SecrecyReviewer, OfficeHead, Leader], &[]),
        RequestAct::RecordClarification | RequestAct::Withdraw => row(OFFICE, &[Other::Requester]),
        RequestAct::Extend | RequestAct::NotifyFee => row(&[OfficeHead], &[]),
        RequestAct::Decide => row(&[Clerk, OfficeHead, HandlingUnit], &[]),
        RequestAct::Review => row(&[Clerk, OfficeHead, HandlingUnit, SecrecyReviewer], &[]),
        RequestAct::Sign => row(&[Leader], &[]),
        RequestAct::FindLapses => row(OFFICE, &[Other::System]),
    }
}

/// A role as the office calls it.
pub const fn role_name(role: Role) -> &'static str {
    match role {
        Clerk => "公开办经办人",
        HandlingUnit => "承办处室",
        SecrecyReviewer => "保密审查人",
        OfficeHead => "公开工作机构负责人",
        Leader => "分管领导",
        Supervisor => "主管部门",
        Administrator => "系统管理员",
    }
}

fn staff_grant(staff: &Staff, roles: &[Role]) -> Option<Grant> {
    let held: Vec<_> = staff.roles.iter().filter(|role| roles.contains(role)).collect();
    match held.as_slice() {
        [] => None,
        // A handling unit sees its own cases only; any other role that may do the act sees them all.
        [HandlingUnit] => Some(Grant::Unit(staff.unit.clone())),
        _ => Some(Grant::All),
    }
}

impl Grant {
    /// Whether it reaches a case.
    pub fn reaches(&self, number: &RequestNumber, unit: Option<&UnitId>) -> bool {
        match self {
            Self::All => true,
            Self::Unit(own) => own.is_some() && own.as_ref() == unit,
            Self::Own(own) => own == number,
        }
    }
}

/// Keeps drafting, secrecy review and signing in different hands.
///
/// # Errors
/// [`ActError::Forbidden`] if the signer drafted the decision in force, or reviewed it for secrecy.
pub fn separate_duties(entries: &[Entry], signer: &str) -> Result<(), ActError> {
    if drafters(entries).any(|drafter| drafter == signer) {
        return Err(ActError::Forbidden("拟稿人不能签发自己拟的答复，请由其他负责人签发".to_owned()));
    }
    let draft = draft_in_force(entries).map_or(0, |entry| entry.version);
    let is_secrecy_review = |e: &&Entry| {
        e.version > draft
            && matches!(e.event, Event::Request(RequestEvent::ReviewRecorded { review: ReviewKind::Secrecy, .. }))
    };
    if entries.iter().filter(is_secrecy_review).any(|entry| entry.actor.0 == signer) {
        return Err(ActError::Forbidden("保密审查人不能签发自己审查过的答复，请由其他负责人签发".to_owned()));
    }
    Ok(())
}

/// Whoever drafted the decision in force does not review it for secrecy.
///
/// # Errors
/// [`ActError::Forbidden`] if the reviewer drafted it.
pub fn separate_secrecy_review(entries: &[Entry], reviewer: &str) -> Result<(), ActError> {
    if drafters(entries).any(|drafter| drafter == reviewer) {
        return Err(ActError::Forbidden("拟稿人不能对自己拟的答复作保密审查，请由其他保密审查人审查".to_owned()));
    }
    Ok(())
}

/// The last draft that a correction has not struck: an earlier one holds again when a later one is.
fn draft_in_force(entries: &[Entry]) -> Option<&Entry> {
    let history = replay(entries).history;
    let drafts = history.effective().filter(|(_, event, ..)| matches!(event, RequestEvent::OutcomeDecided(_)));
    let last = drafts.map(|(version, ..)| version).last()?;
    entries.iter().find(|entry| entry.version == last)
}

/// Who wrote the decision in force, and who corrected it afterwards.
fn drafters(entries: &[Entry]) -> impl Iterator<Item = &str> {
    let draft = draft_in_force(entries).map_or(0, |entry| entry.version);
    let corrects = move |entry: &&Entry| match &entry.event {
        Event::Request(RequestEvent::EntryCorrected { version, .. }) => *version == draft,
        _ => entry.version == draft,
    };
    entries.iter().filter(corrects).map(|entry| entry.actor.0.as_str())
}
