//! What the binary workbooks, XLS and XLSB, store alike: records and the values in them.

/// One record.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) body: &'a [u8],
}

/// The values at so many bytes into the body; `None` where it ends before.
impl<'a> Record<'a> {
    /// The body behind so many bytes.
    pub(super) fn from(&self, at: usize) -> &'a [u8] {
        self.body.get(at..).unwrap_or_default()
    }

    fn bytes<const N: usize>(&self, at: usize) -> Option<[u8; N]> {
        self.from(at).first_chunk().copied()
    }

    pub(super) fn u8(&self, at: usize) -> Option<u8> {
        self.body.get(at).copied()
    }

    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        self.bytes(at).map(u16::from_le_bytes)
    }

    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        self.bytes(at).map(u32::from_le_bytes)
    }

    pub(super) fn f64(&self, at: usize) -> Option<f64> {
        self.bytes(at).map(f64::from_le_bytes)
    }
}

/// A number in four bytes (MS-XLS 2.5.217, MS-XLSB 2.5.122).
pub(super) fn rk(bits: u32) -> f64 {
    const IS_HUNDREDFOLD: u32 = 1;
    const IS_INTEGER: u32 = 2;

    let number = if bits & IS_INTEGER == 0 {
        f64::from_bits(u64::from(bits & !(IS_HUNDREDFOLD | IS_INTEGER)) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & IS_HUNDREDFOLD == 0 { number } else { number / 100.0 }
}

/// An error as the sheet shows it (MS-XLS 2.5.10).
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    fn numbers_in_four_bytes() {
        let cases =
            [(0x3FF0_0000, 1.0), (0x3FF0_0001, 0.01), (5 << 2 | 2, 5.0), (512 << 2 | 3, 5.12)];
        for (bits, number) in cases {
            assert!((rk(bits) - number).abs() < f64::EPSILON, "{bits:x}");
        }
        assert!((rk((-5_i32 << 2 | 2).cast_unsigned()) + 5.0).abs() < f64::EPSILON);
    }
}
