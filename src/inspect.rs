use std::fmt::Write as _;
use std::path::Path;

use crate::document::{BoundingBox, Format, Grid};
use crate::error::{Error, ErrorKind, Result};
use crate::options::ReadOptions;
use crate::reader::{self, Picture};
use crate::record::{ActivityPlan, Notice};
use crate::source;

impl ReadOptions {
    /// A picture of a page of a PDF as SVG, to see why a table was read as it was: glyph boxes,
    /// rulings and fills as they were drawn, the cells that were found, and the role of each
    /// column of a plan. `page` counts from 1; units are points.
    ///
    /// ```
    /// let path = "fixtures/notices/daxiang-2023/notice-writer.pdf";
    /// let svg = gongwen::ReadOptions::new().inspect(path, 5)?;
    /// assert!(svg.starts_with("<svg "));
    /// assert!(svg.contains("responsible_units"));
    /// # Ok::<(), gongwen::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`ReadOptions::read`], and [`ErrorKind::UnknownFormat`] for what is no PDF or has no such
    /// page.
    pub fn inspect(&self, path: impl AsRef<Path>, page: u32) -> Result<String> {
        let path = path.as_ref();
        let named = |error: Error| error.with_path(path);
        let bytes = source::read_file(path, &self.limits).map_err(named)?;
        let (reading, notice) = self.recognized(&bytes).map_err(named)?;
        if reading.format != Some(Format::Pdf) {
            return Err(named(Error::new(
                ErrorKind::UnknownFormat,
                "only a PDF has pages to draw",
            )));
        }
        let picture = reader::picture_of_page(&bytes, page, &self.limits).map_err(named)?;
        let grids = reading.document.grids().filter(|grid| grid.place.page == Some(page));
        Ok(svg(&picture, grids, &notice, page))
    }
}

fn svg<'a>(
    picture: &Picture,
    grids: impl Iterator<Item = &'a Grid>,
    notice: &Notice,
    page: u32,
) -> String {
    let (width, height) = (picture.width, picture.height);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n"
    );
    out.push_str(&picture.elements);
    out.push_str(
        "<g id=\"cells\" fill=\"none\" stroke=\"green\" stroke-width=\"1.2\" \
         stroke-opacity=\"0.5\">\n",
    );
    for grid in grids {
        let boxes = grid.cells.iter().filter_map(|cell| cell.bbox);
        boxes.for_each(|bbox| cell(&mut out, bbox));
    }
    out.push_str("</g>\n<g id=\"roles\" fill=\"darkgreen\" font-size=\"6\">\n");
    for plan in &notice.plans {
        roles(&mut out, plan, page);
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn cell(out: &mut String, bbox: BoundingBox) {
    let BoundingBox { x0, top, x1, bottom } = bbox;
    let (width, height) = (x1 - x0, bottom - top);
    // Writing to a string cannot fail.
    let _ =
        writeln!(out, "<rect x=\"{x0}\" y=\"{top}\" width=\"{width:.2}\" height=\"{height:.2}\"/>");
}

/// The role of each column over the cells of the page's activities.
fn roles(out: &mut String, plan: &ActivityPlan, page: u32) {
    /// From a cell's corner to the name of its role, in points.
    const INSET: f32 = 1.0;

    for activity in &plan.activities {
        for (column, cell) in plan.columns.iter().zip(&activity.cells) {
            if let (Some(bbox), true) = (cell.place.bbox, cell.place.page == Some(page)) {
                let (x, y) = (bbox.x0 + INSET, bbox.bottom - INSET);
                let _ = writeln!(out, "<text x=\"{x}\" y=\"{y}\">{}</text>", column.role);
            }
        }
    }
}
