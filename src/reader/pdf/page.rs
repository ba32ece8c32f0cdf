//! The joint between the interpreter and the layout: what a page shows, free of PDF.
//!
//! All coordinates are points on the page as it is shown (page rotation and `UserUnit` applied),
//! origin at the top left corner of the crop box, y downwards.

use super::matrix::Area;

/// What one page shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// Page number, from 1.
    pub(crate) number: u32,
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// Glyphs in the order they were drawn.
    pub(crate) glyphs: Vec<Glyph>,
    /// Stroked straight segments, clipped to the clip box and the page.
    pub(crate) lines: Vec<Line>,
    /// Filled areas whose sides are parallel to the page, clipped likewise.
    pub(crate) fills: Vec<Fill>,
    /// Boxes of images.
    pub(crate) images: Vec<Rect>,
    /// Fonts by [`Glyph::font`].
    pub(crate) fonts: Vec<FontFace>,
    /// Whether the content went on after a limit or broke off: what is here is sound.
    pub(crate) cut_short: Option<CutShort>,
    /// Characters that the edge of a clip amid what is drawn hides, or that of the page in the midst
    /// of a text: text too long for its cell, a table too wide for the paper.
    pub(crate) clipped: u32,
    /// Characters that are hidden beside all that is drawn, on its right: they stand on another page, if
    /// one has some [on its left](Self::cut_at_start), …
    pub(crate) cut_at_end: u32,
    /// … and on its left.
    pub(crate) cut_at_start: u32,
    /// Glyphs that show something else than the text which the file puts in their place.
    pub(crate) contradicted: u32,
    /// Curved or slanted outlines painted: a page of them without glyphs has its text as outlines.
    pub(crate) outlines: u32,
}

/// Why a page has less than its content says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CutShort {
    /// A limit, by name.
    Limit(&'static str),
    /// The content stream is broken.
    Damaged,
}

/// One character as shown. A glyph that stands for several characters is several of these, its
/// width shared out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Glyph {
    /// The character; U+FFFD where the file does not say it.
    pub(crate) character: char,
    /// Origin on the baseline.
    pub(crate) x: f32,
    pub(crate) y: f32,
    /// Advance along the writing direction.
    pub(crate) advance: f32,
    /// Font size as shown: the em's height across the writing direction.
    pub(crate) size: f32,
    /// The writing direction of the text.
    pub(crate) direction: Direction,
    /// Index into [`Page::fonts`].
    pub(crate) font: u16,
    /// Shown to nobody: rendering mode 3, outside the clip, white on white.
    pub(crate) hidden: bool,
    /// Hardly darker than what lies behind it: a watermark.
    pub(crate) pale: bool,
    /// In a bright colour, translucent, or on a stamp that was put on the page: over other text it
    /// is a stamp.
    pub(crate) tinted: bool,
}

impl Glyph {
    /// About the middle of its ink.
    pub(crate) fn middle(&self) -> (f64, f64) {
        self.at(0.5, Self::RAISED)
    }

    /// Two opposite corners of a box that its ink fills or goes round.
    pub(crate) fn core(&self) -> [(f64, f64); 2] {
        /// How far the corners are from the middle, in advances and in ems.
        const HALF: (f64, f64) = (0.3, 0.2);

        let (along, up) = HALF;
        [self.at(0.5 - along, Self::RAISED - up), self.at(0.5 + along, Self::RAISED + up)]
    }

    /// Height of the middle over the baseline in ems.
    const RAISED: f64 = 0.3;

    /// The point so many advances along the line and ems over the baseline.
    fn at(&self, along: f64, up: f64) -> (f64, f64) {
        let (x, y) = (f64::from(self.x), f64::from(self.y));
        let (along, up) = (f64::from(self.advance) * along, f64::from(self.size) * up);
        match self.direction {
            Direction::Right => (x + along, y - up),
            Direction::Down => (x + up, y + along),
            Direction::Left => (x - along, y + up),
            Direction::Up => (x - up, y - along),
            // From the middle of the line, not from a baseline.
            Direction::Vertical => (x - up + f64::from(self.size) * Self::RAISED, y + along),
            // The angle is not known here.
            Direction::Slanted => (x, y),
        }
    }

    /// Several characters that this one glyph stands for, each with its share of the width.
    pub(crate) fn shared_out(
        self,
        characters: impl ExactSizeIterator<Item = char>,
    ) -> impl Iterator<Item = Glyph> {
        let mut glyph = self;
        // No more than fit a text, so the count is exact.
        #[expect(clippy::cast_precision_loss, reason = "a few characters")]
        let count = characters.len().max(1) as f32;
        glyph.advance /= count;
        characters.map(move |character| {
            let shown = Glyph { character, ..glyph };
            match glyph.direction {
                Direction::Right => glyph.x += glyph.advance,
                Direction::Left => glyph.x -= glyph.advance,
                Direction::Down | Direction::Vertical => glyph.y += glyph.advance,
                Direction::Up => glyph.y -= glyph.advance,
                // The angle is not known here; all stand where the glyph does.
                Direction::Slanted => {}
            }
            shown
        })
    }
}

/// Where the next glyph of a text stands, on the page as shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Direction {
    /// To the right: upright text.
    #[default]
    Right,
    /// Downwards, glyphs turned a quarter clockwise.
    Down,
    /// To the left, glyphs upside down.
    Left,
    /// Upwards, glyphs turned a quarter counter-clockwise.
    Up,
    /// Downwards with upright glyphs: vertical writing. `x`, `y` is the top centre of the glyph.
    Vertical,
    /// Any other angle: watermarks and stamps.
    Slanted,
}

/// A font, as far as layout needs it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FontFace {
    pub(crate) bold: bool,
    /// Name without a subset tag.
    pub(crate) name: String,
    /// Heights over and under the baseline in ems, for the box of a glyph; under is positive.
    pub(crate) ascent: f32,
    pub(crate) descent: f32,
}

/// A stroked straight segment; a dashed line is one segment.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) x0: f32,
    pub(crate) y0: f32,
    pub(crate) x1: f32,
    pub(crate) y1: f32,
    /// Stroke width in points as shown.
    pub(crate) width: f32,
    /// White, or drawn in no colour.
    pub(crate) hidden: bool,
    /// White: it parts coloured areas as their edges do, and is not seen beside them.
    pub(crate) white: bool,
    /// In a bright colour, translucent, or on a stamp: over a table it may be a stamp's frame.
    pub(crate) tinted: bool,
}

impl Line {
    /// What it covers, if it is level or upright.
    pub(crate) fn as_bar(&self) -> Option<Area> {
        /// Points off that are rounding.
        const STRAIGHT: f64 = 0.05;

        let [x0, y0, x1, y1, width] =
            [self.x0, self.y0, self.x1, self.y1, self.width].map(f64::from);
        let half = width / 2.0;
        let (across_x, across_y) = match ((x0 - x1).abs(), (y0 - y1).abs()) {
            (0.0..=STRAIGHT, length) if length > STRAIGHT => (half, 0.0),
            (length, 0.0..=STRAIGHT) if length > STRAIGHT => (0.0, half),
            _ => return None,
        };
        let low = (x0.min(x1) - across_x, y0.min(y1) - across_y);
        Some(Area::around([low, (x0.max(x1) + across_x, y0.max(y1) + across_y)]))
    }
}

/// A filled rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Fill {
    pub(crate) rect: Rect,
    /// Brightness of its colour, 0 black to 1 white.
    pub(crate) brightness: f32,
}

/// A box with sides parallel to the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x0: f32,
    pub(crate) top: f32,
    pub(crate) x1: f32,
    pub(crate) bottom: f32,
}
