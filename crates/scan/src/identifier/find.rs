//! Numbers of the rarer kinds found in running text: by their own sign (`@`, `字第`), by their check character, or by a
//! label right before them. Residents' numbers, telephones, cards, plates and document numbers are read record by
//! record, see [`crate::reading`].

use super::{
    Rule, bank_card, brackets, coordinates, credit_code, email, hong_kong_id, imei, network, organisation_code,
    passport, permanent_resident, property_certificate, registration_number, resident_id, service_card, signs,
    taiwan_id, tax_number, travel_permit, vin,
};
use crate::fold::Folded;
use crate::mention::Evidence;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// A number found in a text.
#[derive(Debug, Clone)]
pub struct Found {
    /// Where it stands, in bytes of the text as given.
    pub span: Range<usize>,
    /// What it is.
    pub rule: &'static Rule,
    /// How sure that is.
    pub evidence: Evidence,
    /// As compared: folded, upper-case, without separators.
    pub value: Box<str>,
}

/// All numbers of the rarer kinds in a text, in order.
pub fn find(text: &str) -> Vec<Found> {
    let folded = Folded::new(text);
    let mut finder = Finder { text: folded.as_str(), found: Vec::new(), may_have_coordinates: false };
    finder.walk();
    finder.coordinates();
    let mut found = finder.found;
    found.sort_by_key(|one| (one.span.start, std::cmp::Reverse(one.span.end)));
    // Of two readings of one place the longer one holds.
    found.dedup_by(|next, kept| next.span.start < kept.span.end);
    for one in &mut found {
        one.span = folded.original(one.span.clone());
    }
    found
}

struct Finder<'t> {
    text: &'t str,
    found: Vec<Found>,
    /// Whether a degree sign, or a digit before `度`, or three decimals stand anywhere: few texts have them, and a
    /// search for coordinates is not free.
    may_have_coordinates: bool,
}

/// What a byte may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lead {
    Nothing,
    /// A row of letters and digits.
    Word,
    At,
    Dot,
    /// The first byte of `°`.
    Degree,
    /// The first byte of `字` and of `度`.
    Han5,
    /// The first byte of `不`.
    Han4,
}

static LEADS: [Lead; 256] = {
    let mut leads = [Lead::Nothing; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            leads[byte] = Lead::Word;
        }
        byte += 1;
    }
    leads[b'@' as usize] = Lead::At;
    leads[b'.' as usize] = Lead::Dot;
    leads[0xc2] = Lead::Degree;
    leads[0xe5] = Lead::Han5;
    leads[0xe4] = Lead::Han4;
    leads
};

/// A row of letters and digits.
struct Word<'t> {
    span: Range<usize>,
    signs: &'t [u8],
    /// The same in capitals.
    capital: signs::Signs,
}

impl Finder<'_> {
    fn add(&mut self, span: Range<usize>, rule: &'static Rule, evidence: Evidence, value: impl Into<Box<str>>) {
        self.found.push(Found { span, rule, evidence, value: value.into() });
    }

    fn add_word(&mut self, word: &Word<'_>, rule: &'static Rule, evidence: Evidence) {
        let value = String::from_utf8_lossy(&word.capital).into_owned();
        self.add(word.span.clone(), rule, evidence, value);
    }

    /// Whether one of the words stands shortly before, on the same line.
    fn is_labelled(&self, at: usize, words: &[&str]) -> bool {
        let before = self.text.get(..at).unwrap_or_default();
        let from = before.char_indices().rev().take(16).take_while(|(_, c)| *c != '\n').last().map_or(at, |(at, _)| at);
        let window = before.get(from..).unwrap_or_default();
        words.iter().any(|word| window.contains(word))
    }

    /// One pass over the bytes: words where they stand, and what a sign in its middle gives away.
    fn walk(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            match LEADS[usize::from(*byte)] {
                Lead::Word => {
                    let rest = bytes.get(at..).unwrap_or_default();
                    let length = rest.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len());
                    if (2..=20).contains(&length) {
                        self.word(at..at + length);
                    }
                    at += length;
                    continue;
                }
                Lead::At => self.email(at),
                Lead::Dot => {
                    let next = bytes.get(at + 1..at + 4);
                    self.may_have_coordinates |= next.is_some_and(|next| next.iter().all(u8::is_ascii_digit));
                }
                Lead::Degree => self.may_have_coordinates |= self.stands(at, "°"),
                Lead::Han5 if self.stands(at, "字第") => self.service_card(at),
                Lead::Han5 => {
                    let is_behind_digit = at > 0 && bytes.get(at - 1).is_some_and(u8::is_ascii_digit);
                    self.may_have_coordinates |= is_behind_digit && self.stands(at, "度");
                }
                Lead::Han4 if self.stands(at, "不动产") => self.certificate(at),
                Lead::Nothing | Lead::Han4 => {}
            }
            at += 1;
        }
    }

    fn stands(&self, at: usize, word: &str) -> bool {
        self.text.as_bytes().get(at..).is_some_and(|rest| rest.starts_with(word.as_bytes()))
    }

    fn word(&mut self, span: Range<usize>) {
        let bytes = self.text.as_bytes();
        let is_cut =
            |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(|byte| matches!(byte, b'*' | b'@'));
        let signs = bytes.get(span.clone()).unwrap_or_default();
        let digits = signs.iter().filter(|sign| sign.is_ascii_digit()).count();
        if digits == 0 || is_cut(span.start.checked_sub(1)) || is_cut(Some(span.end)) {
            return;
        }
        let word = Word { capital: signs.iter().map(u8::to_ascii_uppercase).collect(), signs, span };
        match (signs.len(), digits) {
            (1..=3, _) => self.address(&word),
            (7..=8, 6..=7) => self.hong_kong(&word),
            (8, 8) => self.taiwan_permit(&word),
            (9, _) => self.nine(&word),
            (10..=11, 9..=10) => self.ten(&word),
            (15, _) => self.fifteen(&word),
            (17, 6..=16) => self.vehicle(&word),
            (18, _) => self.eighteen(&word),
            (20, _) => self.twenty(&word),
            _ => {}
        }
    }

    /// `192.0.2.10` begins with one to three digits, `00:00:5e:00:53:01` with two.
    fn address(&mut self, word: &Word<'_>) {
        let rest = self.text.get(word.span.start..).unwrap_or_default();
        let reach =
            |allowed: fn(char) -> bool| rest.find(|c| !allowed(c)).and_then(|end| rest.get(..end)).unwrap_or(rest);
        let is_inside =
            self.text.get(..word.span.start).is_some_and(|before| before.ends_with(['.', ':', '-', 'v', 'V']));
        if is_inside || self.is_labelled(word.span.start, &["版本", "版次"]) {
            return;
        }
        let dotted = reach(|c| c.is_ascii_digit() || c == '.').trim_end_matches('.');
        if dotted.matches('.').count() == 3 && network::is_ip(dotted) {
            return self.add(word.span.start..word.span.start + dotted.len(), &network::IP, Evidence::Checked, dotted);
        }
        let paired = reach(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '-'));
        if paired.len() == 17 && network::is_mac(paired) {
            self.add(
                word.span.start..word.span.start + 17,
                &network::MAC,
                Evidence::Checked,
                paired.to_ascii_uppercase(),
            );
        }
    }

    /// With its check in brackets it speaks for itself; without, a label must.
    fn hong_kong(&mut self, word: &Word<'_>) {
        let bracketed = self.text.get(word.span.end..).and_then(|rest| {
            let inner = rest.strip_prefix(['(', '（'])?;
            let close = inner.find([')', '）']).filter(|close| *close == 1)?;
            let behind = inner.get(close..)?.chars().next()?;
            Some(word.span.end + (rest.len() - inner.len()) + close + behind.len_utf8())
        });
        let end = bracketed.unwrap_or(word.span.end);
        let is_stated = self.is_labelled(word.span.start, &["香港", "身份证", "证件"]);
        let Some(value) = self.text.get(word.span.start..end).filter(|value| hong_kong_id::is_valid(value)) else {
            return;
        };
        if bracketed.is_some() || is_stated {
            let evidence = if is_stated { Evidence::Labelled } else { Evidence::Checked };
            let value: String = value.chars().filter(char::is_ascii_alphanumeric).collect();
            self.add(word.span.start..end, &hong_kong_id::RULE, evidence, value.to_ascii_uppercase());
        }
    }

    fn taiwan_permit(&mut self, word: &Word<'_>) {
        if self.is_labelled(word.span.start, &["台胞证", "台湾居民来往", "来往大陆通行证"]) {
            self.add_word(word, &travel_permit::TAIWAN, Evidence::Labelled);
        } else if let Some(check) =
            self.text.get(word.span.end..).and_then(|rest| rest.strip_prefix('-')?.chars().next())
            && self.is_labelled(word.span.start, &["组织机构代码", "机构代码"])
        {
            let code = [&word.capital, check.to_string().as_bytes()].concat();
            if organisation_code::is_valid(&code) {
                let value = String::from_utf8_lossy(&code).into_owned();
                self.add(word.span.start..word.span.end + 2, &organisation_code::RULE, Evidence::Labelled, value);
            }
        }
    }

    fn nine(&mut self, word: &Word<'_>) {
        let at = word.span.start;
        let is_permit = self.is_labelled(at, &["通行证", "回乡证", "往来港澳", "来往内地"]);
        let is_passport = self.is_labelled(at, &["护照"]);
        if organisation_code::is_valid(&word.capital) && self.is_labelled(at, &["组织机构代码", "机构代码"]) {
            self.add_word(word, &organisation_code::RULE, Evidence::Labelled);
        } else if travel_permit::is_to_hong_kong(&word.capital) {
            let evidence = if is_permit { Evidence::Labelled } else { Evidence::Shape };
            self.add_word(word, &travel_permit::TO_HONG_KONG, evidence);
        } else if is_permit && travel_permit::is_home_return(&word.capital) {
            self.add_word(word, &travel_permit::HOME_RETURN, Evidence::Labelled);
        } else if passport::is_valid(&word.capital) && (is_passport || word.signs == &*word.capital) {
            let evidence = if is_passport { Evidence::Labelled } else { Evidence::Shape };
            self.add_word(word, &passport::RULE, evidence);
        }
    }

    fn ten(&mut self, word: &Word<'_>) {
        let at = word.span.start;
        if taiwan_id::is_valid(&word.capital) && word.signs == &*word.capital {
            let is_stated = self.is_labelled(at, &["台湾", "身份证", "证件"]);
            self.add_word(word, &taiwan_id::RULE, if is_stated { Evidence::Labelled } else { Evidence::Checked });
        } else if travel_permit::is_home_return(&word.capital) {
            let is_stated = self.is_labelled(at, &["通行证", "回乡证", "来往内地"]);
            self.add_word(
                word,
                &travel_permit::HOME_RETURN,
                if is_stated { Evidence::Labelled } else { Evidence::Shape },
            );
        }
    }

    fn fifteen(&mut self, word: &Word<'_>) {
        let at = word.span.start;
        let number = word.capital.as_slice();
        let labelled: [(&'static Rule, bool, &[&str]); 4] = [
            (&imei::RULE, imei::is_valid(number), &["IMEI", "imei", "串号", "设备号", "识别码"]),
            (&registration_number::RULE, registration_number::is_valid(number), &["注册号", "登记号"]),
            (&tax_number::RULE, tax_number::is_valid(number, None), &["纳税人", "税号", "税务登记"]),
            (&permanent_resident::RULE, permanent_resident::is_valid(number, None), &["永久居留"]),
        ];
        let known = labelled.into_iter().find(|(_, holds, words)| *holds && self.is_labelled(at, words));
        if let Some((rule, ..)) = known {
            self.add_word(word, rule, Evidence::Labelled);
        } else if permanent_resident::is_valid(number, None) {
            self.add_word(word, &permanent_resident::RULE, Evidence::Shape);
        }
    }

    fn vehicle(&mut self, word: &Word<'_>) {
        let is_stated = self.is_labelled(word.span.start, &["车架号", "车辆识别", "VIN"]);
        if vin::is_valid(&word.capital) && word.capital.iter().any(u8::is_ascii_uppercase) {
            self.add_word(word, &vin::RULE, if is_stated { Evidence::Labelled } else { Evidence::Checked });
        }
    }

    fn eighteen(&mut self, word: &Word<'_>) {
        if resident_id::is_valid(&word.capital, None) {
            return;
        }
        let is_stated = self.is_labelled(word.span.start, &["信用代码", "统一代码", "纳税人识别号", "税号"]);
        if credit_code::is_valid(&word.capital) {
            self.add_word(word, &credit_code::RULE, if is_stated { Evidence::Labelled } else { Evidence::Checked });
        } else if is_stated && !bank_card::is_valid(&word.capital) {
            self.add_word(word, &credit_code::RULE, Evidence::Shape);
        }
    }

    fn twenty(&mut self, word: &Word<'_>) {
        if tax_number::is_valid(&word.capital, None) {
            self.add_word(word, &tax_number::RULE, Evidence::Checked);
        }
    }

    fn email(&mut self, at: usize) {
        let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
        let before = self.text.get(..at).unwrap_or_default();
        let local = before.trim_end_matches(is_local).len();
        let behind = self.text.get(at + 1..).unwrap_or_default();
        let domain =
            behind.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-')).unwrap_or(behind.len());
        let span = local..at + 1 + domain;
        let Some(value) = self.text.get(span.clone()).map(|value| value.trim_end_matches(['.', '-'])) else { return };
        if email::is_valid(value) {
            self.add(span.start..span.start + value.len(), &email::RULE, Evidence::Checked, value.to_ascii_lowercase());
        }
    }

    fn service_card(&mut self, at: usize) {
        let before = self.text.get(..at).unwrap_or_default();
        let Some(end) = self.text.get(at..).and_then(|rest| rest.find('号')).filter(|end| *end <= 24) else { return };
        let end = at + end + '号'.len_utf8();
        // `武警` and `武` are both words of the force.
        let starts = before.char_indices().rev().take(2).map(|(start, _)| start);
        let found = starts.filter_map(|start| Some((start, self.text.get(start..end)?)));
        let Some((start, value)) = found.filter(|(_, value)| service_card::is_valid(value)).last() else { return };
        // An agency's word may end in one of these: `示政字第12号`.
        let is_inside = self.text.get(..start).is_some_and(|before| before.ends_with(brackets::is_han));
        if is_inside && !self.is_labelled(at, &["军官证", "士兵证", "文职", "警官证", "证件", "证号"]) {
            return;
        }
        self.add(start..end, &service_card::RULE, Evidence::Checked, value);
    }

    fn certificate(&mut self, at: usize) {
        let before = self.text.get(..at).unwrap_or_default();
        let mut opens = before.char_indices().rev().take(24).filter(|(_, c)| brackets::is_open(*c));
        let Some((open, _)) = opens.next() else { return };
        let Some((start, _)) = before.get(..open).and_then(|head| head.char_indices().next_back()) else { return };
        let Some(end) = self.text.get(at..).and_then(|rest| rest.find('号')).filter(|end| *end <= 40) else { return };
        let end = at + end + '号'.len_utf8();
        if let Some(value) = self.text.get(start..end).filter(|value| property_certificate::is_valid(value)) {
            self.add(start..end, &property_certificate::RULE, Evidence::Checked, value);
        }
    }

    fn coordinates(&mut self) {
        static PAIR: LazyLock<Option<Regex>> = LazyLock::new(|| {
            let half = r"(?:东经|北纬|经度|纬度|[EN])?[:：为]?\s?\d{1,3}(?:\.\d{3,12}[°度]?|[°度]\d{1,2}[′’'分]\d{1,2}(?:\.\d{1,6})?[″”\x22秒])[EN]?";
            Regex::new(&format!(r"{half}\s?[,，、;；/]?\s?{half}")).ok()
        });
        let Some(pair) = PAIR.as_ref().filter(|_| self.may_have_coordinates) else { return };
        for found in pair.find_iter(self.text) {
            let is_part = self
                .text
                .get(..found.start())
                .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit() || c == '.'));
            if !is_part && coordinates::is_valid(found.as_str()) {
                self.add(found.range(), &coordinates::RULE, Evidence::Checked, found.as_str());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rarer_numbers_are_found_where_they_stand() {
        for (text, expected) in [
            ("持护照E00000123入境", &[("passport", "E00000123", Evidence::Labelled)][..]),
            ("型号E00000123的设备", &[("passport", "E00000123", Evidence::Shape)]),
            ("往来港澳通行证：CA0000123", &[("hkmo_permit", "CA0000123", Evidence::Labelled)]),
            ("回乡证H0000012301", &[("home_return", "H0000012301", Evidence::Labelled)]),
            ("台胞证00000123", &[("tw_permit", "00000123", Evidence::Labelled)]),
            ("编号00000123", &[]),
            ("香港居民A123456(3)某", &[("hkid", "A123456(3)", Evidence::Labelled)]),
            ("（A123456（3））", &[("hkid", "A123456（3）", Evidence::Checked)]),
            ("A123456(4)", &[]),
            ("统一社会信用代码：91130203MA0123453C。", &[("uscc", "91130203MA0123453C", Evidence::Labelled)]),
            ("统一社会信用代码：91130203MA0123453D。", &[("uscc", "91130203MA0123453D", Evidence::Shape)]),
            (
                "９１１３０２０３ＭＡ０１２３４５３Ｃ",
                &[("uscc", "９１１３０２０３ＭＡ０１２３４５３Ｃ", Evidence::Checked)],
            ),
            ("组织机构代码00000012-3", &[("org", "00000012-3", Evidence::Labelled)]),
            ("注册号130203000000125", &[("reg15", "130203000000125", Evidence::Labelled)]),
            ("车架号LTESTVEH612345678", &[("vin", "LTESTVEH612345678", Evidence::Labelled)]),
            ("IMEI：860123045678900", &[("imei", "860123045678900", Evidence::Labelled)]),
            ("发至shi_li@example.com。", &[("email", "shi_li@example.com", Evidence::Checked)]),
            ("登录192.0.2.10，软件1.2.3版", &[("ip", "192.0.2.10", Evidence::Checked)]),
            ("版本1.2.3.4", &[]),
            ("地址00:00:5E:00:53:01", &[("mac", "00:00:5E:00:53:01", Evidence::Checked)]),
            ("位于116.397128，39.916527处", &[("coordinates", "116.397128，39.916527", Evidence::Checked)]),
            ("东经116°23′50″，北纬39°54′59″", &[("coordinates", "东经116°23′50″，北纬39°54′59″", Evidence::Checked)]),
            ("合计116.397元、39.916元", &[]),
            ("军官证：武警字第00001号", &[("officer", "武警字第00001号", Evidence::Checked)]),
            ("示政字第0000123号", &[]),
            ("证件为政字第0000123号", &[("officer", "政字第0000123号", Evidence::Checked)]),
            (
                "持冀（2020）丰润区不动产权第0000123号",
                &[("realty", "冀（2020）丰润区不动产权第0000123号", Evidence::Checked)],
            ),
            ("不动产权属争议第1号", &[]),
            ("130203190205180455", &[]),
            ("E0000****", &[]),
        ] {
            let found = find(text);
            let found: Vec<_> =
                found.iter().map(|one| (one.rule.word, &text[one.span.clone()], one.evidence)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
