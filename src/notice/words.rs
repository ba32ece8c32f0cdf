//! The words of each activity, for search.

use crate::forms::FormsMode;
use crate::normalize::Segmenter;
use crate::record::Notice;
use crate::units::ResponsibleUnits;

/// Adds the words of each theme; what prose the column 活动方式 holds adds to the tokens.
pub(super) fn add(notice: &mut Notice) {
    let units = notice.activities().flat_map(|activity| {
        [
            &activity.responsible_units,
            &activity.lead_units,
            &activity.supporting_units,
            &activity.host_units,
            &activity.organizer_units,
        ]
    });
    let segmenter =
        Segmenter::new(units.flat_map(ResponsibleUnits::units).map(|unit| unit.name.as_str()));
    for activity in notice.plans.iter_mut().flat_map(|plan| &mut plan.activities) {
        let mut words = segmenter.words(&activity.theme);
        if activity.forms.mode == FormsMode::Prose {
            words.tokens.extend(segmenter.words(&activity.forms.raw).tokens);
        }
        activity.words = Some(words);
    }
}
