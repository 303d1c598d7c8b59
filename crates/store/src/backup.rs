//! A backup: one ZIP that either engine can be restored from.
//!
//! It is one agency's: where several share a database, each has its own backup.
//!
//! `tables/NAME.jsonl` holds a table, a row a line, read in one snapshot; `files/AGENCY/HASH` a file; `manifest.json`
//! names them all with their SHA-256 and comes last, so that a backup that was cut off has none. Sessions are left
//! out: after a restore everybody signs in anew.

use crate::connect::Store;
use crate::error::{cause, io_cause};
use crate::files::DirFiles;
use crate::query::ledger::Uncommitted;
use crate::query::tables::{self, TABLES};
use casework::ids::AgencyId;
use jiff::Timestamp;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;
use usecases::audit;
use usecases::ports::{Files, PortError};
use usecases::secret::hex;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const FORMAT: &str = "gongkai-backup/1";
const MANIFEST: &str = "manifest.json";

/// Longest manifest that is read; the list of a million files is 100 MB.
const MANIFEST_BYTES: u64 = 256 << 20;

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// `gongkai-backup/1`.
    pub format: String,
    /// Whose.
    pub agency: AgencyId,
    /// When it was made.
    pub made_at: Timestamp,
    /// Steps of the tables' history that it was made with.
    pub migrations: Vec<String>,
    /// Its tables.
    pub tables: Vec<TableCount>,
    /// Its files, by hash.
    pub files: Vec<String>,
}

/// A table in a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCount {
    /// Its name.
    pub name: String,
    /// Rows.
    pub rows: u64,
    /// SHA-256 of its lines.
    pub sha256: String,
}

/// Why a backup or restore did not come about. In Chinese, one line.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file is no backup, is damaged, or is of another version.
    #[error("{0}")]
    Unusable(String),
    /// The outside failed.
    #[error("{0}")]
    Failed(String),
}

impl From<DbErr> for BackupError {
    fn from(error: DbErr) -> Self {
        Self::Failed(cause(&error))
    }
}

impl From<PortError> for BackupError {
    fn from(error: PortError) -> Self {
        Self::Failed(error.0)
    }
}

impl From<io::Error> for BackupError {
    fn from(error: io::Error) -> Self {
        Self::Failed(format!("读写备份文件未成：{}", io_cause(&error)))
    }
}

impl From<zip::result::ZipError> for BackupError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Failed(format!("读写备份文件未成：{error}"))
    }
}

impl Store {
    /// Writes everything of an agency to a new file. The store may go on working meanwhile.
    pub async fn back_up(
        &self,
        files: &DirFiles,
        agency: &AgencyId,
        now: Timestamp,
        out: &Path,
    ) -> Result<Manifest, BackupError> {
        if out.exists() {
            return Err(BackupError::Unusable(format!("{}已经存在，未作改动；请另取一个文件名", out.display())));
        }
        if out.parent().is_some_and(|place| !place.as_os_str().is_empty() && !place.is_dir()) {
            return Err(BackupError::Unusable(format!("写不了{}：该目录不存在，请先建目录", out.display())));
        }
        let temporary = out.with_extension(format!("{}.part", std::process::id()));
        let written = match self.write_backup(files, agency, now, &temporary).await {
            Ok(manifest) => fs::rename(&temporary, out).map(|()| manifest).map_err(BackupError::from),
            Err(error) => Err(error),
        };
        if written.is_err() {
            // A half-written backup must not be taken for one.
            let _ = fs::remove_file(&temporary);
        }
        written
    }

    async fn write_backup(
        &self,
        files: &DirFiles,
        agency: &AgencyId,
        now: Timestamp,
        path: &Path,
    ) -> Result<Manifest, BackupError> {
        let mut zip = ZipWriter::new(BufWriter::new(create_private(path)?));
        let options = SimpleFileOptions::default().large_file(true).unix_permissions(0o600);
        let snapshot = self.begin_snapshot().await?;
        let mut counts = Vec::new();
        for table in TABLES {
            zip.start_file(table_path(table), options)?;
            let mut lines = Hashing::new(&mut zip);
            let rows = tables::dump(&snapshot, agency, table, &mut lines).await?;
            counts.push(TableCount { name: table.to_owned(), rows, sha256: lines.finish() });
        }
        // Nothing was written; giving the snapshot back cannot lose anything.
        let _ = snapshot.rollback().await;
        // Files are only ever added, so those that the snapshot names are all there.
        let hashes = files.list(agency)?;
        for hash in &hashes {
            // A backup that lacks one would be found out only when it is needed.
            let bytes = files.get(agency, hash).await?;
            let bytes = bytes
                .ok_or_else(|| BackupError::Failed(format!("附件{hash}读不到，没有备份；请运行gongkai doctor")))?;
            zip.start_file(format!("files/{agency}/{hash}"), options)?;
            zip.write_all(&bytes)?;
        }
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            agency: agency.clone(),
            made_at: now,
            migrations: self.migrations().await.map_err(|error| BackupError::Failed(error.to_string()))?.applied,
            tables: counts,
            files: hashes,
        };
        zip.start_file(MANIFEST, options)?;
        zip.write_all(&serde_json::to_vec_pretty(&manifest).map_err(io::Error::from)?)?;
        let file = zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        Ok(manifest)
    }

    /// Fills this store, whose tables must be there and empty, and the files from a backup; nothing of it stays if
    /// the ledger in it is not what was written.
    pub async fn restore(&self, files: &DirFiles, from: &Path) -> Result<Manifest, BackupError> {
        let mut zip = open(from)?;
        let manifest = manifest_of(&mut zip, from)?;
        let ours = self.migrations().await.map_err(|error| BackupError::Failed(error.to_string()))?.applied;
        if let Some(step) = manifest.migrations.iter().find(|step| !ours.contains(step)) {
            return Err(BackupError::Unusable(format!("备份由更新的版本制作（含未知步骤{step}），请改用新版程序恢复")));
        }
        let tx = self.begin_write().await?;
        for (known, table) in all_tables(&manifest, from)? {
            let entry = zip.by_name(&table_path(known)).map_err(|_| damaged(from, known))?;
            let mut lines = BufReader::new(HashingReader::new(entry));
            let rows = tables::load(&tx, &manifest.agency, known, &mut lines).await.map_err(|error| match error {
                tables::LoadError::Line(line) => damaged(from, &format!("{known}第{line}行")),
                tables::LoadError::Db(error) => error.into(),
            })?;
            if rows != table.rows || lines.into_inner().finish() != table.sha256 {
                return Err(damaged(from, known));
            }
        }
        let found = audit::verify(&Uncommitted(&tx), &manifest.agency, None).await?;
        if let Some(fault) = found.faults.first() {
            let (count, first) = (found.fault_count, fault.message());
            return Err(BackupError::Unusable(format!(
                "备份文件{}中的台账有{count}处不符（{first}），未恢复；请换一份备份",
                from.display()
            )));
        }
        for hash in &manifest.files {
            let mut bytes = Vec::new();
            let mut entry =
                zip.by_name(&format!("files/{}/{hash}", manifest.agency)).map_err(|_| damaged(from, hash))?;
            entry.read_to_end(&mut bytes).map_err(|_| damaged(from, hash))?;
            if files.put(&manifest.agency, bytes).await? != *hash {
                return Err(damaged(from, hash));
            }
        }
        tx.commit().await?;
        Ok(manifest)
    }
}

/// What a backup says of itself, before anything is done with it.
pub fn read_manifest(from: &Path) -> Result<Manifest, BackupError> {
    manifest_of(&mut open(from)?, from)
}

type Archive = ZipArchive<BufReader<File>>;

fn open(from: &Path) -> Result<Archive, BackupError> {
    let file = File::open(from)
        .map_err(|e| BackupError::Unusable(format!("备份文件{}读不出：{}", from.display(), io_cause(&e))))?;
    ZipArchive::new(BufReader::new(file))
        .map_err(|_| BackupError::Unusable(format!("{}不是完整的备份文件，请换一份备份", from.display())))
}

fn manifest_of(zip: &mut Archive, from: &Path) -> Result<Manifest, BackupError> {
    let entry = zip.by_name(MANIFEST).map_err(|_| damaged(from, MANIFEST))?;
    let manifest: Manifest =
        serde_json::from_reader(entry.take(MANIFEST_BYTES)).map_err(|_| damaged(from, MANIFEST))?;
    if manifest.format == FORMAT { Ok(manifest) } else { Err(damaged(from, MANIFEST)) }
}

/// Every table, each once: one that the list leaves out would be restored as empty.
fn all_tables<'a>(manifest: &'a Manifest, from: &Path) -> Result<Vec<(&'static str, &'a TableCount)>, BackupError> {
    if let Some(other) = manifest.tables.iter().find(|table| !TABLES.contains(&table.name.as_str())) {
        return Err(damaged(from, &other.name));
    }
    let counted = |name: &'static str| {
        let mut named = manifest.tables.iter().filter(|table| table.name == name);
        named.next().filter(|_| named.next().is_none()).map(|table| (name, table)).ok_or_else(|| damaged(from, name))
    };
    TABLES.into_iter().map(counted).collect()
}

fn damaged(from: &Path, what: &str) -> BackupError {
    BackupError::Unusable(format!("备份文件{}已损坏（{what}与清单不符），未恢复；请换一份备份", from.display()))
}

fn table_path(table: &str) -> String {
    format!("tables/{table}.jsonl")
}

/// Names and addresses of requesters are in it: only its owner may read.
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Passes bytes on and hashes them.
struct Hashing<W> {
    inner: W,
    digest: Sha256,
}

impl<W: Write> Hashing<W> {
    fn new(inner: W) -> Self {
        Self { inner, digest: Sha256::new() }
    }

    fn finish(self) -> String {
        hex(&self.digest.finalize())
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Hashes bytes as they are read.
struct HashingReader<R> {
    inner: R,
    digest: Sha256,
}

impl<R: Read> HashingReader<R> {
    fn new(inner: R) -> Self {
        Self { inner, digest: Sha256::new() }
    }

    fn finish(self) -> String {
        hex(&self.digest.finalize())
    }
}

impl<R: Read> Read for HashingReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.digest.update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

/// The next line without its end; `None` after the last.
pub(crate) fn next_line(lines: &mut dyn BufRead) -> io::Result<Option<String>> {
    let mut line = String::new();
    let read = lines.read_line(&mut line)?;
    Ok((read > 0).then_some(line))
}
