//! The design's named engine as a second way in: what pdf-extract's interpreter reports becomes
//! pages for our layout.

use pdf_extract::{ColorSpace, MediaBox, OutputDev, OutputError, Path, PathOp, Transform};

use super::layout::Layout;
use super::page::{Direction, Fill, FontFace, Glyph, Line, Page, Rect};
use crate::document::Format;
use crate::limits::Limits;
use crate::reader::Reading;

/// Collects what pdf-extract reports of a document, for callers who already hold one.
///
/// pdf-extract knows less than our own interpreter ([`crate::read`]): it panics on the predefined
/// `CMap`s that notices without embedded fonts use, reports no clip, no hidden text and no stroke
/// width. Use it for documents that are yours.
///
/// ```
/// use gongwen::{PdfExtractOutput, ReadOptions};
///
/// let document = pdf_extract::Document::load("fixtures/notices/daxiang-2023/notice-writer.pdf")?;
/// let mut output = PdfExtractOutput::new();
/// pdf_extract::output_doc(&document, &mut output)?;
/// let notice = ReadOptions::new().recognize(&output.finish());
/// assert_eq!(notice.activities().count(), 39);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct PdfExtractOutput {
    layout: Layout,
    page: Page,
    /// Lower left corner of the page in its own coordinates.
    corner: (f64, f64),
}

/// Stroke width in points: pdf-extract does not report it.
const STROKE_WIDTH: f32 = 0.5;

/// Shares of red, green and blue in brightness (ITU-R BT.601).
const LUMA: [f64; 3] = [0.299, 0.587, 0.114];

/// Ascent and descent of a font in ems: pdf-extract does not report them; those of a Song face.
const ASCENT: f32 = 0.86;
const DESCENT: f32 = 0.14;

impl PdfExtractOutput {
    /// Collects with the default limits.
    #[must_use]
    pub fn new() -> Self {
        let layout = Layout::new(&Limits::default());
        Self { layout, page: Page::default(), corner: (0.0, 0.0) }
    }

    /// The paragraphs and tables of all pages that were reported.
    #[must_use]
    pub fn finish(self) -> Reading {
        let (document, diagnostics) = self.layout.finish();
        Reading { document, diagnostics, format: Some(Format::Pdf) }
    }

    /// A point of user space on the page as shown.
    #[expect(clippy::cast_possible_truncation, reason = "points of a page fit into f32")]
    fn shown(&self, transform: &Transform, x: f64, y: f64) -> (f32, f32) {
        let (x, y) = (
            x * transform.m11 + y * transform.m21 + transform.m31,
            x * transform.m12 + y * transform.m22 + transform.m32,
        );
        ((x - self.corner.0) as f32, self.page.height - (y - self.corner.1) as f32)
    }

    /// The straight segments of a path, and its rectangles.
    fn outline(&self, transform: &Transform, path: &Path) -> (Vec<Line>, Vec<Rect>) {
        let (mut lines, mut rects) = (Vec::new(), Vec::new());
        let (mut start, mut last) = ((0.0, 0.0), (0.0, 0.0));
        let line = |from: (f32, f32), to: (f32, f32)| Line {
            x0: from.0,
            y0: from.1,
            x1: to.0,
            y1: to.1,
            width: STROKE_WIDTH,
            hidden: false,
            tinted: false,
            white: false,
        };
        for op in &path.ops {
            match *op {
                PathOp::MoveTo(x, y) => {
                    start = self.shown(transform, x, y);
                    last = start;
                }
                PathOp::LineTo(x, y) => {
                    let to = self.shown(transform, x, y);
                    lines.push(line(last, to));
                    last = to;
                }
                PathOp::CurveTo(.., x, y) => last = self.shown(transform, x, y),
                PathOp::Rect(x, y, width, height) => {
                    let near = self.shown(transform, x, y);
                    let far = self.shown(transform, x + width, y + height);
                    let right = self.shown(transform, x + width, y);
                    let left = self.shown(transform, x, y + height);
                    lines.extend([line(near, right), line(right, far)]);
                    lines.extend([line(far, left), line(left, near)]);
                    rects.push(Rect {
                        x0: near.0.min(far.0),
                        top: near.1.min(far.1),
                        x1: near.0.max(far.0),
                        bottom: near.1.max(far.1),
                    });
                    (start, last) = (near, near);
                }
                PathOp::Close => {
                    lines.push(line(last, start));
                    last = start;
                }
            }
        }
        (lines, rects)
    }
}

impl Default for PdfExtractOutput {
    fn default() -> Self {
        Self::new()
    }
}

/// Brightness of a colour, 0 black to 1 white; of spaces that are not device spaces, the tint.
#[expect(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
fn brightness(space: &ColorSpace, color: &[f64]) -> f32 {
    let light = match (space, color) {
        (ColorSpace::DeviceCMYK, &[cyan, magenta, yellow, black]) => {
            let rgb = [cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black));
            rgb.iter().zip(LUMA).map(|(part, share)| part * share).sum()
        }
        (ColorSpace::Separation(_), &[tint]) => 1.0 - tint,
        (_, &[gray]) => gray,
        (_, &[red, green, blue]) => {
            [red, green, blue].iter().zip(LUMA).map(|(part, share)| part * share).sum()
        }
        _ => 0.0,
    };
    light.clamp(0.0, 1.0) as f32
}

/// The nearest of the directions that layout tells apart.
fn direction(along: (f64, f64)) -> Direction {
    /// Tangent of the largest slant that still counts as straight: scans are a degree off.
    const SLANT: f64 = 0.02;

    let (x, y) = along;
    if y.abs() <= x.abs() * SLANT {
        if x >= 0.0 { Direction::Right } else { Direction::Left }
    } else if x.abs() <= y.abs() * SLANT {
        if y >= 0.0 { Direction::Up } else { Direction::Down }
    } else {
        Direction::Slanted
    }
}

impl OutputDev for PdfExtractOutput {
    #[expect(clippy::cast_possible_truncation, reason = "points of a page fit into f32")]
    fn begin_page(
        &mut self,
        number: u32,
        media_box: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.corner = (media_box.llx.min(media_box.urx), media_box.lly.min(media_box.ury));
        self.page = Page {
            number,
            width: (media_box.urx - media_box.llx).abs() as f32,
            height: (media_box.ury - media_box.lly).abs() as f32,
            fonts: vec![FontFace { ascent: ASCENT, descent: DESCENT, ..FontFace::default() }],
            ..Page::default()
        };
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        self.layout.add(std::mem::take(&mut self.page));
        Ok(())
    }

    #[expect(clippy::cast_possible_truncation, reason = "points of a page fit into f32")]
    fn output_character(
        &mut self,
        trm: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        let (x, y) = self.shown(trm, 0.0, 0.0);
        let along = (trm.m11, trm.m12);
        let across = trm.m21.hypot(trm.m22) * font_size;
        let advance = along.0.hypot(along.1) * font_size * width;
        // A glyph of several characters shares its width out among them.
        let count = u16::try_from(text.chars().count().max(1)).unwrap_or(u16::MAX);
        let step = advance as f32 / f32::from(count);
        let (dx, dy) = match direction(along) {
            Direction::Left => (-step, 0.0),
            Direction::Up => (0.0, -step),
            Direction::Down => (0.0, step),
            _ => (step, 0.0),
        };
        for (index, character) in (0_u16..).zip(text.chars()) {
            let index = f32::from(index);
            self.page.glyphs.push(Glyph {
                character,
                x: x + dx * index,
                y: y + dy * index,
                advance: step,
                size: across as f32,
                direction: direction(along),
                font: 0,
                hidden: false,
                pale: false,
                tinted: false,
            });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn stroke(
        &mut self,
        ctm: &Transform,
        space: &ColorSpace,
        color: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        /// Brighter ink is not seen on paper.
        const WHITE: f32 = 0.99;

        let hidden = brightness(space, color) > WHITE;
        let (lines, _) = self.outline(ctm, path);
        self.page.lines.extend(lines.into_iter().map(|line| Line { hidden, ..line }));
        Ok(())
    }

    fn fill(
        &mut self,
        ctm: &Transform,
        space: &ColorSpace,
        color: &[f64],
        path: &Path,
    ) -> Result<(), OutputError> {
        let brightness = brightness(space, color);
        let (_, rects) = self.outline(ctm, path);
        self.page.fills.extend(rects.into_iter().map(|rect| Fill { rect, brightness }));
        Ok(())
    }
}
