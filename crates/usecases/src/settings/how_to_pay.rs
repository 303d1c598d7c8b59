//! How fees are paid.

use casework::report::AgencySettings;

/// How the information fee is paid: the agency's own arrangement, `how_to_pay` among its choices.
pub fn how_to_pay(office: &AgencySettings) -> String {
    office.choices.get("how_to_pay").cloned().unwrap_or_else(|| format!("请与{}联系办理缴费", office.office))
}
