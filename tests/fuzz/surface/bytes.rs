//! Bytes read as texts, numbers and choices.

/// The rest of an input. Past its end, everything is 0 and empty.
pub struct Bytes<'a>(pub &'a [u8]);

impl Bytes<'_> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        let number = usize::from(self.byte()) << 8 | usize::from(self.byte());
        number % limit.max(1)
    }

    pub fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[usize::from(self.byte()) % all.len()]
    }

    /// Any number, also NaN and infinities.
    pub fn float(&mut self) -> f64 {
        let mut bytes = [0; 8];
        bytes.fill_with(|| self.byte());
        f64::from_le_bytes(bytes)
    }

    /// Up to the next line end.
    pub fn line(&mut self) -> String {
        let end = self.0.iter().position(|byte| *byte == b'\n').unwrap_or(self.0.len());
        let (line, rest) = self.0.split_at(end);
        self.0 = rest.get(1..).unwrap_or_default();
        text(line)
    }

    pub fn rest(&mut self) -> String {
        text(std::mem::take(&mut self.0))
    }
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
