//! The elements that are open in a part, the namespaces declared there, and the alternatives taken.

use std::borrow::Cow;

use super::fault::Fault;
use super::names::Element;
use super::namespaces::{Namespaces, TooManyDeclarations};

/// What is open where a part is read.
pub(super) struct Opened {
    namespaces: Namespaces,
    /// Outermost first.
    elements: Vec<Element>,
    deepest: u32,
    /// For each open `AlternateContent`, whether one of its alternatives was taken.
    alternatives: Vec<bool>,
    seen_root: bool,
}

impl Opened {
    pub(super) fn new(deepest: u32) -> Self {
        Self {
            namespaces: Namespaces::default(),
            elements: Vec::new(),
            deepest,
            alternatives: Vec::new(),
            seen_root: false,
        }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.elements.len()
    }

    /// Whether an element was ever open.
    pub(super) fn seen_root(&self) -> bool {
        self.seen_root
    }

    pub(super) fn namespaces(&self) -> &Namespaces {
        &self.namespaces
    }

    /// Takes in a start tag; `pairs` are its attributes taken apart, which few tags need.
    pub(super) fn open<'a, P>(
        &mut self,
        name: &str,
        attributes: &str,
        pairs: impl Fn() -> P,
    ) -> Result<Element, Fault>
    where
        P: Iterator<Item = (&'a str, Cow<'a, str>)>,
    {
        self.seen_root = true;
        let depth = self.depth() + 1;
        self.check_depth(depth)?;
        // Almost no element declares anything.
        if self.namespaces.concern(attributes) {
            let declared = self.namespaces.enter(pairs(), depth);
            declared.and_then(|()| self.namespaces.allow(pairs(), depth)).map_err(
                |TooManyDeclarations { most }| Fault::Limit("namespace declarations", most),
            )?;
        }
        let element = self.namespaces.element(name);
        self.elements.push(element);
        Ok(element)
    }

    /// Whether what stands in the element opened last is read, if it belongs to a choice between
    /// alternatives: of those, the first that is understood.
    pub(super) fn alternative(&mut self, element: Element, requires: &str) -> Option<bool> {
        let is_understood = match element {
            Element::Alternatives => {
                self.alternatives.push(false);
                return Some(true);
            }
            Element::Choice => self.namespaces.understands(requires),
            Element::Fallback => true,
            _ => return None,
        };
        // One that stands in no choice is no alternative.
        let Some(is_taken) = self.alternatives.last_mut() else {
            return Some(true);
        };
        let takes = is_understood && !*is_taken;
        *is_taken |= takes;
        Some(takes)
    }

    /// Takes in an end tag.
    pub(super) fn close(&mut self) -> Element {
        self.namespaces.leave(self.depth());
        // The parser reports an end only for an open element.
        let element = self.elements.pop().unwrap_or(Element::Wrapper);
        if element == Element::Alternatives {
            self.alternatives.pop();
        }
        element
    }

    pub(super) fn check_depth(&self, depth: usize) -> Result<(), Fault> {
        if depth > self.deepest as usize {
            return Err(Fault::Limit("nested elements", u64::from(self.deepest)));
        }
        Ok(())
    }
}
