//! Optional content by groups, policies and expressions.

use super::*;

#[test]
fn memberships_show_their_content_by_policy_or_expression() {
    // Group 8 is off, group 9 is on.
    for (membership, is_seen) in [
        ("/OCGs 8 0 R", false),
        ("/OCGs 9 0 R", true),
        ("/OCGs[8 0 R 9 0 R]", true),
        ("/OCGs[8 0 R 9 0 R]/P/AllOn", false),
        ("/OCGs[8 0 R 9 0 R]/P/AnyOff", true),
        ("/OCGs[9 0 R]/P/AnyOff", false),
        ("/OCGs[8 0 R 9 0 R]/P/AllOff", false),
        ("/OCGs[8 0 R]/P/AllOff", true),
        ("/OCGs[]/P/AllOff", true),
        ("/VE[/Not 8 0 R]", true),
        ("/VE[/Not 9 0 R]/OCGs 9 0 R", false),
        ("/VE[/And[/Not 8 0 R][/Or 8 0 R 9 0 R]]", true),
        ("/VE[/And 8 0 R 9 0 R]", false),
        // No expression: the groups count.
        ("/VE[/Maybe 9 0 R]/OCGs 8 0 R", false),
    ] {
        let more = format!("10 0 obj <</Type/OCMD{membership}>> endobj");
        let content = "/OC /M BDC BT /F 10 Tf 9 9 Td (a) Tj ET EMC";
        let file = file(content, "", "", &more);
        let file = String::from_utf8(file).unwrap().replace("/On 9 0 R", "/On 9 0 R/M 10 0 R");
        assert_eq!(visible(&pages(file.as_bytes())[0]) == "a", is_seen, "{membership}");
    }
}

#[test]
fn an_expression_has_an_end() {
    for depth in [40, 10_000] {
        let expression = "[/Not".repeat(depth) + " 8 0 R" + &"]".repeat(depth);
        let more = format!("10 0 obj <</Type/OCMD/VE{expression}>> endobj");
        let file = file("/OC /M BDC BT /F 10 Tf 9 9 Td (a) Tj ET EMC", "", "", &more);
        let file = String::from_utf8(file).unwrap().replace("/On 9 0 R", "/On 9 0 R/M 10 0 R");
        assert_eq!(visible(&pages(file.as_bytes())[0]), if depth == 40 { "" } else { "a" });
    }
}
