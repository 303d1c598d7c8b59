//! What goes wrong on the way to a page, and what the visitor is told.
//!
//! Handlers return a [`PageError`]; the page is drawn in one place, [`draw`], which also covers the bare
//! answers of layers and router (unknown address, body too large, timeout). Bare answers under `/api` become JSON
//! there, and what machines ask (`/readyz`) stays as it is.

use crate::api;
use crate::page::{AgencyName, Frame};
use crate::returned::Sent;
use crate::state::AppState;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use std::borrow::Cow;
use std::sync::Arc;
use usecases::error::{ActError, Change, FieldError, Refused};

/// Why a page cannot be shown.
#[derive(Debug)]
pub(crate) enum PageError {
    /// There is no such thing, or the visitor may not know that there is.
    NotFound,
    /// The member of staff has no right to it; the text says who has.
    Forbidden(String),
    /// Nobody has signed in; the address to come back to.
    SignIn(String),
    /// The form's token does not fit: cookies are off, or the page lay open too long.
    StaleForm,
    /// Fields are not as they must be.
    Invalid(Vec<FieldError>),
    /// The law does not allow it now.
    Refused(Box<Refused>),
    /// Somebody else was first.
    Conflict(Vec<Change>),
    /// The file cannot be made on this machine; the text says why.
    CannotPrint(String),
    /// Too often in one minute.
    TooMany,
    /// Too many failed sign-ins of one account in an hour.
    TooManyForAccount,
    /// The outside failed; the text is for the log and holds no personal data.
    Failed(String),
    /// Another status that says it all.
    Status(StatusCode),
}

/// Why a form was not taken. It goes back to who sent it: see [`crate::returned`].
#[derive(Debug, Clone)]
pub(crate) enum Trouble {
    /// Fields are not as they must be.
    Invalid(Vec<FieldError>),
    /// The law does not allow it now.
    Refused(Box<Refused>),
    /// Somebody else was first.
    Conflict(Vec<Change>),
    /// Whatever else, in words.
    Told(Box<TroubleWords>),
    /// The session had ended; the form waits for the sign-in.
    SignedOut,
    /// Nothing any more: the session has begun anew.
    SignedIn,
}

/// What a page of trouble says.
#[derive(Debug, Clone)]
pub(crate) struct TroubleWords {
    pub(crate) heading: &'static str,
    pub(crate) explanation: Cow<'static, str>,
    law: String,
    /// What to do now, where the page stands alone.
    next: Cow<'static, str>,
    /// What to do now, where the form is shown again below.
    pub(crate) advice: &'static str,
    way_on: &'static str,
    way_on_label: &'static str,
}

/// Marks an answer whose page [`draw`] has yet to make.
#[derive(Debug, Clone)]
struct Undrawn(Option<Box<TroubleWords>>);

#[derive(Template)]
#[template(path = "error.html")]
struct TroublePage {
    frame: Frame,
    words: TroubleWords,
    /// What was sent, where its own page could not take it back.
    kept: Option<Kept>,
}

/// A form without questions that carries what was sent, so that it can be sent again.
struct Kept {
    action: String,
    /// Fields in words, to be seen and mended.
    written: Vec<(String, String)>,
    /// The others.
    hidden: Vec<(String, String)>,
}

impl Kept {
    /// `None` where nothing was typed.
    fn of(sent: &Sent) -> Option<Self> {
        let fields = sent.fields.pairs().iter().filter(|(_, value)| !value.trim().is_empty()).cloned();
        // What people write is Chinese; numbers, versions and words of closed lists are not.
        let (written, hidden): (Vec<_>, Vec<_>) = fields.partition(|(_, value)| !value.is_ascii());
        (!written.is_empty()).then(|| Self { action: sent.action.clone(), written, hidden })
    }
}

impl PageError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden(_) | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::SignIn(_) => StatusCode::SEE_OTHER,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Refused(_) | Self::Conflict(_) => StatusCode::CONFLICT,
            Self::TooMany | Self::TooManyForAccount => StatusCode::TOO_MANY_REQUESTS,
            Self::CannotPrint(_) => StatusCode::NOT_IMPLEMENTED,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Status(status) => *status,
        }
    }

    /// The words of this very trouble; `None` where the status says enough.
    fn words(&self) -> Option<Box<TroubleWords>> {
        let words = match self {
            Self::StaleForm => trouble(
                "表单已失效，请再提交一次",
                "页面打开的时间过长，或者浏览器没有保存本站的Cookie，无法确认这份表单是从本站页面提交的。内容没有保存。",
                "请重新打开页面再提交。浏览器若禁用了Cookie，请对本站放行。",
            )
            .advising("浏览器若禁用了Cookie，请对本站放行。"),
            Self::Forbidden(who) => TroubleWords {
                explanation: who.clone().into(),
                ..trouble("没有办理此项的权限", "", "确需办理的，请与系统管理员联系。")
            },
            Self::Refused(refusal) => TroubleWords {
                explanation: refusal.message.clone().into(),
                law: refusal.article.clone(),
                next: refusal.next_step.clone().into(),
                ..trouble("依法不能这样办理", "", "")
            },
            Self::CannotPrint(why) => TroubleWords {
                explanation: why.clone().into(),
                ..trouble("暂时不能生成这种格式", "", "请下载其他格式。")
            },
            Self::TooManyForAccount => trouble(
                "此账号暂停登录",
                "此账号登录失败次数过多，为防止他人试探密码，一小时内暂停登录。",
                "请一小时后再试。不是本人所为的，请告知系统管理员。",
            )
            .advising("不是本人所为的，请告知系统管理员。"),
            Self::NotFound
            | Self::SignIn(_)
            | Self::Invalid(_)
            | Self::Conflict(_)
            | Self::TooMany
            | Self::Failed(_)
            | Self::Status(_) => return None,
        };
        Some(Box::new(words))
    }

    /// What the form that led here is told; `None` where it would only be refused again.
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        Some(match self {
            Self::SignIn(_) => Trouble::SignedOut,
            Self::Invalid(errors) => Trouble::Invalid(errors.clone()),
            Self::Refused(refused) => Trouble::Refused(refused.clone()),
            Self::Conflict(changes) => Trouble::Conflict(changes.clone()),
            Self::Forbidden(_)
            | Self::StaleForm
            | Self::TooMany
            | Self::TooManyForAccount
            | Self::Failed(_)
            | Self::Status(_) => Trouble::Told(self.words().unwrap_or_else(|| Box::new(words_for(self.status())))),
            Self::NotFound | Self::CannotPrint(_) => return None,
        })
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let trouble = self.trouble();
        if let Self::SignIn(back) = &self {
            let mut response = Redirect::to(back).into_response();
            response.extensions_mut().insert(Trouble::SignedOut);
            return response;
        }
        if let Self::Failed(reason) = &self {
            tracing::error!(%reason, "page failed");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Undrawn(self.words()));
        if let Some(trouble) = trouble {
            response.extensions_mut().insert(trouble);
        }
        if self.status() == StatusCode::TOO_MANY_REQUESTS {
            let seconds = if matches!(self, Self::TooManyForAccount) { "3600" } else { "60" };
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
        }
        response
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::Failed(format!("template: {error}"))
    }
}

impl From<ActError> for PageError {
    fn from(error: ActError) -> Self {
        match error {
            ActError::NotFound => Self::NotFound,
            ActError::Forbidden(who) => Self::Forbidden(who),
            ActError::Refused(refusal) => Self::Refused(refusal),
            ActError::Failed(reason) => Self::Failed(reason),
            ActError::Invalid(errors) => Self::Invalid(errors),
            ActError::Conflict(changes) => Self::Conflict(changes),
        }
    }
}

/// Layer: gives every failed answer without a page of its own a page, in the site's own dress.
pub(crate) async fn draw(State(state): State<AppState>, visitor: Visitor, request: Request, next: Next) -> Response {
    let reader = Reader::of(request.uri().path());
    let sent = request.extensions().get::<Arc<Sent>>().cloned();
    let response = next.run(request).await;
    let status = response.status();
    let undrawn = response.extensions().get::<Undrawn>().cloned();
    let is_bare = !response.headers().contains_key(header::CONTENT_TYPE) || is_plain_text(&response);
    if !(status.is_client_error() || status.is_server_error()) || (undrawn.is_none() && !is_bare) {
        return response;
    }
    let way_on = match reader {
        Reader::Citizen => ("/", "回到首页"),
        Reader::Staff => ("/staff", "回到待办"),
        Reader::Caller => return api::say(response),
        Reader::Machine => return response,
    };
    let mut words = undrawn.and_then(|u| u.0).map_or_else(|| words_for(status), |words| *words);
    (words.way_on, words.way_on_label) = way_on;
    let agency = AgencyName::load(&state).await;
    let kept = sent.filter(|_| response.extensions().get::<Trouble>().is_some()).and_then(|sent| Kept::of(&sent));
    let page = TroublePage { frame: Frame::new(&visitor, agency, words.heading), words, kept };
    let (mut parts, _) = response.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Response::from_parts(parts, page.render().unwrap_or_else(|_| page.words.heading.to_owned()).into())
}

/// Who reads an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reader {
    Citizen,
    Staff,
    /// A program that calls the API.
    Caller,
    /// What watches the server, and browsers that fetch a part of a page.
    Machine,
}

impl Reader {
    fn of(path: &str) -> Self {
        let is_under =
            |place: &str| path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if is_under("/staff") {
            Self::Staff
        } else if is_under("/api") {
            Self::Caller
        } else if ["/assets", "/healthz", "/readyz", "/metrics"].into_iter().any(is_under) {
            Self::Machine
        } else {
            Self::Citizen
        }
    }
}

fn is_plain_text(response: &Response) -> bool {
    let content_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|value| value.starts_with("text/plain"))
}

fn trouble(heading: &'static str, explanation: &'static str, next: &'static str) -> TroubleWords {
    TroubleWords {
        heading,
        explanation: explanation.into(),
        law: String::new(),
        next: next.into(),
        advice: "",
        way_on: "/",
        way_on_label: "回到首页",
    }
}

impl TroubleWords {
    /// The same, with what to do where the form is shown again.
    fn advising(self, advice: &'static str) -> Self {
        Self { advice, ..self }
    }
}

/// Where nobody can say whether the act was still done.
const UNSURE: &str = "请先查看该件（或者用登记号查询），确认没有保存再重新提交。";

/// What happened, why, what to do next.
fn words_for(status: StatusCode) -> TroubleWords {
    match status.as_u16() {
        403 => trouble(
            "没有办理此项的权限",
            "您的账号未被授予此项权限，或者请求不是从本站页面发出的。",
            "确需办理的，请与系统管理员联系。",
        ),
        404 => trouble("没有找到这个页面", "网址可能有误，或者页面已经移走。", "请核对网址，或者从首页的栏目进入。"),
        405 => trouble("不能这样访问此页面", "这个网址只接受页面上的表单提交。", "请从首页的栏目进入。"),
        408 | 503 | 504 => trouble("暂时没有处理完", "本次操作超时，可能已经保存。", UNSURE).advising(UNSURE),
        409 => trouble(
            "内容已有变动",
            "在您查看期间，此件已由他人办理，您的操作没有保存。",
            "请重新打开此件，核对后再办。",
        ),
        413 => trouble("提交的内容过大", "一次提交的文字超出了上限，内容没有保存。", "请返回上一页，删减后再提交。"),
        400 | 415 | 422 => {
            trouble("提交的内容无法识别", "表单内容不完整或者格式不对，内容没有保存。", "请返回上一页重新填写。")
        }
        429 => trouble("操作过于频繁", "同一网络一分钟内的次数已经用完，内容没有保存。", "请一分钟后再试。")
            .advising("请一分钟后再提交。"),
        500 => trouble(
            "系统出现故障",
            "系统没有能够完成本次操作，可能已经保存，也可能没有。",
            "请先查看该件（或者用登记号查询），确认没有保存再重新提交。仍不成功的，请拨打本机关公开的联系电话。",
        )
        .advising(UNSURE),
        _ => trouble(
            "系统出现故障",
            "系统没有能够完成本次操作。",
            "请稍后再试。仍不成功的，请拨打本机关公开的联系电话。",
        ),
    }
}
