//! The index of the stock, in memory and in step with the ledger.
//!
//! It is never written to disk: an index of what documents say together is itself what 保密法 36 warns of. A process
//! that starts builds it from the stock; afterwards it follows the stream `stock`, whoever wrote there.

use super::{entries, stock_stream};
use crate::ctx::Ctx;
use crate::error::ActError;
use crate::ports::SealedRules;
use casework::guard::GuardEvent;
use casework::ids::AgencyId;
use casework::{Entry, Event};
use scan::patrol::rules::open;
use scan::patrol::{Document, Finding, Index, Settings, Texts};
use sha2::{Digest as _, Sha256};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Documents read at once; between pages others get their turn.
const PAGE: u64 = 200;

/// The index of each agency, with the key that the guard hashes and seals with.
pub struct IndexCache {
    key: [u8; 32],
    held: Mutex<HashMap<AgencyId, Held>>,
}

struct Held {
    index: Index,
    /// Entries of the stream `stock` that it has taken in.
    version: u64,
    /// The sealed rules that it judges by.
    rules: Option<SealedRules>,
}

impl IndexCache {
    /// Nothing read yet. The key is this installation's own; fingerprints depend on it.
    pub fn new(key: [u8; 32]) -> Self {
        Self { key, held: Mutex::default() }
    }

    /// A key for one use, that tells nothing of the key for another.
    fn derived<const N: usize>(&self, purpose: &str) -> [u8; N] {
        let digest = Sha256::new().chain_update(purpose).chain_update(self.key).finalize();
        let mut key = [0; N];
        key.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        key
    }

    /// The key that rules are sealed with.
    pub(super) fn seal_key(&self) -> [u8; 32] {
        self.derived("rules")
    }

    fn settings(&self, rules: Option<&SealedRules>) -> Result<Settings, ActError> {
        let mut settings = Settings::new(self.derived("index"));
        if let Some(SealedRules { sealed }) = rules {
            settings.rules = open(sealed, &self.seal_key()).map_err(|why| ActError::Failed(why.to_string()))?;
        }
        Ok(settings)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<AgencyId, Held>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the index says, once it is in step with the stock.
    pub(super) async fn ask(
        &self,
        ctx: &Ctx,
        ask: impl Fn(&Index, &Texts<'_>) -> Vec<Finding>,
    ) -> Result<Vec<Finding>, ActError> {
        self.keep_step(ctx).await?;
        tell(ctx, |texts| {
            let held = self.lock();
            held.get(&ctx.agency).map(|held| ask(&held.index, texts)).unwrap_or_default()
        })
        .await
    }

    /// What the index says that was kept in step, if there is one and it stands where the rebuilt one does.
    pub(super) async fn running(&self, ctx: &Ctx, rebuilt: &Rebuilt) -> Result<Option<Vec<Finding>>, ActError> {
        if !self.lock().contains_key(&ctx.agency) {
            return Ok(None);
        }
        let findings = self.ask(ctx, Index::findings).await?;
        let version = self.lock().get(&ctx.agency).map(|held| held.version);
        Ok((version == Some(rebuilt.version)).then_some(findings))
    }

    /// The index of what is in the stock now, built anew and not kept.
    pub(super) async fn rebuild(&self, ctx: &Ctx, each: impl FnMut(&Document)) -> Result<Rebuilt, ActError> {
        let version = entries(ctx, &stock_stream()).await?.len() as u64;
        let rules = ctx.ports.stock.rules(&ctx.agency).await?;
        let (index, documents) = build(ctx, self.settings(rules.as_ref())?, each).await?;
        Ok(Rebuilt { index, version, rules, documents })
    }

    /// Puts a rebuilt index in the place of the one that was kept in step.
    pub(super) fn replace(&self, agency: &AgencyId, rebuilt: Rebuilt) {
        let Rebuilt { index, version, rules, .. } = rebuilt;
        self.lock().insert(agency.clone(), Held { index, version, rules });
    }

    async fn keep_step(&self, ctx: &Ctx) -> Result<(), ActError> {
        let entries = entries(ctx, &stock_stream()).await?;
        let rules = ctx.ports.stock.rules(&ctx.agency).await?;
        let known = self.lock().get(&ctx.agency).filter(|held| held.rules == rules).map(|held| held.version);
        let Some(known) = known else {
            let rebuilt = self.rebuild(ctx, |_| {}).await?;
            self.replace(&ctx.agency, rebuilt);
            return Ok(());
        };
        let mut changed = Vec::new();
        for id in entries.iter().filter(|entry| entry.version > known).flat_map(changed_ids) {
            changed.push((id, ctx.ports.stock.document(&ctx.agency, id).await?));
        }
        let version = entries.len() as u64;
        let mut held = self.lock();
        // Another act may have been quicker; taking a change in twice is taking it in once.
        if let Some(held) = held.get_mut(&ctx.agency) {
            for (id, document) in changed {
                match document {
                    Some(document) => held.index.take_in(&document, &scan::reading::read(&document.text)),
                    None => held.index.withdraw(id),
                }
            }
            held.version = held.version.max(version);
        }
        Ok(())
    }
}

/// An index built anew.
pub(super) struct Rebuilt {
    pub(super) index: Index,
    version: u64,
    rules: Option<SealedRules>,
    /// How many documents it holds.
    pub(super) documents: u64,
}

impl Rebuilt {
    /// All its findings.
    pub(super) async fn findings(&self, ctx: &Ctx) -> Result<Vec<Finding>, ActError> {
        tell(ctx, |texts| self.index.findings(texts)).await
    }
}

async fn build(ctx: &Ctx, settings: Settings, mut each: impl FnMut(&Document)) -> Result<(Index, u64), ActError> {
    let (mut index, mut after, mut documents) = (Index::new(settings), String::new(), 0);
    loop {
        let page = ctx.ports.stock.documents(&ctx.agency, &after, PAGE).await?;
        let Some(last) = page.last() else { return Ok((index, documents)) };
        after = last.id.clone();
        documents += page.len() as u64;
        for document in &page {
            each(document);
            index.take_in(document, &scan::reading::read(&document.text));
        }
    }
}

fn changed_ids(entry: &Entry) -> Vec<&str> {
    match &entry.event {
        Event::Guard(GuardEvent::StockChanged { added, withdrawn }) => {
            added.iter().chain(withdrawn).map(String::as_str).collect()
        }
        Event::Guard(_)
        | Event::Request(_)
        | Event::Figure(_)
        | Event::Report(_)
        | Event::Calendar(_)
        | Event::Settings(_) => Vec::new(),
    }
}

/// Findings with their passages. The index asks for texts while it speaks, the stock gives them only to those who
/// wait: so it speaks twice, and the first time its questions are noted.
async fn tell(ctx: &Ctx, speak: impl Fn(&Texts<'_>) -> Vec<Finding>) -> Result<Vec<Finding>, ActError> {
    let wanted = {
        let asked = RefCell::new(BTreeSet::new());
        speak(&|id| {
            asked.borrow_mut().insert(id.to_owned());
            None
        });
        asked.into_inner()
    };
    let mut texts = HashMap::new();
    for id in wanted {
        if let Some(document) = ctx.ports.stock.document(&ctx.agency, &id).await? {
            texts.insert(id, document.text);
        }
    }
    Ok(speak(&|id| texts.get(id).cloned()))
}
