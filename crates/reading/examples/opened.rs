//! Prints what opening a file gives: its text, the places in it, its notes, and with `-q` the questions of a request.
#![allow(clippy::print_stdout, reason = "this is what it is for")]

use std::{path::PathBuf, time::Instant};

fn main() {
    let mut questions = false;
    let mut quiet = false;
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "-q" => questions = true,
            "-s" => quiet = true,
            path => one(&PathBuf::from(path), questions, quiet),
        }
    }
}

fn one(path: &PathBuf, questions: bool, quiet: bool) {
    let bytes = std::fs::read(path).unwrap_or_default();
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned());
    let begun = Instant::now();
    let opened = reading::open(&bytes, name.as_deref(), &container::Limits::default());
    let took = begun.elapsed();
    println!("== {} ({} ms)", path.display(), took.as_millis());
    match opened {
        Err(error) => println!("REFUSED: {error}"),
        Ok(opened) => {
            println!(
                "{:?}, {} bytes of text, {} places",
                opened.kind,
                opened.text.len(),
                opened.places.len()
            );
            if !quiet {
                println!("{}", opened.text);
            }
            for attachment in &opened.attachments {
                println!("ATTACHMENT {:?} {} bytes", attachment.name, attachment.bytes.len());
            }
            for note in &opened.notes {
                println!("NOTE {note}");
            }
            if questions {
                let begun = Instant::now();
                let request = reading::request(&opened);
                println!("REQUEST in {} ms", begun.elapsed().as_millis());
                for question in &request.questions {
                    let at = opened.place(question.start).map(ToString::to_string).unwrap_or_default();
                    println!("Q {} {:?} {:?} [{at}]", question.path, question.label, question.text);
                }
                if let Some(guess) = reading::message_purpose(&opened, &request).first() {
                    println!("PURPOSE {:?} {}", guess.purpose, guess.why);
                }
                for unclear in &request.unclear {
                    println!("UNCLEAR {}", unclear.why);
                }
            }
        }
    }
}
