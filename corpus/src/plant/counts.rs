//! L10 `小格与补充抑制不足`: what one table of counts says by itself.

use super::{Stage, Story};
use crate::notice::Split;
use crate::prng::Prng;
use crate::world::place::village;
use crate::world::words::ILLNESSES;

/// Counts of patients by town, none of them small.
pub(crate) fn counts(prng: &mut Prng, rows: usize, columns: usize, low: usize) -> Vec<Vec<usize>> {
    (0..rows).map(|_| (0..columns).map(|_| prng.between(low, 90)).collect()).collect()
}

/// What is counted on the seen side, besides illnesses.
const KINDS: [&[&str]; 5] = [
    &["艾滋病", "肺结核", "乙肝", "梅毒"],
    &["恶性肿瘤", "尿毒症", "白血病", "血友病"],
    &["视力残疾", "听力残疾", "智力残疾", "精神残疾"],
    &["精神分裂症", "癫痫", "双相情感障碍", "重度抑郁"],
    &["脑卒中", "冠心病", "糖尿病", "肝硬化"],
];

/// How notices of the seen side write a table of counts.
#[derive(Debug, Clone, Copy)]
enum Sheet {
    /// What stands between cells, and at both ends of a line.
    Table { gap: &'static str, edge: &'static str },
    /// A line for each place.
    Sentences,
}

const SHEETS: [Sheet; 12] = [
    Sheet::Table { gap: "　", edge: "" },
    Sheet::Table { gap: "\t", edge: "" },
    Sheet::Table { gap: "\t", edge: "" },
    Sheet::Table { gap: "　　", edge: "" },
    Sheet::Table { gap: "|", edge: "" },
    Sheet::Table { gap: "|", edge: "|" },
    Sheet::Table { gap: "   ", edge: "" },
    Sheet::Table { gap: " ", edge: "" },
    Sheet::Table { gap: ",", edge: "" },
    Sheet::Table { gap: "\n", edge: "" },
    Sheet::Table { gap: "\n", edge: "" },
    Sheet::Sentences,
];

/// Writes counts with their sums; `hide` says which cells are starred.
pub(crate) fn counted(stage: &mut Stage, cells: &[Vec<usize>], hide: &[(usize, usize)], star: &str) -> String {
    let first = stage.prng.below(60);
    let columns = cells.first().map_or(0, Vec::len);
    let split = stage.split;
    let (kinds, sum_word) = match split {
        Split::Seen => {
            (KINDS[stage.prng.below(KINDS.len())], *stage.prng.pick(&["合计", "合计", "总计", "小计", "共计", "总数"]))
        }
        Split::Unseen => (&ILLNESSES[3..], "合计"),
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (r, row) in cells.iter().enumerate() {
        let mut line = vec![village(first + r)];
        line.extend(
            row.iter().enumerate().map(|(c, n)| if hide.contains(&(r, c)) { star.to_owned() } else { n.to_string() }),
        );
        line.push(row.iter().sum::<usize>().to_string());
        rows.push(line);
    }
    let mut sums = vec![sum_word.to_owned()];
    sums.extend((0..columns).map(|c| cells.iter().map(|row| row[c]).sum::<usize>().to_string()));
    sums.push(cells.iter().flatten().sum::<usize>().to_string());
    rows.push(sums);
    let mut header = vec!["地区"];
    header.extend(kinds.iter().take(columns));
    header.push(sum_word);
    if split == Split::Seen {
        return laid_out(&mut stage.prng, &header, &rows);
    }
    // A table of numbers without its header says nothing, so it is always there.
    let gap = if stage.prng.below(2) == 0 { " | " } else { "  " };
    std::iter::once(header.join(gap)).chain(rows.iter().map(|row| row.join(gap))).collect::<Vec<_>>().join("\n")
}

/// A table of the seen side, upright or turned, sums last or first, plain or with its unit.
fn laid_out(prng: &mut Prng, header: &[&str], rows: &[Vec<String>]) -> String {
    let corner = *prng.pick(&["地区", "村", "村居", "行政村", "村（社区）", "单位"]);
    let unit = *prng.pick(&["", "", "（人）", "人数"]);
    let sheet = *prng.pick(&SHEETS);
    let labels = header.iter().enumerate().map(|(at, label)| match at {
        0 => corner.to_owned(),
        _ if matches!(sheet, Sheet::Sentences) => (*label).to_owned(),
        _ => format!("{label}{unit}"),
    });
    let mut lines: Vec<Vec<String>> = std::iter::once(labels.collect()).chain(rows.iter().cloned()).collect();
    match prng.below(6) {
        0 => lines = (0..header.len()).map(|c| lines.iter().map(|line| line[c].clone()).collect()).collect(),
        1 => {
            // The sum of all places stands first.
            if let Some(sums) = lines.pop() {
                lines.insert(1, sums);
            }
        }
        2 => {
            // The sum of each line stands in front.
            for line in &mut lines {
                line[1..].rotate_right(1);
            }
        }
        _ => {}
    }
    match sheet {
        Sheet::Table { gap, edge } => {
            lines.iter().map(|line| format!("{edge}{}{edge}", line.join(gap))).collect::<Vec<_>>().join("\n")
        }
        Sheet::Sentences => in_sentences(&lines),
    }
}

/// `柳泉村：视力残疾12人，听力残疾30人，合计42人。`
fn in_sentences(lines: &[Vec<String>]) -> String {
    let Some((header, rows)) = lines.split_first() else { return String::new() };
    let sentence = |row: &Vec<String>| {
        let parts = header.iter().zip(row).skip(1).map(|(label, count)| format!("{label}{count}人"));
        format!("{}：{}。", row[0], parts.collect::<Vec<_>>().join("，"))
    };
    rows.iter().map(sentence).collect::<Vec<_>>().join("\n")
}

const TITLES: [&str; 8] = [
    "{town}重点人群健康状况统计表",
    "{year}年{town}登记管理对象汇总",
    "{town}健康档案分类统计（{year}年{month}月）",
    "{district}卫生健康统计资料",
    "{town}重点人群人数统计",
    "{year}年第{month}期健康监测统计表",
    "{town}帮扶对象人数汇总表",
    "分村人数一览",
];

/// L10: a count of one or two patients is printed, or a starred one follows from the sums.
pub(crate) fn small_cell(stage: &mut Stage) -> Story {
    let (rows, columns) = (stage.prng.between(3, 6), stage.prng.between(2, 4));
    let mut cells = counts(&mut stage.prng, rows, columns, 12);
    let (r, c) = (stage.prng.below(rows), stage.prng.below(columns));
    cells[r][c] = stage.prng.between(1, 2);
    let hide = if stage.turn.is_multiple_of(2) { vec![(r, c)] } else { Vec::new() };
    let (star, title, note) = match stage.split {
        Split::Seen => {
            let star = *stage.prng.pick(&["*", "*", "*", "**", "＊", "×", "※", "■"]);
            let note = *stage.prng.pick(&[
                "注：人数较少的，以符号代替。",
                "注：{star}为人数较少，不予列示。",
                "说明：人数较少的单元格以{star}表示。",
            ]);
            (star, *stage.prng.pick(&TITLES), note.replace("{star}", star))
        }
        Split::Unseen => ("—", "{year}年{town}在册患者分布", "注：人数较少的，以符号代替。".to_owned()),
    };
    let table = counted(stage, &cells, &hide, star);
    let note = if hide.is_empty() { String::new() } else { note };
    stage.piece(|scene| scene.text(title, &format!("{{s}}\n{table}\n{note}\n{{s}}")));
    Story::new("一格", "极少数患者的病种")
}
