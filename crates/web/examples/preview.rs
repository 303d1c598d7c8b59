//! The site on an office in memory, for looking at pages: `cargo run --example preview -- 127.0.0.1:8099`.

use casework::report::AgencySettings;
use jiff::civil::date;
use std::net::SocketAddr;
use usecases::testing::Office;
use web::{AppState, WebConfig, router};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8099".to_owned());
    let office = Office::open_on(date(2026, 11, 24));
    usecases::settings::change(&office.ctx, settings()).await?;
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
