//! The PDF reader: objects and content (`engine`) to pages of glyphs and rulings (`page`) to
//! paragraphs and tables (`layout`).

mod layout;
mod page;

use crate::error::Result;
use crate::limits::Limits;
use crate::reader::Reading;

/// Reads the bytes of a file.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Reading> {
    let _ = bytes;
    let mut layout = layout::Layout::new(limits);
    layout.add(page::Page::default());
    let (document, diagnostics) = layout.finish();
    Ok(Reading { document, diagnostics, format: None })
}
