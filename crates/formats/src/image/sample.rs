//! Small pictures with things written in them.

/// A picture of one pixel with a text.
pub(crate) fn png_with_text(keyword: &str, text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.add_itxt_chunk(keyword.to_owned(), text.to_owned()).expect("a text is added");
    let mut writer = encoder.write_header().expect("a header is written");
    writer.write_image_data(&[0]).expect("a pixel is written");
    writer.finish().expect("a picture ends");
    bytes
}

/// The segments of a JPEG, `FF D8` before and `FF D9` behind them. Nothing here decodes pixels.
pub(crate) fn jpeg(segments: &[(u8, &[u8])]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xD8];
    for (marker, body) in segments {
        let length = (body.len() + 2) as u16;
        bytes.extend([0xFF, *marker]);
        bytes.extend(length.to_be_bytes());
        bytes.extend(*body);
    }
    bytes.extend([0xFF, 0xC0, 0, 11, 8, 0, 32, 0, 16, 1, 1, 0x11, 0]);
    bytes.extend([0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9]);
    bytes
}

/// An EXIF block of text fields: in the first list, and in that of the position.
pub(crate) fn exif(fields: &[(u16, &[u8])], gps: &[(u16, &[u8])]) -> Vec<u8> {
    let list = |fields: &[(u16, &[u8])], start: usize, pointer: Option<usize>| {
        let count = fields.len() + usize::from(pointer.is_some());
        let mut entries = Vec::new();
        let mut data = Vec::new();
        let data_start = start + 2 + count * 12 + 4;
        for (tag, value) in fields {
            entries.extend(tag.to_be_bytes());
            entries.extend(2_u16.to_be_bytes());
            entries.extend((value.len() as u32).to_be_bytes());
            if value.len() <= 4 {
                let mut inline = value.to_vec();
                inline.resize(4, 0);
                entries.extend(inline);
            } else {
                entries.extend(((data_start + data.len()) as u32).to_be_bytes());
                data.extend(*value);
            }
        }
        if let Some(pointer) = pointer {
            entries.extend(0x8825_u16.to_be_bytes());
            entries.extend(4_u16.to_be_bytes());
            entries.extend(1_u32.to_be_bytes());
            entries.extend((pointer as u32).to_be_bytes());
        }
        [(count as u16).to_be_bytes().to_vec(), entries, vec![0; 4], data].concat()
    };
    let first = list(fields, 8, (!gps.is_empty()).then_some(0));
    let pointer = 8 + first.len();
    let first = list(fields, 8, (!gps.is_empty()).then_some(pointer));
    let second = if gps.is_empty() { Vec::new() } else { list(gps, pointer, None) };
    [b"MM\0*\0\0\0\x08".to_vec(), first, second].concat()
}
