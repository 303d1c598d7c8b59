//! Who may do what: the whole table, and that every act's file asks it.

use casework::request::Act as RequestAct;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use usecases::Actor;
use usecases::authorization::Act;
use usecases::ctx::Staff;
use usecases::ports::Role;

const ROLES: [(Role, char); 7] = [
    (Role::Clerk, 'C'),
    (Role::HandlingUnit, 'U'),
    (Role::SecrecyReviewer, 'S'),
    (Role::OfficeHead, 'H'),
    (Role::Leader, 'L'),
    (Role::Supervisor, 'R'),
    (Role::Administrator, 'A'),
];

fn staff(role: Role) -> Actor {
    Actor::Staff(Staff { login: "somebody".into(), name: "某".into(), roles: vec![role], unit: None })
}

/// One line an act: a letter for each role that may, then applicant, public, system.
fn table() -> String {
    let mut out = String::new();
    for act in Act::all() {
        let name = match act {
            Act::Request(act) => act.id().to_owned(),
            other => format!("{other:?}"),
        };
        let roles = ROLES.iter().map(|(role, letter)| if act.grant(&staff(*role)).is_ok() { *letter } else { '-' });
        let others =
            [(Actor::Requester { number: "2026-0001".into() }, 'a'), (Actor::Public, 'p'), (Actor::System, 's')];
        let others = others.iter().map(|(actor, letter)| if act.grant(actor).is_ok() { *letter } else { '-' });
        let _ = writeln!(out, "{name:<30}{}", roles.chain(others).collect::<String>());
    }
    out
}

/// Clerk, handling Unit, Secrecy reviewer, office Head, Leader, supervisor (Reads), Administrator; applicant, public,
/// system. A change here is a change of who may do what in the office.
const EXPECTED: &str = "\
register                      C--H------
confirm-receipt               C--H------
assign                        C--H------
ask-clarification             C--H------
record-clarification          C--H---a--
ask-reasons                   C--H------
record-reasons                C--H------
consult                       C--H------
record-consultation-delivery  C--H------
record-opinion                C--H------
extend                        ---H------
notify-fee                    ---H------
record-fee-notice-delivery    C--H------
record-payment                C--H------
decide                        CU-H------
review                        CUSH------
sign                          ----L-----
tell-third-party              C--H------
dispatch                      C--H------
record-service                C--H------
withdraw                      C--H---a--
archive                       C--H------
reopen                        C--H------
correct-entry                 CUSHL-----
find-lapses                   C--H-----s
SubmitOnline                  -------ap-
CasePage                      CUSHLR---s
ReadLetters                   CUSHLR-a-s
ListCases                     CUSHLR---s
Track                         -------a--
WriteNarrative                C--H------
RecordFigure                  C--H------
BuildReport                   C--HLR---s
ExplainReport                 C--HLR---s
FinalizeReport                ---HL-----
PublishReport                 ----L-----
ReadPublishedReports          CUSHLRAaps
SignIn                        -------ap-
SignOut                       CUSHLRAap-
ReadSession                   -------ap-
AddAccount                    ------A--s
ChangePassword                CUSHLRA--s
AddToken                      ------A--s
UseToken                      -------ap-
ListAccounts                  ------A--s
ReadCalendar                  CUSHLRAaps
AddNotice                     ------A--s
ReadSettings                  CUSHLRAaps
ChangeSettings                ------A--s
RebuildViews                  ------A--s
WorkJobs                      ---------s
CheckFile                     CUSHL----s
DryRun                        CUSHL----s
KeepStock                     C--H-----s
PatrolStock                   --S------s
ListFindings                  --SHL----s
DecideFinding                 --SH------
RevealEvidence                --S-------
ReplaceRules                  --S-------
";

#[test]
fn the_table_is_as_agreed() {
    assert_eq!(table(), EXPECTED);
}

#[test]
fn the_supervisor_changes_nothing() {
    let writes = Act::all().filter(|act| {
        let reads = [
            Act::CasePage,
            Act::ReadLetters,
            Act::ListCases,
            Act::BuildReport,
            Act::ExplainReport,
            Act::ReadPublishedReports,
            Act::ReadCalendar,
            Act::ReadSettings,
            // Its own session and password.
            Act::SignOut,
            Act::ChangePassword,
        ];
        !reads.contains(act) && act.grant(&staff(Role::Supervisor)).is_ok()
    });
    assert_eq!(writes.collect::<Vec<_>>(), []);
}

/// Files under an area's folder that are no act of their own.
const NO_ACTS: [&str; 16] = [
    "release.rs",
    "index.rs",
    "assemble.rs",
    "assistance.rs",
    "mod.rs",
    "cache.rs",
    "case.rs",
    "form.rs",
    "ledger.rs",
    "how_to_pay.rs",
    "masking.rs",
    "password.rs",
    "standing.rs",
    "timeline.rs",
    "list_order.rs",
    "trail.rs",
];

fn act_files(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(dir) else { return Vec::new() };
    let files = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let name = |path: &PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    files
        .filter(|path| path.extension().is_some_and(|e| e == "rs") && !NO_ACTS.contains(&name(path).as_str()))
        .collect()
}

#[test]
fn every_act_asks_the_table() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut unasked = Vec::new();
    let mut seen = 0;
    for area in ["request", "report", "account", "calendar", "settings", "guard"] {
        for path in act_files(&source.join(area)) {
            seen += 1;
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            if !text.contains("Act::") {
                unasked.push(path);
            }
        }
    }
    assert!(seen > 10, "the acts were not found under {}", source.display());
    assert!(unasked.is_empty(), "these acts ask nobody whether they may: call ctx.may(Act::…) first: {unasked:?}");
}

#[test]
fn every_act_on_a_request_has_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/request");
    let missing: Vec<_> = RequestAct::ALL
        .into_iter()
        .map(|act| act.id().replace('-', "_"))
        .filter(|name| !folder.join(format!("{name}.rs")).exists())
        .collect();
    assert_eq!(missing, [""; 0]);
}
