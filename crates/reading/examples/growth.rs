//! How the time to read grows with the text: `cargo run -p reading --example growth [BYTES [SHAPE]]` reads each shape at
//! so many bytes and at twice as many. Twice the time is good, four times is not. It judges nothing.
#![allow(clippy::print_stdout, reason = "it is here to print")]

#[path = "../tests/it/long_shapes.rs"]
mod long_shapes;

use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let bytes: usize = arguments.next().and_then(|a| a.parse().ok()).unwrap_or(20_000);
    let only = arguments.next();
    // The patterns are made before anything is timed.
    for shape in long_shapes::shapes() {
        let text = shape.text(2_000);
        reading::response::read(&text);
        reading::request(&reading::Opened::from_text(text));
    }
    for shape in long_shapes::shapes() {
        if only.as_deref().is_some_and(|o| !shape.name.contains(o)) {
            continue;
        }
        let timed = |read: &dyn Fn(String)| {
            let seconds = [1, 2].map(|times| {
                let text = shape.text(bytes * times);
                let started = Instant::now();
                read(text);
                started.elapsed().as_secs_f64()
            });
            format!("{:8.3} {:8.3} {:5.1}", seconds[0], seconds[1], seconds[1] / seconds[0])
        };
        let response = timed(&|text| drop(reading::response::read(&text)));
        let request = timed(&|text| drop(reading::request(&reading::Opened::from_text(text))));
        println!("{response} | {request} | {}", shape.name);
    }
}
