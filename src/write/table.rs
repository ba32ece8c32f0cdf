//! What a person reads in a terminal: the printed cells in columns, the time as it was read.

use std::io::{self, Write};

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::record::{Activity, ActivityPlan, Notice, Role};

/// Widest column in terminal cells (a Han character takes two); longer text wraps. Five columns
/// fit a line of 160.
const COLUMN_WIDTH: usize = 36;

/// Blank cells between two columns.
const GAP: &str = "  ";

pub(super) fn write(notice: &Notice, out: &mut impl Write) -> io::Result<()> {
    let number = notice.document_number.as_ref().map(ToString::to_string);
    let issued_on = notice.issued_on.map(|day| day.to_string());
    let head = [notice.title.as_deref(), number.as_deref(), issued_on.as_deref()];
    for line in head.into_iter().flatten() {
        writeln!(out, "{line}")?;
    }
    for plan in &notice.plans {
        writeln!(out)?;
        write_plan(plan, out)?;
    }
    writeln!(out)?;
    writeln!(out, "{}: {} activities", notice.status, notice.activities().count())?;
    for diagnostic in &notice.diagnostics {
        writeln!(out, "{diagnostic}")?;
    }
    Ok(())
}

fn write_plan(plan: &ActivityPlan, out: &mut impl Write) -> io::Result<()> {
    if let Some(title) = &plan.title {
        writeln!(out, "{title}")?;
    }
    let header = plan.columns.iter().map(|column| wrap(&column.header)).collect();
    let mut rows: Vec<Vec<Vec<String>>> = vec![header];
    rows.extend(plan.activities.iter().map(|activity| row(plan, activity)));
    let mut widths = vec![0; plan.columns.len()];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.iter().map(|line| line.width()).max().unwrap_or(0).max(*width);
        }
    }
    let mut section: &[String] = &[];
    for (index, row) in rows.iter().enumerate() {
        if let Some(activity) = index.checked_sub(1).and_then(|index| plan.activities.get(index))
            && activity.section != section
        {
            section = &activity.section;
            writeln!(out, "-- {}", section.join(" / "))?;
        }
        write_row(row, &widths, out)?;
        if index == 0 {
            let rules: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
            writeln!(out, "{}", rules.join(GAP))?;
        }
    }
    Ok(())
}

/// The cells of an activity, wrapped; behind a printed time stands what it means.
fn row(plan: &ActivityPlan, activity: &Activity) -> Vec<Vec<String>> {
    let cells = plan.columns.iter().zip(&activity.cells);
    cells
        .map(|(column, cell)| {
            let mut lines = wrap(&cell.text);
            if column.role == Role::Schedule {
                let read = activity.schedule.to_string();
                if read != cell.text {
                    lines.extend(wrap(&read));
                }
            }
            lines
        })
        .collect()
}

fn write_row(row: &[Vec<String>], widths: &[usize], out: &mut impl Write) -> io::Result<()> {
    let height = row.iter().map(Vec::len).max().unwrap_or(0);
    for index in 0..height {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            let text = cell.get(index).map_or("", String::as_str);
            line.push_str(text);
            line.push_str(&" ".repeat(width.saturating_sub(text.width())));
            line.push_str(GAP);
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// Lines of at most [`COLUMN_WIDTH`]; control characters, which would move the cursor, are blanks.
fn wrap(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let (mut line, mut width) = (String::new(), 0);
        for character in paragraph.chars() {
            let character = if character.is_control() { ' ' } else { character };
            let wide = character.width().unwrap_or(0);
            if width + wide > COLUMN_WIDTH {
                lines.push(std::mem::take(&mut line));
                width = 0;
            }
            line.push(character);
            width += wide;
        }
        lines.push(line);
    }
    lines
}
