//! The QR code of an invitation as a PNG: crisp squares, black on white, with the quiet zone that scanners need.

use std::iter::repeat_n;

use qrcode::{Color, QrCode};
use thiserror::Error;

/// Modules of white around the code, as ISO/IEC 18004 asks.
const QUIET_ZONE_MODULES: usize = 4;
/// Messengers shrink and blur small pictures; a picture of this side still scans from a screen.
const SIDE_PIXELS_MIN: usize = 480;

const BLACK: u8 = 0;
const WHITE: u8 = u8::MAX;

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum QrError {
    /// The text is longer than a QR code holds (about 2300 bytes).
    #[error("the text does not fit into a QR code")]
    Text(#[source] qrcode::types::QrError),
    /// The picture could not be encoded.
    #[error("the QR code could not be written as PNG")]
    Picture(#[source] png::EncodingError),
}

/// A square 8-bit greyscale PNG of the text's QR code, at least 480 pixels wide.
///
/// # Errors
/// [`QrError::Text`] when the text is too long.
pub fn png(text: &str) -> Result<Vec<u8>, QrError> {
    let code = QrCode::new(text).map_err(QrError::Text)?;
    let width_modules = code.width();
    let module_pixels = SIDE_PIXELS_MIN.div_ceil(width_modules + 2 * QUIET_ZONE_MODULES);
    let side_pixels = module_pixels * (width_modules + 2 * QUIET_ZONE_MODULES);
    let quiet_pixels = module_pixels * QUIET_ZONE_MODULES;

    let mut pixels = Vec::with_capacity(side_pixels * side_pixels);
    pixels.extend(repeat_n(WHITE, side_pixels * quiet_pixels));
    for modules in code.to_colors().chunks(width_modules) {
        let line = row_of_pixels(modules, module_pixels, quiet_pixels);
        pixels.extend(line.iter().copied().cycle().take(side_pixels * module_pixels));
    }
    pixels.extend(repeat_n(WHITE, side_pixels * quiet_pixels));
    encode(&pixels, side_pixels).map_err(QrError::Picture)
}

fn row_of_pixels(modules: &[Color], module_pixels: usize, quiet_pixels: usize) -> Vec<u8> {
    let quiet = || repeat_n(WHITE, quiet_pixels);
    let code = modules.iter().flat_map(|module| repeat_n(module.select(BLACK, WHITE), module_pixels));
    quiet().chain(code).chain(quiet()).collect()
}

fn encode(pixels: &[u8], side_pixels: usize) -> Result<Vec<u8>, png::EncodingError> {
    let side = u32::try_from(side_pixels).map_err(|_| png::EncodingError::LimitsExceeded)?;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn decode(file: &[u8]) -> (usize, Vec<u8>) {
        let mut reader = png::Decoder::new(Cursor::new(file)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.color_type), (info.height, png::ColorType::Grayscale));
        (info.width as usize, pixels)
    }

    fn read(file: &[u8]) -> String {
        let (side, pixels) = decode(file);
        let mut picture =
            rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| pixels[y * side + x]);
        let codes = picture.detect_grids();
        assert_eq!(codes.len(), 1);
        codes[0].decode().unwrap().1
    }

    #[test]
    fn a_scanner_reads_back_what_was_written() {
        for text in [
            "https://t.me/vovremya_bot?start=i_Zm9vYmFyYmF6cXV4MTIzNA",
            "x",
            "Иван, 12 500 ₽",
            &"long ".repeat(100),
        ] {
            assert_eq!(read(&png(text).unwrap()), text);
        }
    }

    #[test]
    fn the_picture_is_wide_black_on_white_and_has_a_quiet_zone() {
        let (side, pixels) = decode(&png("https://t.me/vovremya_bot").unwrap());
        assert!(side >= SIDE_PIXELS_MIN);
        assert!(pixels.iter().all(|pixel| [BLACK, WHITE].contains(pixel)));
        let first_black_row = pixels.iter().position(|pixel| *pixel == BLACK).unwrap() / side;
        let module = side / (QrCode::new("https://t.me/vovremya_bot").unwrap().width() + 8);
        assert_eq!(first_black_row, QUIET_ZONE_MODULES * module);
    }

    #[test]
    fn a_text_too_long_for_a_code_is_an_error() {
        assert!(matches!(png(&"x".repeat(5000)), Err(QrError::Text(_))));
    }
}
