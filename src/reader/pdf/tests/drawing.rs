//! What paths and fills are: rulings, boxes, outlines.

use super::*;

#[test]
fn boxes_with_rounded_corners_are_boxes() {
    let round = "13 10 m 37 10 l 39 10 40 11 40 13 c 40 47 l 40 49 39 50 37 50 c \
                 13 50 l 11 50 10 49 10 47 c 10 13 l 10 11 11 10 13 10 c h S";
    let lines = page(round).lines;
    let sides: Vec<_> = lines.iter().map(|line| (line.x0, line.y0, line.x1, line.y1)).collect();
    let all = [
        (10.0, 250.0, 40.0, 250.0),
        (40.0, 250.0, 40.0, 290.0),
        (40.0, 290.0, 10.0, 290.0),
        (10.0, 290.0, 10.0, 250.0),
    ];
    assert_eq!(sides, all);
}

/// A converter that has no bold face strokes the outlines of characters: the box inside one is no
/// cell.
#[test]
fn outlines_of_characters_are_no_rulings() {
    let bar = "30 30 m 40 30 l 40 34 l 30 34 l h";
    let stroke = "10 10 m 12 20 l 11 18 l h";
    assert_eq!(page(&format!("{stroke} {bar} S")).lines.len(), 0);
    assert_eq!(page(&format!("{bar} S")).lines.len(), 4);
}

#[test]
fn bars_of_stroked_characters_are_no_rulings() {
    for (path, lines) in [
        // The outline of a bar with a serif, and a box with a slanted corner.
        ("10 20 m 30 20 l 30 22 l 26 24 l 24 22 l 10 22 l h", 0),
        ("10 20 m 30 20 l 32 20 32 22 30 22 c 10 22 l h", 0),
        ("10 20 m 190 20 l 200 30 l 200 90 l 10 90 l h", 5),
        ("10 20 m 40 20 l 40 50 l 10 50 l h", 4),
    ] {
        assert_eq!(page(&format!("{path} S")).lines.len(), lines, "{path}");
    }
}

/// Some writers round the corners of all borders, by nothing where they are sharp.
#[test]
fn a_curve_that_stays_where_it_is_rounds_nothing() {
    let side = page("10 20 m 10 20 10 20 10 20 c 30 20 l S").lines;
    assert!(side.iter().any(|line| (line.x0, line.x1) == (10.0, 30.0)), "{side:?}");
}

#[test]
fn rulings_are_what_is_painted() {
    let lines = |content: &str| -> Vec<[f32; 5]> {
        let lines = page(content).lines;
        lines.iter().map(|l| [l.x0, l.y0, l.x1, l.y1, l.width].map(f32::round)).collect()
    };
    assert_eq!(lines("2 w 10 20 m 100 20 l S"), [[10.0, 280.0, 100.0, 280.0, 2.0]]);
    assert_eq!(
        lines("q 2 0 0 2 0 0 cm 1 w 10 20 m 10 40 l S Q"),
        [[20.0, 260.0, 20.0, 220.0, 2.0]]
    );
    // Dashes are one line; what is outside the page is cut off; a clip cuts too.
    assert_eq!(lines("[1 1] 0 d 10 20 m 500 20 l S"), [[10.0, 280.0, 400.0, 280.0, 1.0]]);
    assert_eq!(lines("0 0 50 50 re W n 10 20 m 90 20 l S").len(), 1);
    assert_eq!(lines("0 0 50 50 re W n 60 60 m 90 60 l S").len(), 0);
    assert_eq!(lines("10 10 50 30 re S").len(), 4);
    assert_eq!(lines("10 10 50 30 re n").len(), 0);
    let curve = page("10 10 m 20 20 30 20 40 10 c S");
    assert_eq!((curve.lines.len(), curve.outlines), (0, 1));
    let hidden = |content: &str| page(content).lines[0].hidden;
    assert!(hidden("1 G 10 20 m 100 20 l S"));
    assert!(!hidden("0 g 0 0 200 200 re f 1 G 10 20 m 100 20 l S"));
}

#[test]
fn fills_are_boxes() {
    let fills = |content: &str| -> Vec<[f32; 4]> {
        let fills = page(content).fills;
        fills
            .iter()
            .map(|f| [f.rect.x0, f.rect.top, f.rect.x1, f.rect.bottom].map(f32::round))
            .collect()
    };
    assert_eq!(fills("10 20 100 30 re f"), [[10.0, 250.0, 110.0, 280.0]]);
    assert_eq!(fills("10 20 m 110 20 l 110 50 l 10 50 l h f"), [[10.0, 250.0, 110.0, 280.0]]);
    assert_eq!(fills("110 50 -100 -30 re f"), [[10.0, 250.0, 110.0, 280.0]]);
    assert_eq!(fills("10 20 m 110 20 l 60 50 l h f"), [[0.0; 4]; 0]);
    // A border painted as a box with a box cut out is its four sides.
    assert_eq!(fills("10 20 100 30 re 12 22 96 26 re f*").len(), 4);
    // A border with mitred ends.
    assert_eq!(fills("10 20 m 110 20 l 109 21 l 11 21 l h f"), [[10.0, 279.0, 110.0, 280.0]]);
    assert!((page("0.5 g 0 0 9 9 re f").fills[0].brightness - 0.5).abs() < 0.01);
    // An image of a single pixel is one too: what dvips rules become.
    let stencil = "q 100 0 0 -1 10 20 cm BI /IM true /W 1 /H 1 ID \0 EI Q";
    assert_eq!(fills(stencil), [[10.0, 280.0, 110.0, 281.0]]);
    assert!((page(&format!("0.5 g {stencil}")).fills[0].brightness - 0.5).abs() < 0.01);
    assert_eq!(fills(&stencil.replace("/H 1", "/H 2")).len(), 0);
}
