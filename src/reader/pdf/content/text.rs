//! Text: where each glyph of a string stands, and whether anybody sees it.

use std::rc::Rc;

use super::super::file::tokens::{Operand, Tokens};
use super::super::font::{Font, Meaning};
use super::super::matrix::{Matrix, narrow};
use super::super::page::{Direction, Glyph};
use super::super::store::Resources;
use super::color::Tone;
use super::state::Ink;
use super::{FONTS, Interpreter};

/// Thousandths of an em, in which `TJ` moves.
const UNITS: f64 = 1000.0;

/// Points of type that is no more than a speck: half a millimetre high. What stands in it was put
/// there for machines. Sheets shrunk to fit a page come down to two.
const LEGIBLE: f64 = 1.5;

/// How all glyphs of one string stand.
pub(super) struct Line {
    /// From text space to the page, with the rise.
    pub(super) map: Matrix,
    pub(super) direction: Direction,
    pub(super) size: f64,
    /// Points on the page for a unit of text space along the writing direction.
    along: f64,
    font: u16,
    /// Hidden whatever lies behind it.
    pub(super) hidden: bool,
    pub(super) shade: Shade,
    /// Its colour, if there are fields in the same.
    lost_on: Option<Tone>,
    tinted: bool,
}

/// How text in an ink is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shade {
    Dark,
    /// Not, or hardly, so that what lies behind decides.
    White,
    Pale,
    /// As a stamp.
    Sheer,
}

impl Shade {
    fn of(ink: Ink) -> Self {
        if ink.is_white() {
            Self::White
        } else if ink.is_sheer() {
            Self::Sheer
        } else if ink.is_pale() {
            Self::Pale
        } else {
            Self::Dark
        }
    }
}

impl<'a> Interpreter<'a, '_> {
    pub(super) fn operate_text(
        &mut self,
        operator: &[u8],
        tokens: &Tokens<'_>,
        resources: &Resources<'a>,
    ) {
        match operator {
            b"BT" => self.set_text_map(Matrix::IDENTITY),
            b"ET" => self.clip_to_text(),
            b"Tm" => {
                if let Some(numbers) = tokens.numbers() {
                    self.set_text_map(Matrix::new(numbers));
                }
            }
            b"Td" | b"TD" => {
                if let Some([x, y]) = tokens.numbers() {
                    if operator == b"TD" {
                        self.state.text.leading = -y;
                    }
                    self.next_line(x, y);
                }
            }
            b"T*" => self.next_line(0.0, -self.state.text.leading),
            b"Tj" => self.show_last(tokens),
            b"'" => {
                self.next_line(0.0, -self.state.text.leading);
                self.show_last(tokens);
            }
            b"\"" => {
                if let (Some(Operand::Number(word)), Some(Operand::Number(character))) =
                    (tokens.operand(0), tokens.operand(1))
                {
                    self.state.text.word_spacing = word;
                    self.state.text.character_spacing = character;
                }
                self.next_line(0.0, -self.state.text.leading);
                self.show_last(tokens);
            }
            b"TJ" => self.show_array(tokens),
            b"Tf" => {
                let (Some(Operand::Name(name)), Some([size])) =
                    (tokens.operand(0), tokens.numbers())
                else {
                    return;
                };
                let own = resources.section(b"Font");
                let name = tokens.bytes(name);
                let font = self.store.font(&own, name);
                let font = font.or_else(|| self.store.font(&self.common_fonts, name));
                self.set_font(font.unwrap_or_else(|| self.store.missing_font()), size);
            }
            _ => self.set_text_state(operator, tokens),
        }
    }

    fn set_text_state(&mut self, operator: &[u8], tokens: &Tokens<'_>) {
        let Some([number]) = tokens.numbers() else { return };
        let text = &mut self.state.text;
        match operator {
            b"Tc" => text.character_spacing = number,
            b"Tw" => text.word_spacing = number,
            b"Tz" => text.scale = number / 100.0,
            b"TL" => text.leading = number,
            b"Ts" => text.rise = number,
            b"Tr" => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "saturates"
                )]
                let mode = number as u8;
                text.mode = mode;
            }
            _ => {}
        }
    }

    /// Sets the font, which gets its number on the page.
    pub(super) fn set_font(&mut self, font: Rc<Font<'a>>, size: f64) {
        let known = self.fonts.iter().position(|other| Rc::ptr_eq(other, &font));
        let number = known.unwrap_or_else(|| {
            if self.fonts.len() < FONTS {
                self.fonts.push(Rc::clone(&font));
            }
            self.fonts.len() - 1
        });
        self.state.text.size = size;
        self.state.text.font = Some((font, u16::try_from(number).unwrap_or(u16::MAX)));
    }

    fn set_text_map(&mut self, map: Matrix) {
        self.text_map = map;
        self.line_map = map;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_text_map(self.line_map.shifted(x, y));
    }

    fn show_last(&mut self, tokens: &Tokens<'_>) {
        let Some(bytes) = tokens.last_string() else { return };
        let Some((font, number)) = self.state.text.font.clone() else { return };
        let line = self.line(&font, number);
        self.show(bytes, &font, &line);
    }

    fn show_array(&mut self, tokens: &Tokens<'_>) {
        let Some((font, number)) = self.state.text.font.clone() else { return };
        for operand in tokens.operands() {
            match operand {
                Operand::Number(shift) => {
                    let shift = -shift / UNITS * self.state.text.size;
                    self.text_map = if font.vertical {
                        self.text_map.shifted(0.0, shift)
                    } else {
                        self.text_map.shifted(shift * self.state.text.scale, 0.0)
                    };
                }
                Operand::String(piece) => {
                    let line = self.line(&font, number);
                    self.show(tokens.bytes(*piece), &font, &line);
                }
                _ => {}
            }
        }
    }

    /// How a string stands that is shown now.
    fn line(&self, font: &Font<'_>, number: u16) -> Line {
        let text = &self.state.text;
        let map = self.text_map.then(&self.state.map).shifted(0.0, text.rise);
        let signed = text.size.signum();
        let (across_x, across_y) = (map.c * signed, map.d * signed);
        let (along_x, along_y) = if font.vertical {
            (-across_x, -across_y)
        } else {
            let flip = signed * text.scale.signum();
            (map.a * flip, map.b * flip)
        };
        let along = along_x.hypot(along_y);
        let size = if font.vertical {
            map.a.hypot(map.b) * text.size.abs()
        } else if along > 0.0 {
            (map.determinant() / along).abs() * text.size.abs()
        } else {
            0.0
        };
        let ink = self.state.text_ink();
        Line {
            map,
            direction: direction(font.vertical, along_x, along_y),
            size,
            along,
            font: number,
            // The size says nothing of how large the glyphs of a Type 3 font are.
            hidden: text.is_invisible()
                || ink.is_clear()
                || text.scale == 0.0
                || size < LEGIBLE && font.type3().is_none(),
            shade: Shade::of(ink),
            lost_on: Some(ink.tone).filter(|tone| self.backdrop.has(tone)),
            tinted: self.on_stamp || ink.is_tinted(),
        }
    }

    fn show(&mut self, bytes: &[u8], font: &Font<'_>, line: &Line) {
        // What is painted next is seen only in the outlines of the text.
        self.state.lets_through |= self.state.text.is_clip();
        let text = &self.state.text;
        let (size, scale) = (text.size, if font.vertical { 1.0 } else { text.scale });
        let (character, word) = (text.character_spacing, text.word_spacing);
        let off =
            self.marked.is_off() || !line.map.is_finite() || !(line.size * line.along).is_finite();
        let most = usize::try_from(self.limits.glyphs).unwrap_or(usize::MAX);
        // How far the pen has gone in text space, in the direction of the writing.
        let mut pen = 0.0;
        let mut rest = bytes;
        let draws = self.may_draw_pictures(font, line);
        while let Some(mut shown) = font.next(rest) {
            if draws && self.draw_picture(font, rest, pen, line) {
                shown.meaning = Meaning::Unknown;
            }
            rest = rest.get(usize::from(shown.length)..).unwrap_or_default();
            let own = f64::from(shown.advance) * size * scale;
            if !off && self.page.glyphs.len() < most {
                let (x, y) = if font.vertical { (0.0, -pen) } else { (pen, 0.0) };
                let (x, y) = line.map.apply(x, y);
                let middle = self.place(&shown.meaning, x, y, own.abs() * line.along, line);
                let end = pen + own;
                let end = if font.vertical { (0.0, -end) } else { (end, 0.0) };
                let ends = [(x, y), line.map.apply(end.0, end.1)];
                self.follow_run(&shown.meaning, ends, middle, line);
            }
            let spacing = if shown.is_word_space { character + word } else { character };
            // Downwards is negative, so spacing that widens a line is negative there.
            pen += own + if font.vertical { -spacing } else { spacing * scale };
        }
        self.text_map = if font.vertical {
            self.text_map.shifted(0.0, -pen)
        } else {
            self.text_map.shifted(pen, 0.0)
        };
    }

    /// Puts a character on the page, and says where about the middle of its ink is.
    fn place(
        &mut self,
        meaning: &Meaning,
        x: f64,
        y: f64,
        advance: f64,
        line: &Line,
    ) -> (f64, f64) {
        let glyph = Glyph {
            character: char::REPLACEMENT_CHARACTER,
            x: narrow(x),
            y: narrow(y),
            advance: narrow(advance),
            size: narrow(line.size),
            direction: line.direction,
            font: line.font,
            hidden: line.hidden,
            pale: line.shade == Shade::Sheer,
            tinted: line.tinted,
        };
        let (x, y) = glyph.middle();
        let seen = self.state.clip.contains(x, y);
        let first = self.page.glyphs.len();
        if !seen && !line.hidden && meaning.is_shown() && self.state.crop.contains(x, y) {
            self.cut_off.by_clip(&self.state.clip, (x, y));
        }
        let faint =
            matches!(line.shade, Shade::White | Shade::Pale) && !self.backdrop.is_dark(x, y);
        let is_lost = || line.lost_on.is_some_and(|tone| self.backdrop.swallows(&tone, x, y));
        let is_masked = || self.state.effective_mask().is_some_and(|mask| mask.hides(x, y));
        let is_white = line.shade == Shade::White && faint;
        let glyph = Glyph {
            hidden: glyph.hidden || !seen || is_white || is_lost() || is_masked(),
            pale: glyph.pale || faint,
            ..glyph
        };
        match meaning {
            Meaning::One(character) => {
                self.page.glyphs.push(Glyph { character: *character, ..glyph });
            }
            Meaning::Unknown => self.page.glyphs.push(glyph),
            Meaning::Many(text) => {
                let characters: Vec<char> = text.chars().collect();
                self.page.glyphs.extend(glyph.shared_out(characters.iter().copied()));
            }
        }
        if self.state.text.is_clip() && seen {
            self.clip_text.glyphs.extend(first..self.page.glyphs.len());
        }
        (x, y)
    }
}

/// The direction of a step on the page.
fn direction(vertical: bool, x: f64, y: f64) -> Direction {
    /// Tangent of the angle up to which text counts as straight: two degrees, for scans.
    const STRAIGHT: f64 = 0.035;

    if vertical {
        let straight = y > 0.0 && x.abs() <= y * STRAIGHT;
        return if straight { Direction::Vertical } else { Direction::Slanted };
    }
    if y.abs() <= x.abs() * STRAIGHT {
        if x >= 0.0 { Direction::Right } else { Direction::Left }
    } else if x.abs() <= y.abs() * STRAIGHT {
        if y > 0.0 { Direction::Down } else { Direction::Up }
    } else {
        Direction::Slanted
    }
}
