//! The binary as its own worker, spoken to as the parent speaks.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

const TEXT: &str = "一、总体情况";

/// Gives jobs to a worker, ends its input, and waits.
fn work(jobs: &[(&str, &[u8])]) -> Output {
    let mut worker = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("read-worker")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a worker starts");
    let mut stdin = worker.stdin.take().expect("a pipe");
    let frames: Vec<u8> =
        jobs.iter().flat_map(|(name, bytes)| [frame(READ), frame(name.as_bytes()), frame(bytes)].concat()).collect();
    let writer = std::thread::spawn(move || stdin.write_all(&frames));
    let output = worker.wait_with_output().expect("a worker ends");
    let _ = writer.join().expect("the writer ends");
    output
}

/// The task, in JSON.
const READ: &[u8] = b"\"read\"";

fn frame(bytes: &[u8]) -> Vec<u8> {
    [(bytes.len() as u64).to_le_bytes().as_slice(), bytes].concat()
}

fn answers(mut output: &[u8]) -> Vec<String> {
    let mut answers = Vec::new();
    let mut length = [0; 8];
    while output.read_exact(&mut length).is_ok() {
        let (answer, rest) = output.split_at(u64::from_le_bytes(length) as usize);
        answers.push(String::from_utf8(answer.to_vec()).expect("text"));
        output = rest;
    }
    answers
}

#[test]
fn one_worker_reads_one_file_after_another() {
    let output =
        work(&[("a.html", format!("<p>{TEXT}").as_bytes()), ("a.pdf", b"%PDF-1.7"), ("a.txt", TEXT.as_bytes())]);
    // Each answer is what the worker says, and the file that it made: none here.
    let answers: Vec<String> = answers(&output.stdout);
    assert_eq!(answers.len(), 6);
    assert!(answers.iter().skip(1).step_by(2).all(String::is_empty));
    let answers: Vec<&String> = answers.iter().step_by(2).collect();
    assert!(answers[0].starts_with("{\"Ok\"") && answers[0].contains(TEXT), "{}", answers[0]);
    assert!(answers[1].contains("damaged"), "{}", answers[1]);
    assert!(answers[2].contains(TEXT), "{}", answers[2]);
    assert!(output.status.success() && output.stderr.is_empty());
}

#[test]
fn a_job_larger_than_the_memory_ends_the_worker_and_nothing_else() {
    let mut claim = [frame(READ), frame(b"a.txt")].concat();
    claim.extend((8_u64 << 30).to_le_bytes());
    let mut worker = Command::new(env!("CARGO_BIN_EXE_gongkai"))
        .arg("read-worker")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a worker starts");
    let mut stdin = worker.stdin.take().expect("a pipe");
    stdin.write_all(&claim).expect("the claim is heard");
    let megabyte = vec![b'x'; 1 << 20];
    let written = (0..8192).take_while(|_| stdin.write_all(&megabyte).is_ok()).count();
    assert!(written < 4096, "{written} MB were taken");
    drop(stdin);
    assert!(!worker.wait().expect("a worker ends").success());
}
