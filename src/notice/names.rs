//! Names of organs as a masthead, a signature or a line of addressees prints them.

use crate::lexicon::document::{BARE_ENDINGS, LIST_MARKS, MASTHEAD_END, ORGAN_ENDINGS};

use super::wording::{closed_up, folded};

/// The organs that lines name: a name that is broken over lines is one, names that are whole on
/// their lines are several. Blanks between whole names divide them too (joint signatures stand side
/// by side), those of letter-spacing do not.
pub(super) fn organs<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in lines.into_iter().flat_map(str::split_whitespace) {
        match names.last_mut() {
            Some(name) if !is_whole(name) || goes_on(part) => name.push_str(part),
            _ => names.push(part.to_owned()),
        }
    }
    for name in &mut names {
        if let Some(bare) = name.strip_suffix(MASTHEAD_END) {
            *name = bare.to_owned();
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The organs that issue or sign a notice: of a joint one some masthead names several on one line, each
/// of them whole (县委宣传部、县文明办). A name may hold the same mark (打击侵权、假冒伪劣工作领导小组).
pub(super) fn issuers<'a>(lines: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let divided = |name: String| {
        let parts: Vec<&str> = name.split('、').collect();
        let several = parts.iter().all(|part| is_whole(part));
        if several { parts.into_iter().map(str::to_owned).collect() } else { vec![name] }
    };
    organs(lines).into_iter().flat_map(divided).collect()
}

/// Whether a text ends as the name of an organ does.
pub(super) fn is_organ(text: &str) -> bool {
    let folded = folded(text);
    let bare = folded.strip_suffix(MASTHEAD_END).unwrap_or(&folded);
    ORGAN_ENDINGS.iter().any(|ending| bare.ends_with(ending) && bare.len() > ending.len())
}

/// Whether a name can end here: it ends as organs do, and no quotation or bracket is open.
fn is_whole(name: &str) -> bool {
    let open = |left: char, right: char| name.matches(left).count() > name.matches(right).count();
    is_organ(name) && !open('“', '”') && !open('（', '）') && !open('(', ')')
}

/// Whether a part can only go on from the one before it: a single character of letter-spacing, the
/// bare end of a name, or 文件.
fn goes_on(part: &str) -> bool {
    part.chars().nth(1).is_none()
        || part == MASTHEAD_END
        || BARE_ENDINGS
            .iter()
            .any(|ending| part == *ending || part.strip_suffix(MASTHEAD_END) == Some(ending))
}

/// The members of a list, cut at 、 ， ； outside brackets, without closing marks.
pub(super) fn members(text: &str) -> Vec<String> {
    let mut members = Vec::new();
    let mut member = String::new();
    let mut depth = 0_u32;
    for character in text.chars() {
        match crate::normalize::width::fold(character) {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            mark if depth == 0 && LIST_MARKS.contains(&mark) => {
                members.push(std::mem::take(&mut member));
                continue;
            }
            _ => {}
        }
        member.push(character);
    }
    members.push(member);
    members
        .iter()
        .map(|member| closed_up(member.trim_end_matches(['。', '.', '：', ':'])).trim().to_owned())
        .filter(|member| !member.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn organs_of_lines() {
        let cases: &[(&[&str], &[&str])] = &[
            (
                &["邵阳市大祥区推进政府职能转变和", "“放管服”改革协调小组办公室"],
                &["邵阳市大祥区推进政府职能转变和“放管服”改革协调小组办公室"],
            ),
            (&["黄坪市民政局", "黄坪市财政局"], &["黄坪市民政局", "黄坪市财政局"]),
            (&["黄坪市民政局  黄坪市财政局"], &["黄坪市民政局", "黄坪市财政局"]),
            (&["黄坪市民政局", "黄坪市财政局 文件"], &["黄坪市民政局", "黄坪市财政局"]),
            (&["大祥区人民政府", "办公室文件"], &["大祥区人民政府办公室"]),
            (&["教 育 部 办 公 厅"], &["教育部办公厅"]),
        ];
        for (lines, expected) in cases {
            assert_eq!(organs(lines.iter().copied()), *expected, "{lines:?}");
        }
    }

    #[test]
    fn issuers_on_one_line() {
        for (line, expected) in [
            ("南岭县委宣传部、南岭县文明办文件", &["南岭县委宣传部", "南岭县文明办"][..]),
            ("某市打击侵权、假冒伪劣工作领导小组", &["某市打击侵权、假冒伪劣工作领导小组"]),
        ] {
            assert_eq!(issuers([line]), expected, "{line}");
        }
    }

    #[test]
    fn members_of_lists() {
        for (text, expected) in [
            (
                "各乡镇人民政府、街道办事处，区直和省市驻区有关单位：",
                &["各乡镇人民政府", "街道办事处", "区直和省市驻区有关单位"][..],
            ),
            ("各县（市、区）民政局:", &["各县（市、区）民政局"]),
            ("市委办公室，市政府办公室。", &["市委办公室", "市政府办公室"]),
        ] {
            assert_eq!(members(text), expected, "{text}");
        }
    }
}
