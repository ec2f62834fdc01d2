//! A question as the words that tell what it is about, layer by layer, and how far a record says each layer.

use super::bag::{Bag, Token, Vocabulary, all_tokens, share, tokens};
use crate::{Asked, terms};

/// How rare a word is among the records that a few of them have.
const RARE: f32 = 0.55;

/// A question in layers of tokens.
pub(super) struct Heard {
    pub own: Vec<Token>,
    /// The question before it, and the nearest one before it that tells what it is about.
    pub last: Vec<Token>,
    pub near: Vec<Token>,
    pub heading: Vec<Token>,
    pub stem: Vec<Token>,
    pub subject: Vec<Token>,
    /// All words of the question, those of fields too.
    pub whole: Vec<Token>,
    pub leans: bool,
}

/// How far a record says a question.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said {
    pub own: Option<f32>,
    pub own_names: Option<f32>,
    pub last: Option<f32>,
    pub near: Option<f32>,
    pub heading: Option<f32>,
    pub stem: Option<f32>,
    pub subject: Option<f32>,
    /// The share of the record's own name that the question says, and that it or what stands around it says.
    pub named: f32,
    pub named_around: f32,
    /// All of it as one number, for comparing records.
    pub rank: f32,
}

fn of_layer(text: &str, layer: &terms::Layer) -> Vec<Token> {
    let mut found = tokens(text);
    found.retain(|t| layer.iter().any(|(w, _)| *w == t.word));
    found
}

impl Heard {
    /// `said` is the question's topic in its own words.
    pub(super) fn of(asked: &Asked<'_>, said: &terms::Topic, vocabulary: &Vocabulary) -> Heard {
        let befores: Vec<Vec<Token>> = asked
            .previous
            .iter()
            .rev()
            .take(8)
            .zip(&said.before)
            .map(|(text, layer)| of_layer(text, layer))
            .collect();
        let known = |t: &Token| vocabulary.rarity(t) < 0.999 && t.weight > 0.4;
        let near = befores.iter().find(|b| b.iter().any(known)).cloned().unwrap_or_default();
        let around = |text: Option<&str>, layer: &terms::Layer| of_layer(text.unwrap_or(""), layer);
        let mut heard = Heard {
            own: of_layer(asked.text, &said.own),
            last: befores.into_iter().next().unwrap_or_default(),
            near,
            heading: around(asked.heading, &said.heading),
            stem: around(asked.stem, &said.stem),
            subject: around(asked.subject, &said.subject),
            whole: all_tokens(asked.text),
            leans: said.leans,
        };
        let Heard { own, last, near, heading, stem, subject, whole, .. } = &mut heard;
        for layer in [own, last, near, heading, stem, subject, whole] {
            vocabulary.forms(layer);
        }
        heard.stand_alone(asked.text, vocabulary);
        heard
    }

    /// A word that tells little among all questions tells enough where few records here have it and nothing points to a
    /// question before: "Who provides the website?"
    fn stand_alone(&mut self, text: &str, vocabulary: &Vocabulary) {
        let rare = |t: &Token| (RARE..0.999).contains(&vocabulary.rarity(t));
        if terms::points(text) || self.mass() >= 0.7 || !self.own.iter().any(rare) {
            return;
        }
        let loudest = self.own.iter().filter(|t| rare(t)).map(|t| t.weight).fold(0.0, f32::max);
        if loudest > 0.0 {
            let louder = (0.8 / loudest).max(1.0);
            self.own.iter_mut().filter(|t| rare(t)).for_each(|t| t.weight *= louder);
            self.leans = false;
        }
    }

    /// How much the question's own words tell.
    pub(super) fn mass(&self) -> f32 {
        self.own.iter().map(|t| t.weight).sum()
    }

    /// The layers around it with how loudly each speaks.
    fn around(&self) -> [(&[Token], f32); 5] {
        let near = if self.leans { 0.8 } else { 0.25 };
        [
            (&self.last, near * 0.5),
            (&self.near, near),
            (&self.heading, 0.6),
            (&self.stem, 0.35),
            (&self.subject, 0.35),
        ]
    }

    pub(super) fn said(&self, names: &Bag, all: &Bag, vocabulary: &Vocabulary) -> Said {
        let of = |layer: &[Token]| share(layer, vocabulary, all);
        let told = |layer: &[Token]| -> f32 {
            layer.iter().map(|t| t.weight * vocabulary.rarity(t) * all.says(t)).sum()
        };
        let rank =
            told(&self.own) + self.around().iter().map(|(layer, loud)| loud * told(layer)).sum::<f32>();
        let back = |layers: &[(&[Token], f32)]| {
            let (mut weights, mut known) = (0.0, 0.0);
            for token in &names.telling {
                let best = layers
                    .iter()
                    .flat_map(|(layer, sure)| layer.iter().map(move |t| (t, sure)))
                    .map(|(t, sure)| sure * t.is(token))
                    .fold(0.0f32, f32::max);
                let weight = token.weight * (0.25 + 0.75 * vocabulary.rarity(token));
                weights += weight;
                known += weight * best;
            }
            if weights > 0.0 { known / weights } else { 0.0 }
        };
        let near = if self.leans { 0.9 } else { 0.4 };
        let named = back(&[(&self.own, 1.0)]);
        let named_around = back(&[
            (&self.own, 1.0),
            (&self.last, near),
            (&self.near, near),
            (&self.heading, 0.9),
            (&self.stem, 0.7),
            (&self.subject, 0.7),
        ]);
        Said {
            own: of(&self.own),
            own_names: share(&self.own, vocabulary, names),
            last: of(&self.last),
            near: of(&self.near),
            heading: of(&self.heading),
            stem: of(&self.stem),
            subject: of(&self.subject),
            named,
            named_around,
            rank: rank * (0.6 + 0.4 * named_around),
        }
    }
}
