//! The server: from start to the first page, and its memory when nothing happens.

use crate::figure::{Better, Figure};
use crate::{demo, machine};
use anyhow::{Context, Result, bail};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long the server is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(3);
const GIVE_UP: Duration = Duration::from_secs(20);

pub(crate) fn measure() -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir()?;
    let data = demo::prepare(folder.path())?;
    let address = free_address()?;
    let mut first_page = f64::INFINITY;
    let mut idle = f64::NAN;
    for _ in 0..3 {
        let begun = Instant::now();
        let mut server = Serving(start(demo::text(&data)?, &address)?);
        while !answers(&address) {
            if begun.elapsed() > GIVE_UP {
                bail!("no page after {} s", GIVE_UP.as_secs());
            }
            std::thread::yield_now();
        }
        first_page = first_page.min(begun.elapsed().as_secs_f64() * 1e3);
        // Idle means idle: the wait ends when the process ends or the time has passed.
        let waited = Instant::now();
        while waited.elapsed() < IDLE && server.0.try_wait()?.is_none() {
            std::thread::park_timeout(Duration::from_millis(100));
        }
        idle = machine::resident_megabytes(server.0.id());
    }
    Ok(vec![
        Figure {
            name: "cold start to first page",
            unit: "ms",
            promised: 1000.0,
            measured: first_page,
            better: Better::Lower,
            method: "from starting `gongkai serve` on the demo's directory to the home page in full; best of three",
        },
        Figure {
            name: "memory of the idle server",
            unit: "MB",
            promised: 80.0,
            measured: idle,
            better: Better::Lower,
            method: "VmRSS three seconds after the first page",
        },
    ])
}

struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn start(data: &str, address: &str) -> Result<Child> {
    Command::new(machine::gongkai()?)
        .args(["serve", "--data", data, "--listen", address])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("starting gongkai serve")
}

fn free_address() -> Result<String> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

/// Whether the home page comes, to its last byte.
fn answers(address: &str) -> bool {
    let page = || -> std::io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        write!(stream, "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
        let mut text = String::new();
        stream.read_to_string(&mut text)?;
        Ok(text)
    };
    page().is_ok_and(|text| text.starts_with("HTTP/1.1 200") && text.contains("</html>"))
}
