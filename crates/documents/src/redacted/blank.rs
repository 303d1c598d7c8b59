//! A TrueType font of one empty glyph: what draws nothing needs no shapes, but readers want a font to be there.

/// Units of an em.
const EM: u16 = 1000;

/// The font file.
pub(super) fn font() -> Vec<u8> {
    let tables = [
        (*b"glyf", vec![0; 4]),
        (*b"head", head()),
        (*b"hhea", hhea()),
        (*b"hmtx", words(&[EM, 0])),
        (*b"loca", words(&[0, 0])),
        (*b"maxp", maxp()),
    ];
    assembled(&tables)
}

/// A font file of its tables, which are given in the order of their names.
pub(super) fn assembled(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let count = tables.len() as u16;
    // What speeds up a search: the greatest power of two among the tables.
    let power = 1 << count.max(1).ilog2();
    let mut file = vec![0, 1, 0, 0];
    file.extend(words(&[count, power * 16, power.ilog2() as u16, (count - power) * 16]));
    let mut at = 12 + 16 * tables.len();
    for (name, table) in tables {
        file.extend_from_slice(name);
        file.extend(checksum(table).to_be_bytes());
        file.extend((at as u32).to_be_bytes());
        file.extend((table.len() as u32).to_be_bytes());
        at += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        file.extend_from_slice(table);
        file.resize(file.len().next_multiple_of(4), 0);
    }
    file
}

fn words(all: &[u16]) -> Vec<u8> {
    all.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn head() -> Vec<u8> {
    let mut table = words(&[1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 3, EM]);
    // Times, then box, style, smallest size, direction, long or short places, format.
    table.extend([0; 16]);
    table.extend(words(&[0, 0, EM, EM, 0, 8, 2, 0, 0]));
    table
}

fn hhea() -> Vec<u8> {
    let mut table = words(&[1, 0, 800, 200_u16.wrapping_neg(), 0, EM, 0, 0, EM, 1, 0, 0]);
    table.extend(words(&[0, 0, 0, 0, 0, 1]));
    table
}

fn maxp() -> Vec<u8> {
    let mut table = words(&[1, 0, 1]);
    table.extend([0; 26]);
    table
}

fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0, |sum: u32, chunk| {
        let word = (0..4).fold(0, |word, n| (word << 8) | u32::from(chunk.get(n).copied().unwrap_or(0)));
        sum.wrapping_add(word)
    })
}
