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

#[cfg(test)]
mod tests {
    use super::super::view::drawn::grid;
    use super::super::{Settings, of_with};
    use crate::document::{Block, Document};

    #[test]
    fn words_of_themes_only_where_they_are_wanted() {
        let lines = ["活动主题 | 责任单位 | 时间", "粤港澳大湾区招商洽谈活动 | 区商务局 | 5月"];
        let document =
            Document { blocks: vec![Block::Table(grid(1, &lines))], ..Document::default() };
        let words = |words: bool| {
            let settings = Settings { words, ..Settings::default() };
            let notice = of_with(&document, &settings);
            notice.plans[0].activities[0].words.clone()
        };
        assert_eq!(words(false), None);
        let words = words(true).unwrap();
        assert!(words.tokens.iter().any(|token| token == "招商"), "{:?}", words.tokens);
        assert!(words.keywords.iter().any(|word| word.contains("粤港澳大湾区")), "{words:?}");
    }
}
