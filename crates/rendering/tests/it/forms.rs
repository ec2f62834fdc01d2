//! Every sample in every form.

use crate::{pdf, samples};

#[test]
fn every_sample_has_every_form_twice_the_same() {
    for (name, document) in samples::all() {
        let pdf = rendering::pdf(&document, &pdf::settings()).expect(name);
        let docx = rendering::docx(&document).expect(name);
        let html = rendering::html_page(&document);
        let text = rendering::text(&document);
        assert!(pdf == rendering::pdf(&document, &pdf::settings()).expect(name), "{name}");
        assert!(docx == rendering::docx(&document).expect(name), "{name}");
        if let Ok(folder) = std::env::var("SHOW_SAMPLES") {
            let file = |ending: &str| std::path::Path::new(&folder).join(format!("{name}.{ending}"));
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::write(file("pdf"), &pdf).expect("written");
            std::fs::write(file("docx"), &docx).expect("written");
            std::fs::write(file("html"), &html).expect("written");
            std::fs::write(file("txt"), &text).expect("written");
        }
    }
}
