//! Notices: their templates as data, and how one is written.

mod form;
mod household;
pub(crate) mod key;
mod matter;
mod office;
mod plain;
mod relief;
mod sanction;
mod scene;
mod school;
mod staff;

use std::sync::LazyLock;

pub(crate) use scene::{Issue, Row, Scene};

/// The developer of a detector may look at what is seen; the score comes from what is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// For those who write the detectors.
    Seen,
    /// For those who judge them.
    Unseen,
}

/// What a row of a notice says of a person or thing. A planting asks for a role and gets any notice that has it; the
/// background draws from the same templates, so that nothing gives a planting away but what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Name, unit and a number as masked as the notice masks them.
    Masked,
    /// Name, village and masked number, masked telephone.
    MaskedAtHome,
    /// Name, sex, month of birth, unit and post.
    Born,
    /// Name, unit and a value that only this person has.
    Contact,
    /// The same value beside an illness, a relief or a sanction, without the name.
    Sensitive,
    /// Hidden name, unit, month of birth or post, and an offence.
    HiddenOffender,
    /// Number of a matter and a hidden party.
    HiddenParty,
    /// Number of a matter and the party in full.
    Party,
    /// Hidden name of a child, school, class and guardian in full.
    Pupil,
    /// Household: parent, child, home.
    Household,
    /// A child's number that holds another one.
    StudentNumber,
    /// A taxpayer's number that holds another one.
    TaxNumber,
    /// A password, examination number or account made of the resident's number.
    DerivedNumber,
    /// A plate, an hour and a spot.
    Sighting,
    /// Hidden name, sex, village, year of birth and illness.
    Patient,
    /// Hidden name and money; the title says the illness.
    Patients,
    /// Village, sex, years of birth and illness of nobody in particular.
    Group,
    /// Name and unit.
    Colleague,
    /// Name and village of whom a list says that they draw relief.
    Beneficiary,
    /// A district, a month, what is stored and how much.
    Stock,
    /// Nothing about people that a planting could use.
    Plain,
}

/// One way in which an office writes a notice.
#[derive(Debug)]
pub(crate) struct Template {
    /// Which of the kinds of notice.
    pub(crate) notice: &'static str,
    pub(crate) split: Split,
    pub(crate) role: Role,
    /// How many rows.
    pub(crate) rows: (usize, usize),
    pub(crate) title: &'static str,
    pub(crate) opening: &'static str,
    /// What stands for each person.
    pub(crate) row: &'static str,
    /// What stands between rows.
    pub(crate) join: &'static str,
    pub(crate) closing: &'static str,
}

/// All templates of a split and role.
pub(crate) fn templates(split: Split, role: Role) -> Vec<&'static Template> {
    all().filter(|template| template.split == split && template.role == role).collect()
}

/// All templates.
pub(crate) fn all() -> impl Iterator<Item = &'static Template> {
    [
        relief::TEMPLATES,
        staff::TEMPLATES,
        sanction::TEMPLATES,
        matter::TEMPLATES,
        household::TEMPLATES,
        school::TEMPLATES,
        office::TEMPLATES,
        plain::TEMPLATES,
    ]
    .into_iter()
    .flatten()
    .chain(FORMS.iter())
}

/// Templates made of forms.
static FORMS: LazyLock<Vec<Template>> = LazyLock::new(form::templates);

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_kind_of_notice_has_two_ways_seen_and_two_unseen() {
        let mut ways: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for template in all() {
            ways.entry(template.notice).or_default()[usize::from(template.split == Split::Unseen)] += 1;
        }
        assert!(ways.len() >= 16, "{ways:?}");
        for (notice, [seen, unseen]) in ways {
            assert!(seen >= 2 && unseen >= 2, "{notice}: {seen} seen, {unseen} unseen");
        }
    }

    #[test]
    fn every_role_can_be_played_on_both_sides() {
        use Role::{
            Born, Contact, DerivedNumber, HiddenOffender, HiddenParty, Household, Masked, MaskedAtHome, Party, Plain,
            Pupil, Sensitive, StudentNumber, TaxNumber,
        };
        let roles = [
            Masked,
            MaskedAtHome,
            Born,
            Contact,
            Sensitive,
            HiddenOffender,
            HiddenParty,
            Party,
            Pupil,
            Household,
            StudentNumber,
            TaxNumber,
            DerivedNumber,
            Plain,
        ];
        for role in roles {
            for split in [Split::Seen, Split::Unseen] {
                assert!(templates(split, role).len() >= 2, "{role:?} {split:?}");
            }
        }
    }
}
