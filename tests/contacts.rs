//! The people to ask, kept, left out and masked.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Cursor;

use docx_rs::{Docx, Paragraph, Run, Table, TableCell, TableRow};
use gongwen::{Contacts, Notice, ReadOptions};

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new().add_run(Run::new().add_text(text))
}

fn row(texts: [&str; 4]) -> TableRow {
    let cell = |text| TableCell::new().add_paragraph(paragraph(text));
    TableRow::new(texts.map(cell).to_vec())
}

/// A notice with a person in its prose and one in a unit cell.
fn notice(contacts: Contacts) -> Notice {
    let table = Table::new(vec![
        row(["序号", "活动主题", "责任单位", "时间"]),
        row(["1", "读书活动", "区教育局（联系人：张三丰，电话：13900001234）", "5月"]),
    ]);
    let mut bytes = Cursor::new(Vec::new());
    Docx::new()
        .add_paragraph(paragraph("某区教育局关于开展2024年读书活动的通知"))
        .add_paragraph(paragraph("各学校："))
        .add_paragraph(paragraph(
            "请报区教育局（联系人：李思远，电话：0739-5550101，邮箱：lisiyuan@example.com）。",
        ))
        .add_table(table)
        .build()
        .pack(&mut bytes)
        .unwrap();
    ReadOptions::new().contacts(contacts).read_bytes(bytes.get_ref()).unwrap()
}

/// What the option covers, as JSON: all but the print.
fn covered(notice: &Notice) -> String {
    let elements = serde_json::to_string(&notice.elements).unwrap();
    let contacts = serde_json::to_string(&notice.contacts).unwrap();
    let units = notice.activities().map(|activity| activity.responsible_units.contact.join("\n"));
    format!("{contacts}{elements}{}", units.collect::<String>())
}

const VALUES: [&str; 5] =
    ["李思远", "0739-5550101", "lisiyuan@example.com", "张三丰", "13900001234"];

#[test]
fn kept_as_printed() {
    let text = covered(&notice(Contacts::Keep));
    for value in VALUES {
        assert!(text.contains(value), "{value} is not in {text}");
    }
}

#[test]
fn left_out() {
    let notice = notice(Contacts::Omit);
    assert!(notice.contacts.is_empty());
    let text = covered(&notice);
    for value in VALUES {
        assert!(!text.contains(value), "{value} is in {text}");
    }
    assert!(!text.contains('*'), "{text}");
}

#[test]
fn masked_with_the_shape_kept() {
    let notice = notice(Contacts::Mask);
    let contact = &notice.contacts[0];
    assert_eq!(contact.name.as_deref(), Some("李**"));
    assert_eq!(contact.phone.as_deref(), Some("073*-***0101"));
    assert_eq!(contact.email.as_deref(), Some("l***@example.com"));
    let text = covered(&notice);
    for value in VALUES {
        assert!(!text.contains(value), "{value} is in {text}");
    }
    assert!(text.contains("139****1234"), "{text}");
}

#[test]
fn the_print_is_kept_whole() {
    for contacts in [Contacts::Omit, Contacts::Mask] {
        let notice = notice(contacts);
        let activity = notice.activities().next().unwrap();
        assert!(activity.cells[2].text.contains("13900001234"));
        assert!(activity.responsible_units.raw.contains("13900001234"));
    }
}
