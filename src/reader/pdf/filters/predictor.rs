//! Predictors: streams that hold differences between neighbouring bytes.

use super::super::file::objects::Dictionary;

/// Undoes the predictors of PNG; TIFF's is of use for images only and left alone. `None` where the
/// parameters are nonsense.
pub(super) fn undo_predictor(data: Vec<u8>, parameters: &Dictionary<'_>) -> Option<Vec<u8>> {
    /// Bytes of a row, to keep nonsense out.
    const ROW: usize = 1 << 20;
    /// Colours of a pixel, and bits of one.
    const PIXEL: usize = 32;

    let whole = |key: &[u8], default: usize, most: usize| match parameters.whole(key) {
        None => Some(default),
        Some(number) => usize::try_from(number).ok().filter(|number| (1..=most).contains(number)),
    };
    if parameters.number(b"Predictor").is_none_or(|predictor| predictor < 10.0) {
        return Some(data);
    }
    let pixel_bits = whole(b"Colors", 1, PIXEL)? * whole(b"BitsPerComponent", 8, PIXEL)?;
    let row = (pixel_bits * whole(b"Columns", 1, ROW)?).div_ceil(8);
    (row <= ROW).then(|| undo_rows(&data, pixel_bits.div_ceil(8), row))
}

/// Undoes the predictors of PNG in rows of so many bytes.
pub(in super::super) fn undo_rows(data: &[u8], pixel: usize, row: usize) -> Vec<u8> {
    let mut output: Vec<u8> = Vec::with_capacity(data.len());
    for line in data.chunks(row + 1) {
        let Some((kind, line)) = line.split_first() else { break };
        let start = output.len();
        for (at, byte) in line.iter().enumerate() {
            let left = if at < pixel { 0 } else { byte_at(&output, start + at - pixel) };
            let up = if start < row { 0 } else { byte_at(&output, start + at - row) };
            let corner = if start < row || at < pixel {
                0
            } else {
                byte_at(&output, start + at - row - pixel)
            };
            let guess = match kind {
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            output.push(byte.wrapping_add(guess));
        }
    }
    output
}

fn byte_at(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// Of three neighbours the one nearest to left + up - corner.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let distance = |byte: u8| (guess - i16::from(byte)).abs();
    if distance(left) <= distance(up) && distance(left) <= distance(corner) {
        left
    } else if distance(up) <= distance(corner) {
        up
    } else {
        corner
    }
}
