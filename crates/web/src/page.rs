//! What every page shares: title, layout, meta tags, and the way from a template to an answer.

use crate::error::PageError;
use crate::visitor::Visitor;
use crate::words::{Words, words};
use crate::{assets, preferences::Preferences};
use askama::Template;
use axum::response::Html;

/// The frame around a page's content.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// `title`, without the site's name.
    pub title: String,
    /// The agency.
    pub agency: AgencyName,
    /// Which entry of the navigation is this page, by its address.
    pub current: &'static str,
    /// Site, column and article tags (国办发〔2017〕47号).
    pub meta: Meta,
    visitor: Visitor,
}

/// How the agency is called at the head of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct AgencyName {
    /// Full name.
    pub name: String,
    /// Office, telephone and address, for the foot.
    pub office: String,
    /// Telephone.
    pub phone: String,
    /// Address.
    pub address: String,
}

/// Tags by name and content, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Meta(pub Vec<(&'static str, String)>);

impl Frame {
    /// A frame without agency and tags, for a page that must stand even when nothing else does.
    pub(crate) fn plain(visitor: &Visitor, title: &str) -> Self {
        Self {
            title: title.to_owned(),
            agency: AgencyName::default(),
            current: "",
            meta: Meta::default(),
            visitor: visitor.clone(),
        }
    }

    /// The words used on more than one page.
    pub(crate) fn words(&self) -> &'static Words {
        words()
    }

    /// Choices of view.
    pub(crate) fn preferences(&self) -> Preferences {
        self.visitor.preferences
    }

    /// Value of the hidden field of a form.
    pub(crate) fn form_token(&self) -> String {
        self.visitor.form_token.field_value()
    }

    /// Where this page is, to come back to.
    pub(crate) fn address(&self) -> &str {
        &self.visitor.address
    }

    /// Address of an asset.
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::url(name)
    }
}

/// Draws a page.
///
/// # Errors
/// If the template fails, which none of ours does.
pub(crate) fn render(page: &impl Template) -> Result<Html<String>, PageError> {
    Ok(Html(page.render()?))
}
