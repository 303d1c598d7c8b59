//! The annual report through the acts: from a case to a published number.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use documents::report::Standing;
use jiff::civil::{Date, date};
use law::receipt::Channel;
use report::{Column, Row};
use usecases::report::{
    RecordFigure, WriteNarrative, build, explain, finalize, publish, published, published_years, record_figure,
    write_narrative,
};
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{Register, Withdraw, register, withdraw};
use usecases::testing::Office;
use usecases::{ActError, Ctx};

fn letter(on: Date) -> Register {
    let form = RequestForm {
        requester: RequesterForm { kind: "natural_person".into(), name: "甲某".into(), ..RequesterForm::default() },
        content: ContentForm { title: "有关材料".into(), ..ContentForm::default() },
        delivery: DeliveryWords { form: "paper".into(), route: "post".into() },
    };
    Register { form, channel: Channel::SignedMail, on: Some(on), oral: false }
}

/// Every figure of tables two and four, so that no cell is blank.
async fn record_all_figures(ctx: &Ctx) {
    let built = build(ctx, 2025).await.unwrap();
    let blanks: Vec<String> = built.failing().map(|finding| finding.place.clone()).collect();
    assert!(!blanks.is_empty(), "nothing is recorded yet");
    let format = report::ReportFormat::F2021;
    for row in format.table2() {
        for column in row.columns {
            record(ctx, &format!("table2/{}/{}", row.key, column.key)).await;
        }
    }
    for block in &report::form::TABLE4_BLOCKS {
        for (column, _) in report::form::TABLE4_COLUMNS.iter().filter(|(key, _)| *key != "total") {
            record(ctx, &format!("table4/{}/{column}", block.key)).await;
        }
    }
}

async fn record(ctx: &Ctx, cell: &str) {
    let figure = RecordFigure {
        year: 2025,
        cell: cell.to_owned(),
        value: "0".into(),
        source: "法规处台账".into(),
        on: Some(date(2025, 12, 31)),
    };
    record_figure(ctx, figure).await.unwrap();
}

async fn write(ctx: &Ctx, section: &str, text: &str) -> Result<(), ActError> {
    let input = WriteNarrative { year: 2025, section: section.into(), text: text.into(), if_version: None };
    write_narrative(ctx, input).await
}

#[tokio::test]
async fn a_withdrawn_case_becomes_a_published_number() {
    let office = Office::open_on(date(2025, 6, 3));
    let (clerk, head, leader) = (office.staff("clerk").await, office.staff("head").await, office.staff("leader").await);
    let first = register(&clerk, letter(date(2025, 6, 3))).await.unwrap();
    register(&clerk, letter(date(2025, 6, 3))).await.unwrap();
    office.clock.set(date(2025, 6, 10));
    withdraw(&clerk, &first.number.clone().into(), Withdraw::default()).await.unwrap();
    office.clock.set(date(2026, 1, 12));

    let built = build(&clerk, 2025).await.unwrap();
    let table3 = built.report.tables.table3.as_ref().unwrap();
    for (row, count) in [(Row::R1, 2), (Row::R363, 1), (Row::R37, 1), (Row::R4, 1), (Row::R2, 0)] {
        assert_eq!(table3.cell(row, Column::Total), Some(count), "{}", row.key());
    }
    let (_, json) = explain(&clerk, 2025, "R3.6.3/natural_person").await.unwrap();
    assert_eq!((&json["value"], &json["cases"][0]["number"]), (&1.into(), &"2025-0001".into()));

    assert!(matches!(finalize(&head, 2025, None).await, Err(ActError::Refused(_))), "blank cells");
    record_all_figures(&clerk).await;
    write(&clerk, "overview", "收到申请{{R1/total}}件，其中信函{{channel/signed_mail}}件。").await.unwrap();
    let unknown = write(&clerk, "overview", "收到申请{{R9/total}}件。").await;
    assert!(matches!(unknown, Err(ActError::Invalid(_))));
    assert!(matches!(publish(&leader, 2025, None).await, Err(ActError::Refused(_))), "not final");
    assert!(matches!(finalize(&head, 2025, Some(0)).await, Err(ActError::Conflict(_))), "an older version was read");
    let built = finalize(&head, 2025, None).await.unwrap();
    assert_eq!(built.failing().map(|f| &f.message).collect::<Vec<_>>(), [""; 0]);
    let report = publish(&leader, 2025, None).await.unwrap().report;
    let overview = report.sections.get(&documents::report::Section::Overview);
    assert_eq!(overview.map(String::as_str), Some("收到申请2件，其中信函2件。"));
    let taken_down = published(&office.public(), 2025).await.unwrap().recorded_at;
    assert_eq!(taken_down, office.ctx.ports.clock.now(), "the public is told when it really was");
    assert_eq!(published_years(&office.public()).await.unwrap(), [(2025, date(2026, 1, 12))]);

    // What happens later does not change what was published, until it is made final and published again.
    let corrected = RecordFigure {
        year: 2025,
        cell: "table2/penalties".into(),
        value: "77".into(),
        source: "执法处更正".into(),
        on: Some(date(2025, 12, 31)),
    };
    office.clock.set(date(2026, 3, 2));
    record_figure(&clerk, corrected).await.unwrap();
    assert_eq!(build(&clerk, 2025).await.unwrap().report.standing, Standing::Draft);
    assert!(matches!(publish(&leader, 2025, None).await, Err(ActError::Refused(_))), "corrected, not final");
    finalize(&head, 2025, None).await.unwrap();
    assert_eq!(build(&clerk, 2025).await.unwrap().report.standing, Standing::Final, "the public sees the old one");
    assert_eq!(published(&office.public(), 2025).await.unwrap().corrected_on, None);
    let again = publish(&leader, 2025, None).await.unwrap();
    assert_eq!((again.published_on, again.corrected_on), (date(2026, 1, 12), Some(date(2026, 3, 2))));
    assert!(again.report.tables.to_json().to_string().contains("77"));
    assert_eq!(build(&clerk, 2025).await.unwrap().report.standing, Standing::Published(date(2026, 3, 2)));
    assert_eq!(published_years(&office.public()).await.unwrap(), [(2025, date(2026, 1, 12))]);
    write(&clerk, "overview", "另一种说法。").await.unwrap();
    assert!(matches!(publish(&leader, 2025, None).await, Err(ActError::Refused(_))), "a draft again");
    let still = published(&office.public(), 2025).await.unwrap().report;
    assert_eq!(still.sections.get(&documents::report::Section::Overview), overview);
    assert!(matches!(published(&office.public(), 2024).await, Err(ActError::NotFound)));
}

/// Fees stand in no table; a text that cites them must not change once it is final.
#[tokio::test]
async fn what_is_final_is_also_the_figures_in_the_text() {
    let office = Office::open_on(date(2026, 1, 12));
    let (clerk, head, leader) = (office.staff("clerk").await, office.staff("head").await, office.staff("leader").await);
    record_all_figures(&clerk).await;
    let fees = |value: &str| RecordFigure {
        year: 2025,
        cell: "fees/notices".into(),
        value: value.into(),
        source: "收费台账".into(),
        on: Some(date(2025, 12, 31)),
    };
    record_figure(&clerk, fees("3")).await.unwrap();
    write(&clerk, "overview", "发出收费通知{{fees/notices}}件。").await.unwrap();
    finalize(&head, 2025, None).await.unwrap();
    record_figure(&clerk, fees("9999")).await.unwrap();
    assert!(matches!(publish(&leader, 2025, None).await, Err(ActError::Refused(_))), "another figure than was final");
    record_figure(&clerk, fees("3")).await.unwrap();
    let report = publish(&leader, 2025, None).await.unwrap().report;
    let overview = report.sections.get(&documents::report::Section::Overview);
    assert_eq!(overview.map(String::as_str), Some("发出收费通知3件。"));
}

#[tokio::test]
async fn figures_that_are_counted_cannot_be_typed_in() {
    let office = Office::open_on(date(2026, 1, 12));
    let clerk = office.staff("clerk").await;
    let good = RecordFigure {
        year: 2025,
        cell: "table2/licenses".into(),
        value: "１３２".into(),
        source: "审批处".into(),
        on: None,
    };
    for (field, spoiled) in [
        ("cell", RecordFigure { cell: "R1/total".into(), ..good.clone() }),
        ("cell", RecordFigure { cell: "table4/reconsideration/total".into(), ..good.clone() }),
        ("cell", RecordFigure { cell: "table9/x".into(), ..good.clone() }),
        ("value", RecordFigure { value: "若干".into(), ..good.clone() }),
        ("source", RecordFigure { source: " ".into(), ..good.clone() }),
        ("year", RecordFigure { year: 2027, ..good.clone() }),
        ("on", RecordFigure { on: Some(date(2026, 1, 13)), ..good.clone() }),
    ] {
        match record_figure(&clerk, spoiled).await {
            Err(ActError::Invalid(errors)) => assert_eq!(errors[0].field, field),
            other => panic!("{field}: {other:?}"),
        }
    }
    record_figure(&clerk, good).await.unwrap();
    let built = build(&clerk, 2025).await.unwrap();
    let table2 = built.report.tables.table2.unwrap();
    let licenses = table2.cell(report::ReportFormat::F2021, "licenses", "decisions");
    assert_eq!(licenses.map(ToString::to_string), Some("132".to_owned()));
}

#[tokio::test]
async fn a_year_that_is_not_over_cannot_be_final() {
    let office = Office::open_on(date(2025, 12, 31));
    let head = office.staff("head").await;
    match finalize(&head, 2025, None).await {
        Err(ActError::Refused(refused)) => {
            assert_eq!(refused.article, "《中华人民共和国政府信息公开条例》第五十条");
        }
        other => panic!("{other:?}"),
    }
}
