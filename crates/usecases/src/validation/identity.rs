//! Identity documents by kind: check digits where the standard has them, shapes elsewhere.

use scan::identifier::{credit_code, resident_id, travel_permit};

/// `证件类型`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdType {
    /// `居民身份证` (GB 11643).
    ResidentId,
    /// `护照`.
    Passport,
    /// `港澳居民来往内地通行证`.
    HkMacaoPermit,
    /// `台湾居民来往大陆通行证`.
    TaiwanPermit,
    /// `统一社会信用代码` (GB 32100).
    CreditCode,
    /// `其他`.
    Other,
}

impl IdType {
    /// Words on the wire.
    pub const WORDS: [(&str, Self); 6] = [
        ("resident_id", Self::ResidentId),
        ("passport", Self::Passport),
        ("hk_macao_permit", Self::HkMacaoPermit),
        ("taiwan_permit", Self::TaiwanPermit),
        ("credit_code", Self::CreditCode),
        ("other", Self::Other),
    ];

    /// The word on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::ResidentId => "resident_id",
            Self::Passport => "passport",
            Self::HkMacaoPermit => "hk_macao_permit",
            Self::TaiwanPermit => "taiwan_permit",
            Self::CreditCode => "credit_code",
            Self::Other => "other",
        }
    }

    /// The name on a form.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ResidentId => "居民身份证",
            Self::Passport => "护照",
            Self::HkMacaoPermit => "港澳居民来往内地通行证",
            Self::TaiwanPermit => "台湾居民来往大陆通行证",
            Self::CreditCode => "统一社会信用代码",
            Self::Other => "其他证件",
        }
    }

    /// What is wrong with a number of this kind, in words that say how to mend it.
    pub fn fault(self, number: &str) -> Option<&'static str> {
        let letters_and_digits =
            |min, max| (min..=max).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_alphanumeric());
        let (holds, message) = match self {
            Self::ResidentId => (is_resident_id(number), "身份证号码有误，请对照证件逐位核对（18位，末位可为X）"),
            Self::CreditCode => {
                (is_credit_code(number), "统一社会信用代码有误，请对照证照逐位核对（18位，不含字母I、O、S、V、Z）")
            }
            Self::Passport => (letters_and_digits(5, 20), "护照号码有误，请填写字母和数字"),
            Self::HkMacaoPermit => (
                is_permit(number) || is_resident_id(number),
                "通行证号码有误，请填写H或M及其后的8位或10位数字（居住证请填18位号码）",
            ),
            Self::TaiwanPermit => {
                (is_taiwan_permit(number) || is_resident_id(number), "通行证号码有误，请填写8位数字（旧证10位）")
            }
            Self::Other => ((1..=64).contains(&number.chars().count()), "证件号码请不要超过64字"),
        };
        (!holds).then_some(message)
    }
}

/// Whether a value is a resident's number: a day of birth that exists and the check character of GB 11643. Residence
/// permits of Hong Kong, Macao and Taiwan residents and the foreigner's card carry the same number. The region is not
/// looked up: a form must not turn away a person whose county is newer than a list.
pub fn is_resident_id(number: &str) -> bool {
    resident_id::is_well_formed(number.as_bytes(), None)
}

/// Whether a value is a unified social credit code with the check character of GB 32100, in either case of letters.
pub fn is_credit_code(code: &str) -> bool {
    credit_code::is_well_formed(code.to_ascii_uppercase().as_bytes())
}

fn is_permit(number: &str) -> bool {
    travel_permit::is_home_return(number.to_ascii_uppercase().as_bytes())
}

/// Eight digits; older ones ten digits and a letter or digit in brackets that people often leave out.
fn is_taiwan_permit(number: &str) -> bool {
    (8..=13).contains(&number.len())
        && number.bytes().take(8).all(|b| b.is_ascii_digit())
        && number.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'(' | b')'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_of_invented_numbers_are_verified() {
        // Invented: area codes and serials that are not in use, check digits computed.
        for (number, good) in [
            ("11010119900307123X", false),
            ("990101199003070017", resident_check("99010119900307001") == '7'),
            ("11010119900230001X", false),
            ("", false),
            ("１１０１０１１９９００３０７１２３", false),
        ] {
            assert_eq!(is_resident_id(number), good, "{number}");
        }
        let whole = format!("99010119900307001{}", resident_check("99010119900307001"));
        assert!(is_resident_id(&whole));
        let mut digits: Vec<char> = whole.chars().collect();
        digits.swap(5, 6);
        let swapped: String = digits.into_iter().collect();
        assert!(swapped == whole || !is_resident_id(&swapped));
    }

    /// The check digit computed the other way round, by residues (ISO 7064 MOD 11-2).
    fn resident_check(body: &str) -> char {
        let p = body.chars().filter_map(|c| c.to_digit(10)).fold(0, |p, d| (p + d) * 2 % 11);
        match (12 - p) % 11 {
            10 => 'X',
            d => char::from_digit(d, 10).unwrap_or('?'),
        }
    }

    #[test]
    fn credit_codes_are_verified() {
        // The standard's own worked example, and the same with one character changed.
        for (code, good) in [
            ("91350100M000100Y43", true),
            ("91350100M000100Y44", false),
            ("91350100M000100Y4", false),
            ("91350100I000100Y43", false),
        ] {
            assert_eq!(is_credit_code(code), good, "{code}");
        }
    }

    #[test]
    fn other_documents_are_known_by_shape() {
        for (kind, number, good) in [
            (IdType::Passport, "E12345678", true),
            (IdType::Passport, "E1234 678", false),
            (IdType::HkMacaoPermit, "H12345678", true),
            (IdType::HkMacaoPermit, "12345678", false),
            (IdType::HkMacaoPermit, "820000190108231234", true),
            (IdType::HkMacaoPermit, "820000190108231235", false),
            (IdType::TaiwanPermit, "830000190108230014", true),
            (IdType::TaiwanPermit, "12345678", true),
            (IdType::TaiwanPermit, "T2345678", false),
            (IdType::Other, "军字第1234号", true),
            (IdType::Other, "", false),
        ] {
            assert_eq!(kind.fault(number).is_none(), good, "{} {number}", kind.id());
        }
    }
}
