//! An answered question as the index keeps it: the words by which it is found, and the answer, bounded.

use document::response::Disposition;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use tantivy::{
    TantivyDocument,
    schema::{
        BytesOptions, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions,
    },
};
use uuid::Uuid;

use super::{
    WORDS,
    error::{Error, Result},
    terms,
};
use crate::EarlierAnswer;

/// The most bytes of a question, of what stands around it and of an answer that are kept here.
const QUESTION: usize = 2_000;
const CONTEXT: usize = 600;
const ANSWER: usize = 2_000;

/// An answered question of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Its place among the questions of the case.
    pub place: u32,
    /// The answer. Its `of` says who gave it where an authority keeps another's answer; whose memory it is in, the writer
    /// is told.
    pub answer: EarlierAnswer,
}

/// An answered question that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Whose it is.
    pub authority: Uuid,
    /// The case.
    pub case: Uuid,
    /// Its place among the questions of the case.
    pub place: u32,
    /// Whether the answer is longer than what is kept here, or has a table: then the case has the whole.
    pub cut: bool,
    /// How well its words are those asked for; only to be compared within one search.
    pub score: f32,
    /// The answer; where it is in another authority's memory, its `of` is for the caller to fill in.
    pub answer: EarlierAnswer,
}

/// The fields of the index.
#[derive(Clone, Debug)]
pub(super) struct Fields {
    pub schema: Schema,
    /// Authority and case in one, by which a case is replaced or forgotten.
    pub case: Field,
    pub authority: Field,
    /// The day of the answer as a number; 0 where nobody knows it.
    pub day: Field,
    /// 1 where it stands in the disclosure log.
    pub published: Field,
    /// 1 where somebody else gave it than who keeps it.
    pub anothers: Field,
    /// Words of the question and of what stands around it.
    pub asked: Field,
    /// Words of the answer.
    pub answered: Field,
    pub body: Field,
}

impl Fields {
    pub fn new() -> Fields {
        let mut schema = Schema::builder();
        let key = BytesOptions::default().set_indexed().set_fast();
        let number = NumericOptions::default().set_fast();
        let words = TextOptions::default().set_indexing_options(
            TextFieldIndexing::default().set_tokenizer(WORDS).set_index_option(IndexRecordOption::WithFreqs),
        );
        Fields {
            case: schema.add_bytes_field("case", key.clone()),
            authority: schema.add_bytes_field("authority", key),
            day: schema.add_u64_field("day", number.clone()),
            published: schema.add_u64_field("published", number.clone()),
            anothers: schema.add_u64_field("anothers", number),
            asked: schema.add_text_field("asked", words.clone()),
            answered: schema.add_text_field("answered", words),
            body: schema.add_bytes_field("body", BytesOptions::default().set_stored()),
            schema: schema.build(),
        }
    }
}

/// A case of an authority as one key.
pub(super) fn case_key(authority: Uuid, case: Uuid) -> [u8; 32] {
    let mut key = [0; 32];
    key[..16].copy_from_slice(authority.as_bytes());
    key[16..].copy_from_slice(case.as_bytes());
    key
}

/// A day as a number that grows with it.
pub(super) fn day_number(day: Date) -> u64 {
    let year = u64::try_from(day.year()).unwrap_or(0);
    year * 10_000 + u64::from(day.month().unsigned_abs()) * 100 + u64::from(day.day().unsigned_abs())
}

/// What is kept of an answer, as a short list rather than with the name of each part.
#[derive(Serialize, Deserialize)]
struct Body(
    Uuid,
    Uuid,
    u32,
    String,
    String,
    String,
    Disposition,
    Vec<String>,
    String,
    Option<Date>,
    bool,
    bool,
    Option<String>,
);

fn bounded(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The document of an answered question.
pub(super) fn document(
    fields: &Fields,
    authority: Uuid,
    case: Uuid,
    one: Answered,
) -> Result<TantivyDocument> {
    let answer = one.answer;
    let (question, context) = (bounded(&answer.question, QUESTION), bounded(&answer.context, CONTEXT));
    let mut document = TantivyDocument::new();
    document.add_bytes(fields.case, &case_key(authority, case));
    document.add_bytes(fields.authority, authority.as_bytes());
    document.add_u64(fields.day, answer.date.map_or(0, day_number));
    document.add_u64(fields.published, u64::from(answer.published));
    document.add_u64(fields.anothers, u64::from(answer.of.is_some()));
    document.add_text(fields.asked, terms::of_question(question, context));
    document.add_text(fields.answered, terms::of_answer(bounded(&answer.answer, ANSWER)));
    let cut = answer.table.is_some() || answer.answer.len() > ANSWER;
    let body = Body(
        authority,
        case,
        one.place,
        question.to_owned(),
        context.to_owned(),
        bounded(&answer.answer, ANSWER).to_owned(),
        answer.disposition,
        answer.provisions,
        answer.reference,
        answer.date,
        answer.published,
        cut,
        answer.of,
    );
    let body = serde_json::to_vec(&body).map_err(|_| Error::Damaged("an answer that cannot be written"))?;
    document.add_bytes(fields.body, &body);
    Ok(document)
}

/// The answered question of a document.
pub(super) fn found(fields: &Fields, document: &TantivyDocument, score: f32) -> Result<Found> {
    use tantivy::schema::Value;
    let bytes = document.get_first(fields.body).and_then(|value| value.as_bytes());
    let bytes = bytes.ok_or(Error::Damaged("a document without its answer"))?;
    let body: Body =
        serde_json::from_slice(bytes).map_err(|_| Error::Damaged("an answer that cannot be read"))?;
    let Body(authority, case, place, question, context, answer, disposition, provisions, reference, date, ..) =
        body;
    Ok(Found {
        authority,
        case,
        place,
        cut: body.11,
        score,
        answer: EarlierAnswer {
            question,
            context,
            answer,
            table: None,
            disposition,
            provisions,
            reference,
            date,
            published: body.10,
            of: body.12,
        },
    })
}
