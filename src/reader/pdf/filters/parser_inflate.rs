//! Inflating as hayro-syntax does, which is not as everybody does: it goes on behind errors where
//! zlib ends, and drops the bits that it has read ahead where bytes are stored as they are. So what
//! zlib makes of a stream says nothing about what that parser makes of it; this does.

/// Where the output goes: bytes, or their count.
pub(in super::super) trait Output {
    fn count(&self) -> usize;
    fn add(&mut self, bytes: &[u8]);
    /// Repeats what stands so far back, which may be before the start: then there is nothing.
    fn repeat(&mut self, distance: usize, length: usize);
}

impl Output for Vec<u8> {
    fn count(&self) -> usize {
        self.len()
    }

    fn add(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }

    fn repeat(&mut self, distance: usize, length: usize) {
        let Some(start) = self.len().checked_sub(distance) else { return };
        for at in start..start + length {
            let Some(byte) = self.get(at).copied() else { return };
            self.push(byte);
        }
    }
}

/// Output of which only the length is wanted.
impl Output for usize {
    fn count(&self) -> usize {
        *self
    }

    fn add(&mut self, bytes: &[u8]) {
        *self += bytes.len();
    }

    fn repeat(&mut self, distance: usize, length: usize) {
        if distance <= *self {
            *self += length;
        }
    }
}

/// Inflates to no more than about so many bytes; whether that was enough.
pub(in super::super) fn inflate_as_parser(
    data: &[u8],
    most: usize,
    output: &mut impl Output,
) -> bool {
    /// The header's flag for a dictionary, which takes it out of what is known as a header.
    const DICTIONARY: u8 = 0x20;

    let data = match data {
        [method, flags, rest @ ..]
            if method & 0x0f == 8
                && (u16::from(*method) << 8 | u16::from(*flags)).is_multiple_of(31)
                && flags & DICTIONARY == 0 =>
        {
            rest
        }
        _ => data,
    };
    let mut bits = Bits { data, held: 0, count: 0 };
    loop {
        if bits.data.is_empty() {
            return true;
        }
        let Some(header) = bits.take(3) else { return true };
        let block = match header >> 1 {
            0 => bits.stored(output),
            1 => bits.compressed(&Tree::of_literals(), &Tree::of_distances(), most, output),
            2 => bits.trees().and_then(|(literals, distances)| {
                bits.compressed(&literals, &distances, most, output)
            }),
            _ => None,
        };
        if output.count() > most {
            return false;
        }
        if block.is_none() || header & 1 == 1 {
            return true;
        }
    }
}

/// The bits of the data, least first.
struct Bits<'a> {
    data: &'a [u8],
    held: u32,
    count: u32,
}

impl Bits<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.data.split_first()?;
        self.data = rest;
        Some(*byte)
    }

    fn take(&mut self, wanted: u32) -> Option<u32> {
        while self.count < wanted {
            self.held |= u32::from(self.byte()?) << self.count;
            self.count += 8;
        }
        let taken = self.held & ((1 << wanted) - 1);
        self.held >>= wanted;
        self.count -= wanted;
        Some(taken)
    }

    /// The next symbol. As many bits are read as the longest has, though it may be shorter.
    fn symbol(&mut self, tree: &Tree) -> Option<u16> {
        while self.count < tree.longest {
            let Some(byte) = self.byte() else { break };
            self.held |= u32::from(byte) << self.count;
            self.count += 8;
        }
        let low = usize::try_from(self.held & ((1 << tree.longest) - 1)).ok()?;
        let (length, symbol) = *tree.symbols.get(low)?;
        let length = u32::from(length);
        if length == 0 || self.count < length {
            return None;
        }
        self.held >>= length;
        self.count -= length;
        Some(symbol)
    }

    /// A block of bytes as they are. What was read ahead is lost, and their stated complement unread.
    fn stored(&mut self, output: &mut impl Output) -> Option<()> {
        (self.held, self.count) = (0, 0);
        let mut sizes = [0; 4];
        for byte in &mut sizes {
            *byte = self.byte()?;
        }
        let [low, high, ..] = sizes;
        let length = usize::from(u16::from_le_bytes([low, high]));
        let (bytes, rest) = self.data.split_at(length.min(self.data.len()));
        output.add(bytes);
        self.data = rest;
        (bytes.len() == length).then_some(())
    }

    fn compressed(
        &mut self,
        literals: &Tree,
        distances: &Tree,
        most: usize,
        output: &mut impl Output,
    ) -> Option<()> {
        /// The symbol that ends a block.
        const END: u16 = 256;

        while output.count() <= most {
            let symbol = self.symbol(literals)?;
            if let Ok(byte) = u8::try_from(symbol) {
                output.add(&[byte]);
                continue;
            }
            if symbol == END {
                break;
            }
            let length = self.length(symbol - END - 1)?;
            let symbol = self.symbol(distances)?;
            let distance = self.distance(symbol)?;
            output.repeat(distance, length);
        }
        Some(())
    }

    /// How much is repeated: 3 to 258 bytes; symbols beyond the last stand for none.
    fn length(&mut self, symbol: u16) -> Option<usize> {
        let symbol = u32::from(symbol);
        let length = match symbol {
            0..=7 => symbol + 3,
            8..=27 => {
                let extra = symbol / 4 - 1;
                ((4 + symbol % 4) << extra) + 3 + self.take(extra)?
            }
            28 => 258,
            _ => 0,
        };
        usize::try_from(length).ok()
    }

    /// How far back it stands: 1 to 32,768 bytes.
    fn distance(&mut self, symbol: u16) -> Option<usize> {
        let symbol = u32::from(symbol);
        let distance = match symbol {
            0..=3 => symbol + 1,
            4..=29 => {
                let extra = symbol / 2 - 1;
                ((2 + symbol % 2) << extra) + 1 + self.take(extra)?
            }
            _ => return None,
        };
        usize::try_from(distance).ok()
    }

    /// The trees for literals and distances that stand before a block.
    fn trees(&mut self) -> Option<(Tree, Tree)> {
        const ORDER: [usize; 19] =
            [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

        let literals = usize::try_from(self.take(5)?).ok()? + 257;
        let distances = usize::try_from(self.take(5)?).ok()? + 1;
        let count = usize::try_from(self.take(4)?).ok()? + 4;
        let mut lengths = [0; 19];
        for at in ORDER.into_iter().take(count) {
            *lengths.get_mut(at)? = u8::try_from(self.take(3)?).ok()?;
        }
        let tree = Tree::new(&lengths);
        let total = literals + distances;
        let mut lengths: Vec<u8> = Vec::with_capacity(total);
        while lengths.len() < total {
            let (length, times) = match self.symbol(&tree)? {
                length @ 0..=15 => (u8::try_from(length).ok()?, 1),
                16 => (lengths.last().copied().unwrap_or(0), self.take(2)? + 3),
                17 => (0, self.take(3)? + 3),
                _ => (0, self.take(7)? + 11),
            };
            let times = usize::try_from(times).ok()?.min(total - lengths.len());
            lengths.extend(std::iter::repeat_n(length, times));
        }
        let (literals, distances) = lengths.split_at_checked(literals)?;
        Some((Tree::new(literals), Tree::new(distances)))
    }
}

/// What the next bits stand for: the length of the code, and its symbol.
struct Tree {
    symbols: Vec<(u8, u16)>,
    /// Bits of the longest code.
    longest: u32,
}

impl Tree {
    /// The tree of codes with these lengths, none of which is over 15; more codes than there can be
    /// stand in one another's place.
    fn new(lengths: &[u8]) -> Self {
        let longest = lengths.iter().copied().max().unwrap_or(0);
        let mut symbols = vec![(0, 0); 1 << longest];
        let mut code = 0_u32;
        for length in 1..=longest {
            for (symbol, _) in (0..).zip(lengths).filter(|(_, own)| **own == length) {
                let first = code.reverse_bits() >> (32 - u32::from(length));
                let first = usize::try_from(first).unwrap_or(usize::MAX);
                for place in symbols.iter_mut().skip(first).step_by(1 << length) {
                    *place = (length, symbol);
                }
                code += 1;
            }
            code <<= 1;
        }
        Self { symbols, longest: u32::from(longest.max(1)) }
    }

    /// The literals of a block without trees.
    fn of_literals() -> Self {
        let lengths: Vec<u8> = (0..288)
            .map(|symbol| match symbol {
                144..=255 => 9,
                256..=279 => 7,
                _ => 8,
            })
            .collect();
        Self::new(&lengths)
    }

    /// The distances of a block without trees.
    fn of_distances() -> Self {
        Self::new(&[5; 30])
    }
}

#[cfg(test)]
mod tests {
    use super::super::deflate;
    use super::*;

    fn inflate(data: &[u8]) -> Vec<u8> {
        let mut output = Vec::new();
        assert!(inflate_as_parser(data, 1 << 20, &mut output));
        let mut count = 0;
        inflate_as_parser(data, 1 << 20, &mut count);
        assert_eq!(count, output.len());
        output
    }

    #[test]
    fn sound_data_is_what_it_was() {
        for text in [
            b"".to_vec(),
            b"text".to_vec(),
            vec![7; 70_000],
            (0..40_000_u32).flat_map(|number| (number * number).to_le_bytes()).collect(),
        ] {
            assert_eq!(inflate(&deflate(&text)), text);
        }
    }

    #[test]
    fn stored_bytes_need_no_complement() {
        assert_eq!(inflate(b"\x01\x02\x00\x00\x00ab"), b"ab");
        // zlib ends at the first of these blocks; the parser does not.
        assert_eq!(inflate(b"\x00\x01\x00\x07\x07a\x01\x01\x00\x00\x00b"), b"ab");
    }

    #[test]
    fn it_stops_where_it_must() {
        let mut count = 0;
        assert!(!inflate_as_parser(&deflate(&vec![0; 1 << 20]), 1 << 16, &mut count));
        assert!(count < (1 << 16) + 300);
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_break_it(data: Vec<u8>) {
            let mut output = Vec::new();
            inflate_as_parser(&data, 10_000, &mut output);
        }

        #[test]
        fn what_was_packed_comes_out(text: Vec<u8>) {
            proptest::prop_assert_eq!(inflate(&deflate(&text)), text);
        }
    }
}
