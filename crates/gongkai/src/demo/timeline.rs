//! The story in the order of its days: what a case's lines amount to, step by step.

use super::script::{
    ClarificationLine, ConsultationLine, ExtensionLine, FeeLine, FigureLine, ReasonsLine, ReplyLine, ReportLine,
    RequestLine, Script, When, WithdrawnLine,
};
use casework::request::{ConfirmationMethod, ReviewKind};
use jiff::civil::Date;
use law::Calendar;

/// One act of the story. Cases and consultations are named by their place in the script.
#[derive(Clone)]
pub(super) enum Step {
    Arrive { case: usize, line: Box<RequestLine> },
    Confirm { case: usize, method: ConfirmationMethod },
    Assign { case: usize, unit: String },
    AskClarification { case: usize, line: ClarificationLine },
    RecordClarification { case: usize, line: ClarificationLine },
    Consult { case: usize, index: usize, line: ConsultationLine },
    ConsultationDelivered { case: usize, index: usize },
    Opinion { case: usize, index: usize, line: ConsultationLine },
    Extend { case: usize, line: ExtensionLine },
    NotifyFee { case: usize, line: FeeLine },
    FeeNoticeDelivered { case: usize },
    AskReasons { case: usize, line: ReasonsLine },
    Withdraw { case: usize, line: WithdrawnLine },
    Decide { case: usize, line: Box<ReplyLine> },
    Review { case: usize, kind: ReviewKind },
    Sign { case: usize },
    Dispatch { case: usize, line: Box<ReplyLine> },
    Serve { case: usize },
    Archive { case: usize },
    Figure { line: FigureLine },
    Write { line: Box<ReportLine> },
    Finalize { year: i16 },
    Publish { year: i16 },
}

/// All steps in the order of their days; steps of one day keep the order of the script.
///
/// # Errors
/// A day that is none.
pub(super) fn timeline(script: &Script, today: Date, calendar: &Calendar) -> Result<Vec<(Date, Step)>, String> {
    let mut line = Line { today, calendar, steps: Vec::new() };
    for (case, request) in script.requests.iter().enumerate() {
        line.request(case, request)?;
        line.inquiries(case, request)?;
        if let Some(reply) = &request.reply {
            line.reply(case, reply)?;
        }
    }
    for figure in &script.figures {
        line.add(&figure.on, Step::Figure { line: figure.clone() })?;
    }
    for report in &script.reports {
        line.add(&report.written, Step::Write { line: Box::new(report.clone()) })?;
        line.add(&report.finalized, Step::Finalize { year: report.year })?;
        line.add(&report.published, Step::Publish { year: report.year })?;
    }
    line.steps.sort_by_key(|(day, _)| *day);
    Ok(line.steps)
}

struct Line<'a> {
    today: Date,
    calendar: &'a Calendar,
    steps: Vec<(Date, Step)>,
}

impl Line<'_> {
    fn add(&mut self, when: &When, step: Step) -> Result<(), String> {
        self.steps.push((when.day(self.today, self.calendar)?, step));
        Ok(())
    }

    fn maybe(&mut self, when: Option<&When>, step: Step) -> Result<(), String> {
        when.map_or(Ok(()), |when| self.add(when, step))
    }

    fn request(&mut self, case: usize, line: &RequestLine) -> Result<(), String> {
        self.add(&line.arrived, Step::Arrive { case, line: Box::new(line.clone()) })?;
        let Some(when) = &line.confirmed else { return Ok(()) };
        // What is handed in or signed for is received that day by law (§31); there is nothing to confirm.
        if line.channel.needs_confirmation()
            && let Some(method) = line.confirmation
        {
            self.add(when, Step::Confirm { case, method })?;
        }
        line.unit.as_ref().map_or(Ok(()), |unit| self.add(when, Step::Assign { case, unit: unit.clone() }))
    }

    fn inquiries(&mut self, case: usize, request: &RequestLine) -> Result<(), String> {
        if let Some(line) = &request.clarification {
            self.add(&line.asked, Step::AskClarification { case, line: line.clone() })?;
            self.maybe(line.answered.as_ref(), Step::RecordClarification { case, line: line.clone() })?;
        }
        if let Some(line) = &request.reasons {
            self.add(&line.asked, Step::AskReasons { case, line: line.clone() })?;
        }
        for (index, line) in request.consultations.iter().enumerate() {
            self.add(&line.sent, Step::Consult { case, index, line: line.clone() })?;
            self.maybe(line.received.as_ref(), Step::ConsultationDelivered { case, index })?;
            self.maybe(line.answered.as_ref(), Step::Opinion { case, index, line: line.clone() })?;
        }
        if let Some(line) = &request.extension {
            self.add(&line.on, Step::Extend { case, line: line.clone() })?;
        }
        if let Some(line) = &request.fee {
            self.add(&line.notified, Step::NotifyFee { case, line: line.clone() })?;
            self.maybe(line.received.as_ref(), Step::FeeNoticeDelivered { case })?;
        }
        if let Some(line) = &request.withdrawn {
            self.add(&line.on, Step::Withdraw { case, line: line.clone() })?;
        }
        Ok(())
    }

    fn reply(&mut self, case: usize, line: &ReplyLine) -> Result<(), String> {
        self.add(&line.decided, Step::Decide { case, line: Box::new(line.clone()) })?;
        for kind in &line.reviews {
            self.add(&line.decided, Step::Review { case, kind: *kind })?;
        }
        self.maybe(line.signed.as_ref(), Step::Sign { case })?;
        self.maybe(line.sent.as_ref(), Step::Dispatch { case, line: Box::new(line.clone()) })?;
        self.maybe(line.served.as_ref(), Step::Serve { case })?;
        self.maybe(line.archived.as_ref(), Step::Archive { case })
    }
}
