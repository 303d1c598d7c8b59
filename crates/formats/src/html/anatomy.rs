use crate::anatomy::{Dissection, Surface};
use crate::content::Unreadable;

pub(crate) fn take_apart(text: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    dissection.push("", Surface::Visible, text)
}
