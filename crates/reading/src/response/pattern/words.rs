//! The words that patterns need, looked for in the text that is being read: all words in one pass, then for each line
//! or sentence which requirements it meets. Each thread keeps its own; a text of another thread, or none that is being
//! read, meets all.

use std::cell::RefCell;

use super::needs::{AnyOf, FIGURE, LONGEST};

/// Equal to "s" regardless of case, and to no letter of ASCII.
pub(super) const LONG_S: char = 'ſ';
/// Equal to "k" regardless of case, and to no letter of ASCII.
pub(super) const KELVIN: char = '\u{212a}';

/// Requirements of all patterns, 64 to each; those of later patterns are not looked for.
const SETS: usize = 8;
/// Stretches of the text of which is remembered what they meet.
const REMEMBERED: usize = 64;
/// A text is gone over again for new patterns when they have run over so large a part of it.
const PART: usize = 8;

/// Longer stretches meet most requirements, and are not looked at.
const LONG: usize = 8_192;
/// Words that are looked for.
const MOST_WORDS: usize = 8_000;
/// Room of this size is kept from text to text.
const MOST_KEPT: usize = 1 << 20;
/// Three letters of five bits.
const KEYS: usize = (1 << 15) - 1;

/// Requirements, one a bit.
type Met = [u64; SETS];

/// Regardless of case: letters become small, and other signs, alike on both sides, something else.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// A word that some pattern needs.
struct Word {
    /// Its bytes, and which of them count.
    bytes: u64,
    counted: u64,
    length: usize,
    /// The requirements it meets.
    meets: Vec<(usize, u64)>,
    /// The next word with the same first three letters, plus one.
    next: u16,
}

/// A place of a word in the text.
struct Place {
    at: u32,
    word: u16,
}

/// The requirements of a pattern among those of all: all bits of one set.
#[derive(Clone, Copy)]
struct Slot {
    set: usize,
    bits: u64,
    /// Words known when they were added.
    known: usize,
}

struct Words {
    /// For three letters the first word that begins with them, plus one.
    begins: Vec<u16>,
    /// The first stands for any figure.
    words: Vec<Word>,
    /// For each pattern its requirements, once it was seen.
    slots: Vec<Option<Slot>>,
    /// Requirements given out: the set and the number of its bits.
    used: (usize, usize),
    /// The text that is being read: its address, its length and its bytes, with some after its end.
    address: usize,
    length: usize,
    bytes: Vec<u8>,
    /// Words known when it was gone over, and where they stand.
    gone_over: usize,
    places: Vec<Place>,
    /// Over how much of it patterns have run whose words were not known.
    missed: usize,
    remembered: Vec<(usize, usize, Met)>,
}

thread_local! {
    static WORDS: RefCell<Words> = RefCell::new(Words::new());
}

/// Does `work`, which reads `text` with patterns.
pub(crate) fn reading<T>(text: &str, work: impl FnOnce() -> T) -> T {
    struct Until;
    impl Drop for Until {
        fn drop(&mut self) {
            WORDS.with_borrow_mut(Words::end);
        }
    }
    WORDS.with_borrow_mut(|words| words.begin(text));
    let _until = Until;
    work()
}

/// Whether a pattern with these needs may match in `text`; it may always, where `text` is no part of what is being read.
pub(super) fn may_match(pattern: usize, needs: &[AnyOf], text: &str) -> bool {
    needs.is_empty() || WORDS.with_borrow_mut(|words| words.may_match(pattern, needs, text))
}

impl Words {
    fn new() -> Self {
        Words {
            begins: vec![0; 1 << 15],
            words: vec![Word { bytes: 0, counted: 0, length: FIGURE.len(), meets: Vec::new(), next: 0 }],
            slots: Vec::new(),
            used: (0, 0),
            address: 0,
            length: 0,
            bytes: Vec::new(),
            gone_over: 0,
            places: Vec::new(),
            missed: 0,
            remembered: vec![(0, 0, [0; SETS]); REMEMBERED],
        }
    }

    fn begin(&mut self, text: &str) {
        self.end();
        let strange = |c: char| !c.is_ascii() && (c == LONG_S || c == KELVIN || c.is_numeric());
        if u32::try_from(text.len()).is_err() || !text.is_ascii() && text.contains(strange) {
            return;
        }
        self.address = text.as_ptr() as usize;
        self.length = text.len();
        self.bytes.extend_from_slice(text.as_bytes());
        self.bytes.extend_from_slice(&[0; LONGEST]);
        self.go_over();
    }

    /// Nothing is being read any more: what stands at the address from now on is another text.
    fn end(&mut self) {
        self.length = 0;
        for kept in [self.bytes.capacity(), self.places.capacity()] {
            if kept > MOST_KEPT {
                self.bytes = Vec::new();
                self.places = Vec::new();
            }
        }
        self.bytes.clear();
        self.places.clear();
    }

    fn forget(&mut self) {
        self.remembered.fill((0, 0, [0; SETS]));
    }

    /// Finds the places of all words.
    fn go_over(&mut self) {
        self.places.clear();
        self.forget();
        self.missed = 0;
        self.gone_over = self.words.len();
        let mut key = 0;
        for (at, ahead) in (0..self.length + 2).map(|i| (i.wrapping_sub(2), self.bytes[i])) {
            key = (key << 5 | usize::from(ahead & 31)) & KEYS;
            let Some(first) = self.bytes.get(at) else { continue };
            if first.is_ascii_digit() {
                self.places.push(Place { at: at as u32, word: 0 });
            }
            let mut next = self.begins[key];
            if next == 0 {
                continue;
            }
            let here = eight(&self.bytes[at..]);
            while let Some(n) = next.checked_sub(1) {
                let word = &self.words[usize::from(n)];
                if here & word.counted == word.bytes {
                    self.places.push(Place { at: at as u32, word: n });
                }
                next = word.next;
            }
        }
    }

    fn may_match(&mut self, pattern: usize, needs: &[AnyOf], text: &str) -> bool {
        let at = (text.as_ptr() as usize).wrapping_sub(self.address);
        if self.length == 0 || text.len() > LONG || at.saturating_add(text.len()) > self.length {
            return true;
        }
        let slot = match self.slots.get(pattern) {
            Some(Some(slot)) => *slot,
            _ => self.add(pattern, needs),
        };
        if slot.known > self.gone_over {
            self.missed += text.len();
            if self.missed * PART < self.length {
                return true;
            }
            self.go_over();
        }
        self.met(at, text.len())[slot.set] & slot.bits == slot.bits
    }

    /// The requirements that a stretch of the text meets.
    fn met(&mut self, at: usize, length: usize) -> &Met {
        let end = at + length;
        let entry = (at * 7 + length) % REMEMBERED;
        let (from, to, met) = &mut self.remembered[entry];
        if (*from, *to) == (at, end) {
            return met;
        }
        (*from, *to, *met) = (at, end, [0; SETS]);
        let first = self.places.partition_point(|p| (p.at as usize) < at);
        for place in self.places[first..].iter().take_while(|p| (p.at as usize) < end) {
            let word = &self.words[usize::from(place.word)];
            if place.at as usize + word.length <= end {
                for (set, bits) in &word.meets {
                    met[*set] |= bits;
                }
            }
        }
        met
    }

    /// Adds the requirements of a pattern; where there is no more room for them nothing is required.
    fn add(&mut self, pattern: usize, needs: &[AnyOf]) -> Slot {
        let (mut set, mut bit) = self.used;
        if bit + needs.len() > 64 {
            (set, bit) = (set + 1, 0);
        }
        let mut slot = Slot { set: 0, bits: 0, known: 0 };
        if set < SETS && self.words.len() < MOST_WORDS {
            slot.set = set;
            for need in needs {
                for word in need {
                    self.word(word, set, 1 << bit);
                }
                slot.bits |= 1 << bit;
                bit += 1;
            }
            slot.known = self.words.len();
            self.used = (set, bit);
        }
        if self.slots.len() <= pattern {
            self.slots.resize(pattern + 1, None);
        }
        self.slots[pattern] = Some(slot);
        self.forget();
        slot
    }

    /// Adds a word that meets a requirement.
    fn word(&mut self, word: &[u8], set: usize, bit: u64) {
        let mut padded = [0; LONGEST];
        padded[..word.len()].copy_from_slice(word);
        let counted = u64::MAX >> (64 - 8 * word.len());
        let bytes = eight(&padded) & counted;
        let key = word.iter().take(3).fold(0, |key, byte| key << 5 | usize::from(byte & 31));
        let known = if word == FIGURE { Some(0) } else { self.known(key, bytes, counted) };
        let Some(known) = known else {
            let next = self.begins[key];
            self.words.push(Word { bytes, counted, length: word.len(), meets: vec![(set, bit)], next });
            self.begins[key] = self.words.len() as u16;
            return;
        };
        let meets = &mut self.words[known].meets;
        match meets.iter_mut().find(|m| m.0 == set) {
            Some((_, bits)) => *bits |= bit,
            None => meets.push((set, bit)),
        }
    }

    fn known(&self, key: usize, bytes: u64, counted: u64) -> Option<usize> {
        let mut next = self.begins[key];
        while let Some(n) = next.checked_sub(1) {
            let word = &self.words[usize::from(n)];
            if (word.bytes, word.counted) == (bytes, counted) {
                return Some(usize::from(n));
            }
            next = word.next;
        }
        None
    }
}

/// The first eight bytes, regardless of case.
fn eight(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight)) | SMALL
}
