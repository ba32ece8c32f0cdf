//! Full names that a caller knows.

use std::collections::BTreeMap;

use crate::units::ResponsibleUnits;

/// Full names of units by the names that a notice prints. None is built in: what 区科工信局 stands
/// for differs from place to place.
///
/// ```
/// use gongwen::UnitRole;
/// use gongwen::normalize::{Gazetteer, units};
///
/// let gazetteer: Gazetteer = [("区科工信局", "大祥区科技和工业信息化局")].into_iter().collect();
/// let mut read = units("区科工信局、区水利局", UnitRole::Responsible);
/// gazetteer.expand(&mut read);
/// assert_eq!(read.groups[0].units[0].expanded.as_deref(), Some("大祥区科技和工业信息化局"));
/// assert_eq!(read.groups[0].units[1].expanded, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gazetteer {
    full: BTreeMap<String, String>,
}

impl Gazetteer {
    /// Puts the full names that are known into `expanded`. A name whose level the print leaves out
    /// is looked up with it as well: 财政厅 behind 省教育厅、 as 省财政厅.
    pub fn expand(&self, units: &mut ResponsibleUnits) {
        for unit in units.groups.iter_mut().flat_map(|group| &mut group.units) {
            let known = unit.expanded.as_ref().and_then(|name| self.full.get(name));
            if let Some(full) = known.or_else(|| self.full.get(&unit.name)) {
                unit.expanded = Some(full.clone());
            }
        }
    }
}

impl<Name: Into<String>, Full: Into<String>> FromIterator<(Name, Full)> for Gazetteer {
    fn from_iter<I: IntoIterator<Item = (Name, Full)>>(names: I) -> Self {
        Self { full: names.into_iter().map(|(name, full)| (name.into(), full.into())).collect() }
    }
}
