//! L16 `未成年人与家庭`.

use super::{Stage, Story};
use crate::notice::{Role, Row, Split};
use crate::world::person::Person;

/// L16: a guardian's name joins a hidden pupil to a child in full and the home.
pub(crate) fn child_and_home(stage: &mut Stage) -> Story {
    let parent = Person::planted(&mut stage.prng);
    let child = Person::child_of(&parent, &mut stage.prng);
    let guardian = parent.name.full();
    let relation = match (stage.split, child.is_male) {
        (Split::Seen, true) => *stage.prng.pick(&["儿子", "儿子", "长子", "次子", "独生子"]),
        (Split::Seen, false) => *stage.prng.pick(&["女儿", "女儿", "长女", "次女", "独生女"]),
        (Split::Unseen, true) => "儿子",
        (Split::Unseen, false) => "女儿",
    };
    let row = Row::planted(&child).with("guardian", guardian.clone());
    stage.piece(|scene| scene.hide_names().notice(Role::Pupil, vec![row]));
    let row =
        Row::planted(&parent).with("guardian", guardian).with("child", child.name.full()).with("relation", relation);
    stage.piece(|scene| scene.notice(Role::Household, vec![row]));
    Story::new(child.name.full(), "未成年人的姓名、学校和住址")
}
