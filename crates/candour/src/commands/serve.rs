//! `candour serve`: the pages, the mail, until told to stop; then it finishes what it began.

use std::{process::ExitCode, sync::Arc};

use anyhow::Context;
use office::Office;
use tokio::sync::oneshot;

use crate::runtime::{self, MachineClock, Settings, StoreArgs};

/// Arguments.
#[derive(clap::Args)]
pub struct Args {
    /// Where the pages are served
    #[arg(long, env = "CANDOUR_LISTEN", value_name = "ADDR")]
    listen: Option<String>,
    #[command(flatten)]
    store: StoreArgs,
}

/// Runs the command.
pub fn run(args: Args) -> anyhow::Result<ExitCode> {
    let settings = Settings::read(&args.store, args.listen)?;
    log_to_standard_error();
    runtime::tokio()?.block_on(async {
        let office = runtime::open(&settings, Arc::new(MachineClock)).await?;
        if office.all_authorities().await?.is_empty() {
            anyhow::bail!("there is no authority yet: run 'candour init' to set one up, or 'candour demo' to look around");
        }
        serve_office(office, &settings, |address| {
            eprintln!("candour: serving {address}");
        })
        .await?;
        Ok(ExitCode::SUCCESS)
    })
}

/// Logs go to standard error, as JSON where no person looks on; `CANDOUR_LOG` chooses what. Panics are logged by place.
pub fn log_to_standard_error() {
    use std::io::IsTerminal;
    let filter = tracing_subscriber::EnvFilter::try_from_env("CANDOUR_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,candour=info"));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second subscriber in the same process is no fault: the first one stays.
    let _ = if std::io::stderr().is_terminal() { logs.try_init() } else { logs.json().try_init() };
    // A panic says where, never with which words: a slice that fails quotes the text it was to cut, and that may be
    // anybody's letter.
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => tracing::error!("panicked at {}:{}", place.file(), place.line()),
        None => tracing::error!("panicked at a place unknown"),
    }));
}

/// Serves an office until SIGTERM or SIGINT, with its mail. `ready` is told the address once it listens.
pub async fn serve_office(
    office: Office,
    settings: &Settings,
    ready: impl FnOnce(&str),
) -> anyhow::Result<()> {
    serve_office_when(office, settings, None, ready).await
}

/// The same; mail is carried only when `carry_after` was told, so that nobody else's letters are taken while they are made.
pub async fn serve_office_when(
    office: Office,
    settings: &Settings,
    carry_after: Option<oneshot::Receiver<()>>,
    ready: impl FnOnce(&str),
) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind(&settings.listen).await.with_context(|| {
        format!("{} cannot be listened on: is another program using it?", settings.listen)
    })?;
    let bound = listener.local_addr()?;
    let maildir = match &settings.maildir {
        Some(folder) => Some((runtime::authority(&office, settings).await?, folder.clone())),
        None => None,
    };
    let beside = runtime::start(office.clone(), runtime::carrier(settings)?, maildir, carry_after);
    let pages = web::Settings {
        https: settings.public_address.starts_with("https://"),
        trust_forwarded_for: settings.trust_forwarded_for,
        ..web::Settings::default()
    };
    ready(&format!("http://{bound}"));
    let served = web::serve(listener, web::app(office.clone(), pages), asked_to_stop()).await;
    beside.end().await;
    office.store.close().await;
    served.context("the pages could not be served")
}

/// Waits for SIGTERM or SIGINT.
async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            let _ = interrupted.await;
            return;
        };
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
}
