//! `救济途径告知` — what to do if one disagrees: by route, in the words of the reconsideration and litigation laws.

use casework::report::AgencySettings;
use law::remedy::RemedyRoute;

/// The clause; `None` where nothing lies. `against` names what is attacked: `本答复`, `其中不予公开的部分`.
pub fn remedies(office: &AgencySettings, route: RemedyRoute, you: &str, against: &str, letter: &str) -> Option<String> {
    let body = named(&office.reconsideration_body, "有权的行政复议机关");
    let court = named(&office.court, "有管辖权的人民法院");
    let reconsider = format!("自收到本{letter}之日起六十日内向{body}申请行政复议");
    let sue = format!("自收到本{letter}之日起六个月内向{court}提起行政诉讼");
    match route {
        RemedyRoute::ReconsiderationFirst => Some(format!(
            "{you}如对{against}不服，应当先{reconsider}；对行政复议决定不服的，可以自收到行政复议决定书之日起十五日内向{court}提起行政诉讼。"
        )),
        RemedyRoute::Either => Some(format!("{you}如对{against}不服，可以{reconsider}，也可以{sue}。")),
        RemedyRoute::ReconsiderationOnly if office.name_court_where_not_taken => {
            Some(format!("{you}如对{against}不服，可以{reconsider}，或者{sue}（是否立案由人民法院依法审查）。"))
        }
        RemedyRoute::ReconsiderationOnly => Some(format!("{you}如对{against}不服，可以{reconsider}。")),
        RemedyRoute::None => None,
    }
}

fn named<'a>(name: &'a str, otherwise: &'a str) -> &'a str {
    if name.trim().is_empty() { otherwise } else { name.trim() }
}
