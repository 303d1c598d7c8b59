//! Forms: what a notice says of each person, apart from how an office lays it out. One form becomes some thirty templates,
//! all of them *seen*: tables in every column order and under every usual label, pairs of label and value, sentences.

mod contact;
mod household;
mod matter;
mod office;
mod patient;
mod pupil;
mod relief;
mod relief_at_home;
mod roster;
mod sanction;
mod sighting;
mod staff;
mod stock;

use super::{Role, Split, Template};
use crate::prng::Prng;

/// One thing that a notice says of each person.
#[derive(Debug)]
struct Column {
    /// What offices write above it or before it.
    labels: &'static [&'static str],
    /// What stands there, in one of these ways.
    fields: &'static [&'static str],
    /// Whether some offices leave it out.
    is_optional: bool,
}

const fn column(labels: &'static [&'static str], fields: &'static [&'static str]) -> Column {
    Column { labels, fields, is_optional: false }
}

const fn maybe(labels: &'static [&'static str], fields: &'static [&'static str]) -> Column {
    Column { labels, fields, is_optional: true }
}

impl Column {
    /// What stands above or before it: `姓　名` where the space can be taken for nothing else.
    fn label(&self, layout: Layout, prng: &mut Prng) -> String {
        let label = *prng.pick(self.labels);
        let mut letters = label.chars();
        match (letters.next(), letters.next(), letters.next()) {
            (Some(first), Some(second), None) if layout.keeps_spaces() && prng.chance(15) => {
                format!("{first}{}{second}", prng.pick(&["　", "　　", " "]))
            }
            _ => label.to_owned(),
        }
    }

    /// What stands in it. A sum with commas is no cell of a list with commas; where an empty cell can be seen, what may
    /// be left out may be empty.
    fn field(&self, layout: Layout, prng: &mut Prng) -> &'static str {
        let field = *prng.pick(self.fields);
        if self.is_optional && layout.shows_empty_cells() && prng.chance(15) {
            return "";
        }
        match layout {
            Layout::Table { gap: ",", .. } if field == "{amountgroup}" => "{amount}",
            Layout::Table { gap: ",", .. } if field == "{quantitygroup}吨" => "{quantity}吨",
            Layout::Table { .. } | Layout::Pairs { .. } => field,
        }
    }
}

/// What a kind of notice says, whoever writes it.
#[derive(Debug)]
struct Form {
    notice: &'static str,
    role: Role,
    rows: (usize, usize),
    titles: &'static [&'static str],
    openings: &'static [&'static str],
    columns: &'static [Column],
    /// Whether a table of it can be read without its header.
    speaks_for_itself: bool,
    /// The same in words, without the stop at the end.
    sentences: &'static [&'static str],
    closings: &'static [&'static str],
}

/// How a list is laid out.
#[derive(Debug, Clone, Copy)]
enum Layout {
    /// What stands before, between and behind the cells of a line, and whether the first line names them.
    Table { edges: (&'static str, &'static str), gap: &'static str, has_header: bool },
    /// Label and value in pairs: what joins them, what stands between pairs, between people, and at the end.
    Pairs { colon: &'static str, gap: &'static str, join: &'static str, end: &'static str },
}

impl Layout {
    /// Whether cells are told apart by a sign that is no space.
    fn shows_empty_cells(self) -> bool {
        matches!(self, Self::Table { gap: "\t" | "|" | "｜" | ",", .. })
    }

    /// Whether a space within a label is no end of it.
    fn keeps_spaces(self) -> bool {
        self.shows_empty_cells() || matches!(self, Self::Pairs { colon: "：", .. })
    }
}

const fn table(gap: &'static str, has_header: bool) -> Layout {
    Layout::Table { edges: ("", ""), gap, has_header }
}

const fn pairs(colon: &'static str, gap: &'static str, join: &'static str, end: &'static str) -> Layout {
    Layout::Pairs { colon, gap, join, end }
}

const LAYOUTS: [Layout; 24] = [
    table("\t", true),
    table("\t", true),
    table("\t", false),
    table("　", true),
    table("　", true),
    table("　", false),
    table("　　", true),
    table("|", true),
    table("｜", true),
    Layout::Table { edges: ("|", "|"), gap: "|", has_header: true },
    table("   ", true),
    table("      ", true),
    table(" ", true),
    table(",", true),
    table(",", true),
    table("，", false),
    // Cell by cell, as text is drawn out of a PDF.
    table("\n", true),
    table("\n", true),
    pairs("：", "\n", "\n\n", "\n"),
    pairs("：", "，", "；\n", "。\n"),
    pairs("：", "，", "。\n", "。\n"),
    pairs("：", "　", "\n", "\n"),
    pairs(":", " ", "\n", "\n"),
    pairs("", "，", "；\n", "。\n"),
];

/// What counts the people, and what stands behind it. Cells have no stop behind their number.
const SERIALS: [&str; 10] =
    ["", "", "{n}.", "{n}、", "（{n}）", "{circled}", "{hann}、", "（{hann}）", "{nn} ", "第{n}名　"];
const CELL_SERIALS: [(&str, &str); 6] =
    [("序号", "{n}"), ("序号", "{nn}"), ("编号", "{n}"), ("序", "{n}"), ("No.", "{n}"), ("排名", "第{n}名")];
/// What stands between sentences, and behind the last.
const STOPS: [(&str, &str); 5] = [("；\n", "。\n"), ("。\n", "。\n"), ("；", "。\n"), ("\n", "\n"), ("、", "。\n")];

/// All templates that are made of forms.
pub(super) fn templates() -> Vec<Template> {
    let forms = [
        relief::FORMS,
        relief_at_home::FORMS,
        staff::FORMS,
        contact::FORMS,
        sanction::FORMS,
        matter::FORMS,
        pupil::FORMS,
        household::FORMS,
        office::FORMS,
        sighting::FORMS,
        patient::FORMS,
        roster::FORMS,
        stock::FORMS,
    ];
    // Each form has draws of its own, so that a change to one leaves the others as they are.
    let drawn = |(nth, form): (usize, &Form)| form.templates(&mut Prng::new(0x464F_524D, nth as u64));
    forms.into_iter().flatten().enumerate().flat_map(drawn).collect()
}

impl Form {
    fn templates(&self, prng: &mut Prng) -> Vec<Template> {
        let layouts = LAYOUTS.iter().filter(|layout| match layout {
            Layout::Table { has_header, .. } => *has_header || self.speaks_for_itself,
            Layout::Pairs { .. } => true,
        });
        let mut templates: Vec<Template> = match self.columns {
            [] => Vec::new(),
            _ => layouts.map(|layout| self.listed(*layout, prng)).collect(),
        };
        for sentence in self.sentences {
            templates.push(self.spoken(sentence, prng));
            templates.push(self.spoken(sentence, prng));
        }
        templates
    }

    /// The columns in some order, some of the optional ones left out.
    fn drawn_columns(&self, prng: &mut Prng) -> Vec<&Column> {
        let mut columns: Vec<_> = self.columns.iter().filter(|column| !column.is_optional || prng.chance(60)).collect();
        // Half of the offices keep the usual order, a quarter moves one column, a quarter has an order of its own.
        let swaps = [0, 0, 1, columns.len()][prng.below(4)];
        for _ in 0..swaps {
            let (one, other) = (prng.below(columns.len()), prng.below(columns.len()));
            columns.swap(one, other);
        }
        columns
    }

    /// The last of the ways to count ranks people, which is for those who were in a contest.
    fn counted<'a, T>(&self, ways: &'a [T]) -> &'a [T] {
        let is_contest = ["拟录用", "职称评审", "表彰", "公租房配租", "专家名单"].contains(&self.notice);
        if is_contest { ways } else { ways.split_last().map_or(ways, |(_, others)| others) }
    }

    fn listed(&self, layout: Layout, prng: &mut Prng) -> Template {
        let columns = self.drawn_columns(prng);
        let cells: Vec<_> =
            columns.iter().map(|column| (column.label(layout, prng), column.field(layout, prng))).collect();
        match layout {
            Layout::Table { edges, gap, has_header } => {
                let serial = (has_header && prng.chance(60)).then(|| *prng.pick(self.counted(&CELL_SERIALS)));
                let serial = serial.map(|(label, field)| (label.to_owned(), field));
                let serial = serial.filter(|_| self.rows.1 > 1 || prng.chance(30));
                let (labels, fields): (Vec<_>, Vec<_>) = serial.into_iter().chain(cells).unzip();
                let framed = |cells: String| format!("{}{cells}{}", edges.0, edges.1);
                let header = if has_header { format!("{}\n", framed(labels.join(gap))) } else { String::new() };
                self.template(&header, framed(fields.join(gap)), "\n", "\n", prng)
            }
            Layout::Pairs { colon, gap, join, end } => {
                let said: Vec<_> = cells.iter().map(|(label, field)| format!("{label}{colon}{field}")).collect();
                let serial = if gap == "\n" || self.rows.1 == 1 { "" } else { *prng.pick(self.counted(&SERIALS)) };
                self.template("", format!("{serial}{}", said.join(gap)), join, end, prng)
            }
        }
    }

    fn spoken(&self, sentence: &str, prng: &mut Prng) -> Template {
        let (join, end) = *prng.pick(&STOPS);
        // A list within one sentence is not numbered, and a sentence with stops of its own is not such a list.
        let (join, end) = match join {
            _ if sentence.contains('\n') => ("\n", "\n"),
            "、" if sentence.contains(['。', '，', '、']) => ("；\n", "。\n"),
            _ => (join, end),
        };
        let serial = if join == "、" || self.rows.1 == 1 { "" } else { *prng.pick(self.counted(&SERIALS)) };
        self.template("", format!("{serial}{sentence}"), join, end, prng)
    }

    fn template(&self, header: &str, row: String, join: &'static str, end: &str, prng: &mut Prng) -> Template {
        let (title, opening, closing) = (*prng.pick(self.titles), *prng.pick(self.openings), *prng.pick(self.closings));
        Template {
            notice: self.notice,
            split: Split::Seen,
            role: self.role,
            rows: self.rows,
            title,
            // The templates live as long as the program, as those written by hand do.
            opening: format!("{opening}{header}").leak(),
            row: row.leak(),
            join,
            closing: format!("{end}{closing}").leak(),
        }
    }
}
