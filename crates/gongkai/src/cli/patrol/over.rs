//! A corpus into the index: texts are read several at a time, the index takes them in their order.

use super::corpus::Corpus;
use crate::cli::exit::CliError;
use crate::cli::many;
use scan::mention::Reading;
use scan::patrol::{Document, Index, Settings};

/// Documents read at a time, before the index takes them.
const BATCH: usize = 2_048;

/// Builds the index of a corpus.
///
/// # Errors
/// The corpus changed or went away while it was read.
pub(super) fn build(corpus: &Corpus, settings: Settings) -> Result<Index, CliError> {
    let bar = many::progress(corpus.len(), "巡查文件");
    let mut failure = None;
    let mut documents = corpus.documents()?;
    let batches = std::iter::from_fn(|| {
        let mut batch = Vec::with_capacity(BATCH);
        for document in documents.by_ref().take(BATCH) {
            match document {
                Ok(document) => batch.push(document),
                Err(error) => {
                    failure = Some(error);
                    return None;
                }
            }
        }
        bar.inc(batch.len() as u64);
        (!batch.is_empty()).then(|| read(batch))
    });
    let index = Index::build(settings, batches.flatten());
    bar.finish_and_clear();
    match failure {
        Some(error) => Err(error),
        None => Ok(index),
    }
}

fn read(batch: Vec<Document>) -> Vec<(Document, Reading)> {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = batch.len().div_ceil(workers).max(1);
    let readings: Vec<Reading> = std::thread::scope(|scope| {
        let shares: Vec<_> = batch
            .chunks(share)
            .map(|share| scope.spawn(|| share.iter().map(|d| scan::reading::read(&d.text)).collect::<Vec<_>>()))
            .collect();
        // A panic of the reader is a defect of ours and goes on here.
        shares.into_iter().flat_map(|share| share.join().unwrap_or_else(|why| std::panic::resume_unwind(why))).collect()
    });
    batch.into_iter().zip(readings).collect()
}
