//! The site on an office in memory, for looking at pages: `cargo run --example preview -- 127.0.0.1:8099`.

use casework::report::AgencySettings;
use casework::request::{ConfirmationMethod, Opinion};
use jiff::civil::date;
use law::receipt::Channel;
use law::requester::RequesterKind;
use std::net::SocketAddr;
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{
    CaseRef, ConfirmReceipt, Consult, Party, RecordConsultationDelivery, RecordOpinion, Register, confirm_receipt,
    consult, record_consultation_delivery, record_opinion, register, submit_online,
};
use usecases::testing::Office;
use web::{AppState, WebConfig, router};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8099".to_owned());
    let office = Office::open_on(date(2026, 11, 24));
    usecases::settings::change(&office.ctx, settings()).await?;
    seed(&office).await?;
    let state = AppState::new(WebConfig::default(), &office.ctx, None);
    let listener = tokio::net::TcpListener::bind(&address).await?;
    axum::serve(listener, router(state).into_make_service_with_connect_info::<SocketAddr>()).await?;
    Ok(())
}

fn settings() -> AgencySettings {
    AgencySettings {
        name: "示例市科学技术局".into(),
        short_name: "市科技局".into(),
        office: "市科技局办公室（政府信息公开办公室）".into(),
        address: "示例市学院路1号".into(),
        phone: "000-00000000".into(),
        hours: "工作日9:00—12:00，13:30—17:30".into(),
        email: "gongkai@example.gov.cn".into(),
        site: "https://kjj.example.gov.cn".into(),
        reconsideration_body: "示例市人民政府".into(),
        court: "示例市铁路运输法院".into(),
        document_prefix: "示科公开".into(),
        ..usecases::settings::unnamed()
    }
}

/// A few cases in different phases, told in the order of days.
async fn seed(office: &Office) -> Result<(), usecases::ActError> {
    let clerk = office.staff("clerk").await;
    office.clock.set(date(2026, 9, 8));
    let form = form("2025年科技计划项目评审专家打分汇总表", "请提供各专家组的汇总打分，不需要专家姓名。");
    let counter = register(&clerk, Register { form, channel: Channel::Counter, on: None, oral: false }).await?;
    let case = CaseRef::from(counter.number);
    office.clock.set(date(2026, 9, 16));
    let party = Party::ThirdParty {
        kind: RequesterKind::OtherOrganization,
        name: "示例评审中心".into(),
        phone: String::new(),
        address: String::new(),
    };
    let asked = Consult { on: None, party, matter: "是否同意公开汇总打分".into(), received_on: None };
    let (_, consultation) = consult(&clerk, &case, asked).await?;
    office.clock.set(date(2026, 9, 18));
    let delivered = RecordConsultationDelivery { on: None, consultation };
    record_consultation_delivery(&clerk, &case, delivered).await?;
    office.clock.set(date(2026, 10, 12));
    let said = RecordOpinion {
        on: None,
        consultation: None,
        opinion: Opinion::AgreesInPart,
        reasons: "同意公开汇总结果，不同意公开打分明细".into(),
    };
    record_opinion(&clerk, &case, said).await?;
    for (day, title, confirmed) in [
        (date(2026, 10, 19), "2026年高新技术企业认定名单", true),
        (date(2026, 10, 20), "科技企业孵化器年度考核结果", false),
        (date(2026, 10, 21), "2024年度部门整体支出绩效评价报告", true),
    ] {
        office.clock.set(day);
        let asked = submit_online(&office.public(), &self::form(title, "全文")).await?;
        println!("{} {}", asked.number, asked.secret);
        if confirmed {
            let by_phone = ConfirmReceipt { on: None, method: ConfirmationMethod::Telephone };
            confirm_receipt(&clerk, &asked.number.into(), by_phone).await?;
        }
    }
    office.clock.set(date(2026, 10, 22));
    Ok(())
}

fn form(title: &str, description: &str) -> RequestForm {
    RequestForm {
        requester: RequesterForm {
            kind: "natural_person".into(),
            name: "赵试".into(),
            id_type: "passport".into(),
            id_number: "E00000000".into(),
            phone: "13800000000".into(),
            email: String::new(),
            address: String::new(),
        },
        content: ContentForm { title: title.into(), document_number: String::new(), description: description.into() },
        delivery: DeliveryWords { form: "electronic".into(), route: "online".into() },
    }
}
