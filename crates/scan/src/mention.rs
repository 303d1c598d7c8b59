//! What a text mentions, record by record: the ground that the scanner before publication and the patrol after it
//! both stand on.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// A text read once: its records and what each mentions, in order. Offsets are bytes of the text as given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// Rows, list items and clauses, in order.
    pub records: Vec<Record>,
    /// Mentions of all records, in order; [`Record::mentions`] points into it.
    pub mentions: Vec<Mention>,
}

/// The unit that decides which name owns which number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Where it stands.
    pub span: Range<u32>,
    /// What it is.
    pub form: RecordForm,
    /// Its mentions.
    pub mentions: Range<u32>,
}

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordForm {
    /// A row of the text's n-th table, with its row number in it; the header row is 0 and no record.
    Row {
        /// Which table, from 0.
        table: u16,
        /// Which row, from 1.
        row: u32,
    },
    /// An item of a list.
    Item,
    /// A clause or sentence of prose.
    Clause,
}

/// One thing mentioned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Range<u32>,
    /// Index of its record.
    pub record: u32,
    /// What it is.
    pub what: What,
    /// How sure it is.
    pub evidence: Evidence,
    /// In which role it stands there.
    pub role: Role,
}

/// How sure a mention is, in the steps of a careful reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Evidence {
    /// L0: its shape only.
    Shape,
    /// L1: and its check digit, date or list.
    Checked,
    /// L2: and a label in the same cell, line or column header.
    Labelled,
    /// L3: and a person's name in the same record.
    Named,
}

impl What {
    /// A bit for what one person has once: said again, it is said of the next.
    pub(crate) fn single(&self) -> u8 {
        match self {
            Self::ResidentId(_) => 1,
            Self::Mobile(_) => 2,
            Self::Unit(_) => 4,
            Self::Birth { .. } => 8,
            Self::IsMale(_) => 16,
            Self::Age(_) => 32,
            Self::BankCard(_)
            | Self::Exact { .. }
            | Self::Derived { .. }
            | Self::Name(_)
            | Self::Post(_)
            | Self::Address { .. }
            | Self::Sensitive(_)
            | Self::DocumentNumber { .. }
            | Self::Matter(_)
            | Self::Moment { .. }
            | Self::Spot(_)
            | Self::Amount(_)
            | Self::Kinship(_)
            | Self::SecrecyMark
            | Self::InternalMark => 0,
        }
    }
}

/// In which role a person or number stands. It is the role that is public, never the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Nothing special is said.
    Plain,
    /// The agency's own telephone or mailbox: `咨询电话`, `监督电话`.
    Switchboard,
    /// `法定代表人、负责人` of a licence or penalty, which the law has published.
    LegalRepresentative,
    /// `经营者` of a sole trader: a person.
    SoleTrader,
    /// `承办人、联系人`, an official at work.
    Official,
    /// `监护人、父母、家长`.
    Guardian,
    /// `学生、儿童`.
    Child,
}

/// What is mentioned. Numbers with masks are written in slots: a digit, a letter, or `*` for what is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum What {
    /// A resident's number: 18 slots; one without `*` is whole.
    ResidentId([u8; 18]),
    /// A mobile number: 11 slots.
    Mobile([u8; 11]),
    /// A card: its slots.
    BankCard(Box<[u8]>),
    /// Another number, exact and normalised.
    Exact {
        /// Which.
        kind: crate::finding::Kind,
        /// As compared.
        value: Box<str>,
    },
    /// A number that holds another one: `学籍号`, the 20-digit `纳税人识别号`.
    Derived {
        /// Which.
        kind: crate::finding::Kind,
        /// The number in it.
        resident_id: [u8; 18],
    },
    /// A person's name: characters, `*` for one that is hidden, `…` at the end for an unknown number of them.
    /// `张某某` is `张…`.
    Name(Box<str>),
    /// A unit, company, school or village committee.
    Unit(Box<str>),
    /// A post or title: `工程师`.
    Post(Box<str>),
    /// A place, as deep as it says.
    Address {
        /// As written.
        text: Box<str>,
        /// Down to a home: building and room, or a house number in a village.
        is_home: bool,
    },
    /// When a person was born, as far as it says.
    Birth {
        /// Year.
        year: i16,
        /// Month, if said.
        month: Option<i8>,
        /// Day, if said.
        day: Option<i8>,
    },
    /// An age at the day of the document.
    Age(u8),
    /// `男` is true.
    IsMale(bool),
    /// A sensitive attribute.
    Sensitive(Sensitive),
    /// `发文字号`.
    DocumentNumber {
        /// `京科发`.
        series: Box<str>,
        /// Year.
        year: i16,
        /// Number.
        number: u32,
    },
    /// `案号、项目编号、合同号、许可证号` that joins documents about one matter, normalised.
    Matter(Box<str>),
    /// A moment: day, and hour if said.
    Moment {
        /// `YYYYMMDD`.
        day: u32,
        /// Hour of the day.
        hour: Option<u8>,
    },
    /// A place of a moment: a crossing, a station.
    Spot(Box<str>),
    /// An amount of money in fen.
    Amount(i64),
    /// A word of kinship: `女儿`, `父亲`.
    Kinship(Box<str>),
    /// `密级标志`.
    SecrecyMark,
    /// `内部标志`.
    InternalMark,
}

/// A sensitive attribute of a person (个人信息保护法 28).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Sensitive {
    /// Illness, disability, treatment.
    Health,
    /// Relief, poverty, wages, debts.
    Finance,
    /// Punishment, sanction, dismissal.
    Sanction,
    /// A child under 14, or a pupil.
    Minor,
    /// Victim, petitioner, informer.
    Vulnerable,
}
