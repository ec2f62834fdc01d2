//! Characters by the names that fonts give to their drawings, and by the codes of the encodings without a table.

/// 0x20 to 0x7E.
const ASCII: &str = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde";
/// 0xA0 to 0xFF.
const LATIN: &str = "nbspace exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot sfthyphen registered macron degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis";
/// Others that British letters use.
const OTHERS: &[(&str, &str)] = &[
    ("endash", "–"),
    ("emdash", "—"),
    ("quoteleft", "‘"),
    ("quoteright", "’"),
    ("quotedblleft", "“"),
    ("quotedblright", "”"),
    ("quotesinglbase", "‚"),
    ("quotedblbase", "„"),
    ("bullet", "•"),
    ("ellipsis", "…"),
    ("Euro", "€"),
    ("trademark", "™"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ff", "ff"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("f_i", "fi"),
    ("f_l", "fl"),
    ("f_f", "ff"),
    ("f_f_i", "ffi"),
    ("t_i", "ti"),
    ("t_t", "tt"),
    ("dagger", "†"),
    ("daggerdbl", "‡"),
    ("perthousand", "‰"),
    ("guilsinglleft", "‹"),
    ("guilsinglright", "›"),
    ("minus", "−"),
    ("fraction", "/"),
    ("florin", "ƒ"),
    ("OE", "Œ"),
    ("oe", "œ"),
    ("Scaron", "Š"),
    ("scaron", "š"),
    ("Zcaron", "Ž"),
    ("zcaron", "ž"),
    ("Ydieresis", "Ÿ"),
    ("dotlessi", "ı"),
    ("Lslash", "Ł"),
    ("lslash", "ł"),
    ("circumflex", "ˆ"),
    ("tilde", "˜"),
    ("Wcircumflex", "Ŵ"),
    ("wcircumflex", "ŵ"),
    ("Ycircumflex", "Ŷ"),
    ("ycircumflex", "ŷ"),
    ("nonbreakingspace", "\u{A0}"),
    ("hyphenminus", "-"),
    ("softhyphen", "\u{AD}"),
    ("arrowright", "→"),
    ("lessequal", "≤"),
    ("greaterequal", "≥"),
    ("notequal", "≠"),
    ("checkbox", "☐"),
    ("H22073", "□"),
    ("square", "□"),
    ("filledbox", "■"),
    ("a20", "✔"),
];

/// What a drawing of this name stands for.
pub(super) fn named(name: &str) -> Option<String> {
    let base = name.split_once('.').map_or(name, |(b, _)| b);
    if base.is_empty() {
        return None;
    }
    let nth = |list: &str, first: u32| {
        let n = list.split(' ').position(|n| n == base)?;
        char::from_u32(first + u32::try_from(n).ok()?).map(String::from)
    };
    let by_number = || {
        let digits = base.strip_prefix("uni").filter(|d| d.len() >= 4).and_then(|d| d.get(..4));
        let digits = digits.or_else(|| base.strip_prefix('u').filter(|d| (4..=6).contains(&d.len())))?;
        char::from_u32(u32::from_str_radix(digits, 16).ok()?).map(String::from)
    };
    nth(ASCII, 0x20)
        .or_else(|| nth(LATIN, 0xA0))
        .or_else(|| OTHERS.iter().find(|(n, _)| *n == base).map(|(_, s)| (*s).to_owned()))
        .or_else(by_number)
}

/// The encoding of fonts that name none, where it differs from Windows' one.
pub(super) fn standard(code: u8) -> Option<char> {
    Some(match code {
        0x27 => '’',
        0x60 => '‘',
        0x20..=0x7E => char::from(code),
        0xA1..=0xA3 => char::from(code),
        0xA4 => '/',
        0xA5 => '¥',
        0xA6 => 'ƒ',
        0xA7 => '§',
        0xA8 => '¤',
        0xA9 => '\'',
        0xAA => '“',
        0xAB => '«',
        0xAC => '‹',
        0xAD => '›',
        0xAE => 'ﬁ',
        0xAF => 'ﬂ',
        0xB1 => '–',
        0xB2 => '†',
        0xB3 => '‡',
        0xB4 => '·',
        0xB6 => '¶',
        0xB7 => '•',
        0xB8 => '‚',
        0xB9 => '„',
        0xBA => '”',
        0xBB => '»',
        0xBC => '…',
        0xBD => '‰',
        0xBF => '¿',
        0xD0 => '—',
        0xE1 => 'Æ',
        0xE8 => 'Ł',
        0xE9 => 'Ø',
        0xEA => 'Œ',
        0xF1 => 'æ',
        0xF5 => 'ı',
        0xF8 => 'ł',
        0xF9 => 'ø',
        0xFA => 'œ',
        0xFB => 'ß',
        _ => return None,
    })
}

/// Makes characters that only a font of its own explains readable: bullets of symbol fonts, ligatures, soft hyphens.
pub fn readable(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            // Private characters of Wingdings and Symbol are bullets in letters, boxes in forms.
            '\u{F06F}' | '\u{F071}' | '\u{F0A8}' => out.push('☐'),
            '\u{F020}' => out.push(' '),
            '\u{F021}'..='\u{F07E}' => out.push(char::from_u32(u32::from(c) - 0xF000).unwrap_or('•')),
            '\u{E000}'..='\u{F8FF}' => out.push('•'),
            '\u{AD}' => out.push('-'),
            '\u{0}' => {}
            c if c.is_control() && c != '\t' => out.push(' '),
            c => out.push(c),
        }
    }
}
