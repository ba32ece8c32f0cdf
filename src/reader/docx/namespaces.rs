//! The namespaces that a part declares, what it says of those that a reader may not understand, and
//! so what the names of its elements stand for.

use std::borrow::Cow;

use super::names::{Element, Space};

/// Declarations in force at one time. Word's own documents declare about 30; without a bound each
/// name would be looked up in a list as long as the file likes.
const MOST_DECLARATIONS: u16 = 512;

/// Bytes of a namespace's name that is kept; those of Office have up to 80.
const LONGEST_URI: usize = 1024;

/// More namespaces are declared than are looked up.
#[derive(Debug)]
pub(super) struct TooManyDeclarations {
    /// So many are.
    pub(super) most: u64,
}

/// Names looked up lately. A part has some forty, and nearly all of its tags have one of ten.
const REMEMBERED: usize = 128;

/// A namespace declaration.
struct Declaration {
    /// Empty for the default namespace.
    prefix: Box<str>,
    space: Space,
    /// The name of a namespace that is not understood; empty if it is, or if it has no end.
    foreign: Box<str>,
    /// Of the declaring element.
    depth: usize,
}

/// What markup compatibility says of a namespace that is not understood.
struct Allowance {
    uri: Box<str>,
    /// The element of it whose content counts, `*` for all; `None`: it may be left out.
    processed: Option<Box<str>>,
    /// Of the element that says so.
    depth: usize,
}

/// The namespace declarations in force.
#[derive(Default)]
pub(super) struct Namespaces {
    declared: Vec<Declaration>,
    allowances: Vec<Allowance>,
    /// The prefix of markup compatibility bound last, with its colon.
    compatibility: Option<Box<str>>,
    /// Whether a namespace must be understood that is not.
    misses: bool,
    /// Names as they are written and what they stand for, each where its letters put it.
    remembered: Vec<Option<(Box<str>, Element)>>,
    changes: u64,
}

impl Namespaces {
    /// Takes in what an element at this depth declares by its attributes.
    pub(super) fn enter<'a>(
        &mut self,
        attributes: impl Iterator<Item = (&'a str, Cow<'a, str>)>,
        depth: usize,
    ) -> Result<(), TooManyDeclarations> {
        for (key, uri) in attributes {
            let Some(rest) = key.strip_prefix("xmlns") else {
                continue;
            };
            let prefix = match rest.strip_prefix(':') {
                Some(prefix) => prefix,
                None if rest.is_empty() => "",
                None => continue,
            };
            if self.declared.len() >= usize::from(MOST_DECLARATIONS) {
                return Err(TooManyDeclarations { most: MOST_DECLARATIONS.into() });
            }
            let space = Space::of(uri.trim());
            if space == Space::Compatibility {
                self.compatibility = Some(format!("{prefix}:").into());
            }
            let is_told = space == Space::Foreign && uri.len() <= LONGEST_URI;
            let foreign = if is_told { uri.trim().into() } else { Box::default() };
            self.declared.push(Declaration { prefix: prefix.into(), space, foreign, depth });
            self.forget();
        }
        Ok(())
    }

    /// Whether the attributes of a tag may declare a namespace or say how to deal with one.
    pub(super) fn concern(&self, attributes: &str) -> bool {
        let compatibility = self.compatibility.as_deref();
        !attributes.is_empty()
            && (attributes.contains("xmlns")
                || compatibility.is_some_and(|name| attributes.contains(name)))
    }

    /// Takes in what an element at this depth says, its declarations being in force, of namespaces
    /// that a reader may not understand (ISO/IEC 29500-3, 7).
    pub(super) fn allow<'a>(
        &mut self,
        attributes: impl Iterator<Item = (&'a str, Cow<'a, str>)>,
        depth: usize,
    ) -> Result<(), TooManyDeclarations> {
        for (key, value) in attributes {
            let Some((prefix, local)) = key.split_once(':') else {
                continue;
            };
            if prefix == "xmlns" || self.space(prefix) != Space::Compatibility {
                continue;
            }
            if local == "MustUnderstand" {
                self.misses |= !self.understands(&value);
            }
            for name in value.split_ascii_whitespace() {
                let (prefix, processed) = match (local, name.split_once(':')) {
                    ("Ignorable", None) => (name, None),
                    ("ProcessContent", Some((prefix, local))) => (prefix, Some(local.into())),
                    _ => continue,
                };
                let Some(uri) = self.foreign(prefix).map(Box::from) else {
                    continue;
                };
                if self.allowances.len() >= usize::from(MOST_DECLARATIONS) {
                    return Err(TooManyDeclarations { most: MOST_DECLARATIONS.into() });
                }
                self.allowances.push(Allowance { uri, processed, depth });
                self.forget();
            }
        }
        Ok(())
    }

    /// Forgets what the element at this depth declared.
    pub(super) fn leave(&mut self, depth: usize) {
        while self.declared.last().is_some_and(|declared| declared.depth >= depth) {
            self.declared.pop();
            self.forget();
        }
        while self.allowances.last().is_some_and(|allowed| allowed.depth >= depth) {
            self.allowances.pop();
            self.forget();
        }
    }

    fn forget(&mut self) {
        self.remembered.clear();
        self.changes += 1;
    }

    /// How often the declarations have changed.
    pub(super) fn changes(&self) -> u64 {
        self.changes
    }

    /// The element that a name stands for.
    pub(super) fn element(&mut self, name: &str) -> Element {
        let place = place_of(name);
        if let Some(Some((remembered, element))) = self.remembered.get(place)
            && **remembered == *name
        {
            return *element;
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let element = match Element::of(self.space(prefix), local) {
            Element::Foreign => self.allowed(prefix, local),
            element => element,
        };
        if self.remembered.is_empty() {
            self.remembered.resize(REMEMBERED, None);
        }
        if let Some(remembered) = self.remembered.get_mut(place) {
            *remembered = Some((name.into(), element));
        }
        element
    }

    /// What an element of a namespace is that is not understood.
    fn allowed(&self, prefix: &str, local: &str) -> Element {
        let Some(uri) = self.foreign(prefix) else {
            return Element::Foreign;
        };
        let mut allowances = self.allowances.iter().filter(|allowed| *allowed.uri == *uri);
        let is_processed = |name: &Option<Box<str>>| {
            name.as_deref().is_some_and(|name| name == local || name == "*")
        };
        match allowances.clone().any(|allowed| is_processed(&allowed.processed)) {
            true => Element::Wrapper,
            false if allowances.any(|allowed| allowed.processed.is_none()) => Element::Ignorable,
            false => Element::Foreign,
        }
    }

    /// The namespace of a prefix, if it is one that is not understood.
    fn foreign(&self, prefix: &str) -> Option<&str> {
        self.declaration(prefix).map(|found| &*found.foreign).filter(|uri| !uri.is_empty())
    }

    fn declaration(&self, prefix: &str) -> Option<&Declaration> {
        self.declared.iter().rev().find(|declared| *declared.prefix == *prefix)
    }

    fn space(&self, prefix: &str) -> Space {
        self.declaration(prefix).map_or(Space::Foreign, |declared| declared.space)
    }

    /// Whether a namespace had to be understood that is not.
    pub(super) fn misses(&self) -> bool {
        self.misses
    }

    /// Whether all namespaces that a `Choice` requires, given by prefix, are understood.
    pub(super) fn understands(&self, requires: &str) -> bool {
        requires.split_ascii_whitespace().all(|prefix| self.space(prefix) != Space::Foreign)
    }
}

/// Where a name is remembered: told by its length and three of its letters, which keeps the common
/// names apart.
fn place_of(name: &str) -> usize {
    let letters = name.as_bytes();
    let letter = |index: usize| usize::from(letters.get(index).copied().unwrap_or_default());
    let length = letters.len();
    let sum = length * 7 + letter(length / 2) * 5 + letter(2) * 3 + letter(length.wrapping_sub(1));
    sum % REMEMBERED
}
