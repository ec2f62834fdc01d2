//! How often one address may post a public form.
//!
//! Wrap the routes that anyone can post to: `limits::public_form(routes, &settings)`. Pages that are only read are not limited here.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request};
use axum::response::IntoResponse;
use tower_governor::governor::GovernorConfigBuilder;
use tower_governor::key_extractor::KeyExtractor;
use tower_governor::{GovernorError, GovernorLayer};

use crate::{Error, Settings};

/// Ten posts at once, then one more every six seconds, for each address: for asking, following, asking for a review.
pub fn public_form<S: Clone + Send + Sync + 'static>(routes: Router<S>, settings: &Settings) -> Router<S> {
    limit(routes, settings, 10, Duration::from_secs(6))
}

/// Five posts at once, then one more every twenty seconds, for each address: for signing in.
pub fn sign_in<S: Clone + Send + Sync + 'static>(routes: Router<S>, settings: &Settings) -> Router<S> {
    limit(routes, settings, 5, Duration::from_secs(20))
}

/// `at_once` posts, then one more each time `every` has passed; the routes share one quota for each address.
pub fn limit<S>(routes: Router<S>, settings: &Settings, at_once: u32, every: Duration) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    limit_of(routes, settings, at_once, every, Method::POST)
}

/// Thirty at once, then one more every two seconds, for each address: for links that are counted when they are followed.
pub fn counted_link<S: Clone + Send + Sync + 'static>(routes: Router<S>, settings: &Settings) -> Router<S> {
    limit_of(routes, settings, 30, Duration::from_secs(2), Method::GET)
}

fn limit_of<S>(
    routes: Router<S>,
    settings: &Settings,
    at_once: u32,
    every: Duration,
    method: Method,
) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let quota = GovernorConfigBuilder::default()
        .period(every.max(Duration::from_millis(1)))
        .burst_size(at_once.max(1))
        .methods(vec![method])
        .key_extractor(Address { trust_forwarded_for: settings.trust_forwarded_for })
        .finish()
        .expect("the period and the burst are above zero");
    let limiter = quota.limiter().clone();
    let refuse = move |error| {
        // Addresses that have been quiet long enough are forgotten, so that the table cannot grow for ever.
        limiter.retain_recent();
        let wait_seconds = match error {
            GovernorError::TooManyRequests { wait_time, .. } => wait_time,
            _ => every.as_secs(),
        };
        Error::TooMany { wait_seconds }.into_response()
    };
    routes.route_layer(GovernorLayer::new(quota).error_handler(refuse))
}

/// Names the quota: the address that a request comes from.
#[derive(Clone, Debug)]
pub struct Address {
    trust_forwarded_for: bool,
}

impl KeyExtractor for Address {
    type Key = IpAddr;

    fn extract<T>(&self, request: &Request<T>) -> Result<IpAddr, GovernorError> {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let told = self.trust_forwarded_for.then(|| last_forwarded(request.headers())).flatten();
        // Without an address (a server started without connection facts) all share one quota: strict, never open.
        Ok(network(told.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}

/// The last entry is the one our own proxy wrote; those before it are whatever the sender liked to claim.
fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

/// One household has a whole /64 of IPv6: it counts as one.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) => match six.to_ipv4_mapped() {
            Some(four) => IpAddr::V4(four),
            None => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() >> 64 << 64)),
        },
        four => four,
    }
}
