//! The same work on many things, several at a time, with a bar on a terminal.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// From so many things on, a terminal is shown how far the work is.
const WORTH_A_BAR: usize = 20;

/// Works on all of them; what comes of it stands in their order. `doing` is what the bar says: `读取报告`.
pub(super) fn over<T: Sync, R: Send>(things: &[T], doing: &str, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let bar = progress(things.len(), doing);
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(things.len()));
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(things.len());
    let go_on = || {
        while let Some((i, thing)) = Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|i| Some((i, things.get(i)?)))
        {
            let outcome = work(thing);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((i, outcome));
            bar.inc(1);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(go_on);
        }
        go_on();
    });
    bar.finish_and_clear();
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(i, _)| *i);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

/// A bar on stderr, hidden where nobody looks or where little is to be done.
pub(super) fn progress(things: usize, doing: &str) -> ProgressBar {
    if things < WORTH_A_BAR || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template(&format!("{doing} {{bar:32}} {{pos}}/{{len}}，还需{{eta}}"));
    ProgressBar::new(things as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
