//! Colour spaces: what the numbers of a colour look like on paper.

use std::rc::Rc;

use super::super::file::objects::{Dictionary, Value};
use super::super::filters::{self, Budget};
use super::super::store::Resources;

/// A colour as the eye takes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tone {
    /// Red, green and blue, 0 dark to 1 bright.
    light: [f64; 3],
    /// Whether the file says it plainly.
    pub(super) is_known: bool,
}

impl Tone {
    pub(super) const BLACK: Self = Self { light: [0.0; 3], is_known: true };
    /// What a colour is taken for that is not known: neither paper nor ink.
    pub(super) const UNKNOWN: Self = Self { light: [0.5; 3], is_known: false };

    fn grey(light: f64) -> Self {
        Self::rgb([light; 3])
    }

    fn rgb(light: [f64; 3]) -> Self {
        Self { light: light.map(|channel| channel.clamp(0.0, 1.0)), is_known: true }
    }

    /// Grey, RGB or CMYK by how many numbers there are.
    pub(super) fn of_device(numbers: &[f64]) -> Self {
        match numbers {
            [grey] => Self::grey(*grey),
            [red, green, blue] => Self::rgb([*red, *green, *blue]),
            [cyan, magenta, yellow, black] => {
                Self::rgb([cyan, magenta, yellow].map(|ink| (1.0 - ink) * (1.0 - black)))
            }
            _ => Self::UNKNOWN,
        }
    }

    fn of_lab(numbers: &[f64]) -> Self {
        numbers.first().map_or(Self::UNKNOWN, |lightness| Self::grey(lightness / 100.0))
    }

    /// How bright the eye takes red, green and blue together for (ITU-R BT.601).
    pub(super) fn brightness(&self) -> f64 {
        let [red, green, blue] = self.light;
        0.299 * red + 0.587 * green + 0.114 * blue
    }

    /// The least of its red, green and blue: yellow is bright, but no paper.
    pub(super) fn darkest(&self) -> f64 {
        self.light.into_iter().fold(1.0, f64::min)
    }

    /// The difference of its greatest and least of red, green and blue: 0 grey.
    pub(super) fn chroma(&self) -> f64 {
        self.light.into_iter().fold(0.0, f64::max) - self.darkest()
    }

    /// Whether nobody tells one from the other.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        /// Part of a channel's range.
        const NEAR: f64 = 0.02;

        let pairs = self.light.iter().zip(other.light);
        self.is_known && other.is_known && pairs.into_iter().all(|(a, b)| (a - b).abs() <= NEAR)
    }
}

/// How the numbers of a colour are to be taken.
#[derive(Clone)]
pub(super) enum ColorSpace {
    /// Grey, RGB or CMYK by how many numbers there are.
    Device,
    /// The first number is the lightness, to 100.
    Lab,
    /// Amounts of ink: 0 is paper.
    Inks(Rc<Inks>),
    /// The number of a colour in a table.
    Indexed(Rc<[Tone]>),
    /// A pattern: anything between black and white.
    Unknown,
}

/// Spot inks.
pub(super) struct Inks {
    /// Which of them are printed: `None` is the name of no ink.
    printed: Vec<bool>,
    /// What a single one looks like, in a space of its own.
    look: Option<Look>,
}

/// The colours of an ink, none of it and all of it, in numbers of another space.
struct Look {
    is_lab: bool,
    ends: [Vec<f64>; 2],
}

impl ColorSpace {
    /// The space that a content stream names.
    pub(super) fn named(name: &[u8], resources: &Resources<'_>, budget: &Budget) -> Self {
        match name {
            b"DeviceGray" | b"DeviceRGB" | b"DeviceCMYK" | b"G" | b"RGB" | b"CMYK" => Self::Device,
            b"Pattern" => Self::Unknown,
            _ => {
                let space = resources.value(b"ColorSpace", name);
                space.map_or(Self::Device, |space| Self::read(&space, budget))
            }
        }
    }

    fn read(space: &Value<'_>, budget: &Budget) -> Self {
        let list = space.clone().array();
        let parts: Vec<Value<'_>> =
            list.into_iter().flat_map(|list| list.values().take(4)).collect();
        let kind = space.name().or(parts.first().and_then(Value::name));
        match (kind, parts.as_slice()) {
            (Some(b"Separation" | b"DeviceN"), [_, names, alternate, function]) => {
                Self::Inks(Rc::new(Inks::read(names, alternate, function, budget)))
            }
            (Some(b"Indexed" | b"I"), [_, base, _, table]) => {
                table_of(base, table, budget).map_or(Self::Unknown, Self::Indexed)
            }
            (Some(b"Pattern" | b"Separation" | b"DeviceN" | b"Indexed"), _) => Self::Unknown,
            (Some(b"Lab"), _) => Self::Lab,
            _ => Self::Device,
        }
    }

    /// What is painted before a colour of the space is set; `None` if that leaves no mark.
    pub(super) fn initial(&self) -> Option<Tone> {
        match self {
            Self::Device | Self::Lab => Some(Tone::BLACK),
            Self::Inks(inks) => self.tone(&vec![1.0; inks.printed.len()]),
            Self::Indexed(_) => self.tone(&[0.0]),
            Self::Unknown => Some(Tone::UNKNOWN),
        }
    }

    /// What the numbers look like; `None` if they leave no mark.
    pub(super) fn tone(&self, numbers: &[f64]) -> Option<Tone> {
        match self {
            Self::Device => Some(Tone::of_device(numbers)),
            Self::Lab => Some(Tone::of_lab(numbers)),
            Self::Inks(inks) => inks.tone(numbers),
            Self::Indexed(table) => {
                let number = numbers.first().copied().unwrap_or(0.0).max(0.0);
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "saturates"
                )]
                let at = (number as usize).min(table.len().saturating_sub(1));
                Some(table.get(at).copied().unwrap_or(Tone::UNKNOWN))
            }
            Self::Unknown => Some(Tone::UNKNOWN),
        }
    }

    /// Whether nothing is seen through it. Patterns have gaps, and spot inks may be printed over
    /// others.
    pub(super) fn is_opaque(&self) -> bool {
        matches!(self, Self::Device | Self::Lab | Self::Indexed(_))
    }
}

impl Inks {
    fn read(
        names: &Value<'_>,
        alternate: &Value<'_>,
        function: &Value<'_>,
        budget: &Budget,
    ) -> Self {
        /// Inks of one colour, as many as the standard asks readers for.
        const MOST: usize = 32;

        let is_ink = |name: &Value<'_>| name.name() != Some(b"None");
        let printed: Vec<bool> = match names.clone().array() {
            Some(list) => list.values().take(MOST).map(|name| is_ink(&name)).collect(),
            None => vec![is_ink(names)],
        };
        let ends = (printed.len() == 1).then(|| ends_of(function, budget)).flatten();
        let look = ends.map(|ends| Look { is_lab: is_lab(alternate), ends });
        Self { printed, look }
    }

    fn tone(&self, amounts: &[f64]) -> Option<Tone> {
        if amounts.is_empty() || self.printed.is_empty() {
            return Some(Tone::UNKNOWN);
        }
        let printed = amounts.iter().zip(&self.printed).filter(|(_, is_printed)| **is_printed);
        let most = printed.map(|(amount, _)| *amount).reduce(f64::max)?;
        let Some(Look { is_lab, ends: [none, full] }) = &self.look else {
            return Some(Tone::grey(1.0 - most));
        };
        let pairs = none.iter().zip(full);
        let mixed: Vec<f64> = pairs.map(|(none, full)| none + (full - none) * most).collect();
        Some(if *is_lab { Tone::of_lab(&mixed) } else { Tone::of_device(&mixed) })
    }
}

fn is_lab(space: &Value<'_>) -> bool {
    let first = space.clone().array().and_then(|list| list.values().next());
    first.is_some_and(|kind| kind.name() == Some(b"Lab"))
}

/// What a function of one number makes of 0 and of 1, if it is a table or goes from one to the other.
fn ends_of(function: &Value<'_>, budget: &Budget) -> Option<[Vec<f64>; 2]> {
    /// Numbers of a colour.
    const MOST: usize = 4;

    let dictionary = function.clone().dictionary()?;
    match dictionary.whole(b"FunctionType")? {
        0 => {
            let decoded = filters::decode(&function.clone().stream()?, budget)?;
            samples(&dictionary, &decoded.bytes)
        }
        2 => {
            let end = |key: &[u8], default: f64| match dictionary.array(key) {
                Some(list) => list.numbers().take(MOST).collect(),
                None => vec![default],
            };
            Some([end(b"C0", 0.0), end(b"C1", 1.0)])
        }
        _ => None,
    }
}

/// The first and the last colour in a table of bytes.
fn samples(function: &Dictionary<'_>, bytes: &[u8]) -> Option<[Vec<f64>; 2]> {
    let is_bytes = function.whole(b"BitsPerSample") == Some(8);
    let ranges: Vec<f64> = function.array(b"Range").filter(|_| is_bytes)?.numbers().collect();
    let count = ranges.len() / 2;
    let colour = |bytes: &[u8]| -> Vec<f64> {
        let scaled = bytes.iter().zip(ranges.chunks_exact(2)).map(|(byte, range)| match range {
            [low, high] => low + (high - low) * f64::from(*byte) / 255.0,
            _ => 0.0,
        });
        scaled.collect()
    };
    let mut colours = bytes.chunks_exact(count.max(1));
    let first = colours.next()?;
    Some([colour(first), colour(colours.next_back().unwrap_or(first))])
}

/// The colours of a table.
fn table_of(base: &Value<'_>, table: &Value<'_>, budget: &Budget) -> Option<Rc<[Tone]>> {
    /// Colours that a byte can tell apart.
    const COLOURS: usize = 256;

    let numbers = if let Some(name) = base.name() {
        device_numbers(name)?
    } else {
        let mut parts = base.clone().array()?.values();
        let kind = parts.next()?;
        match kind.name()? {
            b"Lab" => 3,
            b"ICCBased" => usize::try_from(parts.next()?.dictionary()?.whole(b"N")?).ok()?,
            name => device_numbers(name)?,
        }
    };
    let decoded = table.clone().stream().and_then(|stream| filters::decode(&stream, budget));
    let bytes = decoded.as_ref().map(|decoded| &*decoded.bytes).or(table.string())?;
    let is_lab = is_lab(base);
    let colour = |bytes: &[u8]| {
        let light: Vec<f64> = bytes.iter().map(|byte| f64::from(*byte) / 255.0).collect();
        // The lightness of a byte is a part of the whole.
        if is_lab {
            light.first().map_or(Tone::UNKNOWN, |l| Tone::grey(*l))
        } else {
            Tone::of_device(&light)
        }
    };
    Some(bytes.chunks_exact(numbers.max(1)).take(COLOURS).map(colour).collect())
}

/// How many numbers a colour of a device has.
fn device_numbers(space: &[u8]) -> Option<usize> {
    match space {
        b"DeviceGray" | b"CalGray" | b"G" => Some(1),
        b"DeviceRGB" | b"CalRGB" | b"RGB" => Some(3),
        b"DeviceCMYK" | b"CMYK" => Some(4),
        _ => None,
    }
}
