//! Workbooks in SpreadsheetML (ECMA-376 part 1, chapter 18; Transitional and Strict).

mod reference;
mod strings;
mod styles;
mod worksheet;

use std::collections::BTreeMap;

use crate::error::{Error, Result};
use crate::limits::Limits;
use crate::reader::package::Package;

use self::strings::SharedStrings;
use super::intake::{Intake, Sheet};
use super::xml::{Node, XmlPart};

/// The part that names the main part.
const PACKAGE_RELATIONSHIPS: &str = "_rels/.rels";

/// Where the main part is if no relationship names it.
const USUAL_WORKBOOK: &str = "xl/workbook.xml";

/// Reads the sheets of a workbook, in the order of its tabs.
pub(super) fn read(bytes: &[u8], intake: &mut Intake<'_>) -> Result<Vec<Sheet>> {
    let limits = intake.limits;
    let mut package = Package::open(bytes, limits)?;
    package.check_all()?;
    let main = Relationships::read(&mut package, PACKAGE_RELATIONSHIPS, "", limits)?;
    let main = main.of_kind("officeDocument").unwrap_or(USUAL_WORKBOOK).to_owned();
    let workbook = Workbook::read(&mut package, &main, limits)?;
    intake.is_1904 = workbook.is_1904;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let relationships =
        Relationships::read(&mut package, &format!("{folder}/_rels/{file}.rels"), folder, limits)?;
    let part_of = |kind: &str, usual: &str| {
        relationships.of_kind(kind).map_or_else(|| resolve(folder, usual), str::to_owned)
    };
    let formats = styles::read(&mut package, &part_of("styles", "styles.xml"), intake)?;
    let strings = part_of("sharedStrings", "sharedStrings.xml");
    let strings = SharedStrings::read(&mut package, &strings, intake)?;
    let mut sheets = Vec::new();
    for (order, tab) in workbook.tabs.into_iter().enumerate() {
        let relationship = tab.relationship.and_then(|id| relationships.by_id.get(&id));
        let part = match relationship {
            Some(relationship) if relationship.is_kind("worksheet") => relationship.target.clone(),
            // A sheet that is one chart or an old macro has no cells.
            Some(_) => continue,
            None => resolve(folder, &format!("worksheets/sheet{}.xml", order + 1)),
        };
        let mut sheet = Sheet::new(&tab.name, tab.is_hidden);
        worksheet::read(&mut package, &part, &mut sheet, &formats, &strings, intake)?;
        sheets.push(sheet);
        if intake.is_over() {
            break;
        }
    }
    Ok(sheets)
}

/// The tabs of a workbook.
#[derive(Default)]
struct Workbook {
    is_1904: bool,
    tabs: Vec<Tab>,
}

struct Tab {
    name: String,
    is_hidden: bool,
    relationship: Option<String>,
}

impl Workbook {
    fn read(package: &mut Package<'_>, part: &str, limits: &Limits) -> Result<Self> {
        let Some(content) = package.part(part)? else {
            return Err(Error::damaged(format!("the part {part} is missing")));
        };
        let mut xml = XmlPart::new(content, part, limits);
        let mut workbook = Self::default();
        loop {
            match xml.next()? {
                Node::Open(element) => match element.name() {
                    "workbookPr" => workbook.is_1904 |= element.is_set("date1904"),
                    "sheet" => workbook.tabs.push(Tab {
                        name: element.attribute("name").unwrap_or_default(),
                        is_hidden: matches!(
                            element.attribute("state").as_deref(),
                            Some("hidden" | "veryHidden")
                        ),
                        relationship: element.attribute("id"),
                    }),
                    _ => {}
                },
                Node::End => break,
                Node::Close(_) | Node::Text(_) | Node::Aside => {}
            }
        }
        if workbook.tabs.is_empty() {
            return Err(Error::damaged(format!("the part {part} names no sheet")));
        }
        Ok(workbook)
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
    /// Reads a part of relationships; a missing one has none.
    fn read(package: &mut Package<'_>, part: &str, folder: &str, limits: &Limits) -> Result<Self> {
        let mut by_id = BTreeMap::new();
        let Some(content) = package.part(part)? else { return Ok(Self { by_id }) };
        let mut xml = XmlPart::new(content, part, limits);
        loop {
            match xml.next()? {
                Node::Open(element) if element.name() == "Relationship" => {
                    let is_external =
                        element.attribute("TargetMode").as_deref() == Some("External");
                    let parts = ["Id", "Type", "Target"].map(|name| element.attribute(name));
                    if let [Some(id), Some(kind), Some(target)] = parts
                        && !is_external
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
