//! Text of form fields and notes that have no appearance: programs that fill in forms often leave
//! it to the reader to set the text into its box.

use super::super::file::objects::{Dictionary, Value};
use super::super::file::tokens::{Operand, Tokens};
use super::super::matrix::{Area, narrow};
use super::super::page::{Direction, Glyph};
use super::Interpreter;
use super::marked::text_string;

/// Characters of one field.
const CHARACTERS: usize = 1 << 14;
/// Fields above a field that hand down what it does not say itself.
const ABOVE: usize = 16;
/// Options of a list that are chosen, and those that are looked at for all of them together.
const CHOSEN: usize = 1 << 6;
const OPTIONS: usize = 1 << 12;

/// Points between the box and its text, of the type where the field leaves it open, and the
/// smallest that text is shrunk to.
const PADDING: f64 = 2.0;
const SIZES: (f64, f64) = (12.0, 4.0);
/// Shares of the size: from one line to the next, over the baseline, and from the middle of a line
/// down to it.
const LEADING: f64 = 1.2;
const ASCENT: f64 = 0.88;
const MIDDLE: f64 = 0.38;
/// What is left of the size when text has to shrink.
const SHRINK: f64 = 0.9;
/// Width of a Latin letter in ems.
const LATIN: f64 = 0.5;

impl<'a> Interpreter<'a, '_> {
    /// Sets the text of a field or a note into its box on the page as shown.
    pub(super) fn show_field(&mut self, annotation: &Dictionary<'a>, area: &Area) {
        let Some((text, wraps)) = text_of(annotation) else { return };
        let (width, height) = (area.width() - 2.0 * PADDING, area.height());
        if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
            return;
        }
        let most = usize::try_from(self.limits.glyphs).unwrap_or(usize::MAX);
        let room = most.saturating_sub(self.page.glyphs.len()).min(CHARACTERS);
        let text: Vec<char> = text.chars().take(room).collect();
        let mut size = stated_size(annotation).unwrap_or(SIZES.0);
        let mut lines = broken(&text, width / size, wraps);
        while LEADING * size * count(lines.len()) > height && size > SIZES.1 {
            size *= SHRINK;
            lines = broken(&text, width / size, wraps);
        }
        self.set_font(self.store.missing_font(), size);
        let Some((_, font)) = self.state.text.font else { return };
        let mut y = if wraps {
            area.y0 + PADDING + ASCENT * size
        } else {
            f64::midpoint(area.y0, area.y1) + MIDDLE * size
        };
        for line in lines {
            let mut x = area.x0 + PADDING;
            for character in line {
                let advance = ems(*character) * size;
                self.page.glyphs.push(Glyph {
                    character: *character,
                    x: narrow(x),
                    y: narrow(y),
                    advance: narrow(advance),
                    size: narrow(size),
                    direction: Direction::Right,
                    font,
                    hidden: !self.shown.contains(x + advance / 2.0, y - MIDDLE * size),
                    pale: false,
                    tinted: false,
                });
                x += advance;
            }
            y += LEADING * size;
        }
    }
}

/// Whether the glyphs that a field is shown by say something else than its value.
pub(super) fn is_other_text(annotation: &Dictionary<'_>, shown: &[Glyph]) -> bool {
    let text = inherited(annotation, b"FT").and_then(|_| text_of(annotation));
    let Some((text, _)) = text else { return false };
    let value = text.chars().filter(|c| !c.is_whitespace());
    let shown = shown.iter().map(|glyph| glyph.character).filter(|c| !c.is_whitespace());
    !shown.eq(value)
}

/// What a choice shows for its value: an option may be a pair of what is sent and what is read.
/// At most `most` options are looked at.
fn displayed(field: &Dictionary<'_>, value: &[u8], most: usize) -> String {
    let options = inherited(field, b"Opt").and_then(Value::array);
    let mut pairs = options.iter().flat_map(|list| list.values().take(most)).filter_map(|option| {
        let mut pair = option.array()?.values();
        Some((pair.next()?, pair.next()?))
    });
    let shown = pairs.find(|(sent, _)| sent.string() == Some(value));
    text_string(shown.as_ref().and_then(|(_, read)| read.string()).unwrap_or(value))
}

/// The text that a field or a note shows, and whether it is broken into lines.
fn text_of(annotation: &Dictionary<'_>) -> Option<(String, bool)> {
    /// Flags of text fields: bit 13 several lines, bit 14 a password.
    const MULTILINE: i64 = 1 << 12;
    const PASSWORD: i64 = 1 << 13;

    if annotation.name(b"Subtype")? == b"FreeText" {
        return Some((text_string(&annotation.string(b"Contents")?), true));
    }
    let kind = inherited(annotation, b"FT")?;
    let value = inherited(annotation, b"V")?;
    let flags = inherited(annotation, b"Ff").and_then(|flags| flags.whole()).unwrap_or(0);
    let read = |value: &Value<'_>, options| Some(displayed(annotation, value.string()?, options));
    match kind.name()? {
        b"Tx" if flags & PASSWORD == 0 => {
            Some((text_string(value.string()?), flags & MULTILINE != 0))
        }
        b"Ch" => read(&value, OPTIONS).map(|text| (text, false)).or_else(|| {
            let chosen: Vec<Value<'_>> = value.array()?.values().take(CHOSEN).collect();
            let options = OPTIONS / chosen.len().max(1);
            let texts: Vec<String> =
                chosen.iter().filter_map(|value| read(value, options)).collect();
            Some((texts.join("\n"), true))
        }),
        _ => None,
    }
}

/// What a field says itself, or one above it.
fn inherited<'a>(field: &Dictionary<'a>, key: &[u8]) -> Option<Value<'a>> {
    let mut field = field.clone();
    for _ in 0..ABOVE {
        if let Some(value) = field.value(key) {
            return Some(value);
        }
        field = field.dictionary(b"Parent")?;
    }
    None
}

/// The size in the default appearance (`/F1 12 Tf`); 0 there leaves it open.
fn stated_size(annotation: &Dictionary<'_>) -> Option<f64> {
    let appearance = inherited(annotation, b"DA")?;
    let mut tokens = Tokens::new(appearance.string()?);
    let mut size = None;
    while let Some(operator) = tokens.next() {
        if let (b"Tf", Some(Operand::Number(number))) = (operator, tokens.operand(1)) {
            size = Some(number);
        }
    }
    size.filter(|size| *size >= 1.0)
}

/// The text in lines: as they are written, and none wider than so many ems if the field wraps.
fn broken(text: &[char], ems_wide: f64, wraps: bool) -> Vec<&[char]> {
    let mut lines = Vec::new();
    for paragraph in text.split(|character| matches!(character, '\r' | '\n')) {
        let mut rest = paragraph;
        loop {
            let mut width = 0.0;
            let fits = rest.iter().take_while(|character| {
                width += ems(**character);
                !wraps || width <= ems_wide
            });
            let (line, after) = rest.split_at(fits.count().max(1).min(rest.len()));
            lines.push(line);
            rest = after;
            if rest.is_empty() {
                break;
            }
        }
    }
    lines
}

/// How wide a character is set.
fn ems(character: char) -> f64 {
    // Scripts from U+1100 on fill their em.
    if character < '\u{1100}' { LATIN } else { 1.0 }
}

#[expect(clippy::cast_precision_loss, reason = "a field has few lines")]
fn count(lines: usize) -> f64 {
    lines as f64
}
