//! What becomes of the people to ask: kept, left out or masked, once a notice is recognised.

use crate::record::{Contact, ElementKind, Notice};
use crate::units::ResponsibleUnits;

/// What the records say of the people to ask; see [`crate::ReadOptions::contacts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Contacts {
    /// As printed.
    #[default]
    Keep,
    /// Nothing.
    Omit,
    /// Their shape: `雷*`, `186****3200`, `s***@163.com`.
    Mask,
}

impl Contacts {
    /// Applies the choice to what was recognised.
    pub(crate) fn apply(self, notice: &mut Notice) {
        match self {
            Self::Keep => return,
            Self::Omit => {
                notice.contacts.clear();
                notice.elements.retain(|element| element.element != ElementKind::Contacts);
            }
            Self::Mask => {
                notice.contacts.iter_mut().for_each(mask);
                for element in &mut notice.elements {
                    if element.element == ElementKind::Contacts {
                        element.text = masked(&element.text);
                    }
                }
            }
        }
        for activity in notice.plans.iter_mut().flat_map(|plan| &mut plan.activities) {
            for units in [
                &mut activity.responsible_units,
                &mut activity.lead_units,
                &mut activity.supporting_units,
                &mut activity.host_units,
                &mut activity.organizer_units,
            ] {
                self.apply_to_units(units);
            }
        }
    }

    fn apply_to_units(self, units: &mut ResponsibleUnits) {
        match self {
            Self::Keep => {}
            Self::Omit => units.contact.clear(),
            Self::Mask => {
                for text in &mut units.contact {
                    *text = masked(text);
                }
            }
        }
    }
}

fn mask(contact: &mut Contact) {
    for value in [&mut contact.name, &mut contact.phone, &mut contact.email].into_iter().flatten() {
        *value = masked(value);
    }
}

/// What is printed of a person with its shape alone. A label in it is masked too: which words are
/// labels is a guess, and a guess must not let a name through.
fn masked(text: &str) -> String {
    // Two numbers or addresses in one value are masked each for itself.
    text.split_inclusive(|c: char| c.is_whitespace() || "、，,；;：:/（）()".contains(c))
        .map(|piece| match piece.split_once('@') {
            Some((name, host)) => format!("{}***@{host}", first(name)),
            None => masked_piece(piece),
        })
        .collect()
}

fn first(text: &str) -> String {
    text.chars().take(1).collect()
}

/// A name or a number: of a word the first character stays, of a mobile number the operator's
/// three digits and the last four, of a shorter number the last two.
fn masked_piece(piece: &str) -> String {
    /// Digits of a mobile number, and of a landline number with its area code.
    const LONG: usize = 11;
    const KEPT_OF_LONG: (usize, usize) = (3, 4);
    const KEPT_OF_SHORT: (usize, usize) = (0, 2);

    let digits = piece.chars().filter(|c| c.is_numeric()).count();
    let (head, tail) = if digits >= LONG { KEPT_OF_LONG } else { KEPT_OF_SHORT };
    let mut digit = 0;
    let mut is_inside_word = false;
    piece
        .chars()
        .map(|c| {
            let stays = if c.is_numeric() {
                digit += 1;
                digit <= head || digit + tail > digits
            } else {
                !(c.is_alphabetic() && is_inside_word)
            };
            is_inside_word = c.is_alphabetic() && !c.is_numeric();
            if stays { c } else { '*' }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::masked;

    #[test]
    fn a_mask_keeps_the_shape() {
        for (printed, expected) in [
            ("雷景", "雷*"),
            ("欧阳明远", "欧***"),
            ("18673943200", "186****3200"),
            ("0739-5550101", "073*-***0101"),
            ("5550101", "*****01"),
            ("186 7394 3200", "*86 **94 **00"),
            ("0739-5550101、18673943200", "073*-***0101、186****3200"),
            ("sysd@163.com", "s***@163.com"),
            ("@163.com", "***@163.com"),
            ("张三 18673943200", "张* 186****3200"),
            ("联系人:雷景,电话:18673943200", "联**:雷*,电*:186****3200"),
            ("", ""),
        ] {
            assert_eq!(masked(printed), expected, "{printed}");
        }
    }
}
