//! Files by the SHA-256 of their bytes, in a directory: `AGENCY/sha256/ab/cd/abcd…`.
//!
//! A file is written under a temporary name beside its place, forced to disk, and renamed: a name that is there has
//! its whole content. What is read is hashed again, so a damaged file is told and never handed out.

use crate::error::io_cause;
use async_trait::async_trait;
use casework::ids::AgencyId;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use usecases::ports::{Files, PortError, PortResult};
use usecases::secret::sha256_hex;

/// A directory of files.
#[derive(Debug, Clone)]
pub struct DirFiles {
    root: PathBuf,
}

impl DirFiles {
    /// Files under `root`, which is made when the first one is put.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The directory.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Hashes of all files of an agency, sorted.
    pub fn list(&self, agency: &AgencyId) -> PortResult<Vec<String>> {
        let mut hashes = Vec::new();
        let mut places = vec![self.root.join(&agency.0).join("sha256")];
        while let Some(place) = places.pop() {
            let entries = match fs::read_dir(&place) {
                Ok(entries) => entries,
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(error) => return Err(io_failed("清点文件", &error)),
            };
            for entry in entries {
                let entry = entry.map_err(|e| io_failed("清点文件", &e))?;
                let name = entry.file_name().to_string_lossy().into_owned();
                match name.len() {
                    2 => places.push(entry.path()),
                    64 => hashes.push(name),
                    // What a write that was cut off has left.
                    _ => {}
                }
            }
        }
        hashes.sort();
        Ok(hashes)
    }

    fn place(&self, agency: &AgencyId, sha256: &str) -> PortResult<PathBuf> {
        let is_hash = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let is_name = !agency.0.is_empty() && agency.0.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if !is_hash || !is_name {
            return Err(PortError("文件编号不是64位散列值".to_owned()));
        }
        Ok(self.root.join(&agency.0).join("sha256").join(&sha256[..2]).join(&sha256[2..4]).join(sha256))
    }
}

#[async_trait]
impl Files for DirFiles {
    async fn put(&self, agency: &AgencyId, bytes: Vec<u8>) -> PortResult<String> {
        let sha256 = sha256_hex(&bytes);
        let place = self.place(agency, &sha256)?;
        off_thread(move || keep(&place, &bytes)).await?.map_err(|e| io_failed("保存文件", &e))?;
        Ok(sha256)
    }

    async fn get(&self, agency: &AgencyId, sha256: &str) -> PortResult<Option<Vec<u8>>> {
        let place = self.place(agency, sha256)?;
        let bytes = match off_thread(move || fs::read(place)).await? {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(io_failed("读取文件", &error)),
        };
        if sha256_hex(&bytes) == sha256 {
            Ok(Some(bytes))
        } else {
            Err(PortError(format!("文件{sha256}的内容与散列值不符，已损坏，请用备份恢复")))
        }
    }
}

fn keep(place: &Path, bytes: &[u8]) -> io::Result<()> {
    static COUNTER: AtomicU64 = AtomicU64::new(0);
    if place.is_file() {
        return Ok(());
    }
    let parent = place.parent().unwrap_or(place);
    fs::create_dir_all(parent)?;
    let turn = COUNTER.fetch_add(1, Ordering::Relaxed);
    let temporary = place.with_extension(format!("{}-{turn}.part", std::process::id()));
    let written = write_synced(&temporary, bytes).and_then(|()| fs::rename(&temporary, place));
    if written.is_err() {
        // The half-written file has no other use; if even this fails, doctor finds it.
        let _ = fs::remove_file(&temporary);
    }
    written?;
    // The rename itself must survive a power failure too.
    File::open(parent)?.sync_all()
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> PortResult<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| PortError("读写文件中断，请重试".to_owned()))
}

fn io_failed(doing: &str, error: &io::Error) -> PortError {
    PortError(format!("{doing}未成：{}", io_cause(error)))
}
