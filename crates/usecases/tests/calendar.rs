//! Loading a holiday notice recomputes every open case and lists the moved ones.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use jiff::civil::date;
use law::receipt::Channel;
use usecases::ActError;
use usecases::calendar::{add_notice, current};
use usecases::job::{Kind, Worked, work_next};
use usecases::ports::CaseFilter;
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{Register, deviating_views, rebuild_views, register};
use usecases::testing::Office;

/// An invented arrangement.
const NOTICE: &str = r#"
year = 2027
title = "关于2027年部分节假日安排的通知（虚构）"
published_on = 2026-11-05

[[holiday]]
name = "元旦"
off = ["2027-01-01..2027-01-03"]

[[holiday]]
name = "春节"
off = ["2027-02-05..2027-02-11"]
work = ["2027-01-30", "2027-02-14"]
"#;

fn letter() -> Register {
    let form = RequestForm {
        requester: RequesterForm { kind: "business".into(), name: "乙公司".into(), ..RequesterForm::default() },
        content: ContentForm { title: "有关材料".into(), ..ContentForm::default() },
        delivery: DeliveryWords { form: "paper".into(), route: "post".into() },
    };
    Register { form, channel: Channel::SignedMail, on: None, oral: false }
}

#[tokio::test]
async fn a_new_notice_moves_the_open_cases_it_touches() {
    let office = Office::open_on(date(2026, 12, 21));
    let clerk = office.staff("clerk").await;
    let registered = register(&clerk, letter()).await.unwrap();
    // Monday to Friday are counted while no arrangement is known.
    assert_eq!((registered.standing.due, registered.standing.provisional), (Some(date(2027, 1, 18)), true));

    let admin = office.staff("admin").await;
    assert!(matches!(add_notice(&clerk, NOTICE).await, Err(ActError::Forbidden(_))));
    assert!(matches!(add_notice(&admin, "year = 2027").await, Err(ActError::Invalid(_))));
    let added = add_notice(&admin, NOTICE).await.unwrap();
    assert_eq!(added.year, 2027);
    let moved: Vec<_> =
        added.moved.iter().map(|m| (m.number.0.as_str(), m.before, m.after, m.is_provisional)).collect();
    let expected = ("2026-0001", Some(date(2027, 1, 18)), Some(date(2027, 1, 19)), false);
    assert_eq!(moved, [expected], "1 January is a holiday now");
    assert!(current(&office.public()).await.unwrap().is_arranged(2027));
    assert!(matches!(add_notice(&admin, NOTICE).await, Err(ActError::Invalid(_))), "arranged already");
    assert!(deviating_views(&office.ctx).await.unwrap().is_empty());
    assert_eq!(rebuild_views(&office.ctx).await.unwrap(), 1);
}

#[tokio::test]
async fn a_job_moves_the_cases_if_the_process_died_after_the_notice() {
    let office = Office::open_on(date(2026, 12, 21));
    let clerk = office.staff("clerk").await;
    register(&clerk, letter()).await.unwrap();
    let views = &office.ctx.ports.views;
    let before = views.cases(&office.ctx.agency, &CaseFilter::default()).await.unwrap();
    add_notice(&office.staff("admin").await, NOTICE).await.unwrap();
    // As if the process had died between the notice and the cases.
    views.replace_all(&office.ctx.agency, u64::MAX, before).await.unwrap();

    let stale = deviating_views(&office.ctx).await.unwrap();
    assert_eq!(stale, ["2026-0001".into()], "the row is still of the old calendar");
    assert_eq!(work_next(&office.ctx, "w").await.unwrap(), Some(Worked::Done(Kind::RecomputeCases)));
    let after = views.case(&office.ctx.agency, &"2026-0001".into()).await.unwrap().unwrap();
    assert_eq!((after.due, after.due_is_provisional), (Some(date(2027, 1, 19)), false));
    assert_eq!(work_next(&office.ctx, "w").await.unwrap(), None, "nothing is done twice");
    assert!(matches!(work_next(&clerk, "w").await, Err(ActError::Forbidden(_))));
}
