//! Argon2id, a few at a time and off the async threads: one hash takes 19 MiB and some 20 ms.

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use async_trait::async_trait;
use std::sync::Arc;
use tokio::sync::Semaphore;
use usecases::ports::{Passwords, PortError, PortResult};

/// Hashes computed at the same time; a flood of sign-ins waits instead of taking the memory.
const AT_ONCE: usize = 2;

/// Argon2id with the parameters that its authors recommend; a PHC string names its own, so they may change later.
#[derive(Clone)]
pub struct Argon2Passwords(Arc<Semaphore>);

impl Default for Argon2Passwords {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Argon2Passwords {
    async fn compute<T: Send + 'static>(&self, work: impl FnOnce() -> PortResult<T> + Send + 'static) -> PortResult<T> {
        let place = Arc::clone(&self.0).acquire_owned().await.map_err(|_| PortError("密码校验已停止".to_owned()))?;
        tokio::task::spawn_blocking(move || {
            let done = work();
            drop(place);
            done
        })
        .await
        .map_err(|_| PortError("密码校验中断，请重试".to_owned()))?
    }
}

#[async_trait]
impl Passwords for Argon2Passwords {
    async fn hash(&self, password: String) -> PortResult<String> {
        self.compute(move || {
            Argon2::default()
                .hash_password(password.as_bytes())
                .map(|phc| phc.to_string())
                .map_err(|_| PortError("密码无法散列，请换一个密码".to_owned()))
        })
        .await
    }

    async fn verify(&self, password: String, phc: String) -> PortResult<bool> {
        self.compute(move || {
            let hash = PasswordHash::new(&phc).map_err(|_| PortError("账户的密码记录已损坏，请重设密码".to_owned()))?;
            Ok(Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
        })
        .await
    }
}
