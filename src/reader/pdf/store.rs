//! What one file's pages share: its fonts and forms, each read once, and which of its layers are off.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::cmap::Library;
use super::file::objects::{Dictionary, File, RawStream, Reference, Value};
use super::filters::{self, Budget, End};
use super::font::{Font, Loader};
use super::layers::Layers;
use super::matrix::{Area, Matrix};

/// Decoded bytes of forms that are kept: letterheads and stamps come on every page.
const KEPT_FORMS: usize = 16 << 20;

/// What the pages of a file share.
pub(super) struct Store<'a> {
    pub(super) file: &'a File,
    pub(super) budget: Rc<Budget>,
    library: Rc<Library>,
    fonts: RefCell<BTreeMap<Reference, Rc<Font<'a>>>>,
    missing_font: Rc<Font<'a>>,
    forms: RefCell<BTreeMap<Reference, Rc<Form<'a>>>>,
    kept: Cell<usize>,
    layers: Layers,
}

/// A form `XObject`, ready to run.
pub(super) struct Form<'a> {
    pub(super) content: Vec<u8>,
    pub(super) end: End,
    pub(super) map: Matrix,
    pub(super) area: Option<Area>,
    pub(super) resources: Option<Dictionary<'a>>,
    /// Whether it is painted as one, with the opacity and the mask that are set outside.
    pub(super) is_group: bool,
    pub(super) reference: Reference,
}

impl<'a> Store<'a> {
    pub(super) fn new(file: &'a File, budget: Rc<Budget>) -> Self {
        Self {
            file,
            budget,
            library: Rc::default(),
            fonts: RefCell::default(),
            missing_font: Rc::new(Font::missing()),
            forms: RefCell::default(),
            kept: Cell::new(0),
            layers: Layers::read(file),
        }
    }

    /// The font that stands at a key of a font dictionary.
    pub(super) fn font(&self, fonts: &Dictionary<'a>, key: &[u8]) -> Option<Rc<Font<'a>>> {
        let Some(reference) = fonts.reference(key) else {
            return Some(Rc::new(Font::read(&fonts.dictionary(key)?, &self.loader())));
        };
        self.font_at(reference)
    }

    /// The font with this number.
    pub(super) fn font_at(&self, reference: Reference) -> Option<Rc<Font<'a>>> {
        if let Some(known) = self.fonts.borrow().get(&reference) {
            return Some(Rc::clone(known));
        }
        let dictionary = self.file.object(reference)?.dictionary()?;
        let font = Rc::new(Font::read(&dictionary, &self.loader()));
        self.fonts.borrow_mut().insert(reference, Rc::clone(&font));
        Some(font)
    }

    /// What stands for a font that the file does not have.
    pub(super) fn missing_font(&self) -> Rc<Font<'a>> {
        Rc::clone(&self.missing_font)
    }

    fn loader(&self) -> Loader {
        Loader { library: Rc::clone(&self.library), budget: Rc::clone(&self.budget) }
    }

    /// A form, decoded.
    pub(super) fn form(&self, stream: &RawStream<'a>) -> Option<Rc<Form<'a>>> {
        let reference = stream.reference();
        if let Some(known) = self.forms.borrow().get(&reference) {
            return Some(Rc::clone(known));
        }
        let decoded = filters::decode(stream, &self.budget)?;
        let dictionary = stream.dictionary();
        let form = Rc::new(Form {
            content: decoded.bytes.into_owned(),
            end: decoded.end,
            map: matrix(&dictionary, b"Matrix"),
            area: dictionary.array(b"BBox").and_then(|list| Area::from_numbers(list.numbers())),
            resources: dictionary.dictionary(b"Resources"),
            is_group: dictionary.contains(b"Group"),
            reference,
        });
        let kept = self.kept.get() + form.content.len();
        if kept <= KEPT_FORMS {
            self.kept.set(kept);
            self.forms.borrow_mut().insert(reference, Rc::clone(&form));
        }
        Some(form)
    }

    /// Whether what an `OC` entry stands for is not shown.
    pub(super) fn is_off(&self, holder: &Dictionary<'a>, key: &[u8]) -> bool {
        self.layers.is_off(holder, key)
    }
}

/// A matrix in a dictionary; the identity where it is missing.
fn matrix(dictionary: &Dictionary<'_>, key: &[u8]) -> Matrix {
    let numbers: Vec<f64> =
        dictionary.array(key).iter().flat_map(|list| list.numbers().take(6)).collect();
    numbers.try_into().map_or(Matrix::IDENTITY, Matrix::new)
}

/// The names that a content stream may use.
pub(super) struct Resources<'a> {
    dictionary: Dictionary<'a>,
    sections: RefCell<BTreeMap<&'static [u8], Dictionary<'a>>>,
}

impl<'a> Resources<'a> {
    pub(super) fn new(dictionary: Dictionary<'a>) -> Self {
        Self { dictionary, sections: RefCell::default() }
    }

    /// The dictionary of one kind of resource.
    pub(super) fn section(&self, kind: &'static [u8]) -> Dictionary<'a> {
        let mut sections = self.sections.borrow_mut();
        let read = || self.dictionary.dictionary(kind).unwrap_or_default();
        sections.entry(kind).or_insert_with(read).clone()
    }

    pub(super) fn value(&self, kind: &'static [u8], name: &[u8]) -> Option<Value<'a>> {
        self.section(kind).value(name)
    }
}
