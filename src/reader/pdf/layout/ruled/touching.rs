//! Which rulings touch one another, and where all upright ones of a group are drawn in two pieces.

use super::super::geometry;
use super::grids::TOUCH;
use super::rulings::Rulings;
use super::sets::Sets;

/// Crossings looked at on one page before it counts as a drawing: a table of 1,000 rows and 100
/// columns has 100,000.
const CROSSINGS: usize = 5_000_000;
/// Rows without a rule between them that are looked for in one table.
const JOINTS: usize = 200;

/// Groups of rulings that touch one another, in the order of their first horizontal.
pub(crate) fn connected(rulings: &Rulings) -> (Vec<Rulings>, bool) {
    let (horizontal, vertical) = (&rulings.horizontal, &rulings.vertical);
    let mut sets = Sets::new(horizontal.len() + vertical.len());
    let mut crossings = 0;
    for (index, upright) in vertical.iter().enumerate() {
        let first = horizontal.partition_point(|flat| flat.at < upright.from - TOUCH);
        let passed = horizontal.iter().enumerate().skip(first);
        for (flat_index, flat) in passed.take_while(|(_, flat)| flat.at <= upright.to + TOUCH) {
            if flat.from - TOUCH <= upright.at && upright.at <= flat.to + TOUCH {
                sets.join(flat_index, horizontal.len() + index);
            }
            crossings += 1;
        }
        if crossings > CROSSINGS {
            break;
        }
    }
    let mut groups: Vec<Rulings> = Vec::new();
    let mut group_of = vec![usize::MAX; horizontal.len() + vertical.len()];
    let mut group = |sets: &mut Sets, groups: &mut Vec<Rulings>, index| {
        let root = sets.root(index);
        match group_of.get_mut(root) {
            Some(group) if *group == usize::MAX => {
                groups.push(Rulings::default());
                *group = groups.len() - 1;
                *group
            }
            Some(group) => *group,
            None => 0,
        }
    };
    for (index, flat) in horizontal.iter().enumerate() {
        let at = group(&mut sets, &mut groups, index);
        if let Some(group) = groups.get_mut(at) {
            group.horizontal.push(*flat);
        }
    }
    for (index, upright) in vertical.iter().enumerate() {
        let at = group(&mut sets, &mut groups, horizontal.len() + index);
        if let Some(group) = groups.get_mut(at) {
            group.vertical.push(*upright);
        }
    }
    for joint in &rulings.joints {
        let at = group(&mut sets, &mut groups, horizontal.len() + joint.ruling);
        if let Some(group) = groups.get_mut(at) {
            group.joints.push(*joint);
        }
    }
    (groups, crossings > CROSSINGS)
}

/// Heights at which all vertical rulings that pass are drawn in two pieces.
pub(crate) fn common_joints(group: &Rulings, rows: &[f32]) -> Vec<f32> {
    let mut joints = group.joints.clone();
    joints.sort_by(|a, b| a.at.total_cmp(&b.at));
    let near_row = |at: f32| {
        rows.get(geometry::nearest(rows, at)).is_some_and(|row| (row - at).abs() <= TOUCH)
    };
    // At a row's own rule nothing is to be found, and there most joints are.
    joints.retain(|joint| !near_row(joint.at));
    let groups = joints.chunk_by(|a, b| b.at - a.at <= TOUCH / 2.0);
    groups
        .filter_map(|together| {
            let at = together.first()?.at;
            let passing = group.vertical.iter().filter(|line| line.from < at && at < line.to);
            (together.len() > 2 && together.len() >= passing.count()).then_some(at)
        })
        .take(JOINTS)
        .collect()
}
