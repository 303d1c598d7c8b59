//! What lists show is what the ledger says: rows kept up act by act are those that are made anew from the ledger.

use crate::database::{Office, stories};
use casework::request::ConfirmationMethod;
use jiff::civil::date;
use law::receipt::Channel;
use std::sync::Arc;
use usecases::ctx::{Ctx, Ports};
use usecases::ports::{CaseFilter, CaseRow, Views};
use usecases::request::form::{ContentForm, DeliveryWords, RequestForm, RequesterForm};
use usecases::request::{
    CaseRef, ConfirmReceipt, Extend, Register, Withdraw, confirm_receipt, deviating_views, extend, rebuild_views,
    register, withdraw,
};
use usecases::testing;

stories!(rows_kept_up_act_by_act_are_those_made_from_the_ledger);

/// A desk of the usual staff whose ledger and lists are in the store.
struct Desk {
    desk: testing::Office,
    ports: Arc<Ports>,
}

impl Desk {
    fn new(office: &Office) -> Self {
        let desk = testing::Office::open_on(date(2026, 3, 2));
        let store = Arc::new(office.store.clone());
        let ports = Ports {
            ledger: store.clone(),
            work: store.clone(),
            views: store.clone(),
            people: store.clone(),
            jobs: store,
            ..(*desk.ctx.ports).clone()
        };
        Self { desk, ports: Arc::new(ports) }
    }

    async fn staff(&self, login: &str) -> Ctx {
        Ctx { ports: Arc::clone(&self.ports), ..self.desk.staff(login).await }
    }
}

fn form(n: u64) -> RequestForm {
    RequestForm {
        requester: RequesterForm {
            kind: "natural_person".into(),
            name: "甲某".into(),
            id_type: "passport".into(),
            id_number: format!("E{n:08}"),
            phone: "13800000000".into(),
            email: "someone@example.org".into(),
            address: "示例市示例路1号".into(),
        },
        content: ContentForm {
            title: format!("第{n}项"), document_number: String::new(), description: "全文".into()
        },
        delivery: DeliveryWords { form: "electronic".into(), route: "online".into() },
    }
}

async fn rows(office: &Office, ctx: &Ctx) -> Vec<CaseRow> {
    let all = CaseFilter { limit: 1_000, ..CaseFilter::default() };
    office.store.cases(&ctx.agency, &all).await.unwrap()
}

/// Every mixture of receipt, extension and withdrawal; what the law refuses leaves no trace and is no failure here.
async fn rows_kept_up_act_by_act_are_those_made_from_the_ledger(office: Office) {
    let desk = Desk::new(&office);
    let (clerk, head) = (desk.staff("clerk").await, desk.staff("head").await);
    let mut done = 0;
    for mixture in 0..16_u64 {
        desk.desk.clock.set(date(2026, 3, 2));
        let input = Register { form: form(mixture), channel: Channel::Online, on: None, oral: false };
        let case: CaseRef = register(&clerk, input).await.unwrap().number.into();
        let chosen = |step: u64| mixture >> step & 1 == 1;
        if chosen(0) {
            let receipt = ConfirmReceipt { on: None, method: ConfirmationMethod::Telephone };
            confirm_receipt(&clerk, &case, receipt).await.unwrap();
            done += 1;
        }
        desk.desk.clock.set(date(2026, 3, 9));
        if chosen(1) {
            let longer = Extend { on: None, working_days: 10, reason: "需查找历年档案".into() };
            done += u64::from(extend(&head, &case, longer).await.is_ok());
        }
        if chosen(2) {
            done += u64::from(withdraw(&clerk, &case, Withdraw { on: None, note: String::new() }).await.is_ok());
        }
        if chosen(3) {
            let late = ConfirmReceipt { on: None, method: ConfirmationMethod::Written };
            done += u64::from(confirm_receipt(&clerk, &case, late).await.is_ok());
        }
    }
    assert!(done > 16, "only {done} acts were lawful: the rows were hardly tried");

    let kept_up = rows(&office, &clerk).await;
    assert_eq!(kept_up.len(), 16);
    assert!(kept_up.iter().any(|row| row.due.is_some()) && kept_up.iter().any(|row| row.outcome.is_some()));
    let machine = Ctx { ports: Arc::clone(&desk.ports), ..desk.desk.ctx.clone() };
    assert!(deviating_views(&machine).await.unwrap().is_empty());
    office.tamper("UPDATE case_row SET received_year = 1999 WHERE number = '2026-0002'").await;
    assert_eq!(deviating_views(&machine).await.unwrap(), ["2026-0002".into()]);
    office.store.replace_all(&clerk.agency, u64::MAX, Vec::new()).await.unwrap();
    assert_eq!(deviating_views(&machine).await.unwrap().len(), 16);
    assert_eq!(rebuild_views(&machine).await.unwrap(), 16);
    assert_eq!(rows(&office, &clerk).await, kept_up);
}
