//! What both measurements share: documents of the corpus as the patrol takes them, and its findings as the corpus judges
//! them.

use scan::patrol::{Document, Finding, Index, Settings, Surface};
use std::collections::HashMap;

/// A document of the corpus for the patrol.
pub(crate) fn document(of: &corpus::Document) -> Document {
    Document {
        id: of.id.clone(),
        title: of.title.clone(),
        published_on: of.published_on.clone(),
        text: of.text.clone(),
        surface: of.surface.as_deref().map_or(Surface::Page, surface),
        item: of.item.clone(),
        replaces: of.replaces.clone(),
        metadata: of.metadata.clone(),
    }
}

fn surface(word: &str) -> Surface {
    match word {
        "attachment" => Surface::Attachment,
        "search" => Surface::Search,
        "api" => Surface::Api,
        "feed" => Surface::Feed,
        _ => Surface::Page,
    }
}

/// All that the patrol says of these documents.
pub(crate) fn patrol(documents: &[Document]) -> Vec<Finding> {
    let read = documents.iter().map(|document| (document, scan::reading::read(&document.text)));
    let index = Index::build(Settings::new([7; 16]), read);
    let at: HashMap<&str, &str> =
        documents.iter().map(|document| (document.id.as_str(), document.text.as_str())).collect();
    index.findings(&|id| at.get(id).map(|text| (*text).to_owned()))
}

/// As the corpus judges it.
pub(crate) fn told(findings: &[Finding]) -> impl Iterator<Item = (String, Vec<String>)> + '_ {
    findings.iter().map(|finding| (format!("{:?}", finding.pattern), finding.documents.clone()))
}
