//! What every page shares: title, letterhead, navigation, meta tags, and the way from a template to an answer.

use crate::error::{PageError, Trouble};
use crate::state::AppState;
use crate::visitor::Visitor;
use crate::words::{Words, words};
use crate::{assets, preferences::Preferences};
use askama::Template;
use axum::response::Html;
use casework::report::AgencySettings;
use usecases::settings;

/// The frame around a page's content.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// `title`, without the site's name.
    pub(crate) title: String,
    /// The agency.
    pub(crate) agency: AgencyName,
    /// Which entry of the navigation is this page, by its address.
    pub(crate) current: &'static str,
    /// Site, column and article tags.
    pub(crate) meta: Meta,
    visitor: Visitor,
}

/// How the agency is called at head and foot of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct AgencyName {
    /// Full name.
    pub(crate) name: String,
    /// Its office.
    pub(crate) office: String,
    /// Telephone.
    pub(crate) phone: String,
    /// Address.
    pub(crate) address: String,
}

/// `网页标签` by name and content, in order (国办发〔2017〕47号).
#[derive(Debug, Clone, Default)]
pub(crate) struct Meta(pub(crate) Vec<(&'static str, String)>);

/// A public column for its tags: name, what it holds, its kind.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// `ColumnName`.
    pub(crate) name: &'static str,
    /// `ColumnDescription`.
    pub(crate) description: &'static str,
    /// `ColumnType`.
    pub(crate) kind: &'static str,
    /// Address of its entry in the navigation.
    pub(crate) address: &'static str,
}

impl Frame {
    /// A frame without tags.
    pub(crate) fn new(visitor: &Visitor, agency: AgencyName, title: impl Into<String>) -> Self {
        // The title is what is read out first: it says that a form came back.
        let title = match visitor.returned.as_ref().map(|returned| &returned.trouble) {
            None | Some(Trouble::SignedIn) => title.into(),
            Some(Trouble::Invalid(_)) => format!("还有内容需要更正：{}", title.into()),
            Some(Trouble::Refused(_) | Trouble::Conflict(_) | Trouble::Told(_) | Trouble::SignedOut) => {
                format!("没有提交：{}", title.into())
            }
        };
        Self { title, agency, current: "", meta: Meta::default(), visitor: visitor.clone() }
    }

    /// The same frame, its entry of the navigation marked.
    #[must_use]
    pub(crate) fn at(self, current: &'static str) -> Self {
        Self { current, ..self }
    }

    /// The frame of a public page, with site and column tags.
    pub(crate) fn public(
        visitor: &Visitor,
        settings: &AgencySettings,
        column: Column,
        title: impl Into<String>,
    ) -> Self {
        let agency = AgencyName::from(settings);
        let meta = Meta::of_column(settings, column);
        Self { current: column.address, meta, ..Self::new(visitor, agency, title) }
    }

    /// The words used on more than one page.
    #[allow(clippy::unused_self, reason = "templates call it on the frame")]
    pub(crate) fn words(&self) -> &'static Words {
        words()
    }

    /// Entries of the public navigation: address, label, whether this page is there.
    pub(crate) fn columns(&self) -> [(&'static str, &'static str, bool); 5] {
        let nav = &words().nav;
        let entry = |address: &'static str, label: &'static str| (address, label, address == self.current);
        [
            entry("/", &nav.home),
            entry("/guide", &nav.guide),
            entry("/rules", &nav.rules),
            entry("/annual-reports", &nav.reports),
            entry("/requests/new", &nav.on_request),
        ]
    }

    /// Choices of view.
    pub(crate) fn preferences(&self) -> Preferences {
        self.visitor.preferences
    }

    /// Whether a link can come back to this page: what answers a form would be lost.
    pub(crate) fn can_come_back(&self) -> bool {
        self.visitor.can_come_back
    }

    /// The link that makes a choice and comes back here.
    pub(crate) fn preference_link(&self, choice: &str) -> String {
        format!("/preferences?{choice}&back={}", self.visitor.way_back())
    }

    /// Value of the hidden field of a form.
    pub(crate) fn form_token(&self) -> String {
        self.visitor.form_token.field_value()
    }

    /// Address of an asset.
    #[allow(clippy::unused_self, reason = "templates call it on the frame")]
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::url(name)
    }
}

impl Meta {
    fn of_column(settings: &AgencySettings, column: Column) -> Self {
        let choice = |key: &str| settings.choices.get(key).cloned();
        let mut tags = vec![("SiteName", choice("site_name").unwrap_or_else(|| settings.name.clone()))];
        if !settings.site.is_empty() {
            tags.push(("SiteDomain", domain(&settings.site).to_owned()));
        }
        if let Some(code) = choice("site_id_code") {
            tags.push(("SiteIDCode", code));
        }
        tags.push(("ColumnName", column.name.to_owned()));
        tags.push(("ColumnDescription", column.description.to_owned()));
        tags.push(("ColumnKeywords", format!("{},{}", words().site.column, column.name)));
        tags.push(("ColumnType", column.kind.to_owned()));
        Self(tags)
    }

    /// Adds the tags of an article.
    pub(crate) fn article(&mut self, title: &str, published: &str, source: &str, keywords: &str) {
        self.0.push(("ArticleTitle", title.to_owned()));
        self.0.push(("PubDate", published.to_owned()));
        self.0.push(("ContentSource", source.to_owned()));
        self.0.push(("Keywords", keywords.to_owned()));
    }
}

fn domain(site: &str) -> &str {
    let rest = site.split_once("://").map_or(site, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

impl AgencyName {
    /// The agency as its settings call it; nameless if even they cannot be read, since a page of trouble must
    /// stand all the same.
    pub(crate) async fn load(state: &AppState) -> Self {
        settings::current(state.anybody()).await.map_or_else(|_| Self::default(), |settings| Self::from(&settings))
    }
}

impl From<&AgencySettings> for AgencyName {
    fn from(settings: &AgencySettings) -> Self {
        Self {
            name: settings.name.clone(),
            office: settings.office.clone(),
            phone: settings.phone.clone(),
            address: settings.address.clone(),
        }
    }
}

/// Draws a page.
///
/// # Errors
/// If the template fails, which none of ours does.
pub(crate) fn render(page: &impl Template) -> Result<Html<String>, PageError> {
    Ok(Html(page.render()?))
}
