//! Texts read, and texts judged before release: megabytes a second on one core, beside presidio-analyzer.

use crate::figure::{Better, Figure, rate};
use crate::{guard, peer};
use corpus::{Generator, Templates};
use scan::{reading, text};
use std::hint::black_box;
use std::time::Duration;

/// Texts that the peer, which is slow, is given.
const FOR_THE_PEER: usize = 400;

pub(crate) fn measure() -> Vec<Figure> {
    let texts: Vec<String> =
        Generator::new(guard::SEED, Templates::Unseen, 4000).documents().map(|document| document.text).collect();
    let settings = text::Settings::default();
    let read = |text: &str| drop(black_box(reading::read(text)));
    let judge = |text: &str| drop(black_box(text::scan(text, &settings)));
    let figure =
        |name, unit, promised, measured, better, method| Figure { name, unit, promised, measured, better, method };
    let mut figures = vec![
        figure(
            "text scan: reading",
            "MB/s",
            40.0,
            megabytes_a_second(&texts, read),
            Better::Higher,
            "4,000 notices, unseen templates, one core, best round",
        ),
        figure(
            "text scan: reading and judging",
            "MB/s",
            40.0,
            megabytes_a_second(&texts, judge),
            Better::Higher,
            "the same, as before release",
        ),
        figure(
            "text scan: 400,000 against 40,000 characters",
            "times as long",
            11.0,
            longer(&texts.concat(), judge),
            Better::Lower,
            "one text each, best round",
        ),
    ];
    let sample = texts.get(..FOR_THE_PEER).unwrap_or_default();
    match peer::presidio(sample) {
        Ok(peer) => figures.push(figure(
            "text scan against presidio-analyzer",
            "times as fast",
            40.0,
            megabytes_a_second(sample, judge) / peer,
            Better::Higher,
            "the same 400 notices; there twenty recognisers of numbers with context, blank Chinese tokenizer, no model",
        )),
        Err(error) => eprintln!("presidio-analyzer could not be run: {error:#}"),
    }
    figures
}

fn megabytes_a_second(texts: &[String], work: impl Fn(&str)) -> f64 {
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    rate(1, Duration::from_secs(4), || texts.iter().for_each(|text| work(text))) * megabytes
}

/// How many times as long a text of ten times the length takes.
fn longer(text: &str, work: impl Fn(&str)) -> f64 {
    let long: String = text.chars().take(400_000).collect();
    let short: String = long.chars().take(40_000).collect();
    let seconds = |text: &str| 1.0 / rate(1, Duration::from_secs(2), || work(text));
    seconds(&long) / seconds(&short)
}
