//! `candour wording` as an administrator uses it: out, changed, checked, in.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

/// What a run of the program said: its exit status, and standard output and error.
fn candour(folder: &std::path::Path, args: &[&str]) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_candour"))
        .args(args)
        .arg("--data")
        .arg(folder.join("data"))
        .env_remove("CANDOUR_DATABASE")
        .env_remove("CANDOUR_AUTHORITY")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A password where one is asked for; other commands close the pipe early, which is no fault.
    let _ = child.stdin.take().unwrap().write_all(b"four quiet herons\n");
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn words_go_out_are_checked_and_come_in() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| candour(folder.path(), args);
    let (status, _, said) = run(&[
        "init",
        "--name",
        "Borough of Wexmoor",
        "--slug",
        "wexmoor",
        "--mail",
        "foi@wexmoor.example",
        "--administrator",
        "Una Marsh",
        "--administrator-mail",
        "una@wexmoor.example",
    ]);
    assert_eq!(status, 0, "{said}");
    let (status, whole, _) = run(&["wording", "export"]);
    assert_eq!(status, 0);
    assert!(whole.starts_with("# House wording of letters: Borough of Wexmoor\n"), "{whole}");
    let path = folder.path().join("words.md");
    let file = path.display().to_string();
    assert_eq!(run(&["wording", "export", "--language", "cy", &file]).0, 0);
    assert!(std::fs::read_to_string(&path).unwrap().contains("\nLanguage: cy\n"));

    std::fs::write(&path, "## response.opening\nOn {receivd}: {law}.\n\n## nowhere\nHello\n").unwrap();
    let (status, told, _) = run(&["wording", "check", &file]);
    assert_eq!(status, 1);
    assert!(
        told.contains("words.md:2: {receivd} is not filled in here; this place knows {law} and {received}")
    );
    assert!(told.contains("words.md:4: there is no place 'nowhere'"), "{told}");
    assert_eq!(run(&["wording", "import", "--why", "x", &file]).0, 1);

    let shorter = whole.replace(
        "## response.not-held\nWe do not hold this information.",
        "## response.not-held\nWe do not hold it.",
    );
    std::fs::write(&path, shorter).unwrap();
    let (status, told, _) = run(&["wording", "check", &file]);
    assert_eq!((status, told.contains("response.not-held: changes\n1 to change, ")), (0, true), "{told}");
    let (status, _, said) = run(&["wording", "import", "--why", " ", &file]);
    assert_eq!((status, said.contains("say why")), (2, true), "{said}");
    let (status, told, said) = run(&["wording", "import", "--why", "Shorter", &file]);
    assert_eq!((status, told.ends_with("1 taken in\n")), (0, true), "{told}{said}");
    let (_, own, _) = run(&["wording", "export", "--own"]);
    assert!(own.ends_with("\n## response.not-held\nWe do not hold it.\n"), "{own}");
    let (status, _, said) = run(&["wording", "export", "--language", "fr"]);
    assert_eq!((status, said.contains("English (en) and Welsh (cy)")), (2, true), "{said}");
}
