//! Names of things. Ids are given by the caller: this crate makes none, since it knows no randomness.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

id!(
    /// `本机关` — the agency that a ledger belongs to; first part of every key.
    AgencyId
);
id!(
    /// A stream of events: one case, one year's report, the settings.
    StreamId
);
id!(
    /// A person or organisation in the people record. Personal data stands there, never in an event.
    PersonId
);
id!(
    /// The words of a request (title, description), kept beside the people record.
    ContentId
);
id!(
    /// `征求意见` — one consultation within a case.
    ConsultationId
);
id!(
    /// `登记号` — the number a requester is given, `2024-0007`.
    RequestNumber
);
id!(
    /// Who acted: a staff account's name, `requester`, or `clock` for what time alone brings about.
    ActorId
);
id!(
    /// `承办处室`.
    UnitId
);
