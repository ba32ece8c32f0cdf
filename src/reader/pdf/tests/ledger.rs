//! Every printed character of the notices at hand is read once.

use super::*;

/// The PDFs below a folder, two levels deep.
#[expect(clippy::disallowed_methods, reason = "the test reads fixtures")]
fn fixtures(folder: &str) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "pdf") {
                let bytes = std::fs::read(&path).unwrap();
                found.push((path, bytes));
            }
        }
    }
    found.sort();
    found
}

/// The ledger over every notice: the visible characters of all pages, and those of the cells,
/// paragraphs and furniture made of them, are the same, each as often.
#[test]
fn every_printed_character_of_every_fixture_is_read_once() {
    use crate::document::{Block, Document};

    fn printed(pages: &[Page]) -> Vec<char> {
        let glyphs = pages.iter().flat_map(|page| &page.glyphs);
        glyphs.filter(|glyph| !glyph.hidden).map(|glyph| glyph.character).collect()
    }
    fn read(document: &Document) -> Vec<char> {
        let blocks = document.blocks.iter().flat_map(|block| match block {
            Block::Paragraph(paragraph) => vec![paragraph.text.as_str()],
            Block::Table(grid) => grid.cells.iter().map(|cell| cell.text.as_str()).collect(),
        });
        let furniture = document.furniture.iter().map(|paragraph| paragraph.text.as_str());
        blocks.chain(furniture).flat_map(str::chars).collect()
    }
    fn ledger(mut characters: Vec<char>) -> String {
        characters.retain(|character| !character.is_whitespace() && !character.is_control());
        characters.sort_unstable();
        characters.into_iter().collect()
    }

    let fixtures = fixtures("fixtures/notices");
    assert!(fixtures.len() > 40, "only {} files", fixtures.len());
    for (path, bytes) in fixtures {
        let document = super::super::read(&bytes, &Limits::default()).unwrap().document;
        let (printed, read) = (ledger(printed(&pages(&bytes))), ledger(read(&document)));
        assert_eq!(printed, read, "{}", path.display());
    }
}
