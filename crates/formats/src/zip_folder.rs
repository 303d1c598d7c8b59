//! A ZIP archive that is no document: every file in it is taken apart on its own.

use crate::anatomy::Dissection;
use crate::archive::Archive;
use crate::content::Unreadable;

pub(crate) fn take_apart(mut archive: Archive<'_>, dissection: &mut Dissection) -> Result<(), Unreadable> {
    let names = archive.names();
    if names.is_empty() {
        return Err(Unreadable::Empty);
    }
    for name in names {
        let place = format!("“{}”", archive_name(&name));
        match archive.part(&name) {
            Ok(bytes) => {
                dissection.leave_bytes(archive.bytes_left());
                dissection.embed(&place, &name, &bytes.unwrap_or_default())?;
                archive.leave_bytes(dissection.limits().unpacked_bytes);
            }
            // What is too large to unpack is so for the files after it as well.
            Err(error @ Unreadable::TooLarge { .. }) => return Err(error),
            Err(error) => dissection.unread(&place, &error),
        }
    }
    Ok(())
}

/// A name as a person can read it: no control characters, not too long.
fn archive_name(name: &str) -> String {
    name.chars().filter(|c| !c.is_control()).take(80).collect()
}
