//! An invented report for tests: the figures of a real one, none of its words.

use super::model::{AnnualReport, Section, Standing};
use jiff::civil::date;
use report::figure::Figure;
use report::form::{Column, ReportFormat, Row};
use report::tables::{Table2, Table3, Table4, Tables};
use std::collections::BTreeMap;

/// A report of 2024 in the format of 2021.
pub(crate) fn sample() -> AnnualReport {
    AnnualReport {
        agency: "示例市科学技术局".into(),
        year: 2024,
        tables: tables(),
        sections: BTreeMap::from([
            (Section::Preamble, "本报告由示例市科学技术局编制，统计期限为{{year}}年1月1日至12月31日。".into()),
            (Section::Overview, "全年工作平稳有序。\n（一）主动公开\n制发行政规范性文件{{table2/normative_documents/issued}}件。\n（二）依申请公开\n收到申请{{R1/total}}件，办结{{R3.7/total}}件，结转{{R4/total}}件。".into()),
            (Section::Problems, "部分答复文书说理不够充分。下一步将统一说理要点，逐件复核。".into()),
            (Section::Other, "本年度发出收费通知{{fees/notices}}件。".into()),
        ]),
        figures: BTreeMap::from([("fees/notices".to_owned(), Figure::whole(0))]),
        standing: Standing::Published(date(2025, 1, 20)),
    }
}

fn tables() -> Tables {
    let format = ReportFormat::F2021;
    let whole = |numbers: &[i64]| numbers.iter().map(|n| Some(Figure::whole(*n))).collect::<Vec<_>>();
    let table2 = Table2 {
        rows: vec![whole(&[0, 0, 0]), whole(&[20, 31, 116]), whole(&[132]), whole(&[1]), whole(&[0]), whole(&[0])],
    };
    let mut rows: BTreeMap<Row, [Option<u64>; 7]> = format.rows().iter().map(|row| (*row, [Some(0); 7])).collect();
    let persons_and_others = [
        (Row::R1, 20, 2),
        (Row::R31, 5, 0),
        (Row::R334, 2, 2),
        (Row::R341, 4, 0),
        (Row::R351, 1, 0),
        (Row::R363, 7, 0),
        (Row::R37, 19, 2),
        (Row::R4, 1, 0),
    ];
    for (row, persons, others) in persons_and_others {
        let mut cells = [Some(0); 7];
        cells[0] = Some(persons);
        cells[5] = Some(others);
        cells[Column::Total.index()] = Some(persons + others);
        rows.insert(row, cells);
    }
    Tables {
        agency: Some("示例市科学技术局".into()),
        year: Some(2024),
        format,
        table2: Some(table2),
        table3: Some(Table3 { rows }),
        table4: Some(Table4 { blocks: [[Some(0); 5]; 3] }),
    }
}
