//! The masthead (发文机关标志): the largest type of the first page, in lines across the middle of its
//! upper half, mostly in red. Set tightly it touches the number of the document below it, as a seal
//! or a watermark lies on text; but a seal is no wide line, and both lie on text of lines above
//! their own foot, too.

use crate::reader::pdf::page::{Direction, Page, Rect};

use super::super::geometry;
use super::ink::Ink;
use super::stamps;

/// Sizes of characters of the largest type differ by so much at most, as shares of it.
const SAME_SIZE: f32 = 0.05;
/// Share of the page's width that the name of an organ spans at least; a seal across it is 45
/// millimetres of 210 wide at most.
const WIDE: f32 = 0.25;
/// Share of the page's width by which its middle may lie off the page's.
const OFF_MIDDLE: f32 = 0.05;
/// More lines of the largest type are the text itself.
const MOST_LINES: usize = 20;

/// The characters of the masthead, and the others.
pub(crate) fn apart(inks: Vec<Ink>, page: &Page) -> (Vec<Ink>, Vec<Ink>) {
    let visible = || inks.iter().filter(|ink| !ink.is_blank());
    let largest = visible().map(|ink| ink.size).reduce(f32::max).unwrap_or_default();
    let is_largest =
        |ink: &&Ink| ink.direction == Direction::Right && ink.size >= (1.0 - SAME_SIZE) * largest;
    let large: Vec<Ink> = visible().filter(is_largest).copied().collect();
    let lines: Vec<&[Ink]> = large.chunk_by(stamps::is_one_line).collect();
    if page.number != 1 || lines.len() > MOST_LINES {
        return (Vec::new(), inks);
    }
    let smaller: Vec<&Ink> = visible().filter(|ink| !is_largest(ink)).collect();
    let stands_over = |line: &[Ink], rect: Rect| {
        let mut touched = smaller.iter().filter(|ink| rect.contains(ink.point()));
        touched.all(|ink| line.iter().all(|large| large.baseline < ink.baseline))
    };
    let mut orders: Vec<usize> = Vec::new();
    for line in lines {
        let Some(rect) = geometry::hull(line.iter().map(Ink::rect)) else { continue };
        let off = (rect.middle().0 - page.width / 2.0).abs();
        let is_across = rect.width() >= WIDE * page.width && off <= OFF_MIDDLE * page.width;
        if is_across && rect.bottom <= page.height / 2.0 && stands_over(line, rect) {
            orders.extend(line.iter().map(|ink| ink.order));
        }
    }
    orders.sort_unstable();
    inks.into_iter().partition(|ink| orders.binary_search(&ink.order).is_ok())
}
