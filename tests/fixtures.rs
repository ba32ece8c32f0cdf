//! Every file of every folder in `fixtures/notices/` gives what its `expected.json` says.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a broken fixture ends the test")]
#![expect(clippy::disallowed_methods, reason = "the test reads the truth")]

mod notices;

use std::fs;

use gongwen::Notice;
use notices::{Comparison, File};
use serde_json::{Value, json};

/// What differs between a file and its truth.
fn differences(truth: &Value, file: &File) -> Vec<String> {
    let (notice, found) = match file.read() {
        Ok(read) => read,
        Err(error) => return vec![error],
    };
    let mut expected = truth.clone();
    for path in &file.without {
        notices::remove(&mut expected, path);
    }
    let mut differences = Comparison::of(&notice, true).differences(&expected, &found);
    match serde_json::from_value::<Notice>(found) {
        Ok(again) if again == notice => {}
        Ok(_) => differences.push("its JSON reads back as another notice".to_owned()),
        Err(error) => differences.push(format!("its JSON does not read back: {error}")),
    }
    differences
}

#[test]
fn every_file_gives_its_truth() {
    let mut wrong = Vec::new();
    let mut files = 0;
    for folder in notices::folders() {
        let truth = fs::read_to_string(folder.path.join("expected.json")).unwrap();
        let truth = serde_json::from_str(&truth)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.path.display()));
        for file in &folder.files {
            files += 1;
            let differences = differences(&truth, file);
            match &file.fixme {
                None if differences.is_empty() => {}
                None => {
                    wrong.push(format!(
                        "{}\n  {}",
                        file.path.display(),
                        notices::shown(&differences)
                    ));
                }
                Some(fixme) if differences.is_empty() => wrong.push(format!(
                    "{}\n  is right now: take away its fixme {fixme:?}",
                    file.path.display()
                )),
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {files} files\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_comparison_sees_what_differs() {
    let exact = Comparison { blanks: true, more_keys: true };
    let loose = Comparison { blanks: false, more_keys: true };
    let whole = Comparison { blanks: true, more_keys: false };
    for (comparison, expected, found, differences) in [
        (exact, json!({"a": 1}), json!({"a": 1, "b": 2}), 0),
        (whole, json!({"a": 1}), json!({"a": 1, "b": 2}), 1),
        (exact, json!({"a": 1}), json!({"b": 1}), 1),
        (exact, json!({"a": null}), json!({}), 0),
        (exact, json!({"a": null}), json!({"a": 1}), 1),
        (exact, json!({"a": []}), json!({}), 0),
        (exact, json!({"a": []}), json!({"a": [1]}), 1),
        (exact, json!({"a": [1, 2]}), json!({"a": [2, 1]}), 2),
        (exact, json!({"notes": ["x"]}), json!({"notes": ["y", "x"]}), 0),
        (exact, json!({"notes": ["x"]}), json!({"notes": ["y"]}), 1),
        (exact, json!("4 月"), json!("4月"), 1),
        (loose, json!("4 月"), json!("4月"), 0),
        (loose, json!({"抽查\n比例": "3%"}), json!({"抽查比例": "4%"}), 1),
    ] {
        let seen = comparison.differences(&expected, &found);
        assert_eq!(seen.len(), differences, "{expected} and {found}: {seen:?}");
    }
}
