//! The index: takes documents in, out and anew, and says what each change adds.

use super::card::{Finding, Likelihood};
use super::detector::{Draft, Leaf, Page};
use super::document::Document;
use super::fold::{self, Leaves, Show};
use super::groups::{Change, Fresh, Ledger, Step};
use super::people::people;
use super::thing::rules::Rules;
use super::veil::{Map, Realm, Veil};
use crate::mention::Reading;
use std::borrow::Borrow;

/// Gives the text of a published document by its id, for the passages that a finding quotes.
pub type Texts<'a> = dyn Fn(&str) -> Option<String> + 'a;

/// How the patrol is set.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Key of the hashes.
    pub veil: Veil,
    /// Findings less likely than this are not told.
    pub least: Likelihood,
    /// θ: a number of which no more candidates remain counts as exposed.
    pub few: u64,
    /// What must not come together (L13, L14): the secrecy office's, or the neutral sample.
    pub rules: Rules,
}

impl Settings {
    /// The usual ones under this key: probable findings, 50 candidates.
    pub fn new(key: [u8; 16]) -> Self {
        Self { veil: Veil::new(key), least: Likelihood::Probable, few: 50, rules: Rules::sample() }
    }
}

/// What published documents say together, kept while they come, change and go.
///
/// The findings are a function of the set of documents that are out, never of the order in which they came.
pub struct Index {
    settings: Settings,
    ledgers: Vec<Box<dyn Ledger>>,
    leaves: Vec<Option<Leaf>>,
    free: Vec<u32>,
    /// By the hash of the id.
    of_id: Map<u64, Held>,
    /// How many documents say that they take the place of this one, by the hash of its id.
    replaced: Map<u64, u32>,
    /// Drafts that hold, each with the number of groups that say so.
    drafts: Map<u128, (u32, Draft)>,
    persons: usize,
}

/// A document that was published.
#[derive(Debug, Clone)]
struct Held {
    leaf: u32,
    replaces: Option<u64>,
    persons: u32,
}

/// A change weighed and not made yet.
struct Plan {
    step: Step,
    held: Held,
    fresh: Vec<Fresh>,
    /// Content hashes of drafts, with the number of groups that say so more or less.
    sways: Map<u128, (i64, Draft)>,
}

impl Index {
    /// With nothing published.
    pub fn new(settings: Settings) -> Self {
        Self {
            ledgers: super::ledgers(&settings),
            settings,
            leaves: Vec::new(),
            free: Vec::new(),
            of_id: Map::default(),
            replaced: Map::default(),
            drafts: Map::default(),
            persons: 0,
        }
    }

    /// The whole stock at once: the same as publishing one by one, and quicker.
    ///
    /// Documents may be lent or given: a stock of a million is streamed through.
    pub fn build<D: Borrow<Document>>(settings: Settings, documents: impl IntoIterator<Item = (D, Reading)>) -> Self {
        let mut index = Self::new(settings);
        for (document, reading) in documents {
            let document = document.borrow();
            let (step, mut held) = index.arrival(document);
            held.persons = persons(&reading);
            let fresh = index.read(document, &reading);
            index.make(&step, document, held, fresh);
        }
        index.settle();
        index
    }

    /// Publishes a document, or a new version under the same id, and tells what that adds.
    pub fn publish(&mut self, document: &Document, reading: &Reading, texts: &Texts<'_>) -> Vec<Finding> {
        let plan = self.weigh(document, reading);
        let added = self.told(&plan, document, texts);
        let Plan { step, held, fresh, sways } = plan;
        self.make(&step, document, held, fresh);
        self.sway(sways);
        added
    }

    /// Publishes a document without telling what that adds.
    pub fn take_in(&mut self, document: &Document, reading: &Reading) {
        let Plan { step, held, fresh, sways } = self.weigh(document, reading);
        self.make(&step, document, held, fresh);
        self.sway(sways);
    }

    /// What publishing the document would add: the same steps as [`Self::publish`], and nothing kept.
    pub fn dry_run(&self, document: &Document, reading: &Reading, texts: &Texts<'_>) -> Vec<Finding> {
        self.told(&self.weigh(document, reading), document, texts)
    }

    /// Takes a document out. What it replaced and is still out speaks again.
    pub fn withdraw(&mut self, id: &str) {
        let hash = self.settings.veil.hash(Realm::Document, id);
        let Some(held) = self.of_id.get(&hash).cloned() else { return };
        let mut step = Step::default();
        if !self.replaced.contains_key(&hash) {
            step.leaving.push(held.leaf);
        }
        if let Some(older) = held.replaces {
            self.returns(older, &mut step);
        }
        let sways = self.sways(&step, &[]);
        self.make_departure(&step, hash, &held);
        self.sway(sways);
    }

    /// All findings, worst first.
    pub fn findings(&self, texts: &Texts<'_>) -> Vec<Finding> {
        let leaves = Leaves { held: &self.leaves, coming: None };
        self.tell(self.drafts.values().map(|(_, draft)| draft.clone()).collect(), self.persons, leaves, texts)
    }

    /// How many documents are held.
    pub fn len(&self) -> usize {
        self.of_id.len()
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.of_id.is_empty()
    }

    /// Records and keys held by all patterns, for measuring.
    pub fn size(&self) -> (usize, usize) {
        self.ledgers.iter().map(|ledger| ledger.size()).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    fn tell(&self, drafts: Vec<Draft>, persons: usize, leaves: Leaves<'_>, texts: &Texts<'_>) -> Vec<Finding> {
        let show = Show { veil: &self.settings.veil, least: self.settings.least, persons, leaves, texts };
        fold::findings(drafts, &show)
    }

    /// The findings that a plan adds.
    fn told(&self, plan: &Plan, document: &Document, texts: &Texts<'_>) -> Vec<Finding> {
        let texts = |id: &str| if id == document.id { Some(document.text.clone()) } else { texts(id) };
        let leaf = leaf_of(document);
        let leaves = Leaves { held: &self.leaves, coming: Some((plan.held.leaf, &leaf)) };
        let hash = self.settings.veil.hash(Realm::Document, &*document.id);
        let former = self.of_id.get(&hash).map_or(0, |held| held.persons as usize);
        let persons = self.persons - former + plan.held.persons as usize;
        self.tell(self.added(&plan.sways, leaves), persons, leaves, &texts)
    }

    fn read(&self, document: &Document, reading: &Reading) -> Vec<Fresh> {
        let page = Page {
            document,
            reading,
            people: people(reading),
            veil: &self.settings.veil,
            narrow: std::cell::OnceCell::new(),
        };
        self.ledgers.iter().map(|ledger| ledger.read(&page)).collect()
    }

    /// What the arrival of a document moves, and what will be held of it.
    fn arrival(&self, document: &Document) -> (Step, Held) {
        let veil = &self.settings.veil;
        let hash = veil.hash(Realm::Document, &*document.id);
        let replaces = document.replaces.as_deref().filter(|older| *older != document.id);
        let replaces = replaces.map(|older| veil.hash(Realm::Document, older));
        let leaf = self.free.last().copied().unwrap_or(self.leaves.len() as u32);
        let mut step = Step::default();
        let former = self.of_id.get(&hash);
        let is_replaced = self.replaced.contains_key(&hash);
        if let Some(former) = former {
            if !is_replaced {
                step.leaving.push(former.leaf);
            }
            if let Some(older) = former.replaces.filter(|older| Some(*older) != replaces) {
                self.returns(older, &mut step);
            }
        }
        if let Some(older) = replaces.filter(|older| !self.replaced.contains_key(older)) {
            step.leaving.extend(self.of_id.get(&older).map(|held| held.leaf));
        }
        if !is_replaced {
            step.incoming = Some((leaf, leaf_of(document)));
        }
        (step, Held { leaf, replaces, persons: 0 })
    }

    /// The older document comes back if nobody else replaces it.
    fn returns(&self, older: u64, step: &mut Step) {
        if self.replaced.get(&older) == Some(&1) {
            step.returning.extend(self.of_id.get(&older).map(|held| held.leaf));
        }
    }

    fn weigh(&self, document: &Document, reading: &Reading) -> Plan {
        let (step, mut held) = self.arrival(document);
        held.persons = persons(reading);
        let fresh = self.read(document, reading);
        let sways = self.sways(&step, &fresh);
        Plan { step, held, fresh, sways }
    }

    fn sways(&self, step: &Step, fresh: &[Fresh]) -> Map<u128, (i64, Draft)> {
        let mut change = Change::default();
        for (number, ledger) in self.ledgers.iter().enumerate() {
            ledger.weigh(step, fresh.get(number), &self.leaves, &mut change);
        }
        let mut sways: Map<u128, (i64, Draft)> = Map::default();
        for (drafts, sign) in [(change.before, -1), (change.after, 1)] {
            for draft in drafts {
                sways.entry(self.settings.veil.print(&draft)).or_insert((0, draft)).0 += sign;
            }
        }
        sways.retain(|_, (sway, _)| *sway != 0);
        sways
    }

    /// Drafts that held in no group before; one that only moved with its document's new version held.
    fn added(&self, sways: &Map<u128, (i64, Draft)>, leaves: Leaves<'_>) -> Vec<Draft> {
        let print = |draft: &Draft| fold::fingerprint(draft, &self.settings.veil, leaves);
        let gone: Map<u128, ()> =
            sways.values().filter(|(sway, _)| *sway < 0).map(|(_, draft)| (print(draft), ())).collect();
        let new = sways.iter().filter(|(content, (sway, _))| *sway > 0 && !self.drafts.contains_key(*content));
        new.map(|(_, (_, draft))| draft).filter(|draft| !gone.contains_key(&print(draft))).cloned().collect()
    }

    fn sway(&mut self, sways: Map<u128, (i64, Draft)>) {
        for (print, (sway, draft)) in sways {
            let groups = self.drafts.get(&print).map_or(0, |(groups, _)| i64::from(*groups)) + sway;
            if groups > 0 {
                self.drafts.insert(print, (groups as u32, draft));
            } else {
                self.drafts.remove(&print);
            }
        }
    }

    /// Makes an arrival.
    fn make(&mut self, step: &Step, document: &Document, held: Held, fresh: Vec<Fresh>) {
        self.shift(step);
        let hash = self.settings.veil.hash(Realm::Document, &*document.id);
        // The number first: the former version gives its own back only afterwards.
        if self.free.last() == Some(&held.leaf) {
            self.free.pop();
        }
        place(&mut self.leaves, held.leaf, leaf_of(document));
        if let Some(former) = self.of_id.remove(&hash) {
            self.drop_held(&former);
        }
        if let Some(older) = held.replaces {
            *self.replaced.entry(older).or_default() += 1;
        }
        for (ledger, fresh) in self.ledgers.iter_mut().zip(fresh) {
            ledger.keep(held.leaf, fresh);
            if step.incoming.is_some() {
                ledger.enter(held.leaf);
            }
        }
        self.persons += held.persons as usize;
        self.of_id.insert(hash, held);
    }

    fn make_departure(&mut self, step: &Step, hash: u64, held: &Held) {
        self.shift(step);
        self.of_id.remove(&hash);
        self.drop_held(held);
    }

    fn shift(&mut self, step: &Step) {
        for ledger in &mut self.ledgers {
            step.leaving.iter().for_each(|leaf| ledger.leave(*leaf));
            step.returning.iter().for_each(|leaf| ledger.enter(*leaf));
        }
    }

    fn drop_held(&mut self, held: &Held) {
        self.persons -= held.persons as usize;
        self.ledgers.iter_mut().for_each(|ledger| ledger.forget(held.leaf));
        if let Some(place) = self.leaves.get_mut(held.leaf as usize) {
            *place = None;
        }
        self.free.push(held.leaf);
        if let Some(older) = held.replaces
            && let Some(count) = self.replaced.get_mut(&older)
        {
            *count -= 1;
            if *count == 0 {
                self.replaced.remove(&older);
            }
        }
    }

    fn settle(&mut self) {
        let mut drafts = Vec::new();
        self.ledgers.iter().for_each(|ledger| ledger.judge_all(&self.leaves, &mut drafts));
        self.drafts.clear();
        for draft in drafts {
            self.drafts.entry(self.settings.veil.print(&draft)).or_insert((0, draft)).0 += 1;
        }
    }
}

fn persons(reading: &Reading) -> u32 {
    reading.mentions.iter().filter(|mention| matches!(mention.what, crate::mention::What::Name(_))).count() as u32
}

fn leaf_of(document: &Document) -> Leaf {
    let year = document.published_on.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
    Leaf { id: document.id.as_str().into(), year, surface: document.surface }
}

fn place(leaves: &mut Vec<Option<Leaf>>, number: u32, leaf: Leaf) {
    let number = number as usize;
    if leaves.len() <= number {
        leaves.resize(number + 1, None);
    }
    leaves[number] = Some(leaf);
}
