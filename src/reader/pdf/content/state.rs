//! What the operators of a content stream set.

use std::rc::Rc;

use super::super::font::Font;
use super::super::matrix::{Area, Matrix};

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
    pub(super) line_width: f64,
    /// Whether what lies under the fields that are painted may still be seen, through them or beside
    /// them: they are blended, masked, in a translucent form, clipped to another shape than a box.
    pub(super) lets_through: bool,
    /// The characters in whose outlines alone anything is seen: text that was made part of the clip.
    pub(super) text_clip: Option<Rc<[usize]>>,
    pub(super) text: TextState<'a>,
}

/// A colour as far as reading needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink {
    /// 0 black to 1 white.
    pub(super) brightness: f64,
    /// The least of its red, green and blue: yellow is bright, but no paper.
    darkest: f64,
    /// The difference of its greatest and least of red, green and blue: 0 grey.
    chroma: f64,
    pub(super) space: Space,
    /// 0 transparent to 1 opaque.
    pub(super) opacity: f64,
    /// Whether it is a pattern of tiles.
    pub(super) is_tiled: bool,
}

/// How the numbers of a colour are to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// Grey, RGB or CMYK by how many numbers there are.
    Device,
    /// Amounts of ink: 0 is paper.
    Inks,
    /// The first number is the lightness, to 100.
    Lab,
    /// A table or a pattern: anything between black and white.
    Unknown,
}

impl Default for Ink {
    /// Something that is neither paper nor ink.
    fn default() -> Self {
        Self {
            brightness: Self::MIDDLE,
            darkest: Self::MIDDLE,
            chroma: 0.0,
            space: Space::Unknown,
            opacity: 1.0,
            is_tiled: false,
        }
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
    /// What a colour is taken for that is not known: neither paper nor ink.
    const MIDDLE: f64 = 0.5;
    /// Ink that differs more between red, green and blue is a colour; cinnabar, the ink of seals, 0.8.
    const COLOUR: f64 = 0.4;
    /// Ink less opaque than this lets what lies under it be read.
    const TRANSLUCENT: f64 = 0.9;
    /// Coloured text to be read is never printed less opaque; stamps are at a half.
    const SHEER: f64 = 0.7;
    const BLACK: Self = Self {
        brightness: 0.0,
        darkest: 0.0,
        chroma: 0.0,
        space: Space::Device,
        opacity: 1.0,
        is_tiled: false,
    };

    pub(super) fn is_white(&self) -> bool {
        self.brightness >= Self::WHITE
    }

    /// Whether it is so transparent that it leaves no mark.
    pub(super) fn is_clear(&self) -> bool {
        self.opacity < Self::CLEAR
    }

    pub(super) fn with_opacity(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }

    /// Whether nothing under it is seen. Pictures and patterns have gaps, and spot inks may be printed
    /// over others.
    pub(super) fn is_opaque(&self) -> bool {
        self.opacity >= Self::OPAQUE && matches!(self.space, Space::Device | Space::Lab)
    }

    /// Whether it is hardly darker than paper, as watermarks are.
    pub(super) fn is_pale(&self) -> bool {
        1.0 - (1.0 - self.darkest) * self.opacity >= Self::PALE
    }

    /// Whether it is a colour through which everything shines, as with stamps.
    pub(super) fn is_sheer(&self) -> bool {
        self.chroma >= Self::COLOUR && self.opacity < Self::SHEER
    }

    /// Whether it is bright in colour, or what lies under it shines through, as with stamps.
    pub(super) fn is_tinted(&self) -> bool {
        self.chroma >= Self::COLOUR || self.opacity < Self::TRANSLUCENT
    }

    pub(super) fn set_space(&mut self, space: Space) {
        self.space = space;
        self.brightness = if space == Space::Unknown { Self::MIDDLE } else { 0.0 };
        self.darkest = self.brightness;
        self.chroma = 0.0;
        self.is_tiled = false;
    }

    /// Takes the numbers of a colour in the space that was set.
    pub(super) fn set(&mut self, numbers: &[f64]) {
        let least = |channels: [f64; 3]| channels.into_iter().fold(1.0, f64::min);
        let most = |channels: [f64; 3]| channels.into_iter().fold(0.0, f64::max);
        self.chroma = 0.0;
        let (brightness, darkest) = match (self.space, numbers) {
            (Space::Unknown, _) | (_, []) => (Self::MIDDLE, Self::MIDDLE),
            (Space::Lab, [lightness, ..]) => (lightness / 100.0, lightness / 100.0),
            (Space::Inks, inks) => {
                let light = 1.0 - inks.iter().fold(0.0, |most, ink| ink.max(most));
                (light, light)
            }
            (Space::Device, [grey]) => (*grey, *grey),
            (Space::Device, [red, green, blue]) => {
                let light = [*red, *green, *blue];
                self.chroma = most(light) - least(light);
                (luminance(light), least(light))
            }
            (Space::Device, [cyan, magenta, yellow, black]) => {
                let light = [1.0 - cyan, 1.0 - magenta, 1.0 - yellow];
                self.chroma = (most(light) - least(light)) * (1.0 - black);
                (luminance(light) * (1.0 - black), least(light) * (1.0 - black))
            }
            (Space::Device, _) => (Self::MIDDLE, Self::MIDDLE),
        };
        (self.brightness, self.darkest) = (brightness.clamp(0.0, 1.0), darkest.clamp(0.0, 1.0));
    }

    /// Takes the numbers of one of the operators that also set the space.
    pub(super) fn set_device(&mut self, numbers: &[f64]) {
        self.space = Space::Device;
        self.set(numbers);
    }
}

/// How bright the eye takes red, green and blue together for (ITU-R BT.601).
fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.299 * red + 0.587 * green + 0.114 * blue
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

    /// Whether the text is painted by its outline alone.
    pub(super) fn is_stroked(&self) -> bool {
        matches!(self.mode, 1 | 5)
    }
}

impl State<'_> {
    pub(super) fn new(map: Matrix, clip: Area) -> Self {
        Self {
            map,
            clip,
            crop: clip,
            fill: Ink::BLACK,
            stroke: Ink::BLACK,
            line_width: 1.0,
            lets_through: false,
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
