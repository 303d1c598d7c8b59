//! `/staff/requests/new` — registering what came in by letter, at the counter, by fax.

use crate::error::PageError;
use crate::form::{Answer, Choice, Fields, Form, Group, Question, Reader, key_of};
use crate::page::{self, Frame};
use crate::public::request_form;
use crate::staff::desk::Desk;
use crate::staff::session::SignedIn;
use crate::state::AppState;
use askama::Template;
use axum::extract::State;
use axum::response::Html;
use casework::request::Act;
use jiff::civil::Date;
use law::receipt::Channel;
use usecases::ActError;
use usecases::request::{Register, Registered, register, register_once};

#[derive(Template)]
#[template(path = "staff/request_new.html")]
struct NewPage {
    frame: Frame,
    desk: Desk,
    form: Form,
}

#[derive(Template)]
#[template(path = "staff/registered.html")]
struct RegisteredPage {
    frame: Frame,
    desk: Desk,
    number: String,
    secret: String,
    /// Which receipt day, or what fixes it.
    receipt: String,
}

pub(super) async fn show(State(state): State<AppState>, signed_in: SignedIn) -> Result<Html<String>, PageError> {
    signed_in.ctx.may_on_request(Act::Register)?;
    let form = form(signed_in.ctx.today()).returned_to(&signed_in.visitor);
    let (desk, frame) = Desk::of(&state, &signed_in, "/staff/requests", "登记申请").await?;
    page::render(&NewPage { frame, desk, form })
}

pub(super) async fn submit(
    State(state): State<AppState>,
    signed_in: SignedIn,
    fields: Fields,
) -> Result<Html<String>, PageError> {
    let input = input(&fields)?;
    let channel = input.channel;
    let registered = match key_of(&fields) {
        Some(key) => register_once(&signed_in.ctx, input, &key).await?,
        None => register(&signed_in.ctx, input).await?,
    };
    receipt(&state, &signed_in, channel, registered).await
}

fn form(today: Date) -> Form {
    let channels = vec![
        Choice::new("counter", Channel::Counter.label()).hint("当日即为收到之日（第三十一条第（一）项）"),
        Choice::new("signed_mail", Channel::SignedMail.label()).hint("签收之日为收到之日（第三十一条第（二）项）"),
        Choice::new("ordinary_mail", Channel::OrdinaryMail.label())
            .hint("收到当日与申请人确认，以确认之日为收到之日（第三十一条第（二）项）"),
        Choice::new("online", Channel::Online.label()).hint("双方确认之日为收到之日（第三十一条第（三）项）"),
        Choice::new("fax", Channel::Fax.label()).hint("双方确认之日为收到之日（第三十一条第（三）项）"),
    ];
    let arrival = vec![
        Question::one("channel", "申请渠道", channels),
        Question::day("on", "来件日期").value(today.to_string()),
        Question::any("oral", "口头申请", vec![Choice::new("yes", "当面口头提出，由本机关代为填写（第二十九条）")])
            .optional(),
    ];
    let mut groups = vec![Group { legend: "一、来件", questions: arrival }];
    groups.extend(request_form::groups_for_office());
    Form::grouped("/staff/requests/new", "登记", groups).counting_once()
}

fn input(fields: &Fields) -> Result<Register, ActError> {
    let mut read = Reader::new(fields);
    let (on, channel) = (read.day("on"), read.word("channel", "请选择申请渠道"));
    let channel = read.complete(channel)?;
    Ok(Register { form: request_form::read(fields), channel, on, oral: fields.has("oral") })
}

async fn receipt(
    state: &AppState,
    signed_in: &SignedIn,
    channel: Channel,
    registered: Registered,
) -> Result<Html<String>, PageError> {
    let (desk, frame) = Desk::of(state, signed_in, "/staff/requests", "已登记").await?;
    let receipt = match registered.standing.received_on {
        Some(day) => format!("收到申请之日为{}，{}", law::count::chinese_date(day), why(channel)),
        None => format!("收到申请之日还没有确定：{}", why(channel)),
    };
    let page =
        RegisteredPage { frame, desk, number: registered.number.to_string(), secret: registered.secret, receipt };
    page::render(&page)
}

const fn why(channel: Channel) -> &'static str {
    match channel {
        Channel::Counter => "当面提交的，以提交之日为收到之日（第三十一条第（一）项）",
        Channel::SignedMail => "以邮寄方式提交的，以签收之日为收到之日（第三十一条第（二）项）",
        Channel::OrdinaryMail => {
            "以平常信函等无需签收的邮寄方式提交的，应当于收到当日与申请人确认，以确认之日为收到之日（第三十一条第（二）项）"
        }
        Channel::Online | Channel::Fax => {
            "通过互联网渠道或者传真提交的，以双方确认之日为收到之日（第三十一条第（三）项）"
        }
    }
}
