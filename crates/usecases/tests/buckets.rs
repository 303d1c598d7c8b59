//! The work list places a case by its row; `casework` places the whole case. Both must agree in every phase, on the
//! days around every deadline.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use casework::request::{ConfirmationMethod, DispatchRoute, FeeMethod, Opinion, ReopeningCause};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use law::outcome::Outcome;
use law::requester::RequesterKind;
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{
    Archive, AskClarification, AskReasons, CaseRef, ConfirmReceipt, Consult, Decide, Dispatch, ListFilter, NotifyFee,
    Party, RecordOpinion, RecordService, Reopen, Sign, Withdraw, archive, ask_clarification, ask_reasons, case_page,
    confirm_receipt, consult, decide, dispatch, list, notify_fee, record_opinion, record_service, reopen, sign,
    submit_online, withdraw,
};
use usecases::testing::Office;
use usecases::{ActError, Ctx};

/// What is done to a case after its receipt is fixed.
#[derive(Debug, Clone, Copy)]
enum Step {
    Clarification,
    Reasons,
    Fee,
    ThirdParty(Option<Date>),
    OtherAgency,
    Opinion,
    Decide,
    Sign,
    Send,
    Serve,
    Withdraw,
    Archive,
    Reopen,
}

const DAY: Date = date(2026, 3, 2);

struct Desk {
    office: Office,
    clerk: Ctx,
    head: Ctx,
    leader: Ctx,
}

impl Desk {
    async fn take(&self, case: &CaseRef, step: Step) -> Result<(), ActError> {
        let (clerk, on) = (&self.clerk, None);
        match step {
            Step::Clarification => {
                let points = vec!["请写明名称".into()];
                ask_clarification(clerk, case, AskClarification { on, points, answer_by: None }).await?;
            }
            Step::Reasons => {
                let facts = "本月第41件".into();
                ask_reasons(clerk, case, AskReasons { on, facts, answer_by: date(2026, 3, 20) }).await?;
            }
            Step::Fee => {
                let input = NotifyFee { on, method: FeeMethod::Pages, count: 101, yuan: None, received_on: Some(DAY) };
                notify_fee(&self.head, case, input).await?;
            }
            Step::ThirdParty(received_on) => {
                let kind = RequesterKind::Business;
                let party =
                    Party::ThirdParty { kind, name: "乙公司".into(), phone: String::new(), address: String::new() };
                consult(clerk, case, Consult { on, party, matter: "是否同意公开".into(), received_on }).await?;
            }
            Step::OtherAgency => {
                let party = Party::OtherAgency { agency: "示例市档案馆".into() };
                consult(clerk, case, Consult { on, party, matter: "核实来源".into(), received_on: None }).await?;
            }
            Step::Opinion => {
                let (opinion, reasons) = (Opinion::Agrees, String::new());
                record_opinion(clerk, case, RecordOpinion { on, consultation: None, opinion, reasons }).await?;
            }
            Step::Decide => {
                let reasons = "不属于本机关职责".into();
                decide(clerk, case, Decide { reasons, ..Decide::outcome(Outcome::NotHeld) }).await?;
            }
            Step::Sign => drop(sign(&self.leader, case, Sign::default()).await?),
            Step::Send => {
                dispatch(clerk, case, Dispatch { on, route: DispatchRoute::Post, tracking: None, despite: None })
                    .await?;
            }
            Step::Serve => drop(record_service(clerk, case, RecordService::default()).await?),
            Step::Withdraw => drop(withdraw(clerk, case, Withdraw::default()).await?),
            Step::Archive => drop(archive(clerk, case, Archive::default()).await?),
            Step::Reopen => {
                let reply_by = Some(date(2026, 4, 1));
                reopen(clerk, case, Reopen { on, cause: ReopeningCause::Reconsideration, reply_by }).await?;
            }
        }
        Ok(())
    }
}

#[tokio::test]
async fn the_row_of_a_case_falls_into_the_bucket_of_the_case() {
    use Step::{
        Archive, Clarification, Decide, Fee, Opinion, OtherAgency, Reasons, Reopen, Send, Serve, Sign, ThirdParty,
        Withdraw,
    };
    let replied = [Decide, Sign, Send];
    let stories: [&[Step]; 17] = [
        &[],
        &[Clarification],
        &[Reasons],
        &[Fee],
        &[ThirdParty(None)],
        &[ThirdParty(Some(DAY))],
        &[OtherAgency],
        &[ThirdParty(Some(DAY)), OtherAgency],
        &[OtherAgency, Opinion],
        &[Decide],
        &[Decide, Sign],
        &replied,
        &[Decide, Sign, Send, Serve],
        &[Decide, Sign, Send, Serve, Archive],
        &[Decide, Sign, Send, Serve, Reopen],
        &[Withdraw],
        &[Withdraw, Archive],
    ];
    for story in stories {
        let office = Office::open_on(DAY);
        let (clerk, head, leader) =
            (office.staff("clerk").await, office.staff("head").await, office.staff("leader").await);
        let desk = Desk { office, clerk, head, leader };
        let number = submit_online(&desk.office.public(), &form()).await.unwrap().number;
        let case = CaseRef::from(number.clone());
        let confirm = ConfirmReceipt { on: None, method: ConfirmationMethod::Telephone };
        confirm_receipt(&desk.clerk, &case, confirm).await.unwrap();
        for step in story {
            desk.take(&case, *step).await.unwrap_or_else(|error| panic!("{story:?} at {step:?}: {error}"));
        }
        for days in 0..60 {
            let today = DAY.saturating_add(days.days());
            desk.office.clock.set(today);
            let page = case_page(&desk.clerk, &number).await.unwrap();
            let whole = casework::request::bucket(&page.request, today, law::Calendar::built_in());
            assert_eq!(page.bucket, whole.map(casework::request::Bucket::id), "{story:?} on {today}");
        }
        let filter = ListFilter { with_archived: true, ..ListFilter::default() };
        let counted: u64 = list(&desk.clerk, &filter).await.unwrap().buckets.iter().map(|b| b.count).sum();
        let is_filed = matches!(story.last(), Some(Archive));
        assert_eq!(counted, u64::from(!is_filed), "{story:?}");
    }
}

fn form() -> RequestForm {
    RequestForm {
        requester: RequesterForm {
            kind: "natural_person".into(),
            name: "甲某".into(),
            id_type: "passport".into(),
            id_number: "E00000001".into(),
            phone: "13800000000".into(),
            ..RequesterForm::default()
        },
        content: ContentForm { title: "材料".into(), description: "全文".into(), ..ContentForm::default() },
        delivery: DeliveryWords { form: "electronic".into(), route: "online".into() },
    }
}
