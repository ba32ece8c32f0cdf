//! Where in the package the parts of a document stand: by relationships, and where those are
//! missing by the names that every writer uses.

use std::collections::{BTreeMap, BTreeSet};

use crate::error::{ErrorKind, Result};
use crate::reader::package::Package;

use super::names::Element;
use super::xml::{Attributes, Event, Stream};

/// The names of the parts that are read.
#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) document: String,
    pub(super) styles: Option<String>,
    pub(super) numbering: Option<String>,
    /// Headers, footers and notes.
    pub(super) furniture: BTreeSet<String>,
    /// Parts in other formats, by the identifier of their relationship.
    pub(super) chunks: BTreeMap<String, String>,
}

/// A relationship as the file states it.
#[derive(Debug)]
struct Relationship {
    id: String,
    /// The last segment of its type, which Transitional and Strict share.
    kind: String,
    target: String,
}

/// Entries of one list of parts: as many as a package has parts.
const MOST_ENTRIES: usize = 10_000;

/// Relationships and content types stand below one root.
const DEEPEST: u32 = 8;

/// Finds the parts of a document; `None` if there is no main part.
///
/// # Errors
/// As [`Package::read`], `LimitExceeded` only: a broken relationship part leaves the usual names.
pub(super) fn find(package: &mut Package<'_>) -> Result<Option<Parts>> {
    let root = relationships(package, "_rels/.rels")?;
    let named = root.iter().filter(|relationship| relationship.kind == "officeDocument");
    let mut candidates: Vec<String> =
        named.filter_map(|relationship| resolve("", &relationship.target)).collect();
    candidates.extend(main_part_by_type(package)?);
    candidates.push("word/document.xml".to_owned());
    let Some(document) = candidates.into_iter().find(|name| package.contains(name)) else {
        return Ok(None);
    };
    let (folder, file) = document.rsplit_once('/').unwrap_or(("", &document));
    let (folder, file) = (folder.to_owned(), file.to_owned());
    let beside = relationships(package, &join(&folder, &format!("_rels/{file}.rels")))?;
    let mut parts = Parts { document, ..Parts::default() };
    for relationship in beside {
        let Some(target) = resolve(&folder, &relationship.target) else {
            continue;
        };
        match relationship.kind.as_str() {
            "styles" => parts.styles = parts.styles.or(Some(target)),
            "numbering" => parts.numbering = parts.numbering.or(Some(target)),
            "header" | "footer" | "footnotes" | "endnotes" => {
                parts.furniture.insert(target);
            }
            "aFChunk" | "subDocument" => {
                parts.chunks.insert(relationship.id, target);
            }
            _ => {}
        }
    }
    // A package without this relationship part still holds its styles and lists where they
    // always stand.
    let usual = |name: &str| Some(join(&folder, name)).filter(|name| package.contains(name));
    parts.styles = parts.styles.or_else(|| usual("styles.xml"));
    parts.numbering = parts.numbering.or_else(|| usual("numbering.xml"));
    Ok(Some(parts))
}

fn relationships(package: &mut Package<'_>, name: &str) -> Result<Vec<Relationship>> {
    elements(package, name, |element, attributes| {
        let get = |name| attributes.get(name).unwrap_or_default().into_owned();
        // A target outside the package is an address, not a part.
        if element != Element::Relationship || get("TargetMode") == "External" {
            return None;
        }
        let kind = get("Type").rsplit('/').next().unwrap_or_default().to_owned();
        Some(Relationship { id: get("Id"), kind, target: get("Target") })
    })
}

/// The main part by the content types of the package, for one whose relationships are missing.
fn main_part_by_type(package: &mut Package<'_>) -> Result<Option<String>> {
    /// What the types of a document, a template and both with macros have in common.
    const MAIN: [&str; 4] = [
        "wordprocessingml.document.main+xml",
        "wordprocessingml.template.main+xml",
        "ms-word.document.macroEnabled.main+xml",
        "ms-word.template.macroEnabledTemplate.main+xml",
    ];
    let named = elements(package, "[Content_Types].xml", |element, attributes| {
        let kind = attributes.get("ContentType")?;
        let is_main = MAIN.iter().any(|main| kind.ends_with(main));
        let name = attributes.get("PartName").filter(|_| is_main)?;
        (element == Element::ContentType).then(|| resolve("", &name)).flatten()
    })?;
    Ok(named.into_iter().next())
}

/// What is made of the elements of a part, as far as it is sound.
fn elements<T>(
    package: &mut Package<'_>,
    name: &str,
    make: impl Fn(Element, &Attributes<'_>) -> Option<T>,
) -> Result<Vec<T>> {
    let part = match package.part(name) {
        Ok(Some(part)) => part,
        Ok(None) => return Ok(Vec::new()),
        Err(error) if error.kind() == ErrorKind::Damaged => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut stream = Stream::new(part, DEEPEST);
    let mut found = Vec::new();
    while found.len() < MOST_ENTRIES {
        match stream.next() {
            Ok(Event::Start(element, attributes)) => found.extend(make(element, &attributes)),
            Ok(Event::EndOfPart) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Ok(found)
}

/// The part that a target names, seen from a folder of the package; `None` if it climbs out.
fn resolve(folder: &str, target: &str) -> Option<String> {
    let target = target.replace('\\', "/");
    let folder = if target.starts_with('/') { "" } else { folder };
    let mut segments: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop()?;
            }
            segment => segments.push(segment),
        }
    }
    (!segments.is_empty()).then(|| segments.join("/"))
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn targets_are_seen_from_their_folder() {
        for (folder, target, expected) in [
            ("", "word/document.xml", Some("word/document.xml")),
            ("", "/word/document2.xml", Some("word/document2.xml")),
            ("word", "styles.xml", Some("word/styles.xml")),
            ("word", "./styles.xml", Some("word/styles.xml")),
            ("word", "../customXml/item1.xml", Some("customXml/item1.xml")),
            ("word", "../../etc/passwd", None),
            ("word", "", Some("word")),
        ] {
            assert_eq!(resolve(folder, target).as_deref(), expected, "{folder} {target}");
        }
    }
}
