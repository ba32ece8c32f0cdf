//! The filters that need no library: LZW, run lengths, and bytes as text.

use super::End;

/// Undoes LZW with codes of 9 to 12 bits.
pub(super) fn unpack_lzw(data: &[u8], early: bool, most: usize) -> (Vec<u8>, End) {
    const CLEAR: u16 = 256;
    const END: u16 = 257;
    /// Codes a table can hold.
    const CODES: usize = 4096;

    let mut output: Vec<u8> = Vec::new();
    // Where in the output the text of each code from 258 stands.
    let mut table: Vec<(usize, usize)> = Vec::with_capacity(CODES);
    let mut last: Option<(usize, usize)> = None;
    let (mut bits, mut held, mut width) = (0_u32, 0_u32, 9_u32);
    for byte in data {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        if held < width {
            continue;
        }
        held -= width;
        let code = u16::try_from(bits >> held & ((1 << width) - 1)).unwrap_or(END);
        bits &= (1 << held) - 1;
        if code == END {
            return (output, End::Complete);
        }
        if code == CLEAR {
            table.clear();
            (last, width) = (None, 9);
            continue;
        }
        let start = output.len();
        if let Ok(byte) = u8::try_from(code) {
            output.push(byte);
        } else {
            let known = table.get(usize::from(code) - 258).copied();
            let Some((from, to)) = known.or(last.map(|(from, to)| (from, to + 1))) else {
                return (output, End::Damaged);
            };
            // The last byte may be the first of this very text, so byte by byte.
            for at in from..to {
                let Some(byte) = output.get(at).copied() else { break };
                output.push(byte);
            }
        }
        if output.len() > most {
            return (output, End::Limit);
        }
        if let Some((from, to)) = last
            && table.len() + 258 < CODES
        {
            // The text before and the first byte of this one stand in a row in the output.
            table.push((from, to + 1));
        }
        last = Some((start, output.len()));
        let next = table.len() + 258 + usize::from(early) + 1;
        width = match next {
            0..=512 => 9,
            513..=1024 => 10,
            1025..=2048 => 11,
            _ => 12,
        };
    }
    (output, End::Complete)
}

/// A `z` stands for four bytes, so this can grow too.
pub(in super::super) fn decode_ascii85(data: &[u8], most: usize) -> (Vec<u8>, End) {
    let mut output = Vec::with_capacity(data.len() / 5 * 4 + 4);
    let (mut group, mut count) = (0_u32, 0_usize);
    let data = data.strip_prefix(b"<~").unwrap_or(data);
    for byte in data {
        if output.len() > most {
            return (output, End::Limit);
        }
        match byte {
            b'z' if count == 0 => output.extend([0; 4]),
            b'!'..=b'u' => {
                group = group.wrapping_mul(85).wrapping_add(u32::from(byte - b'!'));
                count += 1;
                if count == 5 {
                    output.extend(group.to_be_bytes());
                    (group, count) = (0, 0);
                }
            }
            b'~' => break,
            _ => {}
        }
    }
    if count > 1 {
        for _ in count..5 {
            group = group.wrapping_mul(85).wrapping_add(84);
        }
        output.extend(group.to_be_bytes().iter().take(count - 1));
    }
    (output, End::Complete)
}

pub(in super::super) fn decode_hexadecimal(data: &[u8]) -> Vec<u8> {
    let digits = data.iter().take_while(|byte| **byte != b'>');
    let mut digits = digits.filter_map(|byte| char::from(*byte).to_digit(16));
    let mut output = Vec::with_capacity(data.len() / 2);
    while let Some(high) = digits.next() {
        let low = digits.next().unwrap_or(0);
        output.push(u8::try_from(high << 4 | low).unwrap_or_default());
    }
    output
}

pub(super) fn unpack_runs(data: &[u8], most: usize) -> (Vec<u8>, End) {
    let mut output = Vec::new();
    let mut rest = data;
    while let [length, tail @ ..] = rest {
        if *length == 128 {
            return (output, End::Complete);
        }
        if output.len() >= most {
            return (output, End::Limit);
        }
        if *length < 128 {
            let count = usize::from(*length) + 1;
            let (run, after) = tail.split_at(count.min(tail.len()));
            output.extend(run);
            rest = after;
        } else if let [byte, after @ ..] = tail {
            output.resize(output.len() + 257 - usize::from(*length), *byte);
            rest = after;
        } else {
            break;
        }
    }
    (output, End::Complete)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_filters_give_bytes() {
        assert_eq!(decode_ascii85(b"<~87cURD]i,\"Ebo80~>", 100).0, b"Hello World!");
        assert_eq!(decode_ascii85(b"z!!", 100).0, [0, 0, 0, 0, 0]);
        assert_eq!(decode_ascii85(b"zzzz", 6), (vec![0; 8], End::Limit));
        assert_eq!(decode_hexadecimal(b"48 65 6C6c 6F7>"), b"Hellop");
        assert_eq!(unpack_runs(&[2, 1, 2, 3, 254, 9, 128, 5], 100).0, [1, 2, 3, 9, 9, 9]);
    }

    #[test]
    fn lzw_gives_the_example_of_the_standard() {
        let packed = [0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01];
        let plain = [45, 45, 45, 45, 45, 65, 45, 45, 45, 66];
        assert_eq!(unpack_lzw(&packed, true, 100), (plain.to_vec(), End::Complete));
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_break_a_filter(data: Vec<u8>) {
            let _ = unpack_lzw(&data, true, 10_000);
            let _ = unpack_runs(&data, 10_000);
            let _ = decode_ascii85(&data, 10_000);
            let _ = decode_hexadecimal(&data);
        }
    }
}
