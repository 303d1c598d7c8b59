//! A browser without a network: keeps cookies, sends forms with their hidden token.
#![allow(dead_code, reason = "every test crate uses a part of it")]

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use axum::response::Response;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use tower::ServiceExt as _;
use usecases::testing::{Office, PASSWORD};
use web::{AppState, WebConfig, router};

/// What a browser got.
pub(crate) struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

/// One visitor of one office.
#[derive(Clone)]
pub(crate) struct Browser {
    site: Router,
    cookies: BTreeMap<String, String>,
    /// What a proxy says stands behind it.
    forwarded_for: Option<String>,
}

impl Browser {
    pub(crate) fn of(office: &Office) -> Self {
        Self::configured(office, WebConfig::default())
    }

    /// A visitor of a site that is served in another way.
    pub(crate) fn configured(office: &Office, config: WebConfig) -> Self {
        Self { site: router(AppState::new(config, &office.ctx, None)), cookies: BTreeMap::new(), forwarded_for: None }
    }

    /// Comes through a proxy, which tells this address.
    pub(crate) fn come_from(&mut self, address: &str) {
        self.forwarded_for = Some(address.to_owned());
    }

    /// Puts a cookie beside those that the site set, or in the place of one.
    pub(crate) fn plant(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// A cookie that the site set.
    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.get(name).cloned()
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        let request = Request::get(path).header(header::HOST, "gongkai.example");
        self.send(request, Body::empty()).await
    }

    /// Opens a form's page and sends fields with the token found there.
    pub(crate) async fn fill(&mut self, page: &str, action: &str, fields: &[(&str, &str)]) -> Page {
        let form = self.get(page).await;
        self.send_on(&form, action, fields).await
    }

    /// Sends fields from a page that is open, with the token found there.
    pub(crate) async fn send_on(&mut self, page: &Page, action: &str, fields: &[(&str, &str)]) -> Page {
        let token = page.hidden("form_token");
        let mut all = vec![("form_token", token.as_str())];
        all.extend_from_slice(fields);
        self.post(action, &all).await
    }

    pub(crate) async fn post(&mut self, action: &str, fields: &[(&str, &str)]) -> Page {
        let request = Request::post(action)
            .header(header::HOST, "gongkai.example")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(encode(fields))).await
    }

    pub(crate) async fn post_from_elsewhere(&mut self, action: &str) -> Page {
        let request = Request::post(action)
            .header(header::HOST, "gongkai.example")
            .header(header::ORIGIN, "https://evil.example")
            .header("sec-fetch-site", "cross-site")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::empty()).await
    }

    pub(crate) async fn sign_in(&mut self, login: &str) -> Page {
        self.fill("/staff/login", "/staff/login", &[("login", login), ("password", PASSWORD)]).await
    }

    async fn send(&mut self, mut request: axum::http::request::Builder, body: Body) -> Page {
        if let Some(address) = &self.forwarded_for {
            request = request.header("x-forwarded-for", address);
        }
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(header::COOKIE, cookies.join("; ")).body(body).expect("a request");
        let response = self.site.clone().oneshot(request).await.expect("an answer");
        self.keep_cookies(&response);
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 4_000_000).await.expect("a body");
        Page { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    fn keep_cookies(&mut self, response: &Response) {
        for value in response.headers().get_all(header::SET_COOKIE) {
            let text = value.to_str().expect("plain cookie");
            let (pair, attributes) = text.split_once(';').unwrap_or((text, ""));
            let (name, value) = pair.split_once('=').expect("a cookie has a value");
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

impl Page {
    /// The value of a hidden field.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let rest = self.body.split_once(&start).map_or("", |(_, rest)| rest);
        let value = rest.split('"').next().unwrap_or("");
        value
            .replace("&#34;", "\"")
            .replace("&#39;", "'")
            .replace("&#60;", "<")
            .replace("&#62;", ">")
            .replace("&#38;", "&")
    }

    /// Where it sends the browser.
    pub(crate) fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// What stands in the first `<dd>` after a `<dt>`.
    pub(crate) fn told(&self, term: &str) -> String {
        let rest = self.body.split_once(&format!("<dt>{term}</dt><dd>")).map_or("", |(_, rest)| rest);
        rest.split('<').next().unwrap_or("").to_owned()
    }
}

fn encode(fields: &[(&str, &str)]) -> String {
    let text = |text: &str| {
        text.bytes().fold(String::new(), |mut out, byte| {
            if byte.is_ascii_alphanumeric() {
                out.push(byte as char);
            } else {
                write!(out, "%{byte:02X}").expect("a string takes it");
            }
            out
        })
    };
    fields.iter().map(|(name, value)| format!("{}={}", text(name), text(value))).collect::<Vec<_>>().join("&")
}

/// A requester's form, complete.
pub(crate) const REQUEST: [(&str, &str); 8] = [
    ("requester.kind", "natural_person"),
    ("requester.name", "赵试"),
    ("requester.id_type", "passport"),
    ("requester.id_number", "E00000000"),
    ("requester.phone", "13800000000"),
    ("content.title", "2025年度科技计划项目汇总表"),
    ("content.description", "项目名称、承担单位、经费"),
    ("delivery.form", "electronic"),
];
