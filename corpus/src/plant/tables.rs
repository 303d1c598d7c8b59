//! L07 `单表唯一`, L08 `同质` and L10 `小格与补充抑制不足`: what one table says by itself.

use super::{Stage, Story};
use crate::notice::Split;
use crate::prng::Prng;
use crate::world::name::NameStyle;
use crate::world::person::Person;
use crate::world::place::village;
use crate::world::words::ILLNESSES;

/// A table as this split writes it: with a header or without, by wide spaces, tabs, bars or one cell a line.
pub(crate) fn layout(split: Split, prng: &mut Prng, header: &[&str], rows: &[Vec<String>]) -> String {
    let (gap, has_header) = match (split, prng.below(3)) {
        (Split::Seen, 0) => ("　", false),
        (Split::Seen, 1) => ("　", true),
        (Split::Seen, _) => ("\t", true),
        (Split::Unseen, 0) => (" | ", true),
        (Split::Unseen, 1) => ("  ", true),
        (Split::Unseen, _) => ("\n", true),
    };
    let head = has_header.then(|| header.join(gap));
    let lines = rows.iter().map(|row| row.join(gap));
    head.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

fn hidden(person: &Person, split: Split) -> String {
    let mut name = String::new();
    let style = if split == Split::Seen { NameStyle::Given('*') } else { NameStyle::Some };
    style.write(&person.name, &mut name);
    name
}

/// Rows that share everything a neighbour could know, with every illness another.
pub(crate) fn alike(prng: &mut Prng, count: usize, split: Split, place: &str) -> Vec<Vec<String>> {
    let one = Person::planted(prng);
    let first = prng.below(ILLNESSES.len());
    (0..count)
        .map(|nth| {
            let illness = ILLNESSES[(first + nth) % ILLNESSES.len()].to_owned();
            vec![hidden(&one, split), one.sex().to_owned(), place.to_owned(), format!("{}年", one.birth.0), illness]
        })
        .collect()
}

/// L07: whoever knows village, sex and year of birth knows the illness.
pub(crate) fn unique_row(stage: &mut Stage) -> Story {
    let split = stage.split;
    let place = village(stage.prng.below(70));
    let mut rows = if stage.turn.is_multiple_of(2) { alike(&mut stage.prng, 6, split, &place) } else { Vec::new() };
    let loners = if rows.is_empty() { stage.prng.between(4, 16) } else { stage.prng.between(1, 2) };
    for _ in 0..loners {
        let person = Person::draw(&mut stage.prng);
        let illness = stage.prng.pick(&ILLNESSES);
        let row = [
            hidden(&person, split),
            person.sex().into(),
            place.clone(),
            format!("{}年", person.birth.0),
            (*illness).into(),
        ];
        let at = stage.prng.below(rows.len() + 1);
        rows.insert(at, row.to_vec());
    }
    let (title, header) = match split {
        Split::Seen => ("重病救助名单", ["姓名", "性别", "村", "出生年", "病种"]),
        Split::Unseen => ("{town}慢特病待遇认定情况", ["当事人", "性别", "户籍村（居）", "出生年份", "诊断"]),
    };
    let body = if split == Split::Unseen && stage.turn % 4 == 3 {
        rows.iter()
            .map(|row| format!("{}{}性村民{}（{}生），确诊{}，纳入保障范围；", row[2], row[1], row[0], row[3], row[4]))
            .collect()
    } else {
        layout(split, &mut stage.prng, &header, &rows)
    };
    stage.piece(|scene| scene.text(title, &format!("{{s}}\n{body}\n{{s}}\n{{agency}}\n{{date}}")));
    Story::new("表中一人", "一人的病种")
}

/// L08: everybody in the group has the same, so whoever is in the group has it.
pub(crate) fn same_for_all(stage: &mut Stage) -> Story {
    let split = stage.split;
    let illness = *stage.prng.pick(&ILLNESSES);
    let place = village(stage.prng.below(70));
    if stage.turn.is_multiple_of(3) {
        let count = stage.prng.between(5, 9);
        let body = match split {
            Split::Seen => format!("{place}　男　1900—1904年出生　{count}人，均为{illness}患者。"),
            Split::Unseen => format!("经摸排，{place}女性居民中1905年至1909年出生的共{count}人，全部确诊为{illness}。"),
        };
        stage.piece(|scene| scene.text("{town}健康帮扶工作情况", &format!("{{p}}\n{body}\n{{s}}")));
        return Story::new(place, "一组人的病种");
    }
    if stage.turn % 3 == 1 {
        let rows: Vec<_> = (0..stage.prng.between(5, 9))
            .map(|nth| {
                let person = Person::planted(&mut stage.prng);
                vec![(nth + 1).to_string(), hidden(&person, split), format!("{}元", person.amount)]
            })
            .collect();
        let body = layout(split, &mut stage.prng, &["序号", "姓名", "金额"], &rows);
        let title = if split == Split::Seen {
            format!("{illness}患者救助名单")
        } else {
            format!("{{town}}{illness}病人生活补助发放表")
        };
        stage.piece(|scene| scene.text(&title, &format!("{{s}}\n{body}\n{{s}}")));
        return Story { also: &["L07"], ..Story::new(illness, "全表人员的病种") };
    }
    let mut rows = Vec::new();
    for band in ["1900—1904", "1905—1909"] {
        for sex in ["男", "女"] {
            let is_same = band == "1900—1904" && sex == "男";
            let first = stage.prng.below(ILLNESSES.len());
            for nth in 0..stage.prng.between(5, 7) {
                let other = ILLNESSES[(first + nth) % ILLNESSES.len()];
                let illness = if is_same { illness } else { other };
                rows.push(vec![place.clone(), sex.to_owned(), band.to_owned(), illness.to_owned()]);
            }
        }
    }
    let body = layout(split, &mut stage.prng, &["村", "性别", "出生年段", "病种"], &rows);
    let title =
        if split == Split::Seen { "医疗救助分布情况" } else { "{town}因病致困人员明细（匿名）" };
    stage.piece(|scene| scene.text(title, &format!("{{s}}\n{body}\n{{s}}")));
    Story::new(place, "一组人的病种")
}

/// Counts of patients by town, none of them small.
pub(crate) fn counts(prng: &mut Prng, rows: usize, columns: usize, low: usize) -> Vec<Vec<usize>> {
    (0..rows).map(|_| (0..columns).map(|_| prng.between(low, 90)).collect()).collect()
}

/// Writes counts with their sums; `hide` says which cells are starred.
pub(crate) fn counted(stage: &mut Stage, cells: &[Vec<usize>], hide: &[(usize, usize)], star: &str) -> String {
    let first = stage.prng.below(60);
    let columns = cells.first().map_or(0, Vec::len);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (r, row) in cells.iter().enumerate() {
        let mut line = vec![village(first + r)];
        line.extend(
            row.iter().enumerate().map(|(c, n)| if hide.contains(&(r, c)) { star.to_owned() } else { n.to_string() }),
        );
        line.push(row.iter().sum::<usize>().to_string());
        rows.push(line);
    }
    let mut sums = vec!["合计".to_owned()];
    sums.extend((0..columns).map(|c| cells.iter().map(|row| row[c]).sum::<usize>().to_string()));
    sums.push(cells.iter().flatten().sum::<usize>().to_string());
    rows.push(sums);
    let mut header = vec!["地区"];
    header.extend(ILLNESSES.iter().skip(3).take(columns));
    header.push("合计");
    // A table of numbers without its header says nothing, so it is always there.
    let gap = match (stage.split, stage.prng.below(2)) {
        (Split::Seen, 0) => "　",
        (Split::Seen, _) => "\t",
        (Split::Unseen, 0) => " | ",
        (Split::Unseen, _) => "  ",
    };
    std::iter::once(header.join(gap)).chain(rows.iter().map(|row| row.join(gap))).collect::<Vec<_>>().join("\n")
}

/// L10: a count of one or two patients is printed, or a starred one follows from the sums.
pub(crate) fn small_cell(stage: &mut Stage) -> Story {
    let (rows, columns) = (stage.prng.between(3, 6), stage.prng.between(2, 4));
    let mut cells = counts(&mut stage.prng, rows, columns, 12);
    let (r, c) = (stage.prng.below(rows), stage.prng.below(columns));
    cells[r][c] = stage.prng.between(1, 2);
    let star = if stage.split == Split::Seen { "*" } else { "—" };
    let hide = if stage.turn.is_multiple_of(2) { vec![(r, c)] } else { Vec::new() };
    let table = counted(stage, &cells, &hide, star);
    let title = if stage.split == Split::Seen {
        "{town}重点疾病患者人数统计表"
    } else {
        "{year}年{town}在册患者分布"
    };
    let note = if hide.is_empty() { "" } else { "注：人数较少的，以符号代替。" };
    stage.piece(|scene| scene.text(title, &format!("{{s}}\n{table}\n{note}\n{{s}}")));
    Story::new("一格", "极少数患者的病种")
}
