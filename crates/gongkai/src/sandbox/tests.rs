use super::*;
use formats::Block;

fn pool(script: &str, max_reading: Duration) -> SandboxPool {
    let arguments = vec!["-c".to_owned(), script.to_owned()];
    SandboxPool::new(Settings { program: "/bin/sh".into(), arguments, workers: 1, limit: Some(max_reading) })
}

fn read(pool: &SandboxPool) -> Reading {
    match pool.read_blocking("a.pdf", b"%PDF-1.7".to_vec()) {
        Ok(reading) => reading,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_worker_that_never_ends_is_stopped_and_its_place_is_free_again() {
    let pool = pool("while read -r line; do :; done", Duration::from_millis(50));
    for _ in 0..2 {
        assert_eq!(read(&pool), Err(Unreadable::Stopped { what: "0秒内没有读完".to_owned() }));
    }
}

#[test]
fn a_worker_that_dies_is_an_answer_about_the_file() {
    let limit = Duration::from_secs(20);
    assert!(matches!(read(&pool("exit 3", limit)), Err(Unreadable::Damaged { .. })));
    assert!(matches!(read(&pool("kill -ABRT $$", limit)), Err(Unreadable::Stopped { .. })));
    let boasts = r"printf '\377\377\377\377\377\377\377\177'; /bin/cat >/dev/null";
    assert!(matches!(read(&pool(boasts, limit)), Err(Unreadable::Stopped { .. })));
    let lies = r"printf '\002\000\000\000\000\000\000\000{}\000\000\000\000\000\000\000\000'; /bin/cat >/dev/null";
    assert!(matches!(read(&pool(lies, limit)), Err(Unreadable::Damaged { .. })));
}

#[test]
fn a_worker_that_cannot_be_started_is_our_failure_and_not_the_files() {
    let settings = Settings { program: "/nonexistent".into(), arguments: Vec::new(), workers: 1, limit: None };
    let pool = SandboxPool::new(settings);
    for _ in 0..2 {
        assert!(pool.read_blocking("a.pdf", b"%PDF-1.7".to_vec()).is_err());
    }
}

#[test]
fn small_texts_need_no_worker() {
    let pool = pool("exit 3", Duration::from_secs(20));
    let content = pool.read_blocking("a.txt", "一\n二".into()).map(|reading| reading.map(|content| content.blocks));
    let line = |text: &str| Block::Paragraph { text: text.into() };
    assert_eq!(content.ok(), Some(Ok(vec![line("一"), line("二")])));
}
