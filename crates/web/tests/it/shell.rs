//! Security headers, assets, error pages, cross-site posts, limits.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use web::Settings;

use crate::{ask, ask_with, get, header, page, post};

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    for path in ["/", "/board", "/nowhere", "/broken", "/panics", "/theme/1f3f77.css"] {
        let response = ask(get(path)).await;
        let policy = header(&response, "content-security-policy");
        assert!(
            policy.starts_with("default-src 'self';") && policy.contains("frame-ancestors 'none'"),
            "{path}"
        );
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(header(&response, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&response, "referrer-policy"), "same-origin", "{path}");
        assert!(!header(&response, "x-request-id").is_empty(), "{path}");
        assert_eq!(header(&response, "strict-transport-security"), "", "{path}");
    }
    let https = Settings { https: true, ..Settings::default() };
    let response = ask_with(https, get("/")).await;
    assert_eq!(header(&response, "strict-transport-security"), "max-age=31536000");
}

#[tokio::test]
async fn no_page_has_a_script_or_a_style_inside() {
    for path in ["/", "/home", "/ask", "/answer", "/board", "/case", "/letter", "/contributor", "/nowhere"] {
        let (_, html) = page(ask(get(path)).await).await;
        assert!(!html.contains("style=") && !html.contains("<style") && !html.contains("onclick"), "{path}");
        assert_eq!(html.matches("<script").count(), 1, "{path}");
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
    }
}

#[tokio::test]
async fn assets_named_by_a_page_are_there_for_ever_and_checked_by_etag() {
    let (_, html) = page(ask(get("/")).await).await;
    let addresses: Vec<&str> = html.split('"').filter(|part| part.starts_with("/assets/")).collect();
    assert_eq!(addresses.len(), 3, "stylesheet, icon, script: {addresses:?}");
    for address in addresses {
        let response = ask(get(address)).await;
        assert_eq!(response.status(), StatusCode::OK, "{address}");
        assert_eq!(header(&response, "cache-control"), "public, max-age=31536000, immutable");
        let etag = header(&response, "etag").to_owned();
        let again = Request::get(address).header("if-none-match", etag).body(Body::empty()).unwrap();
        assert_eq!(ask(again).await.status(), StatusCode::NOT_MODIFIED);
    }
    assert_eq!(ask(get("/assets/none.css")).await.status(), StatusCode::NOT_FOUND);
    let plain = ask(get("/assets/candour.css")).await;
    assert_eq!(header(&plain, "cache-control"), "public, no-cache");
}

#[tokio::test]
async fn pages_are_kept_out_of_caches_and_compressed() {
    let request = Request::get("/").header("accept-encoding", "gzip").body(Body::empty()).unwrap();
    let response = ask(request).await;
    assert_eq!(header(&response, "cache-control"), "no-store");
    assert_eq!(header(&response, "content-encoding"), "gzip");
}

#[tokio::test]
async fn a_theme_takes_a_colour_and_nothing_else() {
    let (status, css) = page(ask(get("/theme/1f3f77.css")).await).await;
    assert_eq!(
        (status, css.contains("--brand:#1f3f77") && css.contains("--on-brand:#ffffff")),
        (StatusCode::OK, true)
    );
    // A pale colour gets dark text and is not used for links.
    let (_, css) = page(ask(get("/theme/ffdd55.css")).await).await;
    assert!(css.contains("--on-brand:#141c2b") && !css.contains("--link"), "{css}");
    for wrong in ["/theme/red.css", "/theme/+12345.css", "/theme/1f3f77", "/theme/1f3f7%7D.css"] {
        assert_eq!(ask(get(wrong)).await.status(), StatusCode::NOT_FOUND, "{wrong}");
    }
}

#[tokio::test]
async fn trouble_has_one_text_for_the_reader_and_another_for_the_log() {
    let cases = [
        ("/nowhere", 404, "Page not found", ""),
        ("/broken", 500, "Sorry, something went wrong", "a disk is full"),
        ("/panics", 500, "Sorry, something went wrong", "the sample that panics"),
        ("/conflict", 409, "R. Okafor saved another answer", ""),
        ("/forbidden", 403, "Only someone who did not decide", ""),
    ];
    for (path, status, says, never_says) in cases {
        let (got, html) = page(ask(get(path)).await).await;
        assert_eq!(got.as_u16(), status, "{path}");
        assert!(html.contains(says) && html.contains("Borough of Ambleford"), "{path}: {html}");
        assert!(never_says.is_empty() || !html.contains(never_says), "{path}");
        assert_eq!(html.contains("tell us this number"), status == 500, "{path}");
    }
    let (status, html) = page(ask(post("/home", "text/plain", "x")).await).await;
    assert_eq!((status.as_u16(), html.contains("This page cannot do that")), (405, true));
}

#[tokio::test]
async fn signing_in_leads_back_to_a_page_of_ours_only() {
    use axum::response::IntoResponse;
    for (back_to, location) in [
        ("/desk/cases/7?tab=letter", "/sign-in?to=%2Fdesk%2Fcases%2F7%3Ftab%3Dletter"),
        ("//evil.example/", "/sign-in?to=%2F"),
        ("https://evil.example/", "/sign-in?to=%2F"),
        ("/\\evil.example/", "/sign-in?to=%2F"),
    ] {
        let response = web::Error::SignIn { back_to: back_to.into() }.into_response();
        assert_eq!((response.status(), header(&response, "location")), (StatusCode::SEE_OTHER, location));
    }
}

#[tokio::test]
async fn a_post_from_another_site_is_refused_with_a_page() {
    let form = "application/x-www-form-urlencoded";
    for (site, origin, allowed) in [
        ("same-origin", "http://candour.example", true),
        ("cross-site", "http://evil.example", false),
        ("same-site", "http://other.candour.example", false),
    ] {
        let mut request = post("/limited", form, "a=b");
        request.headers_mut().insert("host", "candour.example".parse().unwrap());
        request.headers_mut().insert("sec-fetch-site", site.parse().unwrap());
        request.headers_mut().insert("origin", origin.parse().unwrap());
        let (status, html) = page(ask(request).await).await;
        assert_eq!(status == StatusCode::OK, allowed, "{site}");
        assert_eq!(html.contains("You cannot do this"), !allowed, "{site}: {html}");
    }
}

#[tokio::test]
async fn one_address_cannot_post_for_ever_and_cannot_pretend_to_be_another() {
    use tower::ServiceExt;
    let settings = Settings { trust_forwarded_for: true, ..Settings::default() };
    let pages = web::style_guide(settings);
    let mut last = StatusCode::OK;
    for claimed in 0..12 {
        let mut request = post("/limited", "application/x-www-form-urlencoded", "a=b");
        let chain = format!("10.0.0.{claimed}, 192.0.2.7");
        request.headers_mut().insert("x-forwarded-for", chain.parse().unwrap());
        let response = pages.clone().oneshot(request).await.unwrap();
        last = response.status();
        if last == StatusCode::TOO_MANY_REQUESTS {
            assert_eq!(claimed, 10, "ten at once are taken");
            assert!(!header(&response, "retry-after").is_empty());
            assert!(page(response).await.1.contains("Too many attempts"));
            break;
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    let mut other = post("/limited", "application/x-www-form-urlencoded", "a=b");
    other.headers_mut().insert("x-forwarded-for", "192.0.2.8".parse().unwrap());
    assert_eq!(
        pages.oneshot(other).await.unwrap().status(),
        StatusCode::OK,
        "another address has its own quota"
    );
}

#[tokio::test]
async fn the_session_cookie_is_secure_where_the_settings_say_https() {
    use axum::Router;
    use axum::routing::get as route;
    use tower::ServiceExt;
    use web::cookies::SessionCookie;

    let routes = || {
        Router::<()>::new()
            .route("/in", route(async |cookie: SessionCookie| (cookie.keep("token"), "in")))
            .route("/out", route(async |cookie: SessionCookie| (cookie.forget(), "out")))
            .route("/who", route(async |cookie: SessionCookie| cookie.token().unwrap_or("nobody").to_owned()))
    };
    for (https, name) in [(false, "candour"), (true, "__Host-candour")] {
        let settings = Settings { https, ..Settings::default() };
        let ask = async |path: &str, cookie: &str| {
            let request = Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap();
            web::shell(routes(), settings.clone()).oneshot(request).await.unwrap()
        };
        let response = ask("/in", "").await;
        let set = header(&response, "set-cookie");
        assert!(set.starts_with(&format!("{name}=token; ")), "{set}");
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && set.contains("Path=/"), "{set}");
        assert_eq!(set.contains("Secure"), https, "{set}");
        assert!(header(&ask("/out", "").await, "set-cookie").contains("Max-Age=0"));
        assert_eq!(page(ask("/who", &format!("{name}=abc")).await).await.1, "abc");
        assert_eq!(page(ask("/who", "other=abc").await).await.1, "nobody");
    }
}
