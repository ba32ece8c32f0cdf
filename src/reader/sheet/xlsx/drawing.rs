//! The text boxes that lie over a worksheet (ECMA-376 part 1, 20.5): titles in lettering, notes.

use crate::error::Result;
use crate::reader::package::Package;

use super::super::intake::{Intake, Sheet, TextBox};
use super::super::xml::{Node, XmlPart};

/// Reads the text boxes of a drawing into its sheet.
pub(super) fn read(
    package: &mut Package<'_>,
    part: &str,
    sheet: &mut Sheet,
    intake: &mut Intake<'_>,
) -> Result<()> {
    let Some(content) = package.part(part)? else { return Ok(()) };
    let mut xml = XmlPart::new(content, part, intake.limits);
    let mut drawing = Drawing::default();
    loop {
        match xml.next()? {
            Node::Open(element) => {
                drawing.is_hidden |= element.name() == "cNvPr" && element.is_set("hidden");
                drawing.open(element.name());
            }
            Node::Text(piece) => drawing.push(&piece),
            Node::Close(name) => {
                if let Some(found) = drawing.close(name.as_str()) {
                    intake.text_box(sheet, found);
                }
            }
            Node::Aside => {}
            Node::End => return Ok(()),
        }
        if !intake.goes_on(sheet) {
            return Ok(());
        }
    }
}

/// A drawing in the making: one shape after the other.
#[derive(Default)]
struct Drawing {
    /// The row over which the shape begins, from 0.
    row: u32,
    text: String,
    is_hidden: bool,
    /// Inside the upper left corner of a shape.
    in_corner: bool,
    /// Inside the drawing for programs that do not know the shape: it shows the same again.
    in_fallback: bool,
    takes: Takes,
}

/// What text stands for.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Takes {
    #[default]
    Nothing,
    Row,
    Text,
}

impl Drawing {
    fn open(&mut self, name: &str) {
        match name {
            "from" => self.in_corner = true,
            "row" if self.in_corner => {
                self.takes = Takes::Row;
                self.row = 0;
            }
            "Fallback" => self.in_fallback = true,
            "t" if !self.in_fallback => self.takes = Takes::Text,
            "br" if !self.in_fallback => self.text.push('\n'),
            _ => {}
        }
    }

    fn push(&mut self, piece: &str) {
        match self.takes {
            Takes::Nothing => {}
            Takes::Row => self.row = piece.trim().parse().unwrap_or(self.row),
            Takes::Text => self.text.push_str(piece),
        }
    }

    /// Takes in the end of an element; the text box that ends with it.
    fn close(&mut self, name: &str) -> Option<TextBox> {
        self.takes = Takes::Nothing;
        match name {
            "from" => self.in_corner = false,
            "Fallback" => self.in_fallback = false,
            // The end of a paragraph.
            "p" if !self.in_fallback => self.text.push('\n'),
            "sp" if !self.in_fallback => {
                let text = std::mem::take(&mut self.text);
                let is_hidden = std::mem::take(&mut self.is_hidden);
                let text = text.trim();
                let shown = !is_hidden && !text.is_empty();
                return shown.then(|| TextBox { row: self.row, text: text.to_owned() });
            }
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_is_a_text_where_it_begins() {
        let mut drawing = Drawing::default();
        for name in ["from", "row"] {
            drawing.open(name);
        }
        drawing.push("2");
        for name in ["row", "from"] {
            assert_eq!(drawing.close(name), None);
        }
        for text in ["某区", "活动计划表"] {
            drawing.open("t");
            drawing.push(text);
            drawing.close("t");
        }
        drawing.push("no text");
        drawing.close("p");
        let found = drawing.close("sp");
        assert_eq!(found, Some(TextBox { row: 2, text: "某区活动计划表".to_owned() }));
    }
}
