//! The demo command line as a user runs it: what goes to standard output, what to standard error,
//! and the exit codes.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::string_slice,
    reason = "a test opens files and fails by panicking"
)]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const NOTICE: &str = "fixtures/notices/daxiang-2023";

/// The example beside this test, which `cargo test` builds too.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.parent().unwrap().parent().unwrap().join("examples/gongwen")
}

fn gongwen(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = Command::new(program())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example is built: cargo build --examples");
    child.stdin.take().unwrap().write_all(input.as_ref()).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// A folder of this test's own, empty.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn read_prints_the_contract() {
    let output = gongwen(&["read", &format!("{NOTICE}/notice.docx"), "--format", "json"], "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let notice: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(notice["schema"], "gongwen/1");
    assert_eq!(notice["status"], "complete");
    let activities = notice["plans"][0]["activities"].as_array().unwrap();
    assert_eq!(activities.len(), 39);
    assert_eq!(activities[9]["schedule"]["edtf"], "2023-05/2023-06");
}

#[test]
fn read_takes_standard_input_and_other_layouts() {
    let path = format!("{NOTICE}/notice.xlsx");
    for (format, lines) in [("ndjson", 39), ("csv", 40)] {
        let output = gongwen(&["read", &path, "--format", format], "");
        assert_eq!(text(&output.stdout).lines().count(), lines, "{format}");
    }
    let output = gongwen(&["read", "-"], "no document");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(text(&output.stderr), "standard input: is plain text without a table\n");
}

#[test]
fn contacts_are_kept_left_out_or_masked() {
    let path = format!("{NOTICE}/notice.docx");
    for (choice, phone) in
        [("keep", Some("18673943200")), ("omit", None), ("mask", Some("186****3200"))]
    {
        let output = gongwen(&["read", &path, "--contacts", choice], "");
        let notice: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(notice["contacts"][0]["phone"].as_str(), phone, "{choice}");
    }
}

#[test]
fn a_bad_file_is_one_line_and_exit_code_1() {
    let output = gongwen(&["read", "fixtures/README.md"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let error = text(&output.stderr);
    assert!(error.starts_with("fixtures/README.md: "), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
}

#[test]
fn a_wrong_command_is_exit_code_2() {
    assert_eq!(gongwen(&["read"], "").status.code(), Some(2));
    assert_eq!(gongwen(&["read", "x.pdf", "--format", "yaml"], "").status.code(), Some(2));
}

#[test]
fn batch_goes_on_over_a_bad_file_and_resumes() {
    let folder = scratch("batch");
    let all = folder.join("all.ndjson");
    let (docx, xlsx) = (format!("{NOTICE}/notice.docx"), format!("{NOTICE}/notice.xlsx"));
    let out = all.to_str().unwrap();

    let output = gongwen(&["batch", &docx, "none.pdf", &xlsx, "--out", out, "--jobs", "2"], "");
    assert_eq!(output.status.code(), Some(1));
    let report = text(&output.stderr);
    assert!(report.contains("none.pdf: no such file"), "{report}");
    assert!(report.contains("read 2 (2 complete, 0 partial, 0 no plan), failed 1"), "{report}");
    let lines = std::fs::read_to_string(&all).unwrap();
    assert_eq!(lines.lines().count(), 78);

    // As if the machine had stopped in the middle of the second notice.
    let journal = folder.join("all.ndjson.journal");
    let first = std::fs::read_to_string(&journal).unwrap();
    std::fs::write(&journal, format!("{}\n{{\"pa", first.lines().next().unwrap())).unwrap();
    std::fs::write(&all, &lines[..lines.len() - 100]).unwrap();
    let output = gongwen(&["batch", &docx, &xlsx, "--out", out, "--resume"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(std::fs::read_to_string(&all).unwrap(), lines);
}

#[test]
fn batch_writes_a_file_each_into_a_folder() {
    let folder = scratch("each");
    let out = folder.join("records");
    let glob = format!("{NOTICE}/*.docx");
    let output = gongwen(&["batch", &glob, "--out", out.to_str().unwrap(), "--format", "csv"], "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let rows = std::fs::read_to_string(out.join("notice.docx.csv")).unwrap();
    assert!(rows.starts_with("path,title,document_number,"), "{rows}");
}

#[test]
fn isolated_files_are_read_alike() {
    let folder = scratch("isolated");
    let runs = [("together.ndjson", None), ("isolated.ndjson", Some("--isolate"))].map(
        |(name, isolate)| {
            let out = folder.join(name);
            let mut arguments = vec!["batch", NOTICE, "none.pdf", "fixtures/hostile/lzw.pdf"];
            arguments.extend(["--out", out.to_str().unwrap(), "--jobs", "2", "--year", "2024"]);
            arguments.extend(isolate);
            let output = gongwen(&arguments, "");
            (output.status.code(), output.stderr, std::fs::read_to_string(out).unwrap())
        },
    );
    assert_eq!(text(&runs[0].1), text(&runs[1].1));
    assert_eq!(runs[0], runs[1]);
}

/// A file that takes too much memory and one that never ends, each between two that are read.
#[cfg(unix)]
#[test]
fn an_isolated_file_that_overruns_takes_no_other_with_it() {
    let folder = scratch("overrun");
    let endless = folder.join("endless.pdf");
    assert!(Command::new("mkfifo").arg(&endless).status().unwrap().success());
    let (docx, xlsx) = (format!("{NOTICE}/notice.docx"), format!("{NOTICE}/notice.xlsx"));
    let (bomb, endless) = ("fixtures/hostile/bomb_text_18m.pdf", endless.to_str().unwrap());
    let mut arguments = vec!["batch", &docx, bomb, &xlsx, endless, &docx, "--out", "-"];
    arguments.extend(["--isolate", "--jobs", "1", "--memory", "80", "--seconds", "30"]);
    let output = gongwen(&arguments, "");
    assert_eq!(output.status.code(), Some(1));
    let report = text(&output.stderr);
    for line in [
        format!("{bomb}: reading it takes more than 80 MiB of memory"),
        format!("{endless}: not read within 30 s; its process was stopped"),
        "read 3 (3 complete, 0 partial, 0 no plan), failed 2, activities 117".to_owned(),
    ] {
        assert!(report.lines().any(|found| found == line), "{report}");
    }
    assert_eq!(text(&output.stdout).lines().count(), 117);
}

#[test]
fn a_glob_that_nothing_matches_is_a_failed_file() {
    let glob = format!("{NOTICE}/*.wps");
    let docx = format!("{NOTICE}/notice.docx");
    let output = gongwen(&["batch", &glob, &docx, "--out", "-"], "");
    assert_eq!(output.status.code(), Some(1));
    let report = text(&output.stderr);
    assert!(report.starts_with(&format!("{glob}: no such file\n")), "{report}");
    assert!(report.contains("read 1 (1 complete, 0 partial, 0 no plan), failed 1"), "{report}");
}

#[test]
fn a_reader_that_had_enough_is_no_error() {
    let path = format!("{NOTICE}/notice.docx");
    for arguments in
        [["read", &path, "--format=csv"], ["read", &path, "--format=json"], ["tables", &path, "--"]]
    {
        let mut child = Command::new(program())
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
        assert!(output.status.success(), "{arguments:?}");
    }
}

#[test]
fn tables_lists_every_table() {
    let path = format!("{NOTICE}/notice.docx");
    let output = gongwen(&["tables", &path], "");
    let tables: Value = serde_json::from_slice(&output.stdout).unwrap();
    let table = &tables["tables"][0];
    assert_eq!(table["rows"].as_array().unwrap().len(), 40);
    assert_eq!(table["rows"][10][1], "粤港澳大湾区招商洽谈活动");
    let piped = gongwen(&["tables", "-"], std::fs::read(&path).unwrap());
    assert_eq!(piped.stdout, output.stdout);
}

#[test]
fn normalize_answers_a_line_for_a_line() {
    let input = "5-6月\n{\"id\": 7, \"text\": \"5月\", \"context_year\": 2024}\n另行通知\n";
    let output = gongwen(&["normalize", "--field", "schedule", "--year", "2023"], input);
    let lines: Vec<Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["edtf"], "2023-05/2023-06");
    assert_eq!(lines[1]["id"], 7);
    assert_eq!(lines[1]["value"]["edtf"], "2024-05");
    assert_eq!(lines[2]["kind"], "unscheduled");
}
