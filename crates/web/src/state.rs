//! What every handler can reach.

use crate::limit::Limits;
use metrics_exporter_prometheus::PrometheusHandle;
use std::net::IpAddr;
use std::sync::Arc;

/// How the site is served. Everything that is law or the agency's own choice stands in the ledger's settings.
#[derive(Debug, Clone, Default)]
pub struct WebConfig {
    /// Served over https (directly or behind a proxy): cookies get `Secure` and the `__Host-` prefix.
    pub is_https: bool,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

/// Shared by all handlers; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    inner: Arc<Inner>,
}

struct Inner {
    config: WebConfig,
    metrics: Option<PrometheusHandle>,
    limits: Limits,
}

impl AppState {
    /// Puts the site together. Without a metrics handle `/metrics` answers 404.
    pub fn new(config: WebConfig, metrics: Option<PrometheusHandle>) -> Self {
        Self { inner: Arc::new(Inner { config, metrics, limits: Limits::default() }) }
    }

    pub(crate) fn config(&self) -> &WebConfig {
        &self.inner.config
    }

    pub(crate) fn metrics(&self) -> Option<&PrometheusHandle> {
        self.inner.metrics.as_ref()
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.inner.limits
    }
}
