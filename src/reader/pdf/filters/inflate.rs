//! Inflating: the one place that knows flate2.

use flate2::{Decompress, FlushDecompress, Status};

use super::End;

/// Inflates one stream after the other.
pub(super) struct Inflater(Decompress);

impl Default for Inflater {
    fn default() -> Self {
        Self(Decompress::new(true))
    }
}

impl Inflater {
    /// Inflates zlib data, or deflate without the header, as far as it goes and no further than `most`.
    pub(super) fn inflate(&mut self, data: &[u8], most: usize) -> (Vec<u8>, End) {
        let has_header = matches!(data, [cmf, flags, ..]
        if cmf & 0x0f == 8 && (u16::from(*cmf) << 8 | u16::from(*flags)) % 31 == 0);
        let (bytes, end) = self.inflate_as(data, most, has_header);
        if bytes.is_empty() && end == End::Damaged && has_header {
            return self.inflate_as(data, most, false);
        }
        (bytes, end)
    }

    fn inflate_as(&mut self, data: &[u8], most: usize, has_header: bool) -> (Vec<u8>, End) {
        /// What the output grows by at least.
        const STEP: usize = 16 << 10;
        /// What text usually inflates to, so that the output rarely grows.
        const USUAL_RATIO: usize = 4;

        let inflater = &mut self.0;
        inflater.reset(has_header);
        let mut output = Vec::with_capacity(data.len().saturating_mul(USUAL_RATIO).min(most));
        loop {
            if output.len() >= most {
                return (output, End::Limit);
            }
            if output.capacity() - output.len() < STEP {
                let more = output.capacity().max(STEP).min(most - output.len());
                output.reserve_exact(more);
            }
            let read = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX);
            let before = output.len();
            let rest = data.get(read..).unwrap_or_default();
            match inflater.decompress_vec(rest, &mut output, FlushDecompress::None) {
                Ok(Status::StreamEnd) => return (output, End::Complete),
                // Neither bytes in nor out: the data ends before its end mark.
                Ok(_) if output.len() == before && output.capacity() > before => {
                    if usize::try_from(inflater.total_in()).unwrap_or(usize::MAX) == read {
                        return (output, End::Damaged);
                    }
                }
                Ok(_) => {}
                Err(_) => return (output, End::Damaged),
            }
        }
    }
}

/// Deflates what a test packs.
#[cfg(test)]
pub(in super::super) fn deflate(data: &[u8]) -> Vec<u8> {
    use std::io::Write as _;

    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(data).unwrap();
    encoder.finish().unwrap()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inflate(data: &[u8]) -> (Vec<u8>, End) {
        Inflater::default().inflate(data, 1 << 20)
    }

    #[test]
    fn what_is_cut_off_is_read_as_far_as_it_goes() {
        let text: Vec<u8> = (0..4000_u32).flat_map(u32::to_be_bytes).collect();
        let packed = deflate(&text);
        let (bytes, end) = inflate(&packed[..packed.len() / 2]);
        assert_eq!(end, End::Damaged);
        assert!(bytes.len() > 1000 && text.starts_with(&bytes));
    }

    #[test]
    fn the_header_may_be_missing() {
        assert_eq!(inflate(&deflate(b"text")[2..]).0, b"text");
        assert_eq!(inflate(b"\xFF\xFF\xFF").1, End::Damaged);
        assert_eq!(inflate(b""), (Vec::new(), End::Damaged));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_break_it(data: Vec<u8>) {
            let _ = inflate(&data);
        }
    }
}
