//! `地址`: how deep a place goes, from the province down to the room.

use crate::name::{HAN, STEP, signs};
use std::ops::Range;

/// A place in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Bytes of the field.
    pub span: Range<usize>,
    /// Whether it reaches a home: building, entrance or room, or a number in a village.
    pub is_home: bool,
    /// How many levels it names.
    pub levels: u8,
}

/// Steps of a place, from the widest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Province,
    City,
    County,
    Town,
    Village,
    Number,
    Building,
    Entrance,
    Room,
}

/// Fields longer than this many bytes are prose.
const MOST: usize = 180;

/// The place that a field begins with. `is_stated` says that a label announces it: then one level is enough.
pub fn place(field: &str, is_stated: bool) -> Option<Place> {
    if field.len() > MOST {
        return None;
    }
    let mut reader = Reader { last: None, levels: 0, end: 0, is_home: false, has_village: false, has_estate: false };
    let mut name = 0_usize;
    let mut digits = 0_usize;
    let mut characters = field.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let end = at + c.len_utf8();
        let next = characters.peek().map(|(_, next)| *next);
        let is_counting = is_numeral(c) && next.is_some_and(|next| is_numeral(next) || is_counted(next));
        if is_digit(c) || is_counting {
            digits += 1;
            continue;
        }
        if matches!(c, '-' | '－' | '—' | '#' | '*' | '×') {
            // `3-2-501`: building, entrance, room.
            digits += usize::from(digits > 0);
            continue;
        }
        if signs(c) & HAN == 0 {
            break;
        }
        if signs(c) & STEP == 0 {
            (name, digits) = (name + 1, 0);
            if name > 10 {
                break;
            }
            continue;
        }
        if let Some((level, taken)) = level(c, next, name, digits) {
            let end = if taken == 2 { characters.next().map_or(end, |(at, c)| at + c.len_utf8()) } else { end };
            if !reader.step(level, end) {
                break;
            }
            (name, digits) = (0, 0);
        } else {
            name += 1;
            digits = 0;
            if name > 10 {
                break;
            }
        }
    }
    reader.finish(field, is_stated)
}

struct Reader {
    last: Option<Level>,
    levels: u8,
    end: usize,
    is_home: bool,
    has_village: bool,
    has_estate: bool,
}

impl Reader {
    /// Takes a level that ends here; false where it cannot follow the one before.
    fn step(&mut self, level: Level, end: usize) -> bool {
        let repeats = matches!(level, Level::Town | Level::Village | Level::Building | Level::Number | Level::City);
        // `迎宾路53号安居苑11号楼`: an estate behind the number of its gate.
        let is_estate =
            level == Level::Village && self.last == Some(Level::Number) && self.has_village && !self.has_estate;
        self.has_estate |= is_estate;
        if !is_estate && self.last.is_some_and(|last| level < last || level == last && !repeats) {
            return false;
        }
        self.last = Some(level);
        self.levels += 1;
        self.end = end;
        self.has_village |= level == Level::Village;
        self.is_home |= level >= Level::Building && (self.levels > 1 || level >= Level::Entrance);
        true
    }

    fn finish(mut self, field: &str, is_stated: bool) -> Option<Place> {
        let last = self.last?;
        // `19号楼4单元2144`: the room without its word.
        let tail = field.get(self.end..).unwrap_or_default();
        let room = tail.len() - tail.trim_start_matches(|c: char| is_digit(c) || matches!(c, '-' | '－' | '*')).len();
        if room > 0 && last >= Level::Number && room <= 12 {
            self.end += room;
            self.is_home |= self.levels > 1;
        } else if last == Level::Village && (5..=12).contains(&room) && is_building_and_room(tail.get(..room)) {
            // `翠湖小区3-2-501`.
            self.end += room;
            self.is_home = true;
        }
        let village = self.has_village && self.is_village_number(field);
        let is_home = self.is_home || village;
        let is_enough = self.levels >= 2 || is_stated || matches!(last, Level::Village | Level::Town);
        (is_enough && self.end > 6).then_some(Place { span: 0..self.end, is_home, levels: self.levels })
    }

    /// A house number in a village, where a number is a home: `石桥村12号`. On a street it is a house of many.
    fn is_village_number(&self, field: &str) -> bool {
        let taken = field.get(..self.end).unwrap_or_default();
        taken.split(['村', '屯', '组']).skip(1).any(|behind| {
            let number = behind.trim_end_matches('号').chars().last();
            behind.ends_with('号') && number.is_some_and(|c| is_digit(c) || is_numeral(c))
        })
    }
}

fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// What a numeral may count in an address: `三号`, `二单元`.
fn is_counted(c: char) -> bool {
    matches!(c, '号' | '楼' | '栋' | '幢' | '座' | '单' | '组' | '层' | '室' | '户' | '队')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// `3-2-501`, `12-1203`: at least a building and a room.
fn is_building_and_room(tail: Option<&str>) -> bool {
    let parts = || tail.unwrap_or_default().split(['-', '－']);
    parts().count() >= 2 && parts().all(|part| !part.is_empty())
}

/// The level that a character ends, behind so many characters of a name or digits, and how many characters say it.
fn level(c: char, next: Option<char>, name: usize, digits: usize) -> Option<(Level, usize)> {
    let named = name > 0;
    let numbered = digits > 0;
    Some(match (c, next) {
        ('省', _) if named => (Level::Province, 1),
        ('市', next) if named && next != Some('场') => (Level::City, 1),
        ('州' | '盟', _) if name >= 3 => (Level::City, 1),
        ('区' | '县' | '旗', next) if named && !matches!(next, Some('域' | '间' | '级')) => (Level::County, 1),
        ('街', Some('道')) if named => (Level::Town, 2),
        ('镇' | '乡', _) if named => (Level::Town, 1),
        ('社' | '小', Some('区'))
        | ('大', Some('道' | '街'))
        | ('胡', Some('同'))
        | ('花' | '家', Some('园'))
        | ('公', Some('寓'))
            if named =>
        {
            (Level::Village, 2)
        }
        ('村', _) if named && next != Some('委') => (Level::Village, 1),
        ('路' | '街' | '巷' | '弄' | '里' | '苑' | '屯' | '庄' | '坊', _) if named || numbered => {
            let goes_on = matches!(next, Some('乡' | '镇' | '村' | '街' | '道' | '社' | '路'));
            if c == '路' && matches!(next, Some('口' | '段' | '灯')) || goes_on {
                return None;
            }
            (Level::Village, 1)
        }
        ('号', Some('楼')) if numbered => (Level::Building, 2),
        ('号', Some('院')) if numbered => (Level::Number, 2),
        ('号' | '组' | '队', _) if numbered => (Level::Number, 1),
        ('楼' | '栋' | '幢' | '座', _) if numbered => (Level::Building, 1),
        ('单', Some('元')) if numbered => (Level::Entrance, 2),
        ('门' | '层', _) if numbered => (Level::Entrance, 1),
        ('室' | '户', _) if numbered => (Level::Room, 1),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_end_where_they_end_and_know_whether_they_are_homes() {
        for (field, stated, expected) in [
            ("前进乡19号楼4单元2144", false, Some(("前进乡19号楼4单元2144", true))),
            ("平谷区新街乡", false, Some(("平谷区新街乡", false))),
            ("柳林街道北庄村各区", false, Some(("柳林街道北庄村", false))),
            ("石桥村", false, Some(("石桥村", false))),
            ("石桥村12号", false, Some(("石桥村12号", true))),
            ("迎宾路53号安居苑11号楼203室", false, Some(("迎宾路53号安居苑11号楼203室", true))),
            ("翠湖小区3-2-501", false, Some(("翠湖小区3-2-501", true))),
            ("安和家园六号楼二单元301", false, Some(("安和家园六号楼二单元301", true))),
            ("三家店村甲12号", false, Some(("三家店村甲12号", true))),
            ("石桥村3组12号", false, Some(("石桥村3组12号", true))),
            ("北京市海淀区四季青路6号", false, Some(("北京市海淀区四季青路6号", false))),
            ("中关村南大街5号院3栋2单元501室", false, Some(("中关村南大街5号院3栋2单元501室", true))),
            ("高新区", false, None),
            ("海淀区", true, Some(("海淀区", false))),
            ("各区", false, None),
        ] {
            let found = place(field, stated);
            let found = found.as_ref().map(|place| (&field[place.span.clone()], place.is_home));
            assert_eq!(found, expected, "{field}");
        }
    }
}
