//! What every handler can reach.

use crate::limit::Limits;
use axum::body::Bytes;
use documents::Press;
use documents::report::PrintError;
use metrics_exporter_prometheus::PrometheusHandle;
use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use usecases::{Actor, Ctx};

/// How the site is served. Everything that is law or the agency's own choice stands in the ledger's settings.
#[derive(Debug, Clone, Default)]
pub struct WebConfig {
    /// Served over https (directly or behind a proxy): cookies get `Secure` and the `__Host-` prefix.
    pub is_https: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

/// Makes the press for PDF. Fonts are large, so they are loaded when the first PDF is asked for, not before.
pub type PressMaker = Box<dyn Fn() -> Result<Press, PrintError> + Send + Sync>;

/// Shared by all handlers; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    inner: Arc<Inner>,
}

struct Inner {
    config: WebConfig,
    office: Ctx,
    metrics: Option<PrometheusHandle>,
    limits: Limits,
    press_maker: OnceLock<PressMaker>,
    press: OnceLock<Result<Arc<Press>, PrintError>>,
    published: Mutex<BTreeMap<String, Bytes>>,
}

/// Files of published reports kept at most: a few years in every format.
const MOST_FILES: usize = 64;

impl AppState {
    /// Puts the site together; whoever acts in `office` is replaced call by call. Without a metrics handle
    /// `/metrics` answers 404; no PDF is offered until [`with_press`](Self::with_press).
    pub fn new(config: WebConfig, office: &Ctx, metrics: Option<PrometheusHandle>) -> Self {
        let office = office.with_actor(Actor::Public);
        let limits = Limits::default();
        let (press_maker, press, published) = (OnceLock::new(), OnceLock::new(), Mutex::default());
        Self { inner: Arc::new(Inner { config, office, metrics, limits, press_maker, press, published }) }
    }

    /// The same site, which offers PDF; a second maker is not used.
    #[must_use]
    pub fn with_press(self, maker: PressMaker) -> Self {
        let _ = self.inner.press_maker.set(maker);
        self
    }

    /// The acts' context for anybody.
    pub(crate) fn anybody(&self) -> &Ctx {
        &self.inner.office
    }

    /// The acts' context for somebody.
    pub(crate) fn acting(&self, actor: Actor) -> Ctx {
        self.inner.office.with_actor(actor)
    }

    pub(crate) fn config(&self) -> &WebConfig {
        &self.inner.config
    }

    pub(crate) fn metrics(&self) -> Option<&PrometheusHandle> {
        self.inner.metrics.as_ref()
    }

    /// Whether PDF is offered.
    pub(crate) fn has_press(&self) -> bool {
        self.inner.press_maker.get().is_some()
    }

    /// The press, made on the first call; blocks while fonts are loaded.
    pub(crate) fn press(&self) -> Result<Arc<Press>, PrintError> {
        let make = || self.inner.press_maker.get().map_or(Err(PrintError::NoFont), |make| make().map(Arc::new));
        self.inner.press.get_or_init(make).clone()
    }

    /// A published file that was made before, by what tells it from every other.
    pub(crate) fn published_file(&self, tag: &str) -> Option<Bytes> {
        self.published_files().get(tag).cloned()
    }

    /// Keeps a published file: it does not change any more.
    pub(crate) fn keep_published_file(&self, tag: &str, file: Bytes) {
        let mut files = self.published_files();
        if files.len() >= MOST_FILES {
            files.pop_first();
        }
        files.insert(tag.to_owned(), file);
    }

    fn published_files(&self) -> MutexGuard<'_, BTreeMap<String, Bytes>> {
        self.inner.published.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.inner.limits
    }
}
