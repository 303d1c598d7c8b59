//! The story played: every step by the member of staff whose duty it is, through the same act as the page.

use super::clock::DemoClock;
use super::script::{
    ClarificationLine, ConsultationLine, FeeLine, FigureLine, ReplyLine, ReportLine, RequestLine, Script,
};
use super::timeline::{Step, timeline};
use casework::ids::{ConsultationId, RequestNumber};
use casework::request::{DispatchRoute, Opinion, ReviewKind};
use jiff::civil::Date;
use law::Calendar;
use law::receipt::Channel;
use std::collections::HashMap;
use usecases::account::{AddAccount, add_account};
use usecases::ctx::{Actor, Ctx, Staff};
use usecases::error::ActError;
use usecases::ports::Role;
use usecases::report::{self, RecordFigure, WriteNarrative};
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{
    self, Archive, AskClarification, AskReasons, Assign, CaseRef, ConfirmReceipt, Consult, Decide, Dispatch, Extend,
    NotifyFee, Party, RecordClarification, RecordConsultationDelivery, RecordFeeNoticeDelivery, RecordOpinion,
    RecordService, Register, Review, Sign, Withdraw,
};
use usecases::settings;

/// Plays a story into an empty office. `office` is the operator's context and runs on `clock`.
///
/// # Errors
/// One Chinese line: which day, which case, what the act said.
pub(crate) async fn play(script: &Script, office: &Ctx, clock: &DemoClock, today: Date) -> Result<(), String> {
    let calendar = Calendar::built_in();
    let steps = timeline(script, today, calendar)?;
    open_office(script, office).await.map_err(|error| format!("建立演示机关失败：{}", said(&error)))?;
    let mut player = Player { script, office, calendar, cases: HashMap::new(), consultations: HashMap::new() };
    for (day, step) in steps {
        clock.advance_to(day);
        let case = name_of(&step);
        player.step(&step).await.map_err(|error| format!("演示数据{day}{case}：{}", said(&error)))?;
    }
    Ok(())
}

/// Settings and accounts.
async fn open_office(script: &Script, office: &Ctx) -> Result<(), ActError> {
    settings::change(office, script.agency.clone()).await?;
    for line in &script.accounts {
        let account = AddAccount {
            login: line.login.clone(),
            name: line.name.clone(),
            roles: line.roles.clone(),
            unit: line.unit.clone(),
            password: super::PASSWORD.to_owned(),
        };
        add_account(office, account).await?;
    }
    Ok(())
}

fn said(error: &ActError) -> String {
    match error {
        ActError::Refused(refused) => format!("{}（{}）", refused.message, refused.article),
        other => other.to_string(),
    }
}

/// Which case an error speaks of.
fn name_of(step: &Step) -> String {
    let case = match step {
        Step::Arrive { case, .. }
        | Step::Confirm { case, .. }
        | Step::Assign { case, .. }
        | Step::AskClarification { case, .. }
        | Step::RecordClarification { case, .. }
        | Step::Consult { case, .. }
        | Step::ConsultationDelivered { case, .. }
        | Step::Opinion { case, .. }
        | Step::Extend { case, .. }
        | Step::NotifyFee { case, .. }
        | Step::FeeNoticeDelivered { case }
        | Step::AskReasons { case, .. }
        | Step::Withdraw { case, .. }
        | Step::Decide { case, .. }
        | Step::Review { case, .. }
        | Step::Sign { case }
        | Step::Dispatch { case, .. }
        | Step::Serve { case }
        | Step::Archive { case } => case,
        Step::Figure { .. } | Step::Write { .. } | Step::Finalize { .. } | Step::Publish { .. } => {
            return "年度报告".to_owned();
        }
    };
    format!("第{}件", case + 1)
}

struct Player<'a> {
    script: &'a Script,
    office: &'a Ctx,
    calendar: &'a Calendar,
    cases: HashMap<usize, RequestNumber>,
    consultations: HashMap<(usize, usize), ConsultationId>,
}

impl Player<'_> {
    /// The context of the member of staff who has a role; of a handling unit, the one of this unit.
    fn by(&self, role: Role, unit: Option<&str>) -> Result<Ctx, ActError> {
        let fits = |line: &&super::script::AccountLine| {
            line.roles.contains(&role) && (unit.is_none() || line.unit.as_deref() == unit)
        };
        let line = self.script.accounts.iter().find(fits);
        let line = line.ok_or_else(|| ActError::Failed(format!("演示数据中没有能办此事的账号：{role:?}")))?;
        let staff = Staff {
            login: line.login.clone(),
            name: line.name.clone(),
            roles: line.roles.clone(),
            unit: line.unit.as_deref().map(Into::into),
        };
        Ok(self.office.with_actor(Actor::Staff(staff)))
    }

    fn clerk(&self) -> Result<Ctx, ActError> {
        self.by(Role::Clerk, None)
    }

    fn unit(&self, case: usize) -> Result<Ctx, ActError> {
        let unit = self.script.requests.get(case).and_then(|line| line.unit.as_deref());
        if unit.is_some() { self.by(Role::HandlingUnit, unit) } else { self.clerk() }
    }

    fn case(&self, case: usize) -> Result<CaseRef, ActError> {
        self.cases.get(&case).cloned().map(CaseRef::from).ok_or(ActError::NotFound)
    }

    async fn step(&mut self, step: &Step) -> Result<(), ActError> {
        match step {
            Step::Arrive { case, line } => self.arrive(*case, line).await,
            Step::Confirm { case, method } => {
                let input = ConfirmReceipt { on: None, method: *method };
                request::confirm_receipt(&self.clerk()?, &self.case(*case)?, input).await.map(drop)
            }
            Step::Assign { case, unit } => {
                let input = Assign { on: None, unit: unit.clone() };
                request::assign(&self.clerk()?, &self.case(*case)?, input).await.map(drop)
            }
            Step::AskClarification { case, line } => self.ask_clarification(*case, line).await,
            Step::RecordClarification { case, line } => self.record_clarification(*case, line).await,
            Step::Consult { case, index, line } => self.consult(*case, *index, line).await,
            Step::ConsultationDelivered { case, index } => self.consultation_delivered(*case, *index).await,
            Step::Opinion { case, index, line } => self.opinion(*case, *index, line).await,
            Step::Extend { case, line } => {
                let input = Extend { on: None, working_days: line.working_days, reason: line.reason.clone() };
                request::extend(&self.by(Role::OfficeHead, None)?, &self.case(*case)?, input).await.map(drop)
            }
            Step::NotifyFee { case, line } => self.notify_fee(*case, line).await,
            Step::FeeNoticeDelivered { case } => {
                let input = RecordFeeNoticeDelivery { on: None };
                request::record_fee_notice_delivery(&self.clerk()?, &self.case(*case)?, input).await.map(drop)
            }
            Step::AskReasons { case, line } => self.ask_reasons(*case, &line.facts).await,
            Step::Withdraw { case, line } => {
                let input = Withdraw { on: None, note: line.note.clone() };
                request::withdraw(&self.clerk()?, &self.case(*case)?, input).await.map(drop)
            }
            Step::Decide { case, line } => self.decide(*case, line).await,
            Step::Review { case, kind } => self.review(*case, *kind).await,
            Step::Sign { case } => {
                request::sign(&self.by(Role::Leader, None)?, &self.case(*case)?, Sign { on: None }).await.map(drop)
            }
            Step::Dispatch { case, line } => self.dispatch(*case, line).await,
            Step::Serve { case } => {
                let input = RecordService { on: None };
                request::record_service(&self.clerk()?, &self.case(*case)?, input).await.map(drop)
            }
            Step::Archive { case } => {
                request::archive(&self.clerk()?, &self.case(*case)?, Archive { on: None }).await.map(drop)
            }
            Step::Figure { line } => self.figures(line).await,
            Step::Write { line } => self.write(line).await,
            Step::Finalize { year } => report::finalize(&self.by(Role::OfficeHead, None)?, *year, None).await.map(drop),
            Step::Publish { year } => report::publish(&self.by(Role::Leader, None)?, *year, None).await.map(drop),
        }
    }

    async fn arrive(&mut self, case: usize, line: &RequestLine) -> Result<(), ActError> {
        let form = form(line);
        let registered = match line.channel {
            Channel::Online => request::submit_online(&self.office.with_actor(Actor::Public), &form).await?,
            channel @ (Channel::Counter | Channel::SignedMail | Channel::OrdinaryMail | Channel::Fax) => {
                request::register(&self.clerk()?, Register { form, channel, on: None, oral: false }).await?
            }
        };
        self.cases.insert(case, registered.number);
        Ok(())
    }

    async fn ask_clarification(&self, case: usize, line: &ClarificationLine) -> Result<(), ActError> {
        let input = AskClarification { on: None, points: line.points.clone(), answer_by: None };
        request::ask_clarification(&self.clerk()?, &self.case(case)?, input).await.map(drop)
    }

    async fn record_clarification(&self, case: usize, line: &ClarificationLine) -> Result<(), ActError> {
        let input = RecordClarification { on: None, text: line.text.clone(), late_reason: None };
        request::record_clarification(&self.clerk()?, &self.case(case)?, input).await.map(drop)
    }

    async fn consult(&mut self, case: usize, index: usize, line: &ConsultationLine) -> Result<(), ActError> {
        let party = Party::ThirdParty {
            kind: line.kind,
            name: line.name.clone(),
            phone: String::new(),
            address: line.address.clone(),
        };
        let input = Consult { on: None, party, matter: line.matter.clone(), received_on: None };
        let (_, id) = request::consult(&self.clerk()?, &self.case(case)?, input).await?;
        self.consultations.insert((case, index), id);
        Ok(())
    }

    async fn consultation_delivered(&self, case: usize, index: usize) -> Result<(), ActError> {
        let consultation = self.consultations.get(&(case, index)).cloned().ok_or(ActError::NotFound)?;
        let input = RecordConsultationDelivery { on: None, consultation };
        request::record_consultation_delivery(&self.clerk()?, &self.case(case)?, input).await.map(drop)
    }

    async fn opinion(&self, case: usize, index: usize, line: &ConsultationLine) -> Result<(), ActError> {
        let input = RecordOpinion {
            on: None,
            consultation: self.consultations.get(&(case, index)).cloned(),
            opinion: line.opinion.unwrap_or(Opinion::Agrees),
            reasons: line.reasons.clone(),
        };
        request::record_opinion(&self.clerk()?, &self.case(case)?, input).await.map(drop)
    }

    async fn notify_fee(&self, case: usize, line: &FeeLine) -> Result<(), ActError> {
        let input = NotifyFee { on: None, method: line.method, count: line.count, yuan: None, received_on: None };
        request::notify_fee(&self.by(Role::OfficeHead, None)?, &self.case(case)?, input).await.map(drop)
    }

    async fn ask_reasons(&self, case: usize, facts: &str) -> Result<(), ActError> {
        /// How long the demo's office gives for an answer.
        const ANSWER_WORKING_DAYS: u32 = 10;
        let today = self.office.today();
        let answer_by = self.calendar.nth_working_day_after(today, ANSWER_WORKING_DAYS).unwrap_or(today);
        let input = AskReasons { on: None, facts: facts.to_owned(), answer_by };
        request::ask_reasons(&self.clerk()?, &self.case(case)?, input).await.map(drop)
    }

    async fn decide(&self, case: usize, line: &ReplyLine) -> Result<(), ActError> {
        let input = Decide {
            withheld: line.withheld.clone(),
            reasons: line.reasons.clone(),
            statement: line.statement.clone(),
            evidence: line.evidence.clone(),
            ..Decide::outcome(line.outcome)
        };
        request::decide(&self.unit(case)?, &self.case(case)?, input).await.map(drop)
    }

    async fn review(&self, case: usize, kind: ReviewKind) -> Result<(), ActError> {
        let by = match kind {
            ReviewKind::Unit => self.unit(case)?,
            ReviewKind::Secrecy => self.by(Role::SecrecyReviewer, None)?,
            ReviewKind::Legality => self.by(Role::OfficeHead, None)?,
        };
        let input = Review { on: None, kind, passed: true, note: String::new() };
        request::review(&by, &self.case(case)?, input).await.map(drop)
    }

    async fn dispatch(&self, case: usize, line: &ReplyLine) -> Result<(), ActError> {
        let input = Dispatch {
            on: None,
            route: line.route.unwrap_or(DispatchRoute::Online),
            tracking: line.tracking.clone(),
            despite: None,
        };
        request::dispatch(&self.clerk()?, &self.case(case)?, input).await.map(drop)
    }

    async fn figures(&self, line: &FigureLine) -> Result<(), ActError> {
        let clerk = self.clerk()?;
        for cell in &line.cells {
            let input = RecordFigure {
                year: line.year,
                cell: cell.clone(),
                value: line.value.clone(),
                source: line.source.clone(),
                on: None,
            };
            report::record_figure(&clerk, input).await?;
        }
        Ok(())
    }

    async fn write(&self, line: &ReportLine) -> Result<(), ActError> {
        let sections = [
            ("preamble", &line.preamble),
            ("overview", &line.overview),
            ("problems", &line.problems),
            ("other", &line.other),
        ];
        for (section, text) in sections {
            let input = WriteNarrative {
                year: line.year,
                section: section.to_owned(),
                text: text.trim().to_owned(),
                if_version: None,
            };
            report::write_narrative(&self.clerk()?, input).await?;
        }
        Ok(())
    }
}

fn form(line: &RequestLine) -> RequestForm {
    let requester = &line.requester;
    RequestForm {
        requester: RequesterForm {
            kind: requester.kind.clone(),
            name: requester.name.clone(),
            id_type: requester.id_type.clone(),
            id_number: requester.id_number.clone(),
            phone: requester.phone.clone(),
            email: String::new(),
            address: requester.address.clone(),
        },
        content: ContentForm {
            title: line.title.clone(),
            document_number: line.document_number.clone(),
            description: line.description.clone(),
        },
        delivery: DeliveryWords { form: line.form.clone(), route: line.route.clone() },
    }
}
