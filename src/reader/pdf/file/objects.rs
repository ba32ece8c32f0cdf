//! The objects of a PDF file: the one place that knows hayro-syntax.
//!
//! Every look-up reads the object that stands there, whatever its kind, and only then asks for the
//! kind: asking hayro-syntax for the wrong kind makes it search the whole file for a better one.

use std::borrow::Cow;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use hayro_syntax::object::{Array, Dict, MaybeRef, ObjRef, Object, Stream};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::salvage::with_new_catalog;
use crate::error::{Error, ErrorKind, Result};

/// Bytes of values that are not small which may be read: hayro-syntax reads a value from its beginning
/// to its end each time that it is looked up, and an operator of two bytes may look up a megabyte.
/// 5,000 pages with fonts, annotations and the like of 10 KB have 50 MB.
const READ: usize = 128 << 20;

/// Bytes of a value from which on it is not small: reading one again costs more than finding it.
pub(crate) const LARGE: usize = 1 << 10;

/// Bytes of the objects that are not small, by their number.
pub(crate) type Large = BTreeMap<u32, usize>;

/// An open file.
pub(crate) struct File {
    pdf: Pdf,
    large: Large,
    /// Bytes of values that are not small which may still be read.
    left: Cell<usize>,
    /// Whether the page tree was lost, so that pages come in the order they stand.
    pub(crate) is_salvaged: bool,
    /// Streams of objects or of cross-references that the parser does not get to see.
    pub(crate) hidden: usize,
}

/// The number of an indirect object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Reference {
    number: u32,
    generation: i32,
}

impl Reference {
    pub(crate) fn new(number: u32, generation: u16) -> Self {
        Self { number, generation: i32::from(generation) }
    }
}

impl From<ObjRef> for Reference {
    fn from(reference: ObjRef) -> Self {
        Self { number: reference.obj_number, generation: reference.gen_number }
    }
}

impl File {
    /// Opens a file; its user password may be empty.
    pub(crate) fn open(bytes: Vec<u8>, large: Large) -> Result<Self> {
        let bytes = Arc::new(bytes);
        match Pdf::new(Arc::clone(&bytes)) {
            Ok(pdf) => Ok(Self::new(pdf, large)),
            Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
                Err(Error::new(ErrorKind::Encrypted, "the PDF needs a password"))
            }
            Err(LoadPdfError::Decryption(_)) => {
                Err(Error::new(ErrorKind::Encrypted, "the PDF is encrypted in a way not read here"))
            }
            Err(LoadPdfError::Invalid) => {
                let salvaged = with_new_catalog(&bytes).and_then(|bytes| Pdf::new(bytes).ok());
                let pdf = salvaged.ok_or_else(|| {
                    Error::damaged("the PDF has neither a page tree nor a page that can be found")
                })?;
                Ok(Self { is_salvaged: true, ..Self::new(pdf, large) })
            }
        }
    }

    fn new(pdf: Pdf, large: Large) -> Self {
        Self { pdf, large, left: Cell::new(READ), is_salvaged: false, hidden: 0 }
    }

    /// Counts bytes that are read; whether they may be.
    fn take(&self, bytes: usize) -> bool {
        let left = self.left.get().checked_sub(if bytes < LARGE { 0 } else { bytes });
        self.left.set(left.unwrap_or(0));
        left.is_some()
    }

    /// Whether no more values are read but small ones.
    pub(crate) fn is_spent(&self) -> bool {
        self.left.get() == 0
    }

    /// What stands as a value, or is referred to there.
    fn resolve<'a>(&'a self, value: MaybeRef<Object<'a>>) -> Option<Value<'a>> {
        match value {
            MaybeRef::Ref(reference) => self.object(reference.into()),
            MaybeRef::NotRef(object) => {
                let length = match &object {
                    Object::Dict(dict) => dict.data().len(),
                    Object::Array(array) => array.data().len(),
                    Object::String(string) => string.as_bytes().len(),
                    _ => 0,
                };
                self.take(length).then_some(Value { object, file: self })
            }
        }
    }

    /// Opens a file that is sound and needs no password.
    pub(crate) fn open_sound(bytes: Vec<u8>) -> Option<Self> {
        Some(Self::new(Pdf::new(bytes).ok()?, Large::new()))
    }

    /// The root of the document.
    pub(crate) fn catalog(&self) -> Option<Dictionary<'_>> {
        let root = self.pdf.xref().root_id();
        self.object(ObjRef::from(root).into())?.dictionary()
    }

    /// The object with this number.
    pub(crate) fn object(&self, reference: Reference) -> Option<Value<'_>> {
        if !self.take(self.large.get(&reference.number).copied().unwrap_or(0)) {
            return None;
        }
        let id = ObjRef::new(reference.number, reference.generation).into();
        let object = self.pdf.xref().get::<Object<'_>>(id)?;
        Some(Value { object, file: self })
    }

    /// Every dictionary of the file that calls itself a page, in file order: what is left when the
    /// page tree is broken.
    pub(crate) fn stray_pages(&self, most: usize) -> Vec<Dictionary<'_>> {
        let objects = self.pdf.objects().into_iter();
        let pages = objects.filter_map(|object| Value { object, file: self }.dictionary());
        pages.filter(|page| page.name(b"Type").is_some_and(|n| n == b"Page")).take(most).collect()
    }
}

/// Any object.
#[derive(Clone)]
pub(crate) struct Value<'a> {
    object: Object<'a>,
    file: &'a File,
}

impl<'a> Value<'a> {
    pub(crate) fn number(&self) -> Option<f64> {
        match &self.object {
            Object::Number(number) => Some(number.as_f64()).filter(|number| number.is_finite()),
            _ => None,
        }
    }

    /// The number without its fraction.
    pub(crate) fn whole(&self) -> Option<i64> {
        match &self.object {
            Object::Number(number) => Some(number.as_i64()),
            _ => None,
        }
    }

    pub(crate) fn is_true(&self) -> bool {
        matches!(self.object, Object::Boolean(true))
    }

    pub(crate) fn name(&self) -> Option<&[u8]> {
        match &self.object {
            Object::Name(name) => Some(name.as_ref()),
            _ => None,
        }
    }

    pub(crate) fn string(&self) -> Option<&[u8]> {
        match &self.object {
            Object::String(string) => Some(string.as_bytes()),
            _ => None,
        }
    }

    pub(crate) fn array(self) -> Option<List<'a>> {
        match self.object {
            Object::Array(array) => Some(List { array, file: self.file }),
            _ => None,
        }
    }

    /// A dictionary, or that of a stream.
    pub(crate) fn dictionary(self) -> Option<Dictionary<'a>> {
        let dict = match self.object {
            Object::Dict(dict) => dict,
            Object::Stream(stream) => stream.dict().clone(),
            _ => return None,
        };
        Some(Dictionary { dict, file: Some(self.file) })
    }

    pub(crate) fn stream(self) -> Option<RawStream<'a>> {
        match self.object {
            Object::Stream(stream) => Some(RawStream { stream, file: self.file }),
            _ => None,
        }
    }
}

/// A dictionary.
#[derive(Clone, Default)]
pub(crate) struct Dictionary<'a> {
    dict: Dict<'a>,
    /// `None` for the empty one.
    file: Option<&'a File>,
}

impl<'a> Dictionary<'a> {
    /// The value of a key, references followed.
    pub(crate) fn value(&self, key: &[u8]) -> Option<Value<'a>> {
        self.file?.resolve(self.dict.get_raw::<Object<'a>>(key)?)
    }

    pub(crate) fn number(&self, key: &[u8]) -> Option<f64> {
        self.value(key)?.number()
    }

    pub(crate) fn whole(&self, key: &[u8]) -> Option<i64> {
        self.value(key)?.whole()
    }

    pub(crate) fn name(&self, key: &[u8]) -> Option<Vec<u8>> {
        self.value(key)?.name().map(<[u8]>::to_vec)
    }

    pub(crate) fn string(&self, key: &[u8]) -> Option<Vec<u8>> {
        self.value(key)?.string().map(<[u8]>::to_vec)
    }

    pub(crate) fn array(&self, key: &[u8]) -> Option<List<'a>> {
        self.value(key)?.array()
    }

    pub(crate) fn dictionary(&self, key: &[u8]) -> Option<Dictionary<'a>> {
        self.value(key)?.dictionary()
    }

    pub(crate) fn stream(&self, key: &[u8]) -> Option<RawStream<'a>> {
        self.value(key)?.stream()
    }

    pub(crate) fn contains(&self, key: &[u8]) -> bool {
        self.dict.contains_key(key)
    }

    /// What stands at a key as it is written.
    pub(crate) fn item(&self, key: &[u8]) -> Option<Item<'a>> {
        let file = self.file?;
        Some(match self.dict.get_raw::<Object<'a>>(key)? {
            MaybeRef::Ref(reference) => Item::Reference(reference.into()),
            MaybeRef::NotRef(object) => Item::Value(Value { object, file }),
        })
    }

    /// The reference that stands at a key, if the value is not written there itself.
    pub(crate) fn reference(&self, key: &[u8]) -> Option<Reference> {
        self.dict.get_ref(key).map(Reference::from)
    }
}

/// An array.
#[derive(Clone)]
pub(crate) struct List<'a> {
    array: Array<'a>,
    file: &'a File,
}

impl<'a> List<'a> {
    /// Its values, references followed; ends at the first that cannot be read.
    pub(crate) fn values(&self) -> impl Iterator<Item = Value<'a>> + use<'a> {
        let file = self.file;
        self.array.raw_iter().map_while(|item| file.resolve(item))
    }

    /// Its items as they are written: a reference, or a value.
    pub(crate) fn items(&self) -> impl Iterator<Item = Item<'a>> + use<'a> {
        let file = self.file;
        self.array.raw_iter().map(|item| match item {
            MaybeRef::Ref(reference) => Item::Reference(reference.into()),
            MaybeRef::NotRef(object) => Item::Value(Value { object, file }),
        })
    }

    /// Its numbers; what is no number is left out.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = f64> + use<'a> {
        self.values().filter_map(|value| value.number())
    }
}

/// An item of an array as it is written.
pub(crate) enum Item<'a> {
    Reference(Reference),
    Value(Value<'a>),
}

/// Looks up the items of lists, each once however often it is named: hayro-syntax reads an object anew
/// each time, and looks for the end of a stream again where its length is wrong.
pub(crate) struct Lookup<'a> {
    file: &'a File,
    known: BTreeMap<Reference, Option<Value<'a>>>,
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(file: &'a File) -> Self {
        Self { file, known: BTreeMap::new() }
    }

    /// The value of an item.
    pub(crate) fn value(&mut self, item: Item<'a>) -> Option<Value<'a>> {
        match item {
            Item::Reference(reference) => {
                let read = || self.file.object(reference);
                self.known.entry(reference).or_insert_with(read).clone()
            }
            Item::Value(value) => Some(value),
        }
    }
}

/// A stream before its filters.
#[derive(Clone)]
pub(crate) struct RawStream<'a> {
    stream: Stream<'a>,
    file: &'a File,
}

impl<'a> RawStream<'a> {
    pub(crate) fn dictionary(&self) -> Dictionary<'a> {
        Dictionary { dict: self.stream.dict().clone(), file: Some(self.file) }
    }

    pub(crate) fn reference(&self) -> Reference {
        let id = self.stream.obj_id();
        Reference { number: id.obj_number, generation: id.gen_number }
    }

    /// Its bytes, decrypted.
    pub(crate) fn bytes(&self) -> Cow<'a, [u8]> {
        self.stream.raw_data()
    }
}
