use crate::anatomy::Dissection;
use crate::archive::Archive;
use crate::content::Unreadable;

pub(crate) fn take_apart(archive: Archive<'_>, main: &str, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let _ = (archive, main);
    dissection.unread("文件", &"尚未检查");
    dissection.push("", crate::anatomy::Surface::Visible, "")
}
