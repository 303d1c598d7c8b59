//! Binary Office files of before 2007.

use crate::anatomy::Dissection;
use crate::content::Unreadable;
use crate::kind;

pub(crate) fn take_apart(bytes: &[u8], dissection: &mut Dissection) -> Result<(), Unreadable> {
    let _ = dissection;
    Err(kind::compound_file(bytes))
}
