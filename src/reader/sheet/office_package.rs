//! Packages of Office Open XML (ECMA-376 part 2): the main part and the parts it names.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::package::Package;

use super::xml::{Node, XmlPart};

/// The part that names the main part.
const PACKAGE_RELATIONSHIPS: &str = "_rels/.rels";

/// A package with its main part found.
pub(super) struct OfficePackage<'a> {
    pub(super) package: Package<'a>,
    /// The name of the main part.
    pub(super) main: String,
    /// The folder of the main part.
    folder: String,
    relationships: Relationships,
    /// The parts that were given out as sheets and drawings.
    given: BTreeSet<String>,
}

impl<'a> OfficePackage<'a> {
    /// Opens a package; `usual` is the main part if no relationship names it.
    pub(super) fn open(bytes: &'a [u8], usual: &str, limits: &Limits) -> Result<Self> {
        let mut package = Package::open(bytes, limits)?;
        package.check_all()?;
        let main = Relationships::read(&mut package, PACKAGE_RELATIONSHIPS, "", limits)?;
        let main = main.of_kind("officeDocument").unwrap_or(usual).to_owned();
        if !package.contains(&main) {
            return Err(Error::damaged(format!("the part {main} is missing")));
        }
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let relationships = Relationships::beside(&mut package, &main, limits)?;
        Ok(Self { package, main, folder, relationships, given: BTreeSet::new() })
    }

    /// The part of a kind, or where it usually is in the folder of the main part.
    pub(super) fn part_of(&self, kind: &str, usual: &str) -> String {
        let named = self.relationships.of_kind(kind);
        named.map_or_else(|| resolve(&self.folder, usual), str::to_owned)
    }

    /// The part of a tab: `None` for a chart or an old macro, which have no cells, and for a part
    /// that another tab has already: a small file could have one sheet read ten thousand times.
    /// Without a relationship the part is where it usually is.
    pub(super) fn sheet_part(&mut self, relationship: Option<&str>, usual: &str) -> Option<String> {
        let part = match relationship.and_then(|id| self.relationships.by_id.get(id)) {
            Some(named) if named.is_kind("worksheet") => named.target.clone(),
            Some(_) => return None,
            None => resolve(&self.folder, usual),
        };
        self.given.insert(part.clone()).then_some(part)
    }

    /// The drawing that lies over the sheet in this part; each is given out once, as sheets are.
    pub(super) fn drawing_part(&mut self, sheet: &str, limits: &Limits) -> Result<Option<String>> {
        let beside = Relationships::beside(&mut self.package, sheet, limits)?;
        let part = beside.of_kind("drawing").map(str::to_owned);
        Ok(part.filter(|part| self.given.insert(part.clone())))
    }
}

/// Which part is meant by which id.
struct Relationships {
    by_id: BTreeMap<String, Relationship>,
}

struct Relationship {
    kind: String,
    target: String,
}

impl Relationship {
    /// The last segment of the type; what stands before it differs between Transitional and Strict.
    fn is_kind(&self, kind: &str) -> bool {
        self.kind.rsplit('/').next() == Some(kind)
    }
}

impl Relationships {
    /// The relationships of a part.
    fn beside(package: &mut Package<'_>, part: &str, limits: &Limits) -> Result<Self> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        Self::read(package, &format!("{folder}/_rels/{file}.rels"), folder, limits)
    }

    /// Reads a part of relationships; a missing one has none.
    fn read(package: &mut Package<'_>, part: &str, folder: &str, limits: &Limits) -> Result<Self> {
        let mut by_id = BTreeMap::new();
        let Some(content) = package.part(part)? else { return Ok(Self { by_id }) };
        let mut xml = XmlPart::new(content, part, limits);
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "Relationship" => {
                    let is_outside = element.attribute("TargetMode").as_deref() == Some("External");
                    let parts = ["Id", "Type", "Target"].map(|name| element.attribute(name));
                    if let [Some(id), Some(kind), Some(target)] = parts
                        && !is_outside
                    {
                        let target = resolve(folder, &target);
                        by_id.insert(id, Relationship { kind, target });
                    }
                }
                Node::End => return Ok(Self { by_id }),
                Node::Open(_) | Node::Close(_) | Node::Text(_) | Node::Aside => {}
            }
        }
    }

    fn of_kind(&self, kind: &str) -> Option<&str> {
        let found = self.by_id.values().find(|relationship| relationship.is_kind(kind));
        found.map(|relationship| relationship.target.as_str())
    }
}

/// The name of a part that is named from within a folder of the package.
fn resolve(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut segments: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    segments.join("/")
}
