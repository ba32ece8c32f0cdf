//! Painting: paths, pictures, colours.

use super::super::file::objects::Dictionary;
use super::super::file::tokens::{Operand, Tokens};
use super::super::matrix::{Area, narrow};
use super::super::page::{Fill, Line};
use super::super::store::Resources;
use super::Interpreter;
use super::color::{ColorSpace, Tone};
use super::state::{Ink, State};

/// Points of a stroke that hides what it is drawn over as a field does.
const THICK: f64 = 3.0;
/// Pictures of one page that are told; a page of more is drawn in dots.
const PICTURES: usize = 1 << 14;

/// So many points beside a white line the area is looked at that it parts from another.
const BESIDE: f64 = 1.0;

/// What an image shows, as far as reading needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Image {
    /// A single pixel in the colour that is set: Ghostscript's rules of what dvips prints.
    Stencil,
    /// A single pixel in a colour of its own.
    Pixel,
    /// More than one pixel; `is_whole` is whether it has neither gaps nor a mask.
    Picture { is_whole: bool },
}

impl Image {
    fn of_pixel(is_stencil: bool) -> Self {
        if is_stencil { Self::Stencil } else { Self::Pixel }
    }

    pub(super) fn of_object(image: &Dictionary<'_>) -> Self {
        let is_stencil = image.contains(b"ImageMask");
        let is_masked =
            [&b"SMask"[..], b"Mask", b"SMaskInData"].iter().any(|key| image.contains(key));
        let is_pixel = [&b"Width"[..], b"Height"].iter().all(|side| image.whole(side) == Some(1));
        if is_pixel && !is_masked {
            Self::of_pixel(is_stencil)
        } else {
            Self::Picture { is_whole: !is_masked && !is_stencil }
        }
    }

    /// One that stands in the content, its keys and values the operands.
    pub(super) fn inline(tokens: &Tokens<'_>) -> Self {
        /// What a number written as 1 is read as.
        const ONE: std::ops::RangeInclusive<f64> = 0.9..=1.1;

        let (mut sides, mut is_stencil) = (0, false);
        for pair in tokens.operands().windows(2) {
            let [Operand::Name(key), value] = pair else { continue };
            match (tokens.bytes(*key), value) {
                (b"W" | b"Width" | b"H" | b"Height", Operand::Number(side)) => {
                    sides += usize::from(ONE.contains(side));
                }
                (b"IM" | b"ImageMask", _) => is_stencil = true,
                _ => {}
            }
        }
        if sides == 2 {
            Self::of_pixel(is_stencil)
        } else {
            Self::Picture { is_whole: !is_stencil }
        }
    }
}

impl<'a> Interpreter<'a, '_> {
    /// Paints the path and forgets it. `fill` is whether by the even-odd rule.
    pub(super) fn paint(&mut self, stroke: bool, fill: Option<bool>) {
        if !self.path.is_empty() {
            if !self.marked.is_off() {
                if let Some(even_odd) = fill {
                    self.fill(even_odd);
                }
                if stroke {
                    self.stroke();
                }
            }
            if self.clip_after {
                self.state.lets_through |= !self.path.is_box();
                self.state.clip = self.state.clip.intersection(&self.path.bounds());
            }
        }
        self.clip_after = false;
        self.path.clear();
    }

    fn fill(&mut self, even_odd: bool) {
        let ink = self.state.fill;
        if ink.is_clear() {
            return;
        }
        let shapes = self.path.fill(even_odd);
        if self.state.text_clip.is_some() {
            let painted = [shapes.boxes, shapes.outlines].concat();
            let clipped = painted.iter().map(|area| area.intersection(&self.state.clip));
            self.paints_text(&clipped.collect::<Vec<Area>>(), ink);
            return;
        }
        for area in &shapes.boxes {
            let area = area.intersection(&self.state.clip);
            if area.is_empty() || ink.is_tiled && self.fill_with_tiles(area) {
                continue;
            }
            self.paint_box(area, ink);
            let brightness = narrow(ink.tone.brightness());
            self.page.fills.push(Fill { rect: area.rect(), brightness });
            if ink.is_tiled {
                self.add_picture(area);
            }
        }
        for area in &shapes.outlines {
            let area = area.intersection(&self.state.clip);
            if !area.is_empty() {
                self.backdrop.add(area, ink.tone);
                self.page.outlines = self.page.outlines.saturating_add(1);
                if ink.is_opaque() && !self.state.lets_through && self.path.is_plain_area() {
                    let is_under = |point| self.path.surrounds(point);
                    self.covers.cover_where(&area, &mut self.page, is_under);
                }
            }
        }
    }

    /// Notes a box that is painted.
    fn paint_box(&mut self, area: Area, ink: Ink) {
        if ink.is_opaque() && !self.state.lets_through {
            self.backdrop.add_solid(area, ink.tone);
            self.covers.cover(&area, &mut self.page);
        } else {
            self.backdrop.add(area, ink.tone);
        }
    }

    fn stroke(&mut self) {
        if self.state.text_clip.is_some() {
            // Strokes show too little of the text to be relied on.
            return;
        }
        let ink = self.state.stroke;
        let width = self.state.line_width * self.state.map.determinant().abs().sqrt();
        let first = self.page.lines.len();
        let lines = &mut self.page.lines;
        let outlines = self.path.stroke(&self.state.clip, width, |line| lines.push(line));
        if self.on_stamp || ink.is_tinted() {
            self.page.lines.iter_mut().skip(first).for_each(|line| line.tinted = true);
        }
        if ink.is_clear() || ink.is_white() {
            for line in self.page.lines.iter_mut().skip(first) {
                let x = f64::from(f32::midpoint(line.x0, line.x1));
                let y = f64::from(f32::midpoint(line.y0, line.y1));
                line.white = ink.is_white();
                // Between two shaded areas it stands on the edges of both.
                let beside = [(-BESIDE, -BESIDE), (BESIDE, BESIDE)];
                let mut beside = beside.into_iter().map(|(dx, dy)| (x + dx, y + dy));
                line.hidden = ink.is_clear() || !beside.any(|(x, y)| self.backdrop.is_dark(x, y));
            }
        } else {
            self.page.outlines = self.page.outlines.saturating_add(outlines);
        }
        if width >= THICK && !ink.is_clear() && !self.state.is_dashed {
            let lines = self.page.lines.iter().skip(first);
            let bars: Vec<Area> = lines.filter_map(Line::as_bar).collect();
            for bar in bars {
                self.paint_box(bar.intersection(&self.state.clip), ink);
            }
        }
    }

    pub(super) fn show_image(&mut self, image: Image) {
        let area = self.state.map.apply_box(&Area::UNIT).intersection(&self.state.clip);
        if area.is_empty() || self.marked.is_off() {
            return;
        }
        let ink = match image {
            Image::Stencil => self.state.fill,
            _ => Ink::default().with_opacity(self.state.fill.opacity),
        };
        if ink.is_clear() || self.shows_in_text(area, ink) {
            return;
        }
        self.backdrop.add(area, ink.tone);
        let is_opaque = match image {
            Image::Pixel | Image::Picture { is_whole: true } => ink.opacity >= Ink::OPAQUE,
            Image::Stencil | Image::Picture { is_whole: false } => false,
        };
        if is_opaque && !self.state.lets_through {
            self.cover_by_picture(&area);
        }
        if matches!(image, Image::Picture { .. }) {
            self.add_picture(area);
        } else {
            let brightness = narrow(ink.tone.brightness());
            self.page.fills.push(Fill { rect: area.rect(), brightness });
        }
    }

    /// Hides what stands under a picture. Scans are put straight by a degree or two, and then their box
    /// is larger than they are.
    fn cover_by_picture(&mut self, area: &Area) {
        if self.state.map.is_upright() {
            self.covers.cover(area, &mut self.page);
        } else if let Some(to_picture) = self.state.map.inverse() {
            self.covers.cover_where(area, &mut self.page, |(x, y)| {
                let (x, y) = to_picture.apply(x, y);
                Area::UNIT.contains(x, y)
            });
        }
    }

    /// Paints all of the clip with a shading.
    pub(super) fn shade(&mut self, tokens: &Tokens<'_>, resources: &Resources<'a>) {
        let ink = Ink::default().with_opacity(self.state.fill.opacity);
        let area = self.state.clip;
        if self.marked.is_off() || self.paints_text(&[area], Ink::default()) {
            return;
        }
        self.backdrop.add(area, Tone::UNKNOWN);
        let is_whole = || {
            let name = tokens.last_name()?;
            Some(fills_the_clip(&resources.section(b"Shading").dictionary(name)?))
        };
        if ink.opacity >= Ink::OPAQUE && !self.state.lets_through && is_whole() == Some(true) {
            self.covers.cover(&area, &mut self.page);
        }
    }

    pub(super) fn add_picture(&mut self, area: Area) {
        if self.page.images.len() < PICTURES {
            self.page.images.push(area.rect());
        }
    }

    pub(super) fn set_color(
        &mut self,
        operator: &[u8],
        tokens: &Tokens<'_>,
        resources: &Resources<'a>,
    ) {
        let is_stroke = operator.first().is_some_and(u8::is_ascii_uppercase);
        let State { stroke, stroke_space, fill, fill_space, .. } = &mut self.state;
        let (ink, space) = if is_stroke { (stroke, stroke_space) } else { (fill, fill_space) };
        match operator {
            b"cs" | b"CS" => {
                if let Some(name) = tokens.last_name() {
                    *space = ColorSpace::named(name, resources, &self.store.budget);
                    ink.set(space.initial(), space);
                }
                return;
            }
            b"sc" | b"scn" | b"SC" | b"SCN" => {}
            _ => *space = ColorSpace::Device,
        }
        let mut numbers = [0.0; 32];
        let operands = tokens.operands().iter().filter_map(|operand| match operand {
            Operand::Number(number) => Some(*number),
            _ => None,
        });
        let mut count = 0;
        for (number, operand) in numbers.iter_mut().zip(operands) {
            *number = operand;
            count += 1;
        }
        let numbers = numbers.get(..count).unwrap_or_default();
        ink.set(space.tone(numbers), space);
        let Some(name) = tokens.last_name() else { return };
        let mut under = *ink;
        under.set(Some(Tone::of_device(numbers)), &ColorSpace::Device);
        let (is_tiled, tile) = self.pattern(name, resources, under);
        if is_stroke {
            self.state.stroke.is_tiled = is_tiled;
        } else {
            self.state.fill.is_tiled = is_tiled;
            self.state.tile = tile;
        }
    }
}

/// Whether a shading leaves nothing of the clip unpainted: one along a line that goes on beyond both of
/// its ends. All others have an edge that is not looked for, and what is under them is taken as seen.
fn fills_the_clip(shading: &Dictionary<'_>) -> bool {
    /// `ShadingType` of those along a line.
    const AXIAL: i64 = 2;

    let goes_on = shading.array(b"Extend").is_some_and(|ends| {
        let ends: Vec<bool> = ends.values().take(2).map(|end| end.is_true()).collect();
        ends == [true, true]
    });
    let axis: Vec<f64> =
        shading.array(b"Coords").iter().flat_map(|c| c.numbers().take(4)).collect();
    let has_length = matches!(axis.as_slice(), [x0, y0, x1, y1] if (x0, y0) != (x1, y1));
    let is_axial = shading.whole(b"ShadingType") == Some(AXIAL);
    is_axial && goes_on && has_length && !shading.contains(b"BBox")
}
