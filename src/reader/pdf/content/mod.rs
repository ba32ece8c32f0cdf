//! Content streams: from operators to what a page shows.

mod annotations;
mod backdrop;
mod color;
mod covers;
mod cut_off;
mod doubles;
mod drawn_glyphs;
mod fields;
mod forms;
mod graphics_state;
mod marked;
mod paint;
mod path;
mod soft_mask;
mod state;
mod text;
mod text_clip;
mod tiles;

use std::rc::Rc;

use self::marked::MarkedContent;
use self::paint::Image;
use self::path::Path;
use self::state::State;
use super::file::objects::{Dictionary, Lookup, Reference, Value};
use super::file::tokens::Tokens;
use super::filters::{self, End};
use super::font::Font;
use super::matrix::{Area, Matrix, narrow};
use super::page::{CutShort, Page};
use super::page_tree::PageEntry;
use super::store::{Resources, Store};
use crate::limits::Limits;

/// Operators between two looks at the clock: some, as a font that stands in the resources themselves,
/// take a millisecond.
const OPERATORS_BETWEEN_CLOCK: u32 = 64;
/// The limit on what is looked up, as a diagnostic names it.
const LARGE_OBJECTS: &str = "bytes of large objects";
/// Fonts of a page that are told apart.
const FONTS: usize = u16::MAX as usize;

/// Reads what a page shows.
pub(super) fn read_page<'a>(
    entry: &PageEntry<'a>,
    number: u32,
    store: &Store<'a>,
    limits: &Limits,
) -> Page {
    let (width, height) = entry.size();
    let shown = Area { x0: 0.0, y0: 0.0, x1: width, y1: height };
    let page = Page { number, width: narrow(width), height: narrow(height), ..Page::default() };
    let mut interpreter = Interpreter {
        store,
        limits,
        page,
        shown,
        state: State::new(entry.to_shown(), shown),
        saved: Vec::new(),
        lost_saves: 0,
        path: Path::default(),
        clip_after: false,
        text_map: Matrix::IDENTITY,
        line_map: Matrix::IDENTITY,
        base_map: entry.to_shown(),
        marked: MarkedContent::default(),
        fonts: Vec::new(),
        operators: 0,
        is_open_to_new: false,
        forms: Vec::new(),
        on_stamp: false,
        backdrop: backdrop::Backdrop::default(),
        covers: covers::Covers::new(),
        cut_off: cut_off::CutOff::default(),
        clip_text: text_clip::ClipText::default(),
        common_fonts: Dictionary::default(),
    };
    let resources = Resources::new(entry.resources.clone().unwrap_or_default());
    interpreter.common_fonts = resources.section(b"Font");
    let content = interpreter.content_of(&entry.dictionary);
    interpreter.run(&content, &resources);
    interpreter.show_annotations(&entry.dictionary, entry.to_shown());
    interpreter.finish()
}

struct Interpreter<'a, 's> {
    store: &'s Store<'a>,
    limits: &'s Limits,
    page: Page,
    /// The page, as shown.
    shown: Area,
    state: State<'a>,
    saved: Vec<State<'a>>,
    /// `q` beyond the limit, so that their `Q` bring nothing back.
    lost_saves: usize,
    path: Path,
    /// Whether the path becomes a clip when it is painted.
    clip_after: bool,
    /// The text matrix and the text line matrix.
    text_map: Matrix,
    line_map: Matrix,
    /// From the coordinates of the page, or of the form that is run, to the page as shown.
    base_map: Matrix,
    marked: MarkedContent,
    /// The fonts of the page by their number.
    fonts: Vec<Rc<Font<'a>>>,
    operators: u32,
    /// Whether operators may come that nobody knows yet.
    is_open_to_new: bool,
    /// The forms that are being run, and the bytes of their contents.
    forms: Vec<(Reference, usize)>,
    /// Whether a stamp or a signature is shown that was put on the page.
    on_stamp: bool,
    backdrop: backdrop::Backdrop,
    covers: covers::Covers,
    cut_off: cut_off::CutOff,
    clip_text: text_clip::ClipText,
    /// The fonts of the page, or of all form fields: forms name some that their own resources lack.
    common_fonts: Dictionary<'a>,
}

impl<'a> Interpreter<'a, '_> {
    /// The content streams of a page as one: an operator may go over the end of a stream.
    fn content_of(&mut self, page: &Dictionary<'a>) -> Vec<u8> {
        /// Content streams of one page.
        const STREAMS: usize = 1 << 14;

        let mut content = Vec::new();
        let Some(value) = page.value(b"Contents") else {
            if page.contains(b"Contents") {
                self.cut_short(CutShort::Damaged);
            }
            return content;
        };
        let streams: Vec<Option<Value<'a>>> = match value.clone().array() {
            Some(list) => {
                let mut lookup = Lookup::new(self.store.file);
                list.items().take(STREAMS).map(|item| lookup.value(item)).collect()
            }
            None => vec![Some(value)],
        };
        for value in streams {
            let stream = value.and_then(Value::stream);
            let decoded = stream.and_then(|stream| filters::decode(&stream, &self.store.budget));
            let Some(decoded) = decoded else {
                self.cut_short(CutShort::Damaged);
                continue;
            };
            self.note_end(decoded.end);
            if content.len() + decoded.bytes.len() > filters::STREAM_BYTES {
                self.cut_short(CutShort::Limit("inflated_bytes"));
                break;
            }
            content.extend_from_slice(&decoded.bytes);
            content.push(b'\n');
        }
        content
    }

    fn note_end(&mut self, end: End) {
        match end {
            End::Complete => {}
            End::Damaged => self.cut_short(CutShort::Damaged),
            End::Limit => self.cut_short(CutShort::Limit("inflated_bytes")),
        }
    }

    /// The first reason is kept.
    fn cut_short(&mut self, why: CutShort) {
        self.page.cut_short.get_or_insert(why);
    }

    /// Whether a limit stops the page.
    fn is_over(&mut self) -> bool {
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let over = if self.operators >= self.limits.operators {
            "operators"
        } else if count(self.page.glyphs.len()) >= self.limits.glyphs {
            "glyphs"
        } else if count(self.page.lines.len() + self.page.fills.len()) >= self.limits.rulings {
            "rulings"
        } else if self.store.file.is_spent() {
            LARGE_OBJECTS
        } else {
            return self.operators.is_multiple_of(OPERATORS_BETWEEN_CLOCK) && self.is_late();
        };
        self.cut_short(CutShort::Limit(over));
        true
    }

    /// Whether the time is over.
    fn is_late(&mut self) -> bool {
        let is_late = self.store.budget.stopwatch.is_reading_over();
        if is_late {
            self.cut_short(CutShort::Limit("time"));
        }
        is_late
    }

    fn run(&mut self, content: &[u8], resources: &Resources<'a>) {
        let mut tokens = Tokens::new(content);
        while let Some(operator) = tokens.next() {
            if self.is_over() {
                return;
            }
            self.operators += 1;
            self.operate(operator, &tokens, resources);
        }
        if tokens.damaged {
            self.cut_short(CutShort::Damaged);
        }
    }

    fn operate(&mut self, operator: &[u8], tokens: &Tokens<'_>, resources: &Resources<'a>) {
        match operator {
            b"Tj" | b"'" | b"\"" | b"TJ" | b"Td" | b"TD" | b"Tm" | b"T*" | b"BT" | b"ET"
            | b"Tf" | b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Ts" | b"Tr" => {
                self.operate_text(operator, tokens, resources);
            }
            b"m" | b"l" | b"c" | b"v" | b"y" | b"h" | b"re" => self.build_path(operator, tokens),
            b"S" => self.paint(true, None),
            b"s" => {
                self.path.close();
                self.paint(true, None);
            }
            b"f" | b"F" => self.paint(false, Some(false)),
            b"f*" => self.paint(false, Some(true)),
            b"B" => self.paint(true, Some(false)),
            b"B*" => self.paint(true, Some(true)),
            b"b" | b"b*" => {
                self.path.close();
                self.paint(true, Some(operator == b"b*"));
            }
            b"n" => self.paint(false, None),
            b"W" | b"W*" => self.clip_after = true,
            b"q" => self.save(),
            b"Q" => self.restore(),
            b"cm" => {
                if let Some(numbers) = tokens.numbers() {
                    self.state.map = Matrix::new(numbers).then(&self.state.map);
                }
            }
            b"w" => {
                if let Some([width]) = tokens.numbers() {
                    self.state.line_width = width.abs();
                }
            }
            // Brackets, the phase, and numbers between them if there are gaps.
            b"d" => self.state.is_dashed = tokens.operands().len() > 3,
            b"gs" => self.set_graphics_state(tokens, resources),
            b"g" | b"rg" | b"k" | b"G" | b"RG" | b"K" | b"sc" | b"scn" | b"SC" | b"SCN" | b"cs"
            | b"CS" => self.set_color(operator, tokens, resources),
            b"Do" => self.show_object(tokens, resources),
            b"EI" => self.show_image(Image::inline(tokens)),
            b"sh" => self.shade(tokens, resources),
            b"BMC" | b"BDC" => self.begin_marked(tokens, resources),
            b"EMC" => self.marked.end(&mut self.page),
            b"BX" | b"EX" => self.is_open_to_new = operator == b"BX",
            // An operator that is torn apart: its text is lost.
            _ if !self.is_open_to_new && tokens.last_string().is_some() => {
                self.cut_short(CutShort::Damaged);
            }
            _ => {}
        }
    }

    fn build_path(&mut self, operator: &[u8], tokens: &Tokens<'_>) {
        let map = self.state.map;
        match operator {
            b"re" => {
                if let Some(numbers) = tokens.numbers() {
                    self.path.rectangle(&map, numbers);
                }
            }
            b"h" => self.path.close(),
            _ => {
                let Some([x, y]) = tokens.numbers() else { return };
                match operator {
                    b"m" => self.path.move_to(&map, x, y),
                    b"l" => self.path.line_to(&map, x, y),
                    _ => self.path.curve_to(&map, x, y),
                }
            }
        }
    }

    fn finish(mut self) -> Page {
        if self.store.file.is_spent() {
            self.cut_short(CutShort::Limit(LARGE_OBJECTS));
        }
        self.marked.end_down_to(0, &mut self.page);
        doubles::drop_doubles(&mut self.page.glyphs);
        self.cut_off.count(&mut self.page);
        self.page.fonts = self.fonts.iter().map(|font| font.face.clone()).collect();
        self.page
    }
}
