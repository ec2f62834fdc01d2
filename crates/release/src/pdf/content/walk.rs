//! The operators of a drawing one after the other, with the bytes that each takes. Nothing is drawn here.

use container::pdf::{Item, Lexer, Object};

/// An operator with its values.
pub(crate) struct Operation<'b> {
    pub word: &'b [u8],
    pub values: Vec<Object>,
    /// The first byte of the first value.
    pub from: usize,
    /// One past the last byte of the operator; of a picture among the operators, past its end.
    pub to: usize,
}

/// Hands over each operator, counted as the interpreter counts them.
pub(crate) fn walk<'b>(bytes: &'b [u8], mut see: impl FnMut(Operation<'b>)) {
    let mut lexer = Lexer::new(bytes, 0);
    let mut values: Vec<Object> = Vec::new();
    let mut from = 0;
    loop {
        if values.is_empty() {
            lexer.skip_space();
            from = lexer.at;
        }
        match lexer.next_item() {
            None => return,
            Some(Item::Object(object)) => {
                if values.len() < 64 {
                    values.push(object);
                }
            }
            Some(Item::Word(word)) => {
                if word == b"BI" {
                    lexer.skip_picture();
                }
                see(Operation { word, values: std::mem::take(&mut values), from, to: lexer.at });
            }
        }
    }
}
