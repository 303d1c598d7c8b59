//! What goes wrong on the way to a page, and what the visitor is told.
//!
//! Handlers return a [`PageError`]; the page is drawn in one place, [`draw`], which also covers the bare
//! answers of layers and router (unknown address, body too large, timeout). Bare answers under `/api` become JSON
//! there, and what machines ask (`/readyz`) stays as it is.

use crate::api;
use crate::page::{AgencyName, Frame};
use crate::state::AppState;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use std::borrow::Cow;
use usecases::error::{ActError, Refused};

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
    /// What was sent is no form of ours.
    BadForm,
    /// The law does not allow it now.
    Refused(Box<Refused>),
    /// The file cannot be made on this machine; the text says why.
    CannotPrint(String),
    /// Too often in one minute.
    TooMany,
    /// The outside failed; the text is for the log and holds no personal data.
    Failed(String),
    /// Another status that says it all.
    Status(StatusCode),
}

/// What a page of trouble says.
#[derive(Debug, Clone)]
struct TroubleWords {
    heading: &'static str,
    explanation: Cow<'static, str>,
    law: String,
    next: Cow<'static, str>,
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
}

impl PageError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden(_) | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::SignIn(_) => StatusCode::SEE_OTHER,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::Refused(_) => StatusCode::CONFLICT,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::CannotPrint(_) => StatusCode::NOT_IMPLEMENTED,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Status(status) => *status,
        }
    }

    /// The words of this very trouble; `None` where the status says enough.
    fn words(&self) -> Option<Box<TroubleWords>> {
        let words = match self {
            Self::StaleForm => trouble(
                "表单已失效，请重新填写",
                "页面打开的时间过长，或者浏览器没有保存本站的Cookie，无法确认这份表单是从本站页面提交的。内容没有保存。",
                "请返回上一页，刷新后再提交。浏览器若禁用了Cookie，请对本站放行。",
            ),
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
            Self::NotFound | Self::SignIn(_) | Self::BadForm | Self::TooMany | Self::Failed(_) | Self::Status(_) => {
                return None;
            }
        };
        Some(Box::new(words))
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        if let Self::SignIn(back) = &self {
            return Redirect::to(back).into_response();
        }
        if let Self::Failed(reason) = &self {
            tracing::error!(%reason, "page failed");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Undrawn(self.words()));
        if self.status() == StatusCode::TOO_MANY_REQUESTS {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
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
            // Forms catch these two themselves; anywhere else the input did not come from our form.
            ActError::Invalid(_) => Self::BadForm,
            ActError::Conflict(_) => Self::Status(StatusCode::CONFLICT),
        }
    }
}

/// Layer: gives every failed answer without a page of its own a page, in the site's own dress.
pub(crate) async fn draw(State(state): State<AppState>, visitor: Visitor, request: Request, next: Next) -> Response {
    let reader = Reader::of(request.uri().path());
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
    let page = TroublePage { frame: Frame::new(&visitor, agency, words.heading), words };
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
        way_on: "/",
        way_on_label: "回到首页",
    }
}

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
        408 | 503 | 504 => {
            trouble("暂时没有处理完", "本次操作没有在规定时间内完成，内容没有保存。", "请稍后再试一次。")
        }
        409 => trouble(
            "内容已有变动",
            "在您查看期间，此件已由他人办理，您的操作没有保存。",
            "请重新打开此件，核对后再办。",
        ),
        413 => trouble("提交的内容过大", "一次提交的文字超出了上限，内容没有保存。", "请返回上一页，删减后再提交。"),
        400 | 415 | 422 => {
            trouble("提交的内容无法识别", "表单内容不完整或者格式不对，内容没有保存。", "请返回上一页重新填写。")
        }
        429 => trouble("操作过于频繁", "同一网络一分钟内的次数已经用完。", "请一分钟后再试。"),
        _ => trouble(
            "系统出现故障",
            "系统没有能够完成本次操作，内容没有保存。",
            "请稍后再试。仍不成功的，请拨打本机关公开的联系电话。",
        ),
    }
}
