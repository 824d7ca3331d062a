//! Scans JSON text without copies.

/// A cursor over a JSON text. Scanned once, so that moving through long texts needs no copies.
pub(crate) struct Scan<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: usize,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips and returns the spaces here.
    pub(crate) fn spaces(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let length = rest.len() - rest.trim_start_matches([' ', '\n', '\r', '\t']).len();
        self.at += length;
        &rest[..length]
    }

    /// Skips a character. Returns whether it was there.
    pub(crate) fn take(&mut self, sign: u8) -> bool {
        let is_there = self.peek() == Some(sign);
        self.at += usize::from(is_there);
        is_there
    }

    /// Skips and returns the source text of the value here; `None` if the text ends within it. The text must be JSON.
    pub(crate) fn value(&mut self) -> Option<&'a str> {
        let start = self.at;
        let (mut depth, mut is_text, mut is_escaped) = (0_usize, false, false);
        while let Some(byte) = self.peek() {
            match byte {
                _ if is_escaped => is_escaped = false,
                b'\\' if is_text => is_escaped = true,
                b'"' => {
                    is_text = !is_text;
                    if !is_text && depth == 0 {
                        self.at += 1;
                        return self.text.get(start..self.at);
                    }
                }
                _ if is_text => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth > 0 => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += 1;
                        return self.text.get(start..self.at);
                    }
                }
                b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => break,
                _ => {}
            }
            self.at += 1;
        }
        (depth == 0 && !is_text && self.at > start).then(|| &self.text[start..self.at])
    }
}
