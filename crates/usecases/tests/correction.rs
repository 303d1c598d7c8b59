//! `更正登记`: who may correct what, and what a correction moves.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use casework::request::{ConfirmationMethod, Decision, RequestEvent, ReviewKind};
use jiff::civil::{Date, date};
use law::outcome::Outcome;
use law::receipt::Channel;
use usecases::ctx::Staff;
use usecases::ports::Role;
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{
    Assign, CaseRef, ConfirmReceipt, CorrectEntry, Decide, Register, Replacement, Review, Sign, Standing, assign,
    confirm_receipt, correct_entry, decide, register, review, sign,
};
use usecases::testing::Office;
use usecases::{ActError, Actor, Ctx};

async fn case(clerk: &Ctx, unit: &str) -> CaseRef {
    let form = RequestForm {
        requester: RequesterForm { kind: "business".into(), name: "乙公司".into(), ..RequesterForm::default() },
        content: ContentForm { title: "有关材料".into(), ..ContentForm::default() },
        delivery: DeliveryWords { form: "paper".into(), route: "post".into() },
    };
    let post = Register { form, channel: Channel::OrdinaryMail, on: None, oral: false };
    let case: CaseRef = register(clerk, post).await.unwrap().number.into();
    let input = ConfirmReceipt { on: None, method: ConfirmationMethod::Telephone };
    confirm_receipt(clerk, &case, input).await.unwrap();
    assign(clerk, &case, Assign { on: None, unit: unit.into() }).await.unwrap();
    case
}

async fn correct(ctx: &Ctx, case: &CaseRef, version: u64, day: Option<Date>, with: Replacement) -> Said {
    let input = CorrectEntry { on: None, version, reason: "登记有误".into(), occurred_on: day, replacement: with };
    said(correct_entry(ctx, case, input).await)
}

/// A member of staff who has one more role than in the test office.
fn with_role(office: &Office, login: &str, role: Role) -> Ctx {
    let staff = Staff { login: login.into(), name: login.into(), roles: vec![Role::Clerk, role], unit: None };
    office.ctx.with_actor(Actor::Staff(staff))
}

/// What came of it: the last day to reply, or why not.
#[derive(Debug, PartialEq)]
enum Said {
    Due(Option<Date>),
    Forbidden,
    Refused(String),
}

fn said(result: Result<Standing, ActError>) -> Said {
    match result {
        Ok(standing) => Said::Due(standing.due),
        Err(ActError::Forbidden(_)) => Said::Forbidden,
        Err(ActError::Refused(no)) => Said::Refused(no.message),
        Err(other) => panic!("{other:?}"),
    }
}

fn objection(passed: bool) -> Review {
    let note = if passed { String::new() } else { "附件二可能含涉密参数".to_owned() };
    Review { on: None, kind: ReviewKind::Secrecy, passed, note }
}

fn passed() -> Replacement {
    let event = RequestEvent::ReviewRecorded { review: ReviewKind::Secrecy, passed: true, note: String::new() };
    Replacement::Event(Box::new(event))
}

#[tokio::test]
async fn a_corrected_receipt_moves_the_last_day() {
    let office = Office::open_on(date(2026, 3, 5));
    let clerk = office.staff("clerk").await;
    let case = case(&clerk, "科研处").await;
    let day = Some(date(2026, 3, 2));
    // The second entry is the confirmed receipt; it was a Thursday, and is a Monday now.
    let early = correct(&clerk, &case, 2, day, Replacement::Same).await;
    assert!(matches!(early, Said::Refused(_)), "it came in on the 5th: {early:?}");
    office.clock.set(date(2026, 3, 10));
    let moved = correct(&clerk, &case, 2, Some(date(2026, 3, 9)), Replacement::Same).await;
    assert_eq!(moved, Said::Due(Some(date(2026, 4, 7))));
    let written = ConfirmationMethod::Written;
    let receipt = RequestEvent::ReceiptConfirmed { received_on: date(2026, 3, 6), method: written };
    let moved = correct(&clerk, &case, 2, None, Replacement::Event(Box::new(receipt))).await;
    assert_eq!(moved, Said::Due(Some(date(2026, 4, 3))));
}

#[tokio::test]
async fn an_opinion_is_corrected_by_the_reviewer_who_gave_it() {
    let office = Office::open_on(date(2026, 3, 5));
    let (clerk, secrecy) = (office.staff("clerk").await, office.staff("secrecy").await);
    let case = case(&clerk, "科研处").await;
    decide(&clerk, &case, Decide { statement: "全文".into(), ..Decide::outcome(Outcome::Provided) }).await.unwrap();
    review(&secrecy, &case, objection(false)).await.unwrap();
    for (who, with) in [("clerk", passed()), ("clerk", Replacement::Nothing), ("head", Replacement::Nothing)] {
        let said = correct(&office.staff(who).await, &case, 5, None, with).await;
        assert_eq!(said, Said::Forbidden, "{who} may not undo an objection");
    }
    let leader = office.staff("leader").await;
    assert!(matches!(said(sign(&leader, &case, Sign::default()).await.map(|s| s.standing)), Said::Refused(_)));
    assert!(matches!(correct(&secrecy, &case, 5, None, passed()).await, Said::Due(Some(_))));
    sign(&leader, &case, Sign::default()).await.unwrap();
    assert_eq!(correct(&clerk, &case, 7, None, Replacement::Nothing).await, Said::Forbidden, "the signature");
    let other = RequestEvent::OutcomeDecided(Decision::of(Outcome::NotHeld));
    let changed = correct(&clerk, &case, 4, None, Replacement::Event(Box::new(other))).await;
    assert!(matches!(changed, Said::Refused(_)), "what was signed stays as it was signed: {changed:?}");
}

#[tokio::test]
async fn whoever_corrects_a_draft_has_drafted_it() {
    let office = Office::open_on(date(2026, 3, 5));
    let (clerk, second) = (office.staff("clerk").await, office.staff("clerk-2").await);
    let case = case(&clerk, "科研处").await;
    decide(&clerk, &case, Decide { statement: "全文".into(), ..Decide::outcome(Outcome::Provided) }).await.unwrap();
    let mended = Decision { statement: "名单".into(), ..Decision::of(Outcome::Provided) };
    let mended = Replacement::Event(Box::new(RequestEvent::OutcomeDecided(mended)));
    assert!(matches!(correct(&second, &case, 4, None, mended).await, Said::Due(_)));
    for login in ["clerk", "clerk-2"] {
        let both = with_role(&office, login, Role::SecrecyReviewer);
        assert_eq!(said(review(&both, &case, objection(true)).await), Said::Forbidden, "{login} drafted it");
        let both = with_role(&office, login, Role::Leader);
        assert_eq!(said(sign(&both, &case, Sign::default()).await.map(|s| s.standing)), Said::Forbidden, "{login}");
    }
}

#[tokio::test]
async fn a_draft_that_holds_again_is_still_its_drafters() {
    let office = Office::open_on(date(2026, 3, 5));
    let (clerk, second) = (office.staff("clerk").await, office.staff("clerk-2").await);
    let case = case(&clerk, "科研处").await;
    let draft = || Decide { statement: "全文".into(), ..Decide::outcome(Outcome::Provided) };
    decide(&clerk, &case, draft()).await.unwrap();
    decide(&second, &case, draft()).await.unwrap();
    assert!(matches!(correct(&second, &case, 5, None, Replacement::Nothing).await, Said::Due(_)));
    let both = with_role(&office, "clerk", Role::Leader);
    assert_eq!(said(sign(&both, &case, Sign::default()).await.map(|s| s.standing)), Said::Forbidden);
}

#[tokio::test]
async fn a_handling_unit_corrects_only_in_its_own_cases() {
    let office = Office::open_on(date(2026, 3, 5));
    let (clerk, unit) = (office.staff("clerk").await, office.staff("unit").await);
    let (own, other) = (case(&clerk, "科研处").await, case(&clerk, "办公室").await);
    let draft = || Decide { statement: "全文".into(), ..Decide::outcome(Outcome::Provided) };
    decide(&unit, &own, draft()).await.unwrap();
    decide(&clerk, &other, draft()).await.unwrap();
    assert!(matches!(correct(&unit, &own, 4, None, Replacement::Nothing).await, Said::Due(Some(_))));
    assert_eq!(correct(&unit, &own, 2, Some(date(2026, 3, 4)), Replacement::Same).await, Said::Forbidden);
    let input = CorrectEntry {
        on: None,
        version: 4,
        reason: "登记有误".into(),
        occurred_on: None,
        replacement: Replacement::Nothing,
    };
    assert!(matches!(correct_entry(&unit, &other, input).await, Err(ActError::NotFound)));
}
