//! Which parts of a package can be reached by relations from its root, and which are only there.

use crate::archive::{Archive, canonical};
use crate::content::Unreadable;
use crate::package;
use std::collections::{HashSet, VecDeque};

/// A part that is reached.
#[derive(Debug, Clone)]
pub(crate) struct Reached {
    /// Its path.
    pub(crate) path: String,
    /// As what: the last word of the relation's type.
    pub(crate) kind: String,
    /// By which part; empty for the root.
    pub(crate) owner: String,
}

/// The parts of a package.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    /// In the order of relations, from the root.
    pub(crate) reached: Vec<Reached>,
    /// Parts that nothing refers to.
    pub(crate) unreached: Vec<String>,
    /// Kind and target of what lies outside.
    pub(crate) outside: Vec<(String, String)>,
}

impl Graph {
    pub(crate) fn of(archive: &mut Archive<'_>) -> Result<Self, Unreadable> {
        let mut graph = Self::default();
        let mut seen = HashSet::new();
        let mut queue = VecDeque::from([String::new()]);
        while let Some(owner) = queue.pop_front() {
            for relation in package::relations(archive, &owner)? {
                if let Some(outside) = relation.outside {
                    graph.outside.push((relation.kind, outside));
                } else if archive.has(&relation.target) && seen.insert(canonical(&relation.target)) {
                    queue.push_back(relation.target.clone());
                    graph.reached.push(Reached { path: relation.target, kind: relation.kind, owner: owner.clone() });
                }
            }
        }
        let names = archive.names().into_iter();
        graph.unreached =
            names.filter(|name| !seen.contains(&canonical(name)) && !is_frame(&canonical(name))).collect();
        Ok(graph)
    }

    /// Every part that is reached but the main one, which its own reader has read.
    pub(crate) fn beside_main<'g>(&'g self, main: &'g str) -> impl Iterator<Item = &'g Reached> {
        self.reached.iter().filter(move |part| canonical(&part.path) != canonical(main))
    }

    /// The parts that are reached as something.
    pub(crate) fn of_kind<'g>(&'g self, kind: &'g str) -> impl Iterator<Item = &'g Reached> {
        self.reached.iter().filter(move |part| part.kind == kind)
    }
}

/// Whether a part is of the frame: the list of types, or a list of relations.
pub(super) fn is_frame(name: &str) -> bool {
    let (path, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    name == "[content_types].xml" || (ending == "rels" && (folder == "_rels" || folder.ends_with("/_rels")))
}
