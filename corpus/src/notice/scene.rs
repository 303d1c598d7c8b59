//! Writing one notice: who issues it, how it masks, and the words for every field of a template.

use super::key::KeyKind;
use super::{Role, Split, Template, templates};
use crate::document::Document;
use crate::prng::Prng;
use crate::sheet::{Noise, Sheet};
use crate::world::figure::{self, DayStyle, HourStyle};
use crate::world::mask::{IdMask, PhoneStyle, STARS};
use crate::world::name::NameStyle;
use crate::world::person::{BirthStyle, Person};
use crate::world::place::{self, DISTRICTS, Town};
use crate::world::registry::{self, AGENCIES, Agency};
use crate::world::{number, wide_words, words};

/// A field of a template with the words that a planting wants there.
pub(crate) type Extra = (&'static str, String);

/// Town, day and subject of a notice.
pub(crate) type Issue = (Town, (u16, u8, u8), usize);

/// How notices of the seen side hide names.
const NAMES: [NameStyle; 14] = [
    NameStyle::Middle('*'),
    NameStyle::Middle('*'),
    NameStyle::Middle('某'),
    NameStyle::Middle('○'),
    NameStyle::Middle('X'),
    NameStyle::Middle('●'),
    NameStyle::Some,
    NameStyle::Some,
    NameStyle::Given('×'),
    NameStyle::Given('X'),
    NameStyle::Given('○'),
    NameStyle::Last('*'),
    NameStyle::Last('某'),
    NameStyle::Surname('*'),
];
/// How they write the day.
const DAYS: [DayStyle; 8] = [
    DayStyle::Words,
    DayStyle::Words,
    DayStyle::Words,
    DayStyle::Padded,
    DayStyle::Dots,
    DayStyle::Dashes,
    DayStyle::Slashes,
    DayStyle::Han,
];

/// And the hour.
const HOURS: [HourStyle; 6] =
    [HourStyle::Colon, HourStyle::Colon, HourStyle::Colon, HourStyle::Seconds, HourStyle::Words, HourStyle::Halves];

/// The middle of a telephone number hidden.
fn middle(prng: &mut Prng, split: Split) -> PhoneStyle {
    match split {
        Split::Seen if prng.chance(15) => PhoneStyle::Hyphens,
        Split::Seen => PhoneStyle::Ends(*prng.pick(&STARS)),
        Split::Unseen => PhoneStyle::Middle,
    }
}

/// A person of the notice, with fields of its own.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) person: Person,
    pub(crate) is_planted: bool,
    pub(crate) extra: Vec<Extra>,
}

impl Row {
    /// Somebody of no importance.
    pub(crate) fn filler(prng: &mut Prng) -> Self {
        Self { person: Person::draw(prng), is_planted: false, extra: Vec::new() }
    }

    /// Whom the planting is about.
    pub(crate) fn planted(person: &Person) -> Self {
        Self { person: person.clone(), is_planted: true, extra: Vec::new() }
    }

    pub(crate) fn with(mut self, field: &'static str, words: impl Into<String>) -> Self {
        self.extra.push((field, words.into()));
        self
    }
}

/// The office at its desk: everything that is the same for a whole notice.
#[derive(Debug)]
pub(crate) struct Scene {
    pub(crate) split: Split,
    pub(crate) slot: usize,
    pub(crate) prng: Prng,
    pub(crate) agency: Agency,
    pub(crate) town: Town,
    pub(crate) date: (u16, u8, u8),
    pub(crate) id: IdMask,
    pub(crate) name: NameStyle,
    pub(crate) phone: PhoneStyle,
    pub(crate) birth: BirthStyle,
    pub(crate) noise: Noise,
    pub(crate) brackets: (char, char),
    pub(crate) extra: Vec<Extra>,
    topic: usize,
    day: DayStyle,
    hour: HourStyle,
    key: KeyKind,
    /// Whether units are named with their city.
    names_city: bool,
}

impl Scene {
    /// The office that fills `slot`.
    pub(crate) fn new(seed: u64, slot: usize, split: Split) -> Self {
        let mut prng = Prng::new(seed, slot as u64);
        let is_seen = split == Split::Seen;
        let stars = ['*', '×', 'X', '●', '*'];
        let births: &[BirthStyle] = if is_seen {
            &[
                BirthStyle::Padded,
                BirthStyle::Plain,
                BirthStyle::Dot,
                BirthStyle::Plain,
                BirthStyle::ShortDot,
                BirthStyle::Slash,
                BirthStyle::Han,
            ]
        } else {
            &[BirthStyle::Plain, BirthStyle::Dash, BirthStyle::Run, BirthStyle::Day, BirthStyle::Dot]
        };
        Self {
            split,
            slot,
            agency: registry::document_number(slot).agency,
            town: Town::draw(&mut prng),
            date: (prng.between(2019, 2024) as u16, prng.between(1, 12) as u8, prng.between(1, 28) as u8),
            id: if is_seen { IdMask::draw_widely(&mut prng) } else { IdMask::draw(&mut prng, &stars) },
            name: NameStyle::Full,
            phone: if prng.chance(80) { middle(&mut prng, split) } else { PhoneStyle::Tail },
            birth: *prng.pick(births),
            noise: Noise::draw(&mut prng),
            brackets: if prng.chance(92) {
                ('〔', '〕')
            } else {
                *prng.pick(&[('[', ']'), ('【', '】'), ('（', '）')])
            },
            extra: Vec::new(),
            topic: prng.below(1 << 16),
            day: if is_seen { *prng.pick(&DAYS) } else { DayStyle::Words },
            hour: if is_seen { *prng.pick(&HOURS) } else { HourStyle::Colon },
            key: KeyKind::Mobile,
            names_city: is_seen && prng.chance(6),
            prng,
        }
    }

    pub(crate) fn with(mut self, field: &'static str, words: impl Into<String>) -> Self {
        self.extra.push((field, words.into()));
        self
    }

    /// Of the same town, day and subject as another, telephones hidden alike: copies of one notice are.
    pub(crate) fn issued(mut self, (town, date, topic): Issue) -> Self {
        (self.town, self.date, self.topic, self.phone) = (town, date, topic, PhoneStyle::Middle);
        if self.split == Split::Seen {
            (self.day, self.agency) = (DayStyle::Words, Agency(topic % AGENCIES));
        }
        self
    }

    /// Whoever stands beside whom a planting is about has a value of the same kind.
    pub(crate) fn keyed(mut self, key: KeyKind) -> Self {
        if self.split == Split::Seen {
            self.key = key;
        }
        self
    }

    /// Hides names the way this split does.
    pub(crate) fn hide_names(mut self) -> Self {
        let styles: &[NameStyle] = match self.split {
            Split::Seen => &NAMES,
            Split::Unseen => &[NameStyle::Middle('×'), NameStyle::Given('*'), NameStyle::One, NameStyle::Middle('＊')],
        };
        self.name = *self.prng.pick(styles);
        self
    }

    /// A day and an hour as this notice writes them.
    pub(crate) fn moment(&self, day: (u16, u8, u8), hour: usize, minute: usize) -> String {
        figure::moment((self.day, self.hour), day, hour, minute)
    }

    /// Writes a notice of `role` in which `planted` stand among people of no importance.
    pub(crate) fn notice(mut self, role: Role, planted: Vec<Row>) -> Document {
        let template = *self.prng.pick(&templates(self.split, role));
        self.fill(template, planted)
    }

    /// Writes the notice of a template.
    pub(crate) fn fill(mut self, template: &Template, planted: Vec<Row>) -> Document {
        let wanted = self.prng.between(template.rows.0, template.rows.1);
        let mut rows = planted;
        while rows.len() < wanted {
            let row = Row::filler(&mut self.prng);
            let place = self.prng.below(rows.len() + 1);
            rows.insert(place, row);
        }
        self.write(template, &rows)
    }

    /// Writes exactly these rows.
    pub(crate) fn write(mut self, template: &Template, rows: &[Row]) -> Document {
        let mut title = Sheet::new(Noise::Clean, Prng::new(self.slot as u64, 0x7469));
        self.put(&mut title, template.title, None, rows.len(), 0);
        let mut sheet = Sheet::new(self.noise, Prng::new(self.slot as u64, 0x7368));
        self.put(&mut sheet, template.opening, None, rows.len(), 0);
        for (index, row) in rows.iter().enumerate() {
            if index > 0 {
                sheet.say(template.join);
            }
            self.put(&mut sheet, template.row, Some(row), rows.len(), index + 1);
        }
        self.put(&mut sheet, template.closing, None, rows.len(), 0);
        Document { notice: template.notice, ..self.document(title.text, sheet) }
    }

    /// A text of its own, for plantings that are no list of people.
    pub(crate) fn text(mut self, title: &str, body: &str) -> Document {
        let mut head = Sheet::new(Noise::Clean, Prng::new(self.slot as u64, 0x7469));
        self.put(&mut head, title, None, 0, 0);
        let mut sheet = Sheet::new(self.noise, Prng::new(self.slot as u64, 0x7368));
        self.put(&mut sheet, body, None, 0, 0);
        self.document(head.text, sheet)
    }

    fn document(&self, title: String, sheet: Sheet) -> Document {
        let (year, month, day) = self.date;
        Document {
            title,
            published_on: format!("{year}-{month:02}-{day:02}"),
            text: sheet.text,
            marks: sheet.marks,
            ..Document::default()
        }
    }

    /// Writes a part of a template: words as they are, `{field}` as this notice has it.
    fn put(&mut self, sheet: &mut Sheet, part: &str, row: Option<&Row>, rows: usize, index: usize) {
        let mut rest = part;
        while let Some(open) = rest.find('{') {
            sheet.say(&rest[..open]);
            let Some(close) = rest[open..].find('}') else { break };
            let field = &rest[open + 1..open + close];
            rest = &rest[open + close + 1..];
            if let Some((kind, words)) = self.number(field, row) {
                sheet.identify(kind, &words, true, true);
                continue;
            }
            let own = row.and_then(|row| row.extra.iter().find(|(name, _)| *name == field));
            let extra =
                own.or_else(|| self.extra.iter().find(|(name, _)| *name == field)).map(|(_, words)| words.clone());
            if let Some(words) = extra {
                if words.contains('{') && words != part {
                    self.put(sheet, &words, row, rows, index);
                } else {
                    sheet.quote(&words, self.split == Split::Seen && row.is_some_and(|row| row.is_planted));
                }
            } else if !row.is_some_and(|row| self.person(sheet, field, row)) {
                let words = self.field(field, rows, index);
                if field == "office" {
                    sheet.identify("landline", &words, true, false);
                } else {
                    sheet.say(&words);
                }
            }
        }
        sheet.say(rest);
    }

    /// A planted number that must be written as one: a field with `@` and the contract's word for it.
    fn number(&self, field: &str, row: Option<&Row>) -> Option<(&'static str, String)> {
        let of = |extra: &[Extra]| {
            let (name, words) = extra.iter().find(|(name, _)| *name == field)?;
            Some((name.strip_prefix('@')?, words.clone()))
        };
        row.and_then(|row| of(&row.extra)).or_else(|| of(&self.extra))
    }

    /// Writes what a row says of its person; false if the field is none of theirs.
    fn person(&mut self, sheet: &mut Sheet, field: &str, row: &Row) -> bool {
        let person = &row.person;
        match field {
            "name" => {
                let mut name = String::new();
                self.name.write(&person.name, &mut name);
                sheet.say(&name);
            }
            "fullname" => sheet.say(&person.name.full()),
            "sex" => sheet.say(person.sex()),
            "honorific" => sheet.say(if person.is_male { "先生" } else { "女士" }),
            "id" => sheet.identify("id-card", &self.id.write(&person.id), self.id.is_clear(), row.is_planted),
            "clearid" => sheet.identify("id-card", &IdMask::CLEAR.write(&person.id), true, row.is_planted),
            "phone" => {
                let (style, number) = (self.phone, self.phone.write(&person.mobile));
                sheet.identify("mobile", &number, style.is_whole(), row.is_planted);
            }
            "fullphone" => sheet.identify("mobile", &PhoneStyle::Full.write(&person.mobile), true, row.is_planted),
            "birth" => sheet.quote(&self.birth.write(person.birth), row.is_planted),
            "unit" => {
                let mut unit = if self.names_city { "北京市".to_owned() } else { String::new() };
                person.unit.write(&mut unit);
                sheet.say(&unit);
            }
            "post" => sheet.say(words::POSTS[person.post % words::POSTS.len()]),
            "degree" => sheet.say(words::DEGREES[person.degree % words::DEGREES.len()]),
            "village" => sheet.say(&place::village(person.village)),
            "home" => sheet.say(&person.home.write(self.slot)),
            "amount" => sheet.say(&person.amount.to_string()),
            "amountpoint" => sheet.say(&format!("{}.50", person.amount)),
            "amountgroup" => sheet.say(&figure::grouped(person.amount)),
            "amountcapital" => sheet.say(&figure::in_capitals(person.amount)),
            _ => return self.drawn(sheet, field, row),
        }
        true
    }

    /// Fields of a row that are drawn anew each time.
    fn drawn(&mut self, sheet: &mut Sheet, field: &str, row: &Row) -> bool {
        let prng = &mut self.prng;
        let drawn = match field {
            "key" => {
                sheet.say(self.key.label());
                sheet.say("：");
                let number = self.key.draw(&row.person, prng);
                sheet.identify(self.key.kind(), &number, true, row.is_planted);
                return true;
            }
            "keyvalue" => {
                let number = self.key.draw(&row.person, prng);
                sheet.identify(self.key.kind(), &number, true, row.is_planted);
                return true;
            }
            "plate" => {
                sheet.identify("plate", &number::plate(prng), true, row.is_planted);
                return true;
            }
            "uscc" => {
                let region = DISTRICTS[prng.below(16)].1;
                sheet.identify("credit-code", &number::credit_code("91", region, prng), true, row.is_planted);
                return true;
            }
            "illness" | "sensitive" => (*prng.pick(wide_words::illnesses(self.split))).to_owned(),
            "offence" => (*prng.pick(wide_words::offences(self.split))).to_owned(),
            "topic" => (*prng.pick(&words::TOPICS)).to_owned(),
            "spot" => (*prng.pick(wide_words::spots(self.split))).to_owned(),
            "infraction" => (*prng.pick(wide_words::infractions(self.split))).to_owned(),
            "guardian" | "child" => Person::draw(prng).name.full(),
            "relation" => (*prng.pick(&["女儿", "儿子", "长女", "次子"])).to_owned(),
            "company" => place::company(prng),
            "school" => place::school(prng),
            "class" => format!("{}年级{}班", prng.pick(&["一", "二", "三", "四", "五", "六"]), prng.between(1, 9)),
            "score" => format!("{}.{}", prng.between(60, 98), prng.below(10)),
            "ticket" => format!("{}{:07}", self.date.0, prng.below(10_000_000)),
            "clock" => format!("{:02}:{:02}", prng.below(24), prng.below(60)),
            "when" => {
                let day = (self.date.0, prng.between(1, 12) as u8, prng.between(1, 28) as u8);
                figure::moment((self.day, self.hour), day, prng.between(6, 23), prng.below(60))
            }
            "day" => format!("{}-{:02}-{:02}", self.date.0, prng.between(1, 12), prng.between(1, 28)),
            _ => return false,
        };
        sheet.say(&drawn);
        true
    }

    /// Fields of the whole notice.
    fn field(&mut self, field: &str, rows: usize, index: usize) -> String {
        let (year, month, day) = self.date;
        match field {
            "n" => index.to_string(),
            "nn" => format!("{index:02}"),
            "hann" => figure::in_han(index),
            "circled" => figure::circled(index),
            "keylabel" => self.key.label().to_owned(),
            "count" => rows.to_string(),
            "agency" => self.agency.name(),
            "letters" => self.agency.letters(),
            "town" => self.town.name(),
            "district" => DISTRICTS[self.town.district].0.to_owned(),
            "year" => year.to_string(),
            "month" => month.to_string(),
            "date" => self.day.write(self.date),
            "isodate" => format!("{year}-{month:02}-{day:02}"),
            "docno" => registry::document_number(self.slot).write(self.brackets),
            "replyno" => format!("{}信公开〔{year}〕第{}号", self.agency.letters(), self.slot + 1),
            "penaltyno" => registry::penalty_number(self.slot),
            "caseno" => registry::case_number(self.slot),
            "projectno" => registry::project_number(self.slot * 16 + index),
            "contractno" => registry::contract_number(self.slot * 8 + index),
            "permitno" => registry::permit_number(self.slot * 16 + index),
            "office" => number::office_phone(self.agency.0),
            "topic" => words::TOPICS[self.topic % words::TOPICS.len()].to_owned(),
            "relief" => words::RELIEFS[self.topic % words::RELIEFS.len()].to_owned(),
            "measure" => words::MEASURES[self.topic % words::MEASURES.len()].to_owned(),
            "honour" => words::HONOURS[self.topic % words::HONOURS.len()].to_owned(),
            "money" => format!("{}.{}", self.prng.between(12, 4800), self.prng.below(10)),
            "number" => self.prng.between(12, 990).to_string(),
            "s" => self.sentence().to_owned(),
            "p" => {
                let mut paragraph = String::new();
                for _ in 0..self.prng.between(2, 5) {
                    paragraph.push_str(self.sentence());
                }
                paragraph
            }
            unknown => format!("｛{unknown}｝"),
        }
    }

    fn sentence(&mut self) -> &'static str {
        let pool = match self.split {
            Split::Seen => words::SENTENCES_SEEN,
            Split::Unseen => words::SENTENCES_UNSEEN,
        };
        pool[self.prng.below(pool.len())]
    }
}
