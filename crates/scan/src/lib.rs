//! Contents in, findings out: personal data, secrecy marks, hidden content, linkage across documents.
//!
//! **This crate opens no file and decides nothing; it says what it found and why.** The engine itself is the next
//! capability to be built; until it stands, nothing in the product claims that a document was scanned.
