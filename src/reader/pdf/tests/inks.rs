//! Who sees a character by what it is painted in: inks, masks, groups, patterns, strokes.

use super::*;

/// Inks that leave no mark, and colours that only their space tells.
#[test]
fn white_is_white_in_every_colour_space() {
    let spaces = "/ColorSpace<</I [/Indexed/DeviceRGB 1 <000000FFFFFF>]\
        /N [/Separation/None/DeviceGray 10 0 R]/W [/Separation/White/DeviceGray 11 0 R]\
        /S [/Separation/Spot/DeviceGray 10 0 R]/D [/DeviceN[/Black/None]/DeviceGray 10 0 R]\
        /T [/Separation/Spot/DeviceRGB 12 0 R]/L [/Lab<<>>]>>";
    let functions = "10 0 obj <</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>> endobj \
        11 0 obj <</FunctionType 2/Domain[0 1]/C0[1]/C1[1]/N 1>> endobj \
        12 0 obj <</FunctionType 0/Domain[0 1]/Range[0 1 0 1 0 1]/Size[2]/BitsPerSample 8/Length 6>> \
        stream\n\u{7F}\u{7F}\u{7F}   \nendstream endobj";
    for (ink, is_seen) in [
        ("/I cs 0 sc", true),
        ("/I cs 1 sc", false),
        ("/N cs 1 scn", false),
        ("/W cs 1 scn", false),
        ("/S cs 1 scn", true),
        ("/S cs", true),
        ("/S cs 0 scn", false),
        ("/D cs 1 0 scn", true),
        ("/D cs 0 1 scn", false),
        ("/T cs 1 scn", true),
        ("/L cs 100 0 0 sc", false),
        ("/L cs 20 0 0 sc", true),
    ] {
        let content = format!("{ink} BT /F 10 Tf 10 20 Td (a) Tj ET");
        let page = page_with(&content, "", spaces, functions);
        assert_eq!(visible(&page) == "a", is_seen, "{ink}");
    }
}

#[test]
fn text_on_a_field_of_its_own_colour_is_hidden() {
    for (field, ink, seen) in [
        ("1 0 0 rg", "1 0 0 rg", ""),
        ("0 g", "0 g", ""),
        ("1 0 0 rg", "0 0 1 rg", "a"),
        ("0.9 g", "0 g", "a"),
        ("/T gs 0 g", "0 g", "a"),
    ] {
        let content = format!("q {field} 0 0 50 50 re f Q {ink} BT /F 10 Tf 10 20 Td (a) Tj ET");
        let page = page_with(&content, "", "/ExtGState<</T<</ca 0.5>>>>", "");
        assert_eq!(visible(&page), seen, "{field} {ink}");
    }
    // In a frame of its colour it is read.
    let frame = "0 g 0 0 50 50 re 2 2 46 46 re f* BT /F 10 Tf 10 20 Td (a) Tj ET";
    assert_eq!(visible(&page(frame)), "a");
}

#[test]
fn a_soft_mask_hides_what_it_does_not_show() {
    let seen = |mask: &str, drawn: &str| {
        let form = format!(
            "10 0 obj <</Subtype/Form/BBox[0 0 400 300]/Group<<>>/Length {}>> stream\n{drawn}\nendstream endobj \
             11 0 obj <</Subtype/Form/BBox[0 0 400 300]/Group<<>>/Length 42>> stream\n\
             /N gs BT /F 10 Tf 10 20 Td (a) Tj ET      \nendstream endobj",
            drawn.len()
        );
        let states = format!(
            "/ExtGState<</M<</SMask<</G 10 0 R{mask}>>>>/N<</SMask/None>>>>/XObject<</X 11 0 R>>"
        );
        let text = "/M gs BT /F 10 Tf 10 20 Td (a) Tj ET";
        let alone = visible(&page_with(text, "", &states, &form));
        // A group is masked as a whole.
        assert_eq!(visible(&page_with("/M gs /X Do", "", &states, &form)), alone, "{drawn}");
        assert_eq!(visible(&page_with(&text.replace("gs", "gs /N gs"), "", &states, &form)), "a");
        alone == "a"
    };
    for (mask, drawn, is_seen) in [
        ("/S/Luminosity", "0 g 0 0 400 300 re f", false),
        ("/S/Luminosity", "", false),
        ("/S/Luminosity", "1 g 0 0 400 300 re f", true),
        ("/S/Luminosity", "1 g 0 0 400 300 re f 0 g 0 0 50 50 re f", false),
        ("/S/Luminosity", "1 g 0 0 400 300 re f 0 g 0 0 m 50 0 l 0 9 l f", true),
        ("/S/Luminosity", "1 g 100 0 50 50 re f", false),
        ("/S/Luminosity/BC[1]", "", true),
        ("/S/Luminosity/TR/Identity", "0 g 0 0 400 300 re f", false),
        ("/S/Luminosity/TR<</FunctionType 2>>", "0 g 0 0 400 300 re f", true),
        ("/S/Luminosity", "BT /F 10 Tf (x) Tj ET", true),
        ("/S/Alpha", "", false),
        ("/S/Alpha", "0 g 0 0 400 300 re f", true),
    ] {
        assert_eq!(seen(mask, drawn), is_seen, "{mask} {drawn}");
    }
}

#[test]
fn a_group_is_as_opaque_as_it_is_set_outside() {
    let form = "10 0 obj <</Subtype/Form/BBox[0 0 99 99]/Group<<>>/Length 36>> stream\n\
        /O gs BT /F 10 Tf 9 9 Td (a) Tj ET  \nendstream endobj";
    let states = "/ExtGState<</Z<</ca 0>>/O<</ca 1>>>>/XObject<</X 10 0 R>>";
    assert_eq!(visible(&page_with("/Z gs /X Do", "", states, form)), "");
    assert_eq!(visible(&page_with("/X Do", "", states, form)), "a");
}

#[test]
fn text_in_a_tile_as_large_as_its_field_is_read() {
    let tile = |entries: &str, content: &str| {
        format!(
            "10 0 obj <</PatternType 1/PaintType 1{entries}/Length {}>> stream\n{content}\nendstream endobj",
            content.len()
        )
    };
    let fonts = "/Resources<</Font<</F 5 0 R>>>>";
    let text = "BT /F 10 Tf 5 8 Td (a) Tj ET";
    for (entries, seen, pictures) in [
        ("/BBox[0 0 50 30]/XStep 50/YStep 30/Matrix[1 0 0 1 100 100]", "a", 0),
        ("/BBox[0 0 25 30]/XStep 25/YStep 30/Matrix[1 0 0 1 100 100]", "aa", 0),
        ("/BBox[0 0 25 15]/XStep 25/YStep 15/Matrix[2 0 0 2 100 100]", "a", 0),
        // It stands elsewhere, …
        ("/BBox[0 0 400 300]/XStep 400/YStep 300", "", 0),
        // … or is a texture.
        ("/BBox[0 0 9 9]/XStep 9/YStep 9", "", 1),
    ] {
        let more = tile(&format!("{entries}{fonts}"), text);
        let content = "/Pattern cs /P scn 100 100 50 30 re f";
        let page = page_with(content, "", "/Pattern<</P 10 0 R>>", &more);
        assert_eq!((visible(&page).as_str(), page.images.len()), (seen, pictures), "{entries}");
    }
}

#[test]
fn thick_strokes_cover_as_fields_do() {
    for (stroke, seen) in [
        ("12 w 0 23 m 50 23 l S", ""),
        ("2 w 0 23 m 50 23 l S", "a"),
        ("12 w [3 3] 0 d 0 23 m 50 23 l S", "a"),
        ("1 G 12 w [] 0 d 0 23 m 50 23 l S", ""),
    ] {
        let content = format!("BT /F 10 Tf 10 20 Td (a) Tj ET {stroke}");
        assert_eq!(visible(&page(&content)), seen, "{stroke}");
    }
}

#[test]
fn outlines_round_nothing_are_seen() {
    for (content, seen) in
        [("1 g 2 Tr", "a"), ("1 g 1 G 2 Tr", ""), ("1 G 1 Tr", ""), ("1 G 2 Tr", "a"), ("0 Tz", "")]
    {
        let content = format!("{content} BT /F 10 Tf 10 20 Td (a) Tj ET");
        assert_eq!(visible(&page(&content)), seen, "{content}");
    }
}
