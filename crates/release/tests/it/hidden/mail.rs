//! E-mails: what travels with the words that are shown.

use super::check;

fn mail(headers: &str, body: &str) -> Vec<u8> {
    let from = "From: records@saltmarsh.example\r\nTo: parks@saltmarsh.example\r\nSubject: Figures\r\nDate: Tue, 04 Mar 2025 09:14:00 +0000\r\nMessage-ID: <1@saltmarsh.example>\r\nMIME-Version: 1.0\r\n";
    format!("{from}{headers}\r\n{}", body.replace('\n', "\r\n")).into_bytes()
}

pub fn html(body: &str) -> Vec<u8> {
    mail(
        "Content-Type: text/html; charset=utf-8\r\n",
        &format!("<html><body><p>The figures are below.</p>{body}</body></html>\n"),
    )
}

fn both(plain: &str, html: &str) -> Vec<u8> {
    let body = format!(
        "--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n--b\nContent-Type: text/html; charset=utf-8\n\n{html}\n--b--\n"
    );
    mail("Content-Type: multipart/alternative; boundary=b\r\n", &body)
}

/// Files to be damaged.
pub(super) fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        (
            "a.eml",
            both(
                "The figures are below.",
                "<style>.x{display:none}</style><p class=x style=\"color:#fff\">Orla &amp; <b>all</b></p><!-- no -->",
            ),
        ),
        (
            "b.eml",
            mail(
                "Bcc: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n",
                "x\n--b\nContent-Type: message/rfc822\n\nFrom: a\n\nb\n--b--\n",
            ),
        ),
        ("a.csv", b"a,b\n=1+1,\"x\ny\"\n\n\n1,2\n".to_vec()),
    ]
}

#[test]
fn what_travels_with_an_email_is_found() {
    let text = "Content-Type: text/plain; charset=utf-8\r\n";
    let with = |header: &str| mail(&format!("{header}\r\n{text}"), "The figures are below.\n");
    let attached = "--b\nContent-Type: text/plain\n\nThe figures are below.\n--b\nContent-Type: text/csv; name=list.csv\nContent-Disposition: attachment; filename=list.csv\n\nName,Number\nOrla,1\n--b--\n";
    let forwarded = "--b\nContent-Type: text/plain\n\nThe figures are below.\n--b\nContent-Type: message/rfc822\n\nFrom: a@saltmarsh.example\nTo: b@saltmarsh.example\nSubject: Case of Orla Quennell\n\nWords.\n--b--\n";
    let before = "Notes on Orla Quennell that no program shows.\n--b\nContent-Type: text/plain\n\nThe figures are below.\n--b--\n";
    let page = "--b\nContent-Type: text/html\n\n<p>The figures are below.</p>\n--b\nContent-Type: text/html\n\n<p>Notes on Orla Quennell.</p>\n--b--\n";
    let related = "Content-Type: multipart/related; boundary=b\r\n";
    let mixed = "Content-Type: multipart/mixed; boundary=b\r\n";
    let rows: &[(&str, Vec<u8>, &[&str])] = &[
        ("the program", with("X-Mailer: Microsoft Outlook 16.0"), &[]),
        ("whether files travel with it", with("X-MS-Has-Attach: yes"), &["eml.headers"]),
        ("a machine", with("References: <CAF@PC-OKAFOR.saltmarsh.example>"), &["eml.headers"]),
        ("a message before", with("References: <CAF@mail.saltmarsh.example>"), &[]),
        ("a second page", mail(related, page), &["eml.attachment"]),
        ("a blind copy", with("Bcc: Orla Quennell <orla@saltmarsh.example>"), &["eml.bcc"]),
        (
            "the way it went",
            with(
                "Received: from pc-quennell.saltmarsh.local (10.1.2.3) by mx; Tue, 04 Mar 2025 09:14:02 +0000",
            ),
            &["eml.headers"],
        ),
        ("where it was written", with("X-Originating-IP: [10.1.2.3]"), &["eml.headers"]),
        ("another address for replies", with("Reply-To: orla.quennell@saltmarsh.example"), &["eml.headers"]),
        ("an earlier subject", with("Thread-Topic: Grievance of O Quennell"), &["eml.headers"]),
        ("a file", mail(mixed, attached), &["eml.attachment"]),
        ("a message inside", mail(mixed, forwarded), &["eml.attachment"]),
        ("words before the first part", mail(mixed, before), &["eml.html_hidden"]),
        (
            "words not displayed",
            html("<div style=\"display:none\">Orla Quennell agreed</div>"),
            &["eml.html_hidden"],
        ),
        (
            "words of a class not displayed",
            html("<style>.x{display:none}</style><div class=x>Orla Quennell agreed</div>"),
            &["eml.html_hidden"],
        ),
        ("white words", html("<span style='color:#fff'>Orla Quennell agreed</span>"), &["eml.html_hidden"]),
        (
            "white words of an old kind",
            html("<font color=white>Orla Quennell agreed</font>"),
            &["eml.html_hidden"],
        ),
        (
            "words of no size",
            html("<span style='font-size:0'>Orla Quennell agreed</span>"),
            &["eml.html_hidden"],
        ),
        (
            "words far outside",
            html("<p style='position:absolute;left:-9999px'>Orla Quennell agreed</p>"),
            &["eml.html_hidden"],
        ),
        (
            "words in a box without height",
            html("<div style='max-height:0;overflow:hidden'>Orla Quennell agreed</div>"),
            &["eml.html_hidden"],
        ),
        (
            "transparent words",
            html("<span style='opacity:0'>Orla Quennell agreed</span>"),
            &["eml.html_hidden"],
        ),
        ("a comment", html("<!-- Orla Quennell agreed -->"), &["eml.html_hidden"]),
        (
            "forms that differ",
            both("The figures are below. Orla Quennell agreed.", "<p>The figures are below.</p>"),
            &["eml.alternative_mismatch"],
        ),
        (
            "forms that differ the other way",
            both("The figures are below.", "<p>The figures are below.</p><p>Orla Quennell agreed.</p>"),
            &["eml.alternative_mismatch"],
        ),
        (
            "forms that agree",
            both(
                "The figures\nare below: https://saltmarsh.example/x",
                "<p>The <b>figures</b> are below: <a href='https://saltmarsh.example/x'>https://saltmarsh.example/x</a></p>",
            ),
            &[],
        ),
        (
            "white words on blue",
            html("<div style='background:#003366'><span style='color:#ffffff'>Summary</span></div>"),
            &[],
        ),
        (
            "white by lightness",
            html("<p style='color:hsl(210, 40%, 100%)'>Orla Quennell</p>"),
            &["eml.html_hidden"],
        ),
        (
            "a picture that is fetched",
            html("<img src='https://count.example/p.gif?who=Orla%20Quennell'>"),
            &["eml.html_hidden"],
        ),
        ("a logo that is fetched", html("<img src='https://saltmarsh.example/logo.png?v=2'>"), &[]),
        (
            "white words on navy",
            html("<div style='background:navy'><span style='color:white'>Summary</span></div>"),
            &[],
        ),
        (
            "navy words on navy",
            html("<div style='background:navy'><span style='color:navy'>Orla Quennell</span></div>"),
            &["eml.html_hidden"],
        ),
        (
            "white words on a run of colours",
            html(
                "<div style='background-image:linear-gradient(#003, #036)'><span style='color:#fff'>Summary</span></div>",
            ),
            &[],
        ),
        (
            "white words on a black table",
            html("<table bgcolor='#000000'><tr><td><font color='#FFFFFF'>Summary</font></td></tr></table>"),
            &[],
        ),
        (
            "a file among the words",
            mail(text, "The figures are below.\nbegin 644 quennell.csv\n#0V%T\n`\nend\n"),
            &["eml.attachment"],
        ),
        (
            "a sentence that begins like one",
            mail(text, "begin 100 words\nThe figures are below.\nend\n"),
            &[],
        ),
        ("a machine of the authority", with("References: <1@pc-quennell.saltmarsh.local>"), &["eml.headers"]),
        ("an earlier message", with("References: <1@mail.saltmarsh.example>"), &[]),
        ("an organisation that is a person", with("Organization: Orla Quennell"), &["eml.headers"]),
        ("an organisation", with("Organization: Saltmarsh Council"), &[]),
        (
            "words in a program",
            html("<script>// Orla Quennell agreed\nvar x = 1;</script>"),
            &["eml.html_hidden"],
        ),
        (
            "a program's data",
            html(
                "<script type='application/ld+json'>{\"@context\":\"http://schema.org\",\"@type\":\"EmailMessage\"}</script>",
            ),
            &[],
        ),
        (
            "words among the rules of style",
            html("<style>p{color:#000000} /* Orla Quennell agreed */</style>"),
            &["eml.html_hidden"],
        ),
        (
            "rules of style as Outlook writes them",
            html(
                "<style><!--\n/* Font Definitions */\n@font-face {font-family:Calibri;}\n/* Style Definitions */\np.MsoNormal {margin:0cm;}\n--></style>",
            ),
            &[],
        ),
        ("a template", html("<template><p>Orla Quennell agreed</p></template>"), &["eml.html_hidden"]),
        (
            "words where no program runs",
            html("<noscript>Orla Quennell agreed</noscript>"),
            &["eml.html_hidden"],
        ),
        (
            "a picture that is fetched where no program runs",
            html("<noscript><img width=1 height=1></noscript>"),
            &[],
        ),
        ("a title", html("<title>Grievance of Orla Quennell</title>"), &["eml.html_hidden"]),
        ("the subject as a title", html("<title>Figures</title>"), &[]),
        (
            "a hint",
            html("<a href='https://saltmarsh.example/x' title='Orla Quennell agreed'>Figures</a>"),
            &["eml.html_hidden"],
        ),
        (
            "the description of a picture",
            html("<img src='cid:1' alt='Orla Quennell in court'>"),
            &["eml.html_hidden"],
        ),
        ("the description of a logo", html("<img src='cid:1' alt='Logo of the Borough'>"), &[]),
        (
            "what is read aloud",
            html("<p aria-label='Orla Quennell agreed'>Figures</p>"),
            &["eml.html_hidden"],
        ),
        ("what programs note", html("<p data-note='Orla Quennell agreed'>Figures</p>"), &["eml.html_hidden"]),
        (
            "what Outlook notes",
            html("<p data-ogsc='rgb(0, 0, 0)' data-auth='NotApplicable'>Figures</p>"),
            &[],
        ),
        ("an author of the page", html("<meta name=Author content='Orla Quennell'>"), &["eml.html_hidden"]),
        (
            "a program that wrote it",
            html("<meta name=Generator content='Microsoft Word 15 (filtered medium)'>"),
            &[],
        ),
        (
            "a field that is not displayed",
            html("<input type=hidden name=x value='Orla Quennell agreed'>"),
            &["eml.html_hidden"],
        ),
        (
            "few words for Outlook alone",
            html("<!--[if mso]><p>she was warned</p><![endif]-->"),
            &["eml.html_hidden"],
        ),
        (
            "words for Outlook that all see",
            html(
                "<!--[if mso]><v:roundrect href='x'><center>Read the figures below</center></v:roundrect><![endif]--><a href='x'>Read the figures below</a>",
            ),
            &[],
        ),
        (
            "signposts of those who made it",
            html("<!-- Header : BEGIN --><!--StartFragment--><p>Figures</p><!--EndFragment-->"),
            &[],
        ),
        (
            "words for Outlook alone",
            html("<!--[if mso]><p>Ask Orla Quennell first</p><![endif]-->"),
            &["eml.html_hidden"],
        ),
        (
            "what Outlook adds",
            html(
                "<!--[if mso]><xml><o:OfficeDocumentSettings/></xml><![endif]--><style>p{color:#000000}</style><o:p>&nbsp;</o:p>",
            ),
            &[],
        ),
        ("what a program calls itself", with("X-Mailer: Microsoft Outlook 16.0\r\nImportance: normal"), &[]),
        (
            "a thread",
            with(
                "In-Reply-To: <0@saltmarsh.example>\r\nReferences: <0@saltmarsh.example>\r\nThread-Topic: Figures",
            ),
            &[],
        ),
    ];
    for (what, bytes, expected) in rows {
        check("a.eml", what, bytes, expected);
    }
}

#[test]
fn a_message_of_outlook_is_looked_through_too() {
    use std::io::Write;
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).expect("in memory");
    let mut put = |path: &str, bytes: &[u8]| {
        file.create_stream(path).expect("a new stream").write_all(bytes).expect("in memory")
    };
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    put("/__properties_version1.0", &[0; 32]);
    put("/__substg1.0_001A001F", &wide("IPM.Note"));
    put("/__substg1.0_0037001F", &wide("Figures"));
    put("/__substg1.0_1000001F", &wide("The figures are below."));
    put("/__substg1.0_0C1A001F", &wide("Records"));
    put("/__substg1.0_0C1F001F", &wide("records@saltmarsh.example"));
    put("/__substg1.0_0E02001F", &wide("Orla Quennell"));
    put("/__substg1.0_0070001F", &wide("Grievance of O Quennell"));
    let bytes = file.into_inner().into_inner();
    check("a.msg", "a blind copy and an earlier subject", &bytes, &["eml.bcc", "eml.headers"]);
}
