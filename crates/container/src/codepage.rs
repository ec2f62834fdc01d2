//! Code pages of Windows by their number. Only names are given; decoding is done by name elsewhere.

/// The name by which a code page is known on the web.
pub(crate) fn label(number: u32) -> String {
    match number {
        65001 => "utf-8".to_owned(),
        1200 => "utf-16le".to_owned(),
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10000 => "macintosh".to_owned(),
        20127 => "windows-1252".to_owned(),
        20866 => "koi8-r".to_owned(),
        21866 => "koi8-u".to_owned(),
        50220..=50222 => "iso-2022-jp".to_owned(),
        51932 => "euc-jp".to_owned(),
        54936 => "gb18030".to_owned(),
        n @ 28591..=28606 => format!("iso-8859-{}", n - 28590),
        n => format!("windows-{n}"),
    }
}
