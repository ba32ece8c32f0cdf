//! The pages of a file in order, with what they inherit.
//!
//! hayro-syntax has a page tree too, but leaves out a page that stands in it twice and one that is
//! nested deep, without a word.

use std::collections::BTreeSet;

use super::file::objects::{Dictionary, File, Item, List, Lookup, Reference, Value};
use super::matrix::{Area, Matrix};
use crate::limits::Limits;

/// Points of an A4 page, which is taken where the page says nothing sane.
const A4: Area = Area { x0: 0.0, y0: 0.0, x1: 595.276, y1: 841.89 };
/// Sides of a page in points before `UserUnit`: the standard allows 3 to 14400, producers less.
const SIDES: std::ops::RangeInclusive<f64> = 1.0..=1e6;

/// A page before its content is read.
pub(super) struct PageEntry<'a> {
    pub(super) dictionary: Dictionary<'a>,
    pub(super) resources: Option<Dictionary<'a>>,
    /// What is shown of it, in the page's own coordinates.
    pub(super) crop: Area,
    /// Quarter turns clockwise, 0 to 3.
    turns: u8,
    /// Points of a unit of the page.
    unit: f64,
}

impl PageEntry<'_> {
    /// Width and height of the page as shown.
    pub(super) fn size(&self) -> (f64, f64) {
        let (width, height) = (self.crop.width() * self.unit, self.crop.height() * self.unit);
        if self.turns.is_multiple_of(2) { (width, height) } else { (height, width) }
    }

    /// From the page's own coordinates to the page as shown, origin at the top left.
    pub(super) fn to_shown(&self) -> Matrix {
        let Area { x0, y0, x1, y1 } = self.crop;
        let turned = match self.turns {
            0 => [1.0, 0.0, 0.0, -1.0, -x0, y1],
            1 => [0.0, 1.0, 1.0, 0.0, -y0, -x0],
            2 => [-1.0, 0.0, 0.0, 1.0, x1, -y0],
            _ => [0.0, -1.0, -1.0, 0.0, y1, x1],
        };
        Matrix::new(turned).then(&Matrix::new([self.unit, 0.0, 0.0, self.unit, 0.0, 0.0]))
    }
}

/// The pages found.
pub(super) struct Pages<'a> {
    pub(super) entries: Vec<PageEntry<'a>>,
    /// Whether there are more than the limit.
    pub(super) cut_short: bool,
    /// Kids that are no page and no node.
    pub(super) unreadable: usize,
}

/// What a node hands down.
#[derive(Clone, Default)]
struct Inherited<'a> {
    resources: Option<Dictionary<'a>>,
    media: Option<Area>,
    crop: Option<Area>,
    rotate: Option<f64>,
}

impl<'a> Inherited<'a> {
    fn below(&self, node: &Dictionary<'a>, lookup: &mut Lookup<'a>) -> Self {
        let mut value = |key: &[u8]| lookup.value(node.item(key)?);
        let area = |value: Value<'a>| Area::from_numbers(value.array()?.numbers());
        Self {
            resources: value(b"Resources")
                .and_then(Value::dictionary)
                .or_else(|| self.resources.clone()),
            media: value(b"MediaBox").and_then(area).or(self.media),
            crop: value(b"CropBox").and_then(area).or(self.crop),
            rotate: value(b"Rotate").and_then(|value| value.number()).or(self.rotate),
        }
    }

    fn page(self, dictionary: Dictionary<'a>) -> PageEntry<'a> {
        let sane = |area: &Area| SIDES.contains(&area.width()) && SIDES.contains(&area.height());
        let media = self.media.filter(sane).unwrap_or(A4);
        let crop = self.crop.map(|crop| crop.intersection(&media)).filter(sane).unwrap_or(media);
        let quarter = (self.rotate.unwrap_or(0.0) / 90.0).round().rem_euclid(4.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 3")]
        let turns = quarter as u8;
        let unit = dictionary.number(b"UserUnit").filter(|unit| (0.01..=1000.0).contains(unit));
        let unit = unit.unwrap_or(1.0);
        PageEntry { dictionary, resources: self.resources, crop, turns, unit }
    }
}

/// A node whose kids are being gone through.
struct Node<'a, I> {
    reference: Option<Reference>,
    kids: I,
    inherited: Inherited<'a>,
}

impl<'a> Pages<'a> {
    /// Goes through the page tree; if it gives no page, through all objects.
    pub(super) fn read(file: &'a File, limits: &Limits) -> Self {
        let most = usize::try_from(limits.pages).unwrap_or(usize::MAX);
        let mut pages = Self { entries: Vec::new(), cut_short: false, unreadable: 0 };
        let catalog = file.catalog().unwrap_or_default();
        if let Some(root) = catalog.dictionary(b"Pages") {
            pages.walk(file, &root, catalog.reference(b"Pages"), most);
        }
        if pages.entries.is_empty() {
            let stray = file.stray_pages(most);
            let mut lookup = Lookup::new(file);
            let entries = stray
                .into_iter()
                .map(|page| Inherited::default().below(&page, &mut lookup).page(page));
            pages.entries.extend(entries);
        }
        pages
    }

    fn walk(
        &mut self,
        file: &'a File,
        root: &Dictionary<'a>,
        reference: Option<Reference>,
        most: usize,
    ) {
        /// Nodes and pages looked at for one page of the limit: a tree that branches has fewer.
        const NODES: usize = 4;

        // The nodes above: one that comes again below itself is a cycle, one that comes again beside
        // itself is a page printed twice.
        let mut above = BTreeSet::new();
        let mut lookup = Lookup::new(file);
        let mut budget = most.saturating_mul(NODES);
        let mut stack: Vec<Node<'a, _>> = Vec::new();
        let mut enter: Option<(Option<Reference>, List<'a>, Inherited<'a>)> = None;
        if let Some(kids) = root.array(b"Kids") {
            enter = Some((reference, kids, Inherited::default().below(root, &mut lookup)));
        }
        loop {
            if let Some((reference, kids, inherited)) = enter.take() {
                above.extend(reference);
                stack.push(Node { reference, kids: kids.items(), inherited });
            }
            let Some(node) = stack.last_mut() else { return };
            let Some(item) = node.kids.next() else {
                if let Some(reference) = node.reference {
                    above.remove(&reference);
                }
                stack.pop();
                continue;
            };
            if self.entries.len() >= most || budget == 0 {
                self.cut_short = true;
                return;
            }
            budget -= 1;
            let reference = match &item {
                Item::Reference(reference) => Some(*reference),
                Item::Value(_) => None,
            };
            if reference.is_some_and(|reference| above.contains(&reference)) {
                self.unreadable += 1;
                continue;
            }
            let Some(kid) = lookup.value(item).and_then(Value::dictionary) else {
                self.unreadable += 1;
                continue;
            };
            let inherited = node.inherited.below(&kid, &mut lookup);
            match kid.array(b"Kids") {
                Some(kids) => enter = Some((reference, kids, inherited)),
                None if kid.name(b"Type").is_some_and(|kind| kind == b"Pages") => {
                    self.unreadable += 1;
                }
                None => self.entries.push(inherited.page(kid)),
            }
        }
    }
}
