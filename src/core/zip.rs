//! Archives of uncompressed files (ZIP, APPNOTE 6.3). Each file is dated 1 January 1980, the first day of the format,
//! so that the same files give the same bytes.

/// An archive being written: less than 4 GB and 65,536 files.
#[derive(Debug, Default)]
pub struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    count: usize,
}

/// Version 1.0 of the format, no flags, method "stored", midnight, the first day.
const STORED: [u8; 10] = [10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0];

impl Archive {
    /// Adds a file. Its path is ASCII, at most 255 characters.
    pub fn add(&mut self, path: &str, text: &str) {
        let start = number(self.bytes.len());
        let size = number(text.len());
        let mut described = Vec::new();
        put(&mut described, &[&STORED, &crc32(text), &size, &size, &number(path.len())]);
        put(&mut self.bytes, &[b"PK\x03\x04", &described, path.as_bytes(), text.as_bytes()]);
        // Version 1.0; no comment, first disk, no attributes.
        put(&mut self.directory, &[b"PK\x01\x02\x0a\0", &described, &[0; 10], &start, path.as_bytes()]);
        self.count += 1;
    }

    pub fn finish(mut self) -> Vec<u8> {
        let count = &number(self.count)[..2];
        let (size, start) = (number(self.directory.len()), number(self.bytes.len()));
        put(&mut self.bytes, &[&self.directory, b"PK\x05\x06\0\0\0\0", count, count, &size, &start, &[0, 0]]);
        self.bytes
    }
}

fn put(bytes: &mut Vec<u8>, parts: &[&[u8]]) {
    for part in parts {
        bytes.extend_from_slice(part);
    }
}

fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes()
}

/// CRC-32 (ISO 3309).
fn crc32(text: &str) -> [u8; 4] {
    let mut remainder = u32::MAX;
    for byte in text.bytes() {
        remainder ^= u32::from(byte);
        for _ in 0..8 {
            remainder = remainder >> 1 ^ if remainder & 1 == 1 { 0xEDB8_8320 } else { 0 };
        }
    }
    (!remainder).to_le_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_match_the_standard() {
        assert_eq!(crc32("123456789"), 0xCBF4_3926_u32.to_le_bytes());
        assert_eq!(crc32(""), [0; 4]);
    }
}
