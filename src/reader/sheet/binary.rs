//! Values that the binary workbooks, XLS and XLSB, store alike.

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
