//! What goes wrong on the way to a page, and what the visitor is told.
//!
//! Handlers return a [`PageError`]; the page is drawn in one place, [`draw`], which also covers the bare
//! answers of layers and router (unknown address, body too large, timeout).

use crate::page::Frame;
use crate::visitor::Visitor;
use askama::Template;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Why a page cannot be shown.
#[derive(Debug)]
pub(crate) enum PageError {
    /// There is no such thing, or the visitor may not know that there is.
    NotFound,
    /// The member of staff has no right to it.
    Forbidden,
    /// The form's token does not fit: cookies are off, or the page lay open too long.
    StaleForm,
    /// Too often in one minute.
    TooMany,
    /// The outside failed; the text is for the log and holds no personal data.
    Failed(String),
    /// Another status that says it all.
    Status(StatusCode),
}

impl PageError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::StaleForm => StatusCode::FORBIDDEN,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Status(status) => *status,
        }
    }
}

/// Marks an answer whose page [`draw`] has yet to make.
#[derive(Debug, Clone, Copy)]
struct Undrawn {
    is_stale_form: bool,
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        if let Self::Failed(reason) = &self {
            tracing::error!(%reason, "page failed");
        }
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Undrawn { is_stale_form: matches!(self, Self::StaleForm) });
        if self.status() == StatusCode::TOO_MANY_REQUESTS {
            response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("60"));
        }
        response
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::Failed(format!("template: {error}"))
    }
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    heading: &'static str,
    explanation: &'static str,
    next: &'static str,
    request_id: Option<String>,
}

/// Layer: gives every failed answer without a page of its own a page, in the site's own dress.
pub(crate) async fn draw(visitor: Visitor, request: Request, next: Next) -> Response {
    let is_page = !request.uri().path().starts_with("/api/") && !request.uri().path().starts_with("/assets/");
    let response = next.run(request).await;
    let status = response.status();
    let undrawn = response.extensions().get::<Undrawn>().copied();
    let is_bare = !response.headers().contains_key(header::CONTENT_TYPE) || is_plain_text(&response);
    if !(status.is_client_error() || status.is_server_error()) || !is_page || (undrawn.is_none() && !is_bare) {
        return response;
    }
    let (heading, explanation, next) = words_for(status, undrawn.is_some_and(|u| u.is_stale_form));
    let frame = Frame::plain(&visitor, heading);
    let page = ErrorPage { frame, heading, explanation, next, request_id: None };
    let (mut parts, _) = response.into_parts();
    match page.render() {
        Ok(html) => {
            parts.headers.remove(header::CONTENT_LENGTH);
            parts.headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/html; charset=utf-8"));
            Response::from_parts(parts, html.into())
        }
        Err(_) => Response::from_parts(parts, heading.into()),
    }
}

fn is_plain_text(response: &Response) -> bool {
    let content_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    content_type.is_some_and(|value| value.starts_with("text/plain"))
}

/// What happened, why, what to do next.
fn words_for(status: StatusCode, is_stale_form: bool) -> (&'static str, &'static str, &'static str) {
    match status.as_u16() {
        403 if is_stale_form => (
            "表单已失效，请重新填写",
            "页面打开的时间过长，或者浏览器没有保存本站的Cookie，无法确认这份表单是从本站页面提交的。",
            "请返回上一页刷新后再提交。浏览器若禁用了Cookie，请对本站放行。",
        ),
        403 => (
            "没有办理此项的权限",
            "您的账号未被授予此项权限，或者请求不是从本站页面发出的。",
            "确需办理的，请与系统管理员联系。",
        ),
        404 => ("没有找到这个页面", "网址可能有误，或者页面已经移走。", "请核对网址，或者从首页的栏目进入。"),
        405 => ("不能这样访问此页面", "这个网址只接受页面上的表单提交。", "请从首页的栏目进入。"),
        408 | 503 | 504 => {
            ("暂时没有处理完", "服务器忙，本次操作没有在规定时间内完成，内容没有保存。", "请稍后再试一次。")
        }
        413 => ("提交的内容过大", "一次提交的文字超出了上限，内容没有保存。", "请返回上一页删减后再提交。"),
        422 | 400 | 415 => ("提交的内容无法识别", "表单内容不完整或格式不对，内容没有保存。", "请返回上一页重新填写。"),
        429 => ("操作过于频繁", "同一网络一分钟内的次数已经用完。", "请一分钟后再试。"),
        _ => (
            "系统出现故障",
            "系统没有能够完成本次操作，内容没有保存。",
            "请稍后再试。仍不成功的，请拨打本机关公开的联系电话。",
        ),
    }
}
