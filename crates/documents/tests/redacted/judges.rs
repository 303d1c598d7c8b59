//! Readers that are not ours, installed by `scripts/setup`: what they find counts.

use std::io::Write;
use std::process::Command;

/// Everything that pdftotext, qpdf and exiftool can get out of a file.
pub(crate) struct Testimony {
    /// The text of all pages, with spaces and line breaks left out.
    pub(crate) text: String,
    /// The whole file with every stream inflated.
    pub(crate) inflated: Vec<u8>,
    /// Metadata.
    pub(crate) metadata: String,
}

pub(crate) fn hear(file: &[u8]) -> Testimony {
    let mut kept = tempfile::NamedTempFile::new().expect("a place for a file");
    kept.write_all(file).expect("a file is written");
    let path = kept.path().to_str().expect("a path");
    let text = run("pdftotext", &["-raw", "-enc", "UTF-8", path, "-"]);
    let inflated = run("qpdf", &["--qdf", "--object-streams=disable", path, "-"]);
    let metadata = run("exiftool", &["-a", "-u", "-g1", path]);
    run("qpdf", &["--check", path]);
    Testimony {
        text: String::from_utf8_lossy(&text).split_whitespace().collect(),
        inflated,
        metadata: String::from_utf8_lossy(&metadata).into_owned(),
    }
}

impl Testimony {
    /// Whether any of them found a text.
    pub(crate) fn found(&self, text: &str) -> bool {
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes();
        let forms = [text.as_bytes().to_vec(), big.clone(), hex(text.as_bytes()), hex(&big)];
        let inflated = self.inflated.to_ascii_lowercase();
        self.text.contains(text)
            || self.metadata.contains(text)
            || forms.iter().any(|form| inflated.windows(form.len()).any(|window| window == form))
    }
}

fn run(program: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(program).args(arguments).output().unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
