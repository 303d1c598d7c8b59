use super::sample::{exif, jpeg, png_with_text};
use crate::anatomy::{Anatomy, Surface, take_apart};
use crate::content::Limits;

const ID: &str = "110108190003071237";

fn apart(bytes: &[u8]) -> Anatomy {
    match take_apart("", bytes, &Limits::default()) {
        Ok(anatomy) => anatomy,
        Err(error) => panic!("{error}"),
    }
}

fn with_id(bytes: &[u8]) -> Vec<Surface> {
    apart(bytes).parts.iter().filter(|part| part.text.contains(ID)).map(|part| part.surface).collect()
}

#[test]
fn what_is_written_in_a_picture_is_found() {
    let block = |tag: u16| [b"Exif\0\0".to_vec(), exif(&[(tag, ID.as_bytes())], &[])].concat();
    let xmp = [b"http://ns.adobe.com/xap/1.0/\0".as_slice(), format!("<x><d>{ID}</d></x>").as_bytes()].concat();
    let iptc = [b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x17\x1C\x02\x78\x00\x12".as_slice(), ID.as_bytes()].concat();
    for (name, bytes, surface) in [
        ("exif description", jpeg(&[(0xE1, &block(0x010E))]), Surface::ImageMetadata),
        ("exif artist", jpeg(&[(0xE1, &block(0x013B))]), Surface::Author),
        ("xmp", jpeg(&[(0xE1, &xmp)]), Surface::ImageMetadata),
        ("iptc", jpeg(&[(0xED, &iptc)]), Surface::ImageMetadata),
        ("comment", jpeg(&[(0xFE, ID.as_bytes())]), Surface::ImageMetadata),
        ("unknown segment", jpeg(&[(0xEB, ID.as_bytes())]), Surface::ImageMetadata),
        ("trailing", [jpeg(&[]), ID.as_bytes().to_vec()].concat(), Surface::ImageMetadata),
        ("png text", png_with_text("Comment", ID), Surface::ImageMetadata),
        ("png author", png_with_text("Author", ID), Surface::Author),
        ("gif", [b"GIF89a".as_slice(), b"\x21\xFE\x12", ID.as_bytes(), b"\0;"].concat(), Surface::ImageMetadata),
    ] {
        assert!(with_id(&bytes).contains(&surface), "{name}: {:?}", with_id(&bytes));
    }
}

#[test]
fn a_position_and_a_thumbnail_are_told() {
    let gps = [b"Exif\0\0".to_vec(), exif(&[(0x010E, b"a")], &[(1, b"N\0"), (0x1D, b"2024:01:01\0")])].concat();
    let surfaces: Vec<Surface> = apart(&jpeg(&[(0xE1, &gps)])).parts.iter().map(|part| part.surface).collect();
    assert!(surfaces.contains(&Surface::ImagePosition), "{surfaces:?}");
}

#[test]
fn a_plain_picture_is_only_a_picture() {
    let parts = apart(&jpeg(&[])).parts;
    let told: Vec<(Surface, &str)> = parts.iter().map(|part| (part.surface, part.text.as_str())).collect();
    assert_eq!(told, [(Surface::Picture, "16×32")]);
}

#[test]
fn a_file_behind_a_picture_is_taken_apart() {
    let hidden = [jpeg(&[]), jpeg(&[(0xFE, ID.as_bytes())])].concat();
    let anatomy = apart(&hidden);
    assert!(anatomy.parts.iter().any(|part| part.surface == Surface::Embedded));
    assert!(with_id(&hidden).contains(&Surface::ImageMetadata));
}
