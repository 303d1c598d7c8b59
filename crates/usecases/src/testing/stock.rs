//! The stock and its findings in memory.

use super::data::Memory;
use crate::ports::{FoundRow, GuardChange, PortResult, SealedRules, Stock};
use async_trait::async_trait;
use casework::ids::AgencyId;
use scan::patrol::Document;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the guard has kept.
#[derive(Default)]
pub(super) struct KeptStock {
    documents: BTreeMap<String, Document>,
    findings: BTreeMap<String, FoundRow>,
    rules: Option<SealedRules>,
}

impl KeptStock {
    pub(super) fn change(&mut self, change: GuardChange) {
        for id in &change.remove_documents {
            self.documents.remove(id);
        }
        self.documents.extend(change.put_documents.into_iter().map(|document| (document.id.clone(), document)));
        let findings = change.put_findings.into_iter();
        self.findings.extend(findings.map(|row| (row.finding.fingerprint.clone(), row)));
        if change.rules.is_some() {
            self.rules = change.rules;
        }
    }
}

#[async_trait]
impl Stock for Memory {
    async fn document(&self, _: &AgencyId, id: &str) -> PortResult<Option<Document>> {
        Ok(self.lock().stock.documents.get(id).cloned())
    }

    async fn documents(&self, _: &AgencyId, after: &str, limit: u64) -> PortResult<Vec<Document>> {
        let kept = self.lock();
        let later = kept.stock.documents.values().filter(|document| document.id.as_str() > after);
        Ok(later.take(limit as usize).cloned().collect())
    }

    async fn document_count(&self, _: &AgencyId) -> PortResult<u64> {
        Ok(self.lock().stock.documents.len() as u64)
    }

    async fn findings(&self, _: &AgencyId, also_gone: bool) -> PortResult<Vec<FoundRow>> {
        let kept = self.lock();
        let mut rows: Vec<FoundRow> =
            kept.stock.findings.values().filter(|row| also_gone || row.is_found).cloned().collect();
        rows.sort_by_key(|row| Reverse(row.finding.severity));
        Ok(rows)
    }

    async fn finding(&self, _: &AgencyId, fingerprint: &str) -> PortResult<Option<FoundRow>> {
        Ok(self.lock().stock.findings.get(fingerprint).cloned())
    }

    async fn rules(&self, _: &AgencyId) -> PortResult<Option<SealedRules>> {
        Ok(self.lock().stock.rules.clone())
    }
}
