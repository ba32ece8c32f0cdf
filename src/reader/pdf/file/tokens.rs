//! A content stream as operators with their operands.
//!
//! One pass over the bytes without recursion: an array or a dictionary is its brackets and what
//! stands between them, in the one list of operands. Nothing is allocated for an operator, because
//! the lists are used again.

/// Operands of one operator. `TJ` takes a line of text as one array.
const OPERANDS: usize = 1 << 16;

/// An operand; names and strings are looked up with [`Tokens::bytes`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Operand {
    Number(f64),
    Name(Piece),
    String(Piece),
    /// `[` or `<<`.
    Open,
    /// `]` or `>>`.
    Close,
    /// `true`, `false`, `null`.
    Other,
}

/// Where the bytes of a name or a string lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    start: usize,
    end: usize,
}

/// Reads a content stream.
pub(crate) struct Tokens<'a> {
    data: &'a [u8],
    at: usize,
    operands: Vec<Operand>,
    /// The bytes of the names and strings among the operands, escapes undone.
    pool: Vec<u8>,
    /// Whether something was no content.
    pub(crate) damaged: bool,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0, operands: Vec::new(), pool: Vec::new(), damaged: false }
    }

    /// The next operator; its operands are in [`Tokens::operands`]. An inline image is its `EI`
    /// with the keys and values of its dictionary.
    pub(crate) fn next(&mut self) -> Option<&'a [u8]> {
        self.operands.clear();
        self.pool.clear();
        loop {
            let byte = self.peek()?;
            match byte {
                b'0'..=b'9' | b'+' | b'-' | b'.' => {
                    let number = self.number();
                    self.push(Operand::Number(number));
                }
                b'/' => {
                    let name = self.name();
                    self.push(Operand::Name(name));
                }
                b'(' => {
                    let string = self.literal();
                    self.push(Operand::String(string));
                }
                b'<' if self.data.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    self.push(Operand::Open);
                }
                b'<' => {
                    let string = self.hexadecimal();
                    self.push(Operand::String(string));
                }
                b'>' if self.data.get(self.at + 1) == Some(&b'>') => {
                    self.at += 2;
                    self.push(Operand::Close);
                }
                b'[' => {
                    self.at += 1;
                    self.push(Operand::Open);
                }
                b']' => {
                    self.at += 1;
                    self.push(Operand::Close);
                }
                b'%' => self.skip_while(|byte| byte != b'\n' && byte != b'\r'),
                byte if is_space(byte) => self.at += 1,
                byte if !is_regular(byte) => {
                    self.damaged = true;
                    self.at += 1;
                }
                _ => {
                    let start = self.at;
                    self.skip_while(is_regular);
                    match self.data.get(start..self.at).unwrap_or_default() {
                        b"true" | b"false" | b"null" => self.push(Operand::Other),
                        b"BI" => {}
                        b"ID" => {
                            self.skip_image();
                            return Some(b"EI");
                        }
                        operator => return Some(operator),
                    }
                }
            }
        }
    }

    pub(crate) fn operands(&self) -> &[Operand] {
        &self.operands
    }

    /// The operand this far from the first.
    pub(crate) fn operand(&self, index: usize) -> Option<Operand> {
        self.operands.get(index).copied()
    }

    pub(crate) fn bytes(&self, piece: Piece) -> &[u8] {
        self.pool.get(piece.start..piece.end).unwrap_or_default()
    }

    /// The last `N` operands as numbers: what stands before them is somebody's mistake.
    pub(crate) fn numbers<const N: usize>(&self) -> Option<[f64; N]> {
        let last = self.operands.last_chunk::<N>()?;
        let mut numbers = [0.0; N];
        for (number, operand) in numbers.iter_mut().zip(last) {
            let Operand::Number(value) = operand else { return None };
            *number = *value;
        }
        Some(numbers)
    }

    /// The last operand as a name.
    pub(crate) fn last_name(&self) -> Option<&[u8]> {
        match self.operands.last()? {
            Operand::Name(piece) => Some(self.bytes(*piece)),
            _ => None,
        }
    }

    /// The last operand as a string.
    pub(crate) fn last_string(&self) -> Option<&[u8]> {
        match self.operands.last()? {
            Operand::String(piece) => Some(self.bytes(*piece)),
            _ => None,
        }
    }

    fn push(&mut self, operand: Operand) {
        if self.operands.len() < OPERANDS {
            self.operands.push(operand);
        } else {
            self.damaged = true;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.data.get(self.at).copied()
    }

    fn rest(&self) -> &'a [u8] {
        self.data.get(self.at..).unwrap_or_default()
    }

    /// Takes bytes into the pool as far as they are what they say.
    fn take_plain(&mut self, is_plain: impl Fn(u8) -> bool) {
        let rest = self.rest();
        let length = rest.iter().position(|byte| !is_plain(*byte)).unwrap_or(rest.len());
        self.pool.extend_from_slice(rest.get(..length).unwrap_or_default());
        self.at += length;
    }

    fn skip_while(&mut self, wanted: impl Fn(u8) -> bool) {
        let rest = self.rest();
        self.at += rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
    }

    /// A number. Signs inside it end it (`12-34`), two signs before it are one (`--5`): producers
    /// write both.
    fn number(&mut self) -> f64 {
        /// More digits than a double holds.
        const DIGITS: u32 = 18;
        const POWERS: [f64; 7] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];

        let mut negative = false;
        while let Some(sign @ (b'+' | b'-')) = self.peek() {
            negative |= sign == b'-';
            self.at += 1;
        }
        let (mut mantissa, mut digits, mut scale, mut point) = (0_u64, 0_u32, 0_i32, false);
        while let Some(byte) = self.peek() {
            match byte {
                b'0'..=b'9' => {
                    if digits < DIGITS {
                        mantissa = mantissa * 10 + u64::from(byte - b'0');
                        digits += u32::from(mantissa != 0);
                        scale -= i32::from(point);
                    } else {
                        scale += i32::from(!point);
                    }
                }
                b'.' if !point => point = true,
                _ => break,
            }
            self.at += 1;
        }
        self.skip_while(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+'));
        #[expect(clippy::cast_precision_loss, reason = "a coordinate needs no 64 bits")]
        let value = mantissa as f64;
        let value = match scale {
            0 => value,
            // Nearly all: up to six decimals.
            -6..0 => value / POWERS.get(scale.unsigned_abs() as usize).copied().unwrap_or(1.0),
            _ => value * 10_f64.powi(scale.clamp(-40, 300)),
        };
        if negative { -value } else { value }
    }

    fn name(&mut self) -> Piece {
        self.at += 1;
        let start = self.pool.len();
        loop {
            self.take_plain(|byte| byte != b'#' && is_regular(byte));
            let [b'#', rest @ ..] = self.rest() else { break };
            self.at += 1;
            let digits = match rest {
                [high, low, ..] => hexadecimal_digit(*high).zip(hexadecimal_digit(*low)),
                _ => None,
            };
            if let Some((high, low)) = digits {
                self.at += 2;
                self.pool.push(high << 4 | low);
            } else {
                self.pool.push(b'#');
            }
        }
        Piece { start, end: self.pool.len() }
    }

    fn literal(&mut self) -> Piece {
        self.at += 1;
        let start = self.pool.len();
        let mut depth = 1_usize;
        loop {
            self.take_plain(|byte| !matches!(byte, b'(' | b')' | b'\\' | b'\r'));
            let Some(byte) = self.peek() else { break };
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' if depth == 1 => return Piece { start, end: self.pool.len() },
                b')' => depth -= 1,
                b'\\' => {
                    self.escape();
                    continue;
                }
                b'\r' => {
                    // Any line end in a string is a line feed.
                    self.at += usize::from(self.peek() == Some(b'\n'));
                    self.pool.push(b'\n');
                    continue;
                }
                _ => {}
            }
            self.pool.push(byte);
        }
        self.damaged = true;
        Piece { start, end: self.pool.len() }
    }

    fn escape(&mut self) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        let meant = match byte {
            b'n' => b'\n',
            b'r' => b'\r',
            b't' => b'\t',
            b'b' => 8,
            b'f' => 12,
            b'\r' => {
                self.at += usize::from(self.peek() == Some(b'\n'));
                return;
            }
            b'\n' => return,
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek() else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                // High-order overflow is ignored, says the standard.
                u8::try_from(code & 0xff).unwrap_or_default()
            }
            other => other,
        };
        self.pool.push(meant);
    }

    fn hexadecimal(&mut self) -> Piece {
        self.at += 1;
        let start = self.pool.len();
        let mut high = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                self.pool.extend(high.map(|high: u8| high << 4));
                return Piece { start, end: self.pool.len() };
            }
            match (high, hexadecimal_digit(byte)) {
                (Some(first), Some(digit)) => {
                    self.pool.push(first << 4 | digit);
                    high = None;
                }
                (None, Some(digit)) => high = Some(digit),
                (_, None) => {}
            }
        }
        self.damaged = true;
        Piece { start, end: self.pool.len() }
    }

    /// Goes behind the `EI` of an inline image: the first that stands alone and that text follows.
    fn skip_image(&mut self) {
        /// Bytes behind `EI` that have to look like content.
        const LOOK: usize = 12;

        let looks_like_text = |bytes: &[u8]| {
            bytes.iter().take(LOOK).all(|byte| is_space(*byte) || (b' '..=b'~').contains(byte))
        };
        let mut at = self.at + 1;
        while let Some(rest) = self.data.get(at..) {
            let Some(found) = rest.windows(2).position(|pair| pair == b"EI") else { break };
            let before = self.data.get((at + found).wrapping_sub(1)).copied();
            let after = rest.get(found + 2..).unwrap_or_default();
            at += found + 2;
            let alone = before.is_none_or(|byte| is_space(byte) || byte == b'>')
                && after.first().is_none_or(|byte| is_space(*byte));
            if alone && looks_like_text(after) {
                self.at = at;
                return;
            }
        }
        self.damaged = true;
        self.at = self.data.len();
    }
}

fn hexadecimal_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

/// What stands behind the blanks at the start.
pub(crate) fn skip_space(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !is_space(*byte)).unwrap_or(bytes.len());
    bytes.get(start..).unwrap_or_default()
}

/// What stands before the blanks at the end.
pub(crate) fn trim_space(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().rposition(|byte| !is_space(*byte)).map_or(0, |last| last + 1);
    bytes.get(..end).unwrap_or_default()
}

pub(crate) fn is_regular(byte: u8) -> bool {
    /// For each byte whether it is regular: asked for every byte of a name or an operator.
    const REGULAR: [bool; 256] = {
        let mut regular = [true; 256];
        let mut special: &[u8] = b"\0\t\n\x0C\r ()<>[]{}/%";
        while let [byte, rest @ ..] = special {
            #[expect(clippy::indexing_slicing, reason = "a byte is less than 256")]
            {
                regular[*byte as usize] = false;
            }
            special = rest;
        }
        regular
    };
    REGULAR.get(usize::from(byte)).copied().unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(data: &[u8]) -> Vec<(String, Vec<Operand>)> {
        let mut tokens = Tokens::new(data);
        let mut found = Vec::new();
        while let Some(operator) = tokens.next() {
            found.push((String::from_utf8_lossy(operator).into_owned(), tokens.operands.clone()));
        }
        found
    }

    #[test]
    fn numbers_are_read_as_producers_write_them() {
        let found = all(b"1 -2.5 +.5 4. --5 12-34 0.000000000000000000001 w");
        let numbers: Vec<_> = found[0].1.clone();
        let expected = [1.0, -2.5, 0.5, 4.0, -5.0, 12.0, 0.0];
        for (operand, number) in numbers.iter().zip(expected) {
            let Operand::Number(value) = operand else { panic!("{operand:?}") };
            assert!((value - number).abs() < 1e-9, "{value} {number}");
        }
    }

    #[test]
    fn strings_lose_their_escapes() {
        let mut tokens = Tokens::new(b"(a\\(b\\)\\101\\\n(c)) Tj <4 1 4> Tj /A#42 gs");
        assert_eq!(tokens.next(), Some(b"Tj".as_slice()));
        assert_eq!(tokens.last_string(), Some(b"a(b)A(c)".as_slice()));
        tokens.next();
        assert_eq!(tokens.last_string(), Some(b"A@".as_slice()));
        tokens.next();
        assert_eq!(tokens.last_name(), Some(b"AB".as_slice()));
    }

    #[test]
    fn inline_images_are_skipped() {
        let found = all(b"q BI /W 1 /H 1 ID \x00 EI\xff EI Q 1 0 0 1 0 0 cm");
        let operators: Vec<_> = found.iter().map(|(operator, _)| operator.as_str()).collect();
        assert_eq!(operators, ["q", "EI", "Q", "cm"]);
    }

    #[test]
    fn every_end_is_an_end() {
        for data in [&b"("[..], b"<", b"<<", b"[", b"/", b"BI ID", b"\\", b"%", b")", b"1"] {
            assert!(all(data).len() <= 1);
        }
    }
}
