//! `gongkai serve` — the site, until it is told to stop.

use super::exit::{CliError, Exit, io_reason};
use super::{office, out, parse};
use crate::config::{Config, Place};
use crate::fonts;
use crate::wiring::{self, Office};
use crate::worker;
use documents::Press;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use web::{AppState, WebConfig};

/// 提供网页和接口服务
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    place: Place,
    /// 监听地址，缺省按配置
    #[arg(long, value_name = "地址:端口", value_parser = parse::listen)]
    listen: Option<SocketAddr>,
}

/// How often counts are put together and old ones dropped.
const METRICS_UPKEEP: Duration = Duration::from_secs(10);
/// How long calls under way may take to end once the server is told to stop.
const LONGEST_FAREWELL: Duration = Duration::from_secs(15);

pub(crate) fn run(args: &Args) -> Result<Exit, CliError> {
    let mut config = Config::load(&args.place).map_err(CliError::Input)?;
    config.listen = args.listen.unwrap_or(config.listen);
    wiring::must_be_there(&config).map_err(CliError::Input)?;
    log_to_stderr(&config.log)?;
    office::runtime()?.block_on(async {
        let office = wiring::open(&config).await.map_err(CliError::Failed)?;
        until_told_to_stop(&office, &config, |url| out::text(&format!("已启动：{url}\n按Ctrl+C停止"))).await
    })
}

/// Serves an office on the configured address; `announce` is told the address once it answers.
pub(crate) async fn until_told_to_stop(
    office: &Office,
    config: &Config,
    announce: impl FnOnce(&str) -> Result<Exit, CliError>,
) -> Result<Exit, CliError> {
    let busy = |error: std::io::Error| {
        let why = io_reason(&error);
        CliError::Failed(format!("无法监听{}：{why}；请换一个地址、端口，或停掉占用它的程序", config.listen))
    };
    let listener = TcpListener::bind(config.listen).await.map_err(busy)?;
    let address = listener.local_addr().map_err(busy)?;
    let metrics = count_calls();
    let web = WebConfig { is_https: config.https, trusted_proxies: config.trusted_proxies.clone() };
    let fonts_dir = config.fonts_dir.clone();
    let press = move || Press::new(fonts::files(fonts_dir.as_deref()));
    let site = web::router(AppState::new(web, &office.operator(), metrics).with_press(Box::new(press)));
    let background = tokio::spawn(worker::run(office.operator()));
    announce(&format!("http://{address}/"))?;
    let server = axum::serve(listener, site.into_make_service_with_connect_info::<SocketAddr>());
    let (stopping, stopped) = tokio::sync::oneshot::channel();
    let server = server.with_graceful_shutdown(async move {
        told_to_stop().await;
        let _ = stopping.send(());
    });
    // Calls under way may end, but a connection that is merely held open must not keep the process alive.
    let farewell = async {
        if stopped.await.is_ok() {
            tokio::time::sleep(LONGEST_FAREWELL).await;
        }
    };
    tokio::select! {
        ended = server => ended.map_err(|error| CliError::Failed(format!("服务中断：{error}")))?,
        () = farewell => tracing::warn!("some connections were cut"),
    }
    background.abort();
    Ok(Exit::Clean)
}

/// Ctrl+C at the terminal, or the signal of a service manager.
async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<Option<()>>();
    tokio::select! {
        _ = interrupt => {}
        _ = terminate => {}
    }
}

/// Installs the recorder behind `/metrics`; a second server in one process shares none.
fn count_calls() -> Option<PrometheusHandle> {
    let handle = PrometheusBuilder::new().install_recorder().ok()?;
    let upkeep = handle.clone();
    tokio::spawn(async move {
        let mut tick = tokio::time::interval(METRICS_UPKEEP);
        loop {
            tick.tick().await;
            upkeep.run_upkeep();
        }
    });
    Some(handle)
}

/// Logs go to stderr.
///
/// # Errors
/// The filter cannot be read.
pub(super) fn log_to_stderr(filter: &str) -> Result<(), CliError> {
    let wrong = |_| CliError::Input(format!("配置项log“{filter}”读不懂，请写成info，或如gongkai=debug,warn"));
    let filter = tracing_subscriber::EnvFilter::try_new(filter).map_err(wrong)?;
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call in one process (tests) keeps the first.
    let _ = subscriber.try_init();
    Ok(())
}
