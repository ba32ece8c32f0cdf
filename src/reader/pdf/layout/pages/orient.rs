//! Pages whose text runs sideways or upside down are turned before anything else is done.

use crate::reader::pdf::page::{Direction, Fill, Glyph, Line, Page, Rect};

use super::fold::Folds;

/// How the content of a page was turned to stand upright, so that boxes can be turned back.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Turn {
    /// The direction in which the page's text runs as shown.
    from: Direction,
    /// Size of the page as shown.
    width: f32,
    height: f32,
    /// The upper left corner of the page on a sheet of several, once that stood upright.
    corner: (f32, f32),
    /// The columns that were put under one another once the page stood upright.
    pub(crate) folds: Folds,
}

impl Turn {
    /// The turn that makes most of the page's text upright.
    fn of(page: &Page) -> Self {
        let mut counts = [
            (Direction::Right, 0_usize),
            (Direction::Down, 0),
            (Direction::Left, 0),
            (Direction::Up, 0),
        ];
        for glyph in page.glyphs.iter().filter(|glyph| !glyph.hidden) {
            // Vertical writing stands upright.
            let direction = match glyph.direction {
                Direction::Vertical => Direction::Right,
                other => other,
            };
            if let Some((_, count)) = counts.iter_mut().find(|(named, _)| *named == direction) {
                *count += 1;
            }
        }
        // The first of equals: an empty page is upright.
        let from = counts
            .iter()
            .rev()
            .max_by_key(|(_, count)| *count)
            .map_or(Direction::Right, |(direction, _)| *direction);
        Self { from, width: page.width, height: page.height, ..Self::default() }
    }

    /// The turn of a page that stands at this corner of the upright sheet.
    pub(crate) fn at(self, corner: (f32, f32)) -> Self {
        Self { corner, ..self }
    }

    /// A point of the page as shown on the upright page.
    fn point(self, (x, y): (f32, f32)) -> (f32, f32) {
        match self.from {
            Direction::Down => (y, self.width - x),
            Direction::Up => (self.height - y, x),
            Direction::Left => (self.width - x, self.height - y),
            _ => (x, y),
        }
    }

    /// A box of the upright page on the page as shown.
    pub(crate) fn back(self, rect: Rect) -> Rect {
        let rect = self.folds.back(rect).moved(self.corner.0, self.corner.1);
        let corner = |(x, y): (f32, f32)| match self.from {
            Direction::Down => (self.width - y, x),
            Direction::Up => (y, self.height - x),
            Direction::Left => (self.width - x, self.height - y),
            _ => (x, y),
        };
        Rect::between(corner((rect.x0, rect.top)), corner((rect.x1, rect.bottom)))
    }

    fn rect(self, rect: Rect) -> Rect {
        Rect::between(self.point((rect.x0, rect.top)), self.point((rect.x1, rect.bottom)))
    }

    fn direction(self, direction: Direction) -> Direction {
        const ROUND: [Direction; 4] =
            [Direction::Right, Direction::Down, Direction::Left, Direction::Up];
        let quarters = |named| ROUND.iter().position(|direction| *direction == named);
        let (Some(of), Some(from)) = (quarters(direction), quarters(self.from)) else {
            return direction;
        };
        ROUND.get((of + ROUND.len() - from) % ROUND.len()).copied().unwrap_or(direction)
    }
}

/// Turns the content of a page so that most of its text is upright.
pub(crate) fn upright(page: Page) -> (Page, Turn) {
    let turn = Turn::of(&page);
    if turn.from == Direction::Right {
        return (page, turn);
    }
    let (width, height) = match turn.from {
        Direction::Left => (page.width, page.height),
        _ => (page.height, page.width),
    };
    let glyphs = page.glyphs.into_iter().map(|glyph| {
        let (x, y) = turn.point((glyph.x, glyph.y));
        Glyph { x, y, direction: turn.direction(glyph.direction), ..glyph }
    });
    let lines = page.lines.into_iter().map(|line| {
        let (x0, y0) = turn.point((line.x0, line.y0));
        let (x1, y1) = turn.point((line.x1, line.y1));
        Line { x0, y0, x1, y1, ..line }
    });
    let fills = page.fills.into_iter().map(|fill| Fill { rect: turn.rect(fill.rect), ..fill });
    let images = page.images.into_iter().map(|image| turn.rect(image));
    let page = Page {
        width,
        height,
        glyphs: glyphs.collect(),
        lines: lines.collect(),
        fills: fills.collect(),
        images: images.collect(),
        ..page
    };
    (page, turn)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(direction: Direction, x: f32, y: f32) -> Page {
        let glyph = Glyph {
            character: '1',
            x,
            y,
            advance: 10.0,
            size: 10.0,
            direction,
            font: 0,
            hidden: false,
            pale: false,
            tinted: false,
        };
        Page { number: 1, width: 200.0, height: 100.0, glyphs: vec![glyph], ..Page::default() }
    }

    #[test]
    fn sideways_text_is_turned_upright_and_its_box_back() {
        // The glyph's origin, and where a reader who turns the sheet sees it.
        for (direction, seen, size) in [
            (Direction::Right, (30.0, 40.0), (200.0, 100.0)),
            (Direction::Down, (40.0, 170.0), (100.0, 200.0)),
            (Direction::Left, (170.0, 60.0), (200.0, 100.0)),
            (Direction::Up, (60.0, 30.0), (100.0, 200.0)),
        ] {
            let (turned, turn) = upright(page(direction, 30.0, 40.0));
            let glyph = turned.glyphs[0];
            assert_eq!((glyph.x, glyph.y), seen, "{direction:?}");
            assert_eq!(glyph.direction, Direction::Right, "{direction:?}");
            assert_eq!((turned.width, turned.height), size, "{direction:?}");
            let shown = turn.back(Rect::between(seen, (seen.0 + 10.0, seen.1 - 10.0)));
            assert!(shown.contains((30.0, 40.0)), "{direction:?}: {shown:?}");
        }
    }

    #[test]
    fn vertical_writing_is_upright() {
        let (turned, _) = upright(page(Direction::Vertical, 30.0, 40.0));
        assert_eq!((turned.width, turned.glyphs[0].x), (200.0, 30.0));
    }
}
