//! Pages of a file whose end, with catalog and page tree, is cut off.

use super::search::find;

/// Pages taken up; a cut-off file with more is read as far as this.
const PAGES: usize = 5_000;
/// Bytes of a page's dictionary that are looked through.
const DICTIONARY: usize = 16 << 10;

/// The file with a new catalog behind it that lists the pages in the order they stand; `None` if
/// there is no page.
pub(crate) fn with_new_catalog(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut pages = Vec::new();
    let mut highest = 0;
    let mut at = 0;
    while let Some(found) = find(bytes.get(at..)?, b" obj") {
        let (head, body) = bytes.split_at_checked(at + found)?;
        at += found + b" obj".len();
        let Some((number, generation)) = object_number(head) else { continue };
        highest = highest.max(number);
        if is_page(body.get(..DICTIONARY.min(body.len())).unwrap_or_default())
            && pages.len() < PAGES
        {
            pages.push(format!("{number} {generation} R"));
        }
    }
    if pages.is_empty() {
        return None;
    }
    let (catalog, tree) = (highest.checked_add(1)?, highest.checked_add(2)?);
    let (kids, count) = (pages.join(" "), pages.len());
    let end = format!(
        "\nendobj\n{catalog} 0 obj\n<</Type/Catalog/Pages {tree} 0 R>>\nendobj\n\
         {tree} 0 obj\n<</Type/Pages/Kids[{kids}]/Count {count}>>\nendobj\n\
         trailer\n<</Root {catalog} 0 R>>\n"
    );
    Some([bytes, end.as_bytes()].concat())
}

/// The two numbers at the end of what stands before `obj`.
fn object_number(head: &[u8]) -> Option<(u32, u16)> {
    /// Digits of both numbers and the blank.
    const LENGTH: usize = 20;

    let tail = head.get(head.len().saturating_sub(LENGTH)..)?;
    let tail =
        std::str::from_utf8(tail.rsplit(|byte| !byte.is_ascii_digit() && *byte != b' ').next()?);
    let mut words = tail.ok()?.split(' ').rev().filter(|word| !word.is_empty());
    let generation = words.next()?.parse().ok()?;
    Some((words.next()?.parse().ok()?, generation))
}

/// Whether a dictionary says `/Type /Page`.
fn is_page(body: &[u8]) -> bool {
    let end = [&b"endobj"[..], b"stream"].iter().filter_map(|end| find(body, end)).min();
    let mut rest = body.get(..end.unwrap_or(body.len())).unwrap_or_default();
    while let Some(found) = find(rest, b"/Type") {
        rest = rest.get(found + b"/Type".len()..).unwrap_or_default();
        let value = rest.trim_ascii_start();
        if let Some(after) = value.strip_prefix(b"/Page")
            && after.first().is_some_and(|byte| !byte.is_ascii_alphanumeric())
        {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::with_new_catalog;

    #[test]
    fn pages_get_a_new_catalog() {
        let file =
            b"%PDF-1.4\n1 0 obj<</Type/Pages>>endobj\n7 0 obj <</A 1/Type /Page/B 2>> endobj\n\
            3 1 obj<</Type/Page/X 1>>endobj 4 0 obj<</Le";
        let text = String::from_utf8(with_new_catalog(file).unwrap()).unwrap();
        assert!(text.contains("/Kids[7 0 R 3 1 R]/Count 2"), "{text}");
        assert!(text.contains("/Root 8 0 R"), "{text}");
    }

    #[test]
    fn no_page_no_catalog() {
        assert_eq!(with_new_catalog(b"%PDF-1.4\n1 0 obj<</Type/Pages>>endobj obj"), None);
    }
}
