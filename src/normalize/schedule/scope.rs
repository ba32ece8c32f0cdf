//! What stands once in a list and holds for all of it, and what of a list is one time.

use super::list::{Bound, Item, Separator};
use super::point::{Part, Period};

/// Spreads over the list what its last item says for all.
pub(super) fn share(items: &mut Vec<Item<'_>>) {
    part_pairs(items);
    share_bound(items);
    share_time(items);
    join_turn_of_month(items);
}

/// `上、下半年各1次` and `春秋两季` are two times.
pub(super) fn part_pairs(items: &mut Vec<Item<'_>>) {
    let pair = |item: &Item<'_>| match item.first.period {
        Some(Period::BothHalves) => Some((Period::Half(1), Period::Half(2))),
        Some(Period::BothSeasons(one, two)) => Some((Period::Season(one), Period::Season(two))),
        _ => None,
    };
    let mut pairs = items.iter().enumerate().filter(|(_, item)| item.last.is_none());
    let Some((at, (one, two))) = pairs.find_map(|(at, item)| Some((at, pair(item)?))) else {
        return;
    };
    if let Some(first) = items.get_mut(at) {
        first.first.period = Some(one);
        let mut second = *first;
        second.first.period = Some(two);
        second.separator = Separator::And;
        first.sides = [None, None];
        items.insert(at + 1, second);
    }
}

/// `6月、12月底前`: what bounds the last of a list of like points bounds all of them.
fn share_bound(items: &mut [Item<'_>]) {
    let Some((last, before)) = items.split_last_mut() else { return };
    let Some(Bound::Before) = last.bound else { return };
    // `5月10日、15日前`, but not `5月、15日前`
    let like_last = |item: &Item<'_>| {
        item.first.day.is_some() == last.first.day.is_some()
            && (item.first.period.is_some() == last.first.period.is_some()
                || last.first.day.is_some())
    };
    let alike = last.last.is_none()
        && before.iter().all(|item| {
            // `5月启动，10月底前完成` limits the second alone.
            item.bound.is_none()
                && item.last.is_none()
                && item.label.is_none()
                && !item.worded
                && item.sides == [None, None]
                && like_last(item)
        });
    if alike {
        for item in before {
            item.bound = Some(Bound::Before);
        }
    }
}

/// `5月9日、10日上午9:00`: the time of day of the last of a list of days is that of all.
fn share_time(items: &mut [Item<'_>]) {
    let Some((last, before)) = items.split_last_mut() else { return };
    let point = last.first;
    let timed = |item: &Item<'_>| {
        item.last.is_some()
            || item.label.is_some()
            || item.worded
            || item.sides != [None, None]
            || item.first.day.is_none()
            || item.first.time.is_some()
            || item.first.day_part.is_some()
    };
    if point.day.is_none() || (point.time.is_none() && point.day_part.is_none()) {
        return;
    }
    let one_time = last.last.is_none_or(|last| last.is_dateless());
    if one_time && last.label.is_none() && !before.iter().any(timed) {
        for item in before {
            item.first.time = point.time;
            item.first.day_part = point.day_part;
            item.last = last.last;
        }
    }
}

/// `4月底5月初` is one time around the turn of the month.
fn join_turn_of_month(items: &mut Vec<Item<'_>>) {
    let [first, second] = items.as_slice() else { return };
    let ends = matches!(first.first.part, Some(Part::End | Part::TenDays(3, 3)));
    let starts = matches!(second.first.part, Some(Part::Start | Part::TenDays(1, 1)));
    let alone =
        |item: &Item<'_>| item.last.is_none() && item.bound.is_none() && item.sides == [None, None];
    let months = match (first.first.period, second.first.period) {
        (Some(Period::Month(first)), Some(Period::Month(second))) => second == first % 12 + 1,
        _ => false,
    };
    let joined = second.separator == Separator::Juxtaposed && second.label.is_none();
    if ends && starts && months && joined && alone(first) && alone(second) {
        let last = second.first;
        items.pop();
        if let [first] = items.as_mut_slice() {
            first.last = Some(last);
        }
    }
}
