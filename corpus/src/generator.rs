//! The generator: which document stands where, and what is hidden in the whole.
//!
//! Documents fill slots in order: plantings first, then decoys, then background. A shuffle sends each slot to its place
//! in the corpus, so any document can be written alone, in any order, and nothing needs to be remembered.

use crate::decoy::DECOYS;
use crate::document::{Decoy, Document, Gold};
use crate::notice::{Role, Scene, Split, Template, all};
use crate::plant::{PLANTS, Plant, Stage};
use crate::prng::{Prng, Shuffle};

/// Which templates notices are written from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Templates {
    /// Those that the authors of detectors may look at.
    Seen,
    /// Those that the score comes from.
    Unseen,
    /// Either, document by document.
    Both,
}

/// One planting or decoy and where it stands.
#[derive(Debug, Clone)]
struct Planting {
    kind: &'static str,
    plant: Plant,
    split: Split,
    turn: usize,
    first_slot: usize,
    pieces: usize,
}

/// An endless town of invented notices, cut to size.
#[derive(Debug, Clone)]
pub struct Generator {
    seed: u64,
    templates: Templates,
    documents: usize,
    shuffle: Shuffle,
    plantings: Vec<Planting>,
    /// Plantings before this are gold, from it on decoys.
    first_decoy: usize,
    planted_slots: usize,
    background: [Vec<(&'static Template, usize)>; 2],
}

/// One planting of each pattern in so many documents.
const DOCUMENTS_PER_PLANTING: usize = 600;
/// One decoy of each kind in so many documents.
const DOCUMENTS_PER_DECOY: usize = 900;

impl Generator {
    /// A corpus of `documents` documents. The same seed gives the same corpus.
    pub fn new(seed: u64, templates: Templates, documents: usize) -> Self {
        let mut generator = Self {
            seed,
            templates,
            documents,
            shuffle: Shuffle::new(seed, documents),
            plantings: Vec::new(),
            first_decoy: 0,
            planted_slots: 0,
            background: [background(Split::Seen), background(Split::Unseen)],
        };
        for (kind, plant) in PLANTS {
            generator.add(kind, *plant, documents / DOCUMENTS_PER_PLANTING);
        }
        generator.first_decoy = generator.plantings.len();
        for (kind, plant) in DECOYS {
            generator.add(kind, *plant, documents / DOCUMENTS_PER_DECOY);
        }
        generator
    }

    fn add(&mut self, kind: &'static str, plant: Plant, count: usize) {
        for turn in 0..count {
            let number = self.plantings.len();
            let split = self.split(number as u64);
            let mut stage = Stage::new(self.seed, split, number, turn, self.planted_slots);
            let _ = plant(&mut stage);
            let pieces = stage.count;
            if self.planted_slots + pieces > self.documents {
                return;
            }
            self.plantings.push(Planting { kind, plant, split, turn, first_slot: self.planted_slots, pieces });
            self.planted_slots += pieces;
        }
    }

    fn split(&self, of: u64) -> Split {
        match self.templates {
            Templates::Seen => Split::Seen,
            Templates::Both if Prng::new(self.seed, of ^ (1 << 50)).chance(50) => Split::Seen,
            Templates::Unseen | Templates::Both => Split::Unseen,
        }
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.documents
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.documents == 0
    }

    /// The documents in the order of the corpus.
    pub fn documents(&self) -> impl Iterator<Item = Document> + '_ {
        (0..self.documents).map(|place| self.document(place))
    }

    /// The document at a place.
    pub fn document(&self, place: usize) -> Document {
        let slot = self.shuffle.back(place);
        let mut document = if slot < self.planted_slots { self.planted(slot) } else { self.plain(slot) };
        document.id = id(place);
        document
    }

    fn planted(&self, slot: usize) -> Document {
        let number = self.plantings.partition_point(|planting| planting.first_slot <= slot).saturating_sub(1);
        let planting = &self.plantings[number];
        let places = self.places(planting);
        let mut stage = Stage::new(self.seed, planting.split, number, planting.turn, planting.first_slot).wanting(
            slot - planting.first_slot,
            id,
            places,
        );
        let _ = (planting.plant)(&mut stage);
        stage.made.unwrap_or_default()
    }

    fn plain(&self, slot: usize) -> Document {
        let split = self.split(slot as u64 | (1 << 45));
        let mut scene = Scene::new(self.seed, slot, split);
        let pool = &self.background[usize::from(split == Split::Unseen)];
        let total = pool.last().map_or(0, |(_, upto)| *upto);
        let drawn = scene.prng.below(total);
        let (template, _) = pool[pool.partition_point(|(_, upto)| *upto <= drawn)];
        let scene = match template.role {
            Role::HiddenOffender | Role::HiddenParty | Role::Pupil => scene.hide_names(),
            Role::Masked | Role::MaskedAtHome if slot.is_multiple_of(3) => scene.hide_names(),
            _ => scene,
        };
        let mut document = scene.with("matter", "{penaltyno}").fill(template, Vec::new());
        clerk(&mut document, slot);
        document
    }

    fn places(&self, planting: &Planting) -> Vec<usize> {
        (0..planting.pieces).map(|piece| self.shuffle.forth(planting.first_slot + piece)).collect()
    }

    fn ids(&self, planting: &Planting) -> Vec<String> {
        let mut places = self.places(planting);
        places.sort_unstable();
        places.into_iter().map(id).collect()
    }

    /// What was planted.
    pub fn gold(&self) -> impl Iterator<Item = Gold> + '_ {
        self.plantings[..self.first_decoy].iter().enumerate().map(|(number, planting)| {
            let mut stage = Stage::new(self.seed, planting.split, number, planting.turn, planting.first_slot);
            let story = (planting.plant)(&mut stage);
            Gold {
                pattern: planting.kind.to_owned(),
                documents: self.ids(planting),
                subject: story.subject,
                exposed: story.exposed.to_owned(),
                residual: story.residual,
                also: story.also.iter().map(|pattern| (*pattern).to_owned()).collect(),
            }
        })
    }

    /// What only looks planted.
    pub fn decoys(&self) -> impl Iterator<Item = Decoy> + '_ {
        let decoys = &self.plantings[self.first_decoy..];
        decoys.iter().map(|decoy| Decoy { kind: decoy.kind.to_owned(), documents: self.ids(decoy) })
    }
}

fn id(place: usize) -> String {
    format!("D{:07}", place + 1)
}

/// Templates of the background with their weights summed up. Roles that tell something sensitive of somebody are rare in
/// it, and the two that tell it by an exact value are left to plantings and decoys.
fn background(split: Split) -> Vec<(&'static Template, usize)> {
    let mut upto = 0;
    let count = |split, role| all().filter(|template| template.split == split && template.role == role).count();
    all()
        .filter(|template| template.split == split)
        .filter_map(|template| {
            let weight = match template.role {
                Role::Plain => 10,
                Role::Masked | Role::MaskedAtHome | Role::Born => 8,
                Role::HiddenParty | Role::Party | Role::Contact => 4,
                Role::HiddenOffender | Role::Pupil => 1,
                Role::Sensitive | Role::Household | Role::StudentNumber | Role::TaxNumber | Role::DerivedNumber => {
                    return None;
                }
                // These are told by plantings and decoys only, and on the seen side.
                Role::Sighting
                | Role::Patient
                | Role::Patients
                | Role::Group
                | Role::Colleague
                | Role::Beneficiary
                | Role::Stock => return None,
            };
            // The seen side has many more templates; its roles are as frequent as on the other side all the same.
            let weight = match split {
                Split::Seen => weight * 1000 * count(Split::Unseen, template.role) / count(split, template.role),
                Split::Unseen => weight,
            };
            upto += weight;
            Some((template, upto))
        })
        .collect()
}

/// Metadata that clerks leave: the same few names on very many files.
fn clerk(document: &mut Document, slot: usize) {
    if slot.is_multiple_of(10) {
        let author = ["Administrator", "user", "微软用户", "办公室", "Lenovo", "admin", "信息科"][slot / 10 % 7];
        document.metadata.insert("author".to_owned(), author.to_owned());
    }
}
