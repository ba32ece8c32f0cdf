//! What the operators of a content stream set.

use std::rc::Rc;

use super::super::font::Font;
use super::super::matrix::{Area, Matrix};
use super::color::{ColorSpace, Tone};
use super::soft_mask::SoftMask;
use super::tiles::Tile;

/// The graphics state, saved by `q` and brought back by `Q`.
#[derive(Clone)]
pub(super) struct State<'a> {
    /// From the coordinates of the content to the page as shown.
    pub(super) map: Matrix,
    /// The box round what may be painted, on the page as shown.
    pub(super) clip: Area,
    /// The part of the page that is looked at: a form is cut out of a larger drawing by the clip that
    /// it is shown in, and what that hides nobody misses.
    pub(super) crop: Area,
    pub(super) fill: Ink,
    pub(super) stroke: Ink,
    pub(super) fill_space: ColorSpace,
    pub(super) stroke_space: ColorSpace,
    pub(super) line_width: f64,
    pub(super) is_dashed: bool,
    /// Whether what lies under the fields that are painted may still be seen, through them or beside
    /// them: they are blended, masked, in a translucent form, clipped to another shape than a box.
    pub(super) lets_through: bool,
    /// Where what is painted shows, if not everywhere: by the state itself, …
    pub(super) mask: Option<Rc<SoftMask>>,
    /// … and by that of the group which is painted.
    pub(super) group_mask: Option<Rc<SoftMask>>,
    /// How opaque that group is.
    pub(super) group_opacity: f64,
    /// The tile that fields are filled with, if it may hold text.
    pub(super) tile: Option<Rc<Tile<'a>>>,
    /// The characters in whose outlines alone anything is seen: text that was made part of the clip.
    pub(super) text_clip: Option<Rc<[usize]>>,
    pub(super) text: TextState<'a>,
}

/// What is painted with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink {
    pub(super) tone: Tone,
    /// Whether the colour hides what lies under it, where it is not transparent.
    is_covering: bool,
    /// 0 transparent to 1 opaque.
    pub(super) opacity: f64,
    /// Whether it is a pattern of tiles.
    pub(super) is_tiled: bool,
    /// Whether it is no ink at all.
    is_void: bool,
}

impl Default for Ink {
    /// Something that is neither paper nor ink.
    fn default() -> Self {
        Self { tone: Tone::UNKNOWN, is_covering: false, ..Self::BLACK }
    }
}

impl Ink {
    /// Nearer to white than a reader would notice.
    const WHITE: f64 = 0.97;
    /// What text to be read is never printed in: its contrast to paper is 1.6 to 1. Word's
    /// watermarks are silver at half opacity, 0.87.
    const PALE: f64 = 0.8;
    /// Less opaque than this leaves no mark on paper.
    const CLEAR: f64 = 0.02;
    /// Nothing is seen through what is more opaque than this.
    pub(super) const OPAQUE: f64 = 0.99;
    /// Ink that differs more between red, green and blue is a colour; cinnabar, the ink of seals, 0.8.
    const COLOUR: f64 = 0.4;
    /// Ink less opaque than this lets what lies under it be read.
    const TRANSLUCENT: f64 = 0.9;
    /// Coloured text to be read is never printed less opaque; stamps are at a half.
    const SHEER: f64 = 0.7;
    const BLACK: Self = Self {
        tone: Tone::BLACK,
        is_covering: true,
        opacity: 1.0,
        is_tiled: false,
        is_void: false,
    };

    pub(super) fn is_white(&self) -> bool {
        self.tone.brightness() >= Self::WHITE
    }

    /// Whether it leaves no mark: no ink, or all but transparent.
    pub(super) fn is_clear(&self) -> bool {
        self.is_void || self.opacity < Self::CLEAR
    }

    pub(super) fn with_opacity(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    /// Whether nothing under it is seen.
    pub(super) fn is_opaque(&self) -> bool {
        self.opacity >= Self::OPAQUE && self.is_covering
    }

    /// Whether it is hardly darker than paper, as watermarks are.
    pub(super) fn is_pale(&self) -> bool {
        1.0 - (1.0 - self.tone.darkest()) * self.opacity >= Self::PALE
    }

    /// Whether it is a colour through which everything shines, as with stamps.
    pub(super) fn is_sheer(&self) -> bool {
        self.tone.chroma() >= Self::COLOUR && self.opacity < Self::SHEER
    }

    /// Whether it is bright in colour, or what lies under it shines through, as with stamps.
    pub(super) fn is_tinted(&self) -> bool {
        self.tone.chroma() >= Self::COLOUR || self.opacity < Self::TRANSLUCENT
    }

    /// Takes a colour of a space; none leaves no mark.
    pub(super) fn set(&mut self, tone: Option<Tone>, space: &ColorSpace) {
        self.tone = tone.unwrap_or(Tone::UNKNOWN);
        self.is_void = tone.is_none();
        self.is_covering = space.is_opaque() && self.tone.is_known;
        self.is_tiled = false;
    }
}

/// The part of the state that text operators set.
#[derive(Clone)]
pub(super) struct TextState<'a> {
    /// The font and its number on the page.
    pub(super) font: Option<(Rc<Font<'a>>, u16)>,
    pub(super) size: f64,
    pub(super) character_spacing: f64,
    pub(super) word_spacing: f64,
    /// Horizontal scaling, 1 for 100.
    pub(super) scale: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    /// Rendering mode, 0 to 7.
    pub(super) mode: u8,
}

impl TextState<'_> {
    /// Whether nothing of the text is painted: neither filled nor stroked.
    pub(super) fn is_invisible(&self) -> bool {
        self.mode == 3 || self.is_clip_alone()
    }

    /// Whether the text is painted by what is painted after it and through it.
    pub(super) fn is_clip_alone(&self) -> bool {
        self.mode == 7
    }

    /// Whether the text becomes part of the clip.
    pub(super) fn is_clip(&self) -> bool {
        self.mode >= 4
    }
}

impl State<'_> {
    /// The mask that all that is painted now is seen through.
    pub(super) fn effective_mask(&self) -> Option<&Rc<SoftMask>> {
        self.mask.as_ref().or(self.group_mask.as_ref())
    }

    /// What text is seen in: its outlines where they are drawn alone, or round nothing.
    pub(super) fn text_ink(&self) -> Ink {
        let is_hollow = self.fill.is_clear() || self.fill.is_white();
        match self.text.mode {
            1 | 5 => self.stroke,
            2 | 6 if is_hollow && !self.stroke.is_clear() => self.stroke,
            _ => self.fill,
        }
    }

    /// Begins a group: what was set for painting holds for it as a whole.
    pub(super) fn begin_group(&mut self) {
        if let Some(mask) = self.mask.take() {
            self.group_mask = Some(mask);
        }
        self.group_opacity = self.fill.opacity;
        self.stroke.opacity = self.group_opacity;
    }

    pub(super) fn new(map: Matrix, clip: Area) -> Self {
        Self {
            map,
            clip,
            crop: clip,
            fill: Ink::BLACK,
            stroke: Ink::BLACK,
            fill_space: ColorSpace::Device,
            stroke_space: ColorSpace::Device,
            line_width: 1.0,
            is_dashed: false,
            lets_through: false,
            mask: None,
            group_mask: None,
            group_opacity: 1.0,
            tile: None,
            text_clip: None,
            text: TextState {
                font: None,
                size: 0.0,
                character_spacing: 0.0,
                word_spacing: 0.0,
                scale: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
            },
        }
    }
}
