//! Brackets and quotation marks: nothing is cut inside them.

use super::super::glyphs::Glyph;

/// The closing mark of an opening one. Angle brackets of a title and quotation marks count too:
/// 推进“放管服”改革协调小组.
fn closing(open: char) -> Option<char> {
    Some(match open {
        '(' => ')',
        '[' => ']',
        '〔' => '〕',
        '【' => '】',
        '《' => '》',
        '“' => '”',
        '「' => '」',
        '{' => '}',
        _ => return None,
    })
}

/// Whether a character is one of those that nearly all of a name is made of.
fn is_ideograph(character: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&character)
}

/// For each opening bracket the index of its fellow.
pub(super) struct Brackets {
    fellows: Vec<Option<usize>>,
    /// Whether one has no fellow.
    pub(super) unbalanced: bool,
}

impl Brackets {
    pub(super) fn new(glyphs: &[Glyph]) -> Self {
        let mut fellows = Vec::new();
        let mut open: Vec<(usize, char)> = Vec::new();
        let mut unbalanced = false;
        for (at, glyph) in glyphs.iter().enumerate() {
            if is_ideograph(glyph.folded) {
                continue;
            }
            if let Some(close) = closing(glyph.folded) {
                open.push((at, close));
            } else if matches!(glyph.folded, ')' | ']' | '〕' | '】' | '》' | '”' | '」' | '}')
            {
                match open.pop() {
                    Some((start, close)) if close == glyph.folded => {
                        // Most names have no bracket and need no list.
                        fellows.resize(glyphs.len(), None);
                        if let Some(fellow) = fellows.get_mut(start) {
                            *fellow = Some(at);
                        }
                    }
                    _ => unbalanced = true,
                }
            }
        }
        unbalanced |= !open.is_empty();
        Self { fellows, unbalanced }
    }

    /// The index of the bracket that closes the one at an index.
    pub(super) fn fellow(&self, at: usize) -> Option<usize> {
        self.fellows.get(at).copied().flatten()
    }
}

/// Indices outside brackets.
pub(super) fn outside(glyphs: &[Glyph]) -> impl Iterator<Item = usize> {
    let brackets = Brackets::new(glyphs);
    let mut inside = None;
    (0..glyphs.len()).filter(move |at| {
        if inside.is_none() {
            inside = brackets.fellow(*at);
            return inside.is_none();
        }
        if inside == Some(*at) {
            inside = None;
        }
        false
    })
}

/// The part before the round brackets at the end: 各乡镇 of 各乡镇（街道）.
pub(super) fn core(glyphs: &[Glyph]) -> &[Glyph] {
    let mut rest = glyphs;
    while rest.last().is_some_and(|glyph| glyph.folded == ')') {
        let mut depth = 0_usize;
        let open = rest.iter().rposition(|glyph| {
            match glyph.folded {
                ')' => depth += 1,
                '(' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        });
        match open {
            Some(open) if open > 0 => rest = rest.get(..open).unwrap_or_default(),
            _ => return rest,
        }
    }
    rest
}
