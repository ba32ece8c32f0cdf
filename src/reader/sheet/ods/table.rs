//! The tables of a spreadsheet's content, cell by cell.

use crate::error::Result;

use super::super::intake::{Intake, MAX_COLUMNS, MAX_ROWS, Region, Sheet, Stored};
use super::super::number_format::serial_of_iso;
use super::super::xml::{Element, Node, XmlPart};
use super::styles::Styles;

/// Reads the tables; a broken part as far as it goes.
pub(super) fn read(
    xml: &mut XmlPart<'_>,
    styles: Styles,
    intake: &mut Intake<'_>,
) -> Result<Vec<Sheet>> {
    let mut pass = Pass {
        styles,
        intake,
        sheets: Vec::new(),
        sheet: Sheet::default(),
        tables: 0,
        row: 0,
        column: 0,
        columns: 0,
        column_styles: Vec::new(),
        row_style: None,
        row_repeats: 1,
        row_cells: Vec::new(),
        cell: None,
        skipped: None,
        depth: 0,
    };
    if let Err(error) = pass.read(xml) {
        let place = pass.sheet.place();
        pass.intake.go_on_after(place, error)?;
        pass.finish_row();
        pass.finish_sheet();
    }
    Ok(pass.sheets)
}

/// A pass over the content.
struct Pass<'a, 'l> {
    styles: Styles,
    intake: &'a mut Intake<'l>,
    sheets: Vec<Sheet>,
    sheet: Sheet,
    /// Tables that are open: one inside a cell is not the sheet's.
    tables: u32,
    row: u32,
    column: u32,
    /// The columns described so far.
    columns: u32,
    /// The style of cells that name none, by the column behind the last that has it.
    column_styles: Vec<(u32, String)>,
    row_style: Option<String>,
    row_repeats: u32,
    row_cells: Vec<OpenCell>,
    cell: Option<OpenCell>,
    /// The depth of an element whose content is not the cell's text.
    skipped: Option<u32>,
    depth: u32,
}

/// A cell that is being read.
#[derive(Clone, Default)]
struct OpenCell {
    column: u32,
    repeats: u32,
    row_span: u32,
    column_span: u32,
    style: String,
    kind: String,
    value: String,
    is_formula: bool,
    text: String,
    paragraphs: u32,
    in_paragraph: bool,
}

impl OpenCell {
    /// Whether there is a value and no text that says what is shown of it: programs that export
    /// data leave that to whoever opens the file.
    fn is_untold(&self) -> bool {
        self.paragraphs == 0 && !self.value.is_empty()
    }

    /// Whether there is a formula and no result; a text that is blank is one.
    fn is_uncomputed(&self) -> bool {
        let is_blank = self.paragraphs == 0 && self.value.is_empty();
        self.is_formula && is_blank && self.kind != "string"
    }
}

impl Pass<'_, '_> {
    fn read(&mut self, xml: &mut XmlPart<'_>) -> Result<()> {
        loop {
            match xml.next()? {
                Node::Open(element) => {
                    self.depth += 1;
                    if self.skipped.is_none() {
                        self.open(&element);
                    }
                    if !self.intake.goes_on(&self.sheet) {
                        self.finish_sheet();
                        return Ok(());
                    }
                }
                Node::Text(text) => match &mut self.cell {
                    Some(cell) if cell.in_paragraph && self.skipped.is_none() => {
                        cell.text.push_str(&text);
                    }
                    Some(_) => {}
                    None => self.styles.text(&text),
                },
                Node::Close(name) => {
                    match self.skipped {
                        Some(depth) if depth == self.depth => self.skipped = None,
                        Some(_) => {}
                        None => self.close(name.as_str()),
                    }
                    self.depth = self.depth.saturating_sub(1);
                }
                Node::Aside => {}
                Node::End => return Ok(()),
            }
        }
    }

    fn open(&mut self, element: &Element<'_>) {
        if let Some(cell) = &mut self.cell {
            match element.name() {
                "p" | "h" => {
                    if cell.paragraphs > 0 {
                        cell.text.push('\n');
                    }
                    cell.paragraphs += 1;
                    cell.in_paragraph = true;
                }
                "line-break" => cell.text.push('\n'),
                "tab" => cell.text.push('\t'),
                "s" => {
                    /// A longer run of blanks is no text.
                    const MAX_BLANKS: u32 = 1000;
                    let blanks = element.number("c").unwrap_or(1).min(MAX_BLANKS);
                    cell.text.extend(std::iter::repeat_n(' ', blanks as usize));
                }
                // Comments, reading aids and what is drawn over it, with lettering of its own, are
                // not what the cell shows; neither is a table inside it a part of the sheet.
                "annotation" | "ruby-text" | "table" | "frame" | "custom-shape" | "g" | "rect"
                | "line" | "polyline" | "polygon" | "regular-polygon" | "path" | "circle"
                | "ellipse" | "measure" | "caption" | "connector" | "control" => {
                    self.skipped = Some(self.depth);
                }
                _ => {}
            }
            return;
        }
        match element.name() {
            "table" => {
                let style = element.attribute("style-name").unwrap_or_default();
                let name = element.attribute("name").unwrap_or_default();
                self.sheet = Sheet::new(&name, self.styles.is_hidden_table(&style));
                self.tables += 1;
                (self.row, self.columns) = (0, 0);
                self.column_styles.clear();
            }
            // Pictures that float over a sheet, and tables that a change or a link remembers.
            "shapes" | "tracked-changes" | "table-source" | "dde-links" => {
                self.skipped = Some(self.depth);
            }
            "table-column" if self.tables > 0 => {
                let repeats = repeats(element, "number-columns-repeated", MAX_COLUMNS);
                if is_hidden(element) && self.columns < MAX_COLUMNS {
                    let last = self.columns.saturating_add(repeats).min(MAX_COLUMNS) - 1;
                    self.sheet.hidden_columns.push(Region::columns(self.columns, last));
                }
                self.columns = self.columns.saturating_add(repeats);
                if self.columns <= MAX_COLUMNS {
                    let style = element.attribute("default-cell-style-name");
                    self.column_styles.push((self.columns, style.unwrap_or_default()));
                }
            }
            "table-row" if self.tables > 0 => {
                self.column = 0;
                self.row_style = element.attribute("default-cell-style-name");
                self.row_repeats = repeats(element, "number-rows-repeated", MAX_ROWS);
                if is_hidden(element) && self.row < MAX_ROWS {
                    let last = self.row.saturating_add(self.row_repeats).min(MAX_ROWS) - 1;
                    self.sheet.hidden_rows.push(Region::rows(self.row, last));
                }
            }
            "table-cell" | "covered-table-cell" if self.tables > 0 => self.open_cell(element),
            _ => self.styles.open(element),
        }
    }

    fn open_cell(&mut self, element: &Element<'_>) {
        let mut cell = OpenCell {
            column: self.column,
            repeats: repeats(element, "number-columns-repeated", MAX_COLUMNS),
            row_span: 1,
            column_span: 1,
            ..OpenCell::default()
        };
        self.column = self.column.saturating_add(cell.repeats);
        element.each_attribute(|key, value| match key {
            "style-name" => value.clone_into(&mut cell.style),
            "value-type" => value.clone_into(&mut cell.kind),
            "value" | "date-value" | "time-value" | "boolean-value" | "string-value" => {
                value.clone_into(&mut cell.value);
            }
            "formula" => cell.is_formula = true,
            "number-rows-spanned" => cell.row_span = value.parse().unwrap_or(1),
            "number-columns-spanned" => cell.column_span = value.parse().unwrap_or(1),
            _ => {}
        });
        self.cell = Some(cell);
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                if let Some(cell) = &mut self.cell {
                    cell.in_paragraph = false;
                }
            }
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    if cell.is_uncomputed() {
                        let position = Some((self.row, cell.column));
                        self.intake.untold_formula(&mut self.sheet, position);
                    }
                    let is_merged = cell.row_span > 1 || cell.column_span > 1;
                    if is_merged || !cell.text.trim().is_empty() || cell.is_untold() {
                        self.row_cells.push(cell);
                    }
                }
            }
            "table-row" => self.finish_row(),
            "table" if self.tables > 0 => self.finish_sheet(),
            name => self.styles.close(name),
        }
    }

    /// Gives the cells of a row, and of the rows that repeat it, to the sheet.
    fn finish_row(&mut self) {
        let cells = std::mem::take(&mut self.row_cells);
        let next = self.row.saturating_add(std::mem::replace(&mut self.row_repeats, 1));
        if cells.is_empty() {
            self.row = next;
            return;
        }
        for row in self.row..next.min(MAX_ROWS) {
            for cell in &cells {
                for column in cell.column..cell.column.saturating_add(cell.repeats) {
                    if !self.intake.goes_on(&self.sheet) {
                        return;
                    }
                    self.cell(cell, row, column);
                }
            }
        }
        self.row = next;
    }

    fn cell(&mut self, cell: &OpenCell, row: u32, column: u32) {
        if cell.row_span > 1 || cell.column_span > 1 {
            let region = Region {
                first_row: row,
                first_column: column,
                last_row: row.saturating_add(cell.row_span.max(1) - 1),
                last_column: column.saturating_add(cell.column_span.max(1) - 1),
            };
            self.intake.region(&mut self.sheet, region);
        }
        let stored = match cell.kind.as_str() {
            "float" | "percentage" | "currency" => cell.value.parse().ok().map(Stored::Number),
            "date" => serial_of_iso(&cell.value, false).map(Stored::Date),
            "time" => days_of_duration(&cell.value).map(Stored::Date),
            "error" => Some(Stored::Error(cell.text.clone())),
            "boolean" => Some(Stored::Bool(cell.value == "true")),
            "string" if cell.is_untold() => Some(Stored::Text(cell.value.clone())),
            _ => None,
        };
        let of_column = self.column_styles.partition_point(|(end, _)| *end <= column);
        let style = match (cell.style.as_str(), &self.row_style) {
            ("", Some(style)) => style.as_str(),
            ("", None) => self.column_styles.get(of_column).map_or("", |(_, style)| style),
            (style, _) => style,
        };
        let format = self.styles.format(style);
        let shown = stored.map(|stored| self.intake.as_shown(stored, &format));
        let (shown, value) = shown.unwrap_or_default();
        let text = if cell.is_untold() { shown } else { cell.text.clone() };
        self.intake.shown_cell(&mut self.sheet, (row, column), text, value);
    }

    fn finish_sheet(&mut self) {
        if self.tables > 0 {
            self.tables -= 1;
            self.sheets.push(std::mem::take(&mut self.sheet));
        }
    }
}

/// How often an element stands for itself; at least once, at most as often as there is room.
fn repeats(element: &Element<'_>, attribute: &str, room: u32) -> u32 {
    element.number(attribute).unwrap_or(1).clamp(1, room)
}

/// Whether a row or column is hidden, by hand or by a filter.
fn is_hidden(element: &Element<'_>) -> bool {
    matches!(element.attribute("visibility").as_deref(), Some("collapse" | "filter"))
}

/// Days of a duration as `PT14H30M00S`.
fn days_of_duration(text: &str) -> Option<f64> {
    let mut rest = text.strip_prefix("PT")?;
    let mut seconds = 0.0;
    for (mark, unit) in [('H', 3600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((number, behind)) = rest.split_once(mark) {
            seconds += number.replace(',', ".").parse::<f64>().ok()? * unit;
            rest = behind;
        }
    }
    Some(seconds / 86_400.0)
}

#[cfg(test)]
mod tests {
    use super::days_of_duration;

    #[test]
    fn durations() {
        assert_eq!(days_of_duration("PT12H00M00S"), Some(0.5));
        assert_eq!(days_of_duration("PT36H"), Some(1.5));
        assert_eq!(days_of_duration("noon"), None);
    }
}
