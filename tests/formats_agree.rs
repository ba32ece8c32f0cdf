//! The files of a folder hold one notice, so they give the same activities.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a broken fixture ends the test")]
#![expect(clippy::disallowed_methods, reason = "the test reads the truth")]

mod notices;

use gongwen::Notice;
use notices::{Comparison, File};
use serde_json::{Value, json};

/// The activities of every plan, without what a format alone decides: the places, and the source of
/// a year, which a sheet's typed date brings along.
fn activities(file: &File, without: &[String]) -> Result<(Notice, Value), String> {
    let (notice, _) = file.read()?;
    let plans: Vec<Value> =
        notice.plans.iter().map(|plan| json!({ "activities": plan.activities })).collect();
    let mut found = json!({ "plans": plans });
    for path in without {
        notices::remove(&mut found, path);
    }
    for key in ["cells.*.place", "schedule.year_source"] {
        notices::remove(&mut found, &format!("plans.*.activities.*.{key}"));
    }
    Ok((notice, found))
}

#[test]
fn all_formats_give_the_same_activities() {
    let mut wrong = Vec::new();
    for folder in notices::folders() {
        // A file that is known to be read wrongly is watched by the other test.
        let mut files: Vec<&File> =
            folder.files.iter().filter(|file| file.fixme.is_none()).collect();
        // Against the DOCX: it stores every blank and every paragraph.
        files.sort_by_key(|file| file.path.extension().is_none_or(|extension| extension != "docx"));
        let Some((first, others)) = files.split_first() else { continue };
        for file in others {
            let both = activities(first, &file.without)
                .and_then(|(_, expected)| Ok((expected, activities(file, &file.without)?)));
            let differences = match both {
                Ok((expected, (notice, found))) => {
                    Comparison::of(&notice, false).differences(&expected, &found)
                }
                Err(error) => vec![error],
            };
            if !differences.is_empty() {
                let name = |file: &File| file.path.file_name().unwrap().display().to_string();
                wrong.push(format!(
                    "{}: {} is not as {}\n  {}",
                    folder.path.display(),
                    name(file),
                    name(first),
                    notices::shown(&differences)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} files\n{}", wrong.len(), wrong.join("\n"));
}
