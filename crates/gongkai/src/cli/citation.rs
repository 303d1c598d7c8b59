//! Where a rule stands, on the command line and in JSON.

use law::{Citation, Instrument};
use serde_json::{Value, json};

/// `《…条例》第三十三条第二款、第三十一条，《…法》第八十五条`: each instrument named once.
pub(crate) fn text(places: &[Citation]) -> String {
    let mut instruments: Vec<Instrument> = Vec::new();
    for place in places {
        if !instruments.contains(&place.instrument) {
            instruments.push(place.instrument);
        }
    }
    let of = |instrument: Instrument| {
        let places = places.iter().filter(|place| place.instrument == instrument);
        let articles: Vec<String> = places.map(ToString::to_string).filter(|place| !place.is_empty()).collect();
        format!("{}{}", instrument.title(), articles.join("、"))
    };
    instruments.into_iter().map(of).collect::<Vec<_>>().join("，")
}

/// Instrument and place in words, and the numbers for machines. `article` is empty for an instrument without articles.
pub(crate) fn json(place: Citation) -> Value {
    json!({
        "instrument": place.instrument.title(),
        "article": place.to_string(),
        "instrument_id": place.instrument,
        "article_number": (place.article > 0).then_some(place.article),
        "paragraph": place.paragraph,
        "item": place.item,
    })
}

/// A list of places.
pub(crate) fn list(places: &[Citation]) -> Vec<Value> {
    places.iter().copied().map(json).collect()
}
