//! The tabs of a workbook and its date system.

use crate::error::{Error, Result};
use crate::limits::Limits;

use super::super::office_package::OfficePackage;
use super::super::xml::{Node, XmlPart};

#[derive(Default)]
pub(super) struct Workbook {
    pub(super) is_1904: bool,
    pub(super) tabs: Vec<Tab>,
}

pub(super) struct Tab {
    pub(super) name: String,
    pub(super) is_hidden: bool,
    /// The id of the relationship that names the tab's part.
    pub(super) relationship: Option<String>,
}

impl Workbook {
    pub(super) fn read(office: &mut OfficePackage<'_>, limits: &Limits) -> Result<Self> {
        let part = &office.main;
        let Some(content) = office.package.part(part)? else {
            return Err(Error::damaged(format!("the part {part} is missing")));
        };
        let mut xml = XmlPart::new(content, part, limits);
        let mut workbook = Self::default();
        loop {
            match xml.next()? {
                Node::Open(element) => match element.name() {
                    "workbookPr" => workbook.is_1904 |= element.is_set("date1904"),
                    "sheet" if workbook.tabs.len() < limits.parts as usize => {
                        let state = element.attribute("state");
                        workbook.tabs.push(Tab {
                            name: element.attribute("name").unwrap_or_default(),
                            is_hidden: matches!(state.as_deref(), Some("hidden" | "veryHidden")),
                            relationship: element.attribute("id"),
                        });
                    }
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
