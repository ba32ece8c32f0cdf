//! Stops and brackets that a file makes half as wide as they are set.

use super::*;
use crate::reader::pdf::layout::alignment::columns::Columns;
use crate::reader::pdf::layout::text::ink;
use crate::reader::pdf::layout::text::lines::{TextLine, lines};

fn line(characters: &[(char, f32, f32)]) -> TextLine {
    let mut page = page(1);
    for (character, x, advance) in characters {
        write(&mut page, *x, 100.0, &character.to_string());
        if let Some(glyph) = page.glyphs.last_mut() {
            glyph.advance = *advance;
        }
    }
    lines(ink::inks(&page).0).remove(0)
}

#[test]
fn the_blank_half_of_a_stop_parts_no_columns() {
    let stop =
        line(&[('所', 100.0, 10.0), ('、', 110.0, 5.0), ('各', 120.0, 10.0), ('单', 130.0, 10.0)]);
    let opening = line(&[('局', 100.0, 10.0), ('（', 115.0, 5.0), ('牵', 120.0, 10.0)]);
    let columns = line(&[('所', 100.0, 10.0), ('、', 110.0, 5.0), ('各', 130.0, 10.0)]);
    for (line, columns, text) in
        [(stop, 1, "所、各单"), (opening, 1, "局（牵"), (columns, 2, "所、 各")]
    {
        assert_eq!(Columns::of(&line).len(), columns, "{text}");
        assert_eq!(line.text(0.4), text);
        assert_eq!(line.cut(0.5).len(), columns);
    }
}

#[test]
fn no_blank_parts_a_number_from_its_stop() {
    let digit = |digit, x| (digit, x, 5.0);
    for (stop, next, text) in
        [(101.8, 106.0, "6.2"), (107.0, 110.5, "6 .2"), (101.8, 109.0, "6. 2")]
    {
        let line = line(&[digit('6', 95.0), ('.', stop, 3.0), digit('2', next)]);
        assert_eq!(line.text(0.4), text);
    }
}
