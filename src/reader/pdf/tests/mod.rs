//! Pages of small files written by hand: what stands where, and who sees it.

mod cut_off;
mod drawing;
mod fonts;
mod forms;
mod inks;
mod layers;
mod ledger;
mod pages;
mod seen;
mod text;

use std::rc::Rc;

use super::file::objects::{File, Large};
use super::filters::Budget;
use super::page::{Direction, Page};
use super::page_tree::Pages;
use super::store::Store;
use super::*;

/// A file of one page on paper of 400 by 300 points with Courier, whose glyphs are 0.6 em wide, as
/// `/F`. `more` are objects from number 10 on.
fn file(content: &str, page: &str, resources: &str, more: &str) -> Vec<u8> {
    format!(
        "%PDF-1.7\n\
         1 0 obj <</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[8 0 R 9 0 R]/D<</OFF[8 0 R]>>>>>> endobj\n\
         2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 400 300]>> endobj\n\
         3 0 obj <</Type/Page/Parent 2 0 R/Contents 4 0 R{page}\
         /Resources<</Font<</F 5 0 R/G 10 0 R>>/Properties<</Off 8 0 R/On 9 0 R>>{resources}>>>> endobj\n\
         4 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n\
         5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>> endobj\n\
         8 0 obj <</Type/OCG/Name(a)>> endobj 9 0 obj <</Type/OCG/Name(b)>> endobj\n\
         {more}\ntrailer <</Root 1 0 R>>\n",
        content.len()
    )
    .into_bytes()
}

fn pages(bytes: &[u8]) -> Vec<Page> {
    let limits = Limits::default();
    let file = File::open(bytes.to_vec(), Large::new()).unwrap();
    let store = Store::new(&file, Rc::new(Budget::new(&limits)));
    let pages = Pages::read(&file, &limits);
    let numbered = (1..).zip(&pages.entries);
    numbered.map(|(number, entry)| read_page(entry, number, &store, &limits).unwrap()).collect()
}

fn page_with(content: &str, page: &str, resources: &str, more: &str) -> Page {
    pages(&file(content, page, resources, more)).remove(0)
}

fn page(content: &str) -> Page {
    page_with(content, "", "", "")
}

fn visible(page: &Page) -> String {
    page.glyphs.iter().filter(|glyph| !glyph.hidden).map(|glyph| glyph.character).collect()
}

/// Character, origin and advance in whole points.
type Placed = (char, f32, f32, f32);

fn placed(page: &Page) -> Vec<Placed> {
    let glyphs = page.glyphs.iter();
    glyphs.map(|g| (g.character, g.x.round(), g.y.round(), g.advance.round())).collect()
}
