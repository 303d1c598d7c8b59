//! Pixels as an image of a PDF: grey or a palette where that is exact, so that a page of text stays small.

use super::raster::Raster;
use lopdf::{Dictionary, Object, Stream, dictionary};
use std::collections::BTreeMap;

/// Colours of a palette.
const PALETTE: usize = 256;

/// The image object.
///
/// # Errors
/// A failure of the encoder, in words.
pub(super) fn image(raster: &Raster) -> Result<Stream, String> {
    let (samples, space, channels) = if raster.is_grey() {
        (raster.rgb.iter().step_by(3).copied().collect(), Object::Name(b"DeviceGray".to_vec()), 1)
    } else if let Some((samples, palette)) = indexed(raster) {
        let last = (palette.len() / 3).saturating_sub(1) as i64;
        let space = vec![
            "Indexed".into(),
            "DeviceRGB".into(),
            last.into(),
            Object::String(palette, lopdf::StringFormat::Hexadecimal),
        ];
        (samples, Object::Array(space), 1)
    } else {
        (raster.rgb.clone(), Object::Name(b"DeviceRGB".to_vec()), 3)
    };
    let data = deflate(&samples, raster.width, raster.height, channels)?;
    let parameters = dictionary! {
        "Predictor" => 15,
        "Colors" => i64::from(channels),
        "BitsPerComponent" => 8,
        "Columns" => raster.width as i64,
    };
    let dictionary: Dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => raster.width as i64,
        "Height" => raster.height as i64,
        "ColorSpace" => space,
        "BitsPerComponent" => 8,
        "Filter" => "FlateDecode",
        "DecodeParms" => parameters,
    };
    Ok(Stream::new(dictionary, data).with_compression(false))
}

/// The page in a palette, if that loses nothing.
fn indexed(raster: &Raster) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut numbers: BTreeMap<[u8; 3], u8> = BTreeMap::new();
    let mut palette = Vec::new();
    let mut samples = Vec::with_capacity(raster.rgb.len() / 3);
    let mut last: Option<([u8; 3], u8)> = None;
    for pixel in raster.rgb.chunks_exact(3) {
        let colour: [u8; 3] = pixel.try_into().ok()?;
        let number = match last {
            Some((same, number)) if same == colour => number,
            Some(_) | None => {
                let next = numbers.len();
                if let Some(number) = numbers.get(&colour) {
                    *number
                } else if next < PALETTE {
                    palette.extend_from_slice(&colour);
                    numbers.insert(colour, next as u8);
                    next as u8
                } else {
                    return None;
                }
            }
        };
        last = Some((colour, number));
        samples.push(number);
    }
    Some((samples, palette))
}

/// The samples as a PNG encoder packs them: its rows and filters are those of a PDF's predictor 15.
fn deflate(samples: &[u8], width: usize, height: usize, channels: u8) -> Result<Vec<u8>, String> {
    let failed = |error: png::EncodingError| format!("页面图像无法编码（{error}）");
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width as u32, height as u32);
    encoder.set_color(if channels == 1 { png::ColorType::Grayscale } else { png::ColorType::Rgb });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    encoder.set_filter(if channels == 1 { png::Filter::NoFilter } else { png::Filter::Adaptive });
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(samples).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(data_chunks(&file))
}

/// The contents of all `IDAT` chunks of a PNG file: one zlib stream.
fn data_chunks(file: &[u8]) -> Vec<u8> {
    let mut data = Vec::new();
    let mut at = 8;
    while let Some(head) = file.get(at..at + 8) {
        let (length, kind) = head.split_at(4);
        let length = length.iter().fold(0_usize, |all, byte| (all << 8) | usize::from(*byte));
        if kind == b"IDAT" {
            data.extend_from_slice(file.get(at + 8..at + 8 + length).unwrap_or_default());
        }
        at += 12 + length;
    }
    data
}

/// The picture of a page as a PNG file, for people to look at.
///
/// # Errors
/// A failure of the encoder, in words.
pub fn png(raster: &Raster) -> Result<Vec<u8>, String> {
    let failed = |error: png::EncodingError| format!("页面图像无法编码（{error}）");
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, raster.width as u32, raster.height as u32);
    let is_grey = raster.is_grey();
    encoder.set_color(if is_grey { png::ColorType::Grayscale } else { png::ColorType::Rgb });
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Balanced);
    let grey: Vec<u8>;
    let samples = if is_grey {
        grey = raster.rgb.iter().step_by(3).copied().collect();
        &grey
    } else {
        &raster.rgb
    };
    let mut writer = encoder.write_header().map_err(failed)?;
    writer.write_image_data(samples).map_err(failed)?;
    writer.finish().map_err(failed)?;
    Ok(file)
}

/// The pixels of a picture that [`png`] packed.
///
/// # Errors
/// A failure of the decoder, in words.
pub(super) fn unpacked(file: &[u8]) -> Result<Raster, String> {
    let failed = |error: png::DecodingError| format!("页面图像无法解码（{error}）");
    let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().map_err(failed)?;
    let mut samples = vec![0; reader.output_buffer_size().unwrap_or(0)];
    let frame = reader.next_frame(&mut samples).map_err(failed)?;
    let rgb = match frame.color_type {
        png::ColorType::Grayscale => samples.iter().flat_map(|grey| [*grey; 3]).collect(),
        _ => samples,
    };
    Ok(Raster { width: frame.width as usize, height: frame.height as usize, rgb })
}
