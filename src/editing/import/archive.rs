//! The files in an archive (ZIP, APPNOTE 6.3): stored or deflated.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// Limit of an unpacked file, in bytes: a few kilobytes can unpack to more than the memory holds.
const MAX_BYTES: usize = 128 * 1024 * 1024;

/// An archive, and the offset of its directory.
pub(super) struct Archive<'a> {
    bytes: &'a [u8],
    directory: usize,
}

fn number<const LENGTH: usize>(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes: [u8; LENGTH] = bytes.get(at..at + LENGTH)?.try_into().ok()?;
    Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}

impl<'a> Archive<'a> {
    /// `None` if the archive is incomplete: its directory is at the end.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let end = bytes.windows(4).rposition(|start| start == b"PK\x05\x06")?;
        let comment = number::<2>(bytes, end + 20)?;
        bytes.get(..end + 22 + comment)?;
        Some(Self { bytes, directory: number::<4>(bytes, end + 16)? })
    }

    /// The text of a file; `None` if there is no file at this path, or it is broken.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        let mut at = self.directory;
        while self.bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            let length = |offset: usize| number::<2>(self.bytes, at + offset);
            let name = at + 46;
            let end = name + length(28)?;
            if self.bytes.get(name..end)? == path.as_bytes() {
                let (method, size) = (length(10)?, number::<4>(self.bytes, at + 20)?);
                return self.unpack(number::<4>(self.bytes, at + 42)?, method, size);
            }
            at = end + length(30)? + length(32)?;
        }
        None
    }

    /// Unpacks a file, given the offset of its local header.
    fn unpack(&self, head: usize, method: usize, size: usize) -> Option<String> {
        let start = head + 30 + number::<2>(self.bytes, head + 26)? + number::<2>(self.bytes, head + 28)?;
        let packed = self.bytes.get(start..start.checked_add(size)?)?;
        let bytes = match method {
            0 => packed.to_vec(),
            8 => decompress_to_vec_with_limit(packed, MAX_BYTES).ok()?,
            _ => return None,
        };
        String::from_utf8(bytes).ok()
    }
}
