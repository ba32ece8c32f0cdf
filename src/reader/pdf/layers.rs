//! Optional content: which of a file's layers are shown when it is opened.

use std::collections::BTreeSet;

use super::file::objects::{Dictionary, File, Item, List, Reference};

/// Groups of a file, and those that a membership names.
const GROUPS: usize = 1 << 16;
const MEMBERS: usize = 64;
/// Expressions within expressions, and all of one membership. Real ones have two.
const DEPTH: usize = 64;
const TERMS: usize = 1024;

/// The state that the file starts with.
#[derive(Default)]
pub(super) struct Layers {
    /// Whether there are layers at all.
    exist: bool,
    base_off: bool,
    on: BTreeSet<Reference>,
    off: BTreeSet<Reference>,
}

impl Layers {
    pub(super) fn read(file: &File) -> Self {
        let catalog = file.catalog().unwrap_or_default();
        let properties = catalog.dictionary(b"OCProperties").unwrap_or_default();
        let Some(default) = properties.dictionary(b"D") else { return Self::default() };
        let groups = |key: &[u8]| -> BTreeSet<Reference> {
            let lists = default.array(key).into_iter();
            references(lists.flat_map(|list| list.items().take(GROUPS))).collect()
        };
        let base_off = default.name(b"BaseState").is_some_and(|state| state == b"OFF");
        Self { exist: true, base_off, on: groups(b"ON"), off: groups(b"OFF") }
    }

    /// Whether what the entry of a dictionary stands for is not shown.
    pub(super) fn is_off(&self, holder: &Dictionary<'_>, key: &[u8]) -> bool {
        if !self.exist {
            return false;
        }
        let Some(content) = holder.dictionary(key) else { return false };
        if content.name(b"Type").is_some_and(|name| name == b"OCMD") {
            return self.membership_is_off(&content);
        }
        holder.reference(key).is_some_and(|group| self.group_is_off(group))
    }

    fn group_is_off(&self, group: Reference) -> bool {
        self.off.contains(&group) || (self.base_off && !self.on.contains(&group))
    }

    /// A membership shows its content by an expression, or by a policy over groups.
    fn membership_is_off(&self, membership: &Dictionary<'_>) -> bool {
        let expression = membership.array(b"VE");
        if let Some(is_on) =
            expression.and_then(|list| self.holds(&list, DEPTH, &mut TERMS.clone()))
        {
            return !is_on;
        }
        let groups: Vec<Reference> = match membership.array(b"OCGs") {
            Some(list) => references(list.items().take(MEMBERS)).collect(),
            None if membership.dictionary(b"OCGs").is_some() => {
                membership.reference(b"OCGs").into_iter().collect()
            }
            None => Vec::new(),
        };
        if groups.is_empty() {
            return false;
        }
        let mut off = groups.into_iter().map(|group| self.group_is_off(group));
        match membership.name(b"P").as_deref() {
            Some(b"AllOn") => off.any(|off| off),
            Some(b"AnyOff") => off.all(|off| !off),
            Some(b"AllOff") => off.any(|off| !off),
            _ => off.all(|off| off),
        }
    }

    /// Whether an expression is true: `[/And …]`, `[/Or …]`, `[/Not …]` of groups and expressions.
    /// `None` for what is none.
    fn holds(&self, expression: &List<'_>, depth: usize, terms: &mut usize) -> Option<bool> {
        let operator = expression.values().next()?;
        let depth = depth.checked_sub(1)?;
        let mut values = Vec::new();
        for (item, value) in expression.items().zip(expression.values()).skip(1).take(MEMBERS) {
            *terms = terms.checked_sub(1)?;
            values.push(match (value.array(), item) {
                (Some(inner), _) => self.holds(&inner, depth, terms)?,
                (None, Item::Reference(group)) => !self.group_is_off(group),
                (None, Item::Value(_)) => return None,
            });
        }
        match operator.name()? {
            b"And" => Some(values.iter().all(|value| *value)),
            b"Or" => Some(values.iter().any(|value| *value)),
            b"Not" => values.first().map(|value| !value),
            _ => None,
        }
    }
}

fn references<'a>(items: impl Iterator<Item = Item<'a>>) -> impl Iterator<Item = Reference> {
    items.filter_map(|item| match item {
        Item::Reference(reference) => Some(reference),
        Item::Value(_) => None,
    })
}
