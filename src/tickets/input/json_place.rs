//! Follows the bytes of a JSON text and knows at which place of it they stand.

/// An object or array that has not ended.
#[derive(Debug)]
enum OpenValue {
    Object { key: String, awaits_key: bool },
    Array,
}

/// The place that the bytes so far lead to.
#[derive(Debug, Default)]
pub(super) struct JsonPlace {
    open: Vec<OpenValue>,
    in_string: bool,
    escaped: bool,
    /// The key that is being read.
    key: Option<Vec<u8>>,
}

/// Values that lie deeper are not told apart.
const DEEPEST: usize = 4_096;

impl JsonPlace {
    /// Takes the next byte.
    pub(super) fn pass(&mut self, byte: u8) {
        if self.in_string {
            return self.pass_in_string(byte);
        }
        match byte {
            b'"' => {
                self.in_string = true;
                let awaits =
                    matches!(self.open.last(), Some(OpenValue::Object { awaits_key: true, .. }));
                self.key = awaits.then(Vec::new);
            }
            b'{' if self.open.len() < DEEPEST => {
                self.open.push(OpenValue::Object { key: String::new(), awaits_key: true });
            }
            b'[' if self.open.len() < DEEPEST => self.open.push(OpenValue::Array),
            b'}' | b']' => {
                self.open.pop();
            }
            b',' => {
                if let Some(OpenValue::Object { awaits_key, .. }) = self.open.last_mut() {
                    *awaits_key = true;
                }
            }
            _ => {}
        }
    }

    fn pass_in_string(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => {
                self.in_string = false;
                if let (Some(read), Some(OpenValue::Object { key, awaits_key })) =
                    (self.key.take(), self.open.last_mut())
                {
                    *key = String::from_utf8_lossy(&read).into_owned();
                    *awaits_key = false;
                }
                return;
            }
            _ => {}
        }
        if let Some(key) = &mut self.key {
            key.push(byte);
        }
    }

    /// Returns the number of objects and arrays that have not ended.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    pub(super) fn is_in_string(&self) -> bool {
        self.in_string
    }

    /// Returns the keys that lead here, if only objects lie around.
    pub(super) fn keys(&self) -> Option<Vec<&str>> {
        self.keys_above(self.open.len())
    }

    /// Returns the keys that lead to the array that has just begun, if only objects lie around it.
    pub(super) fn array_keys(&self) -> Option<Vec<&str>> {
        let (OpenValue::Array, above) = (self.open.last()?, self.open.len() - 1) else {
            return None;
        };
        self.keys_above(above)
    }

    fn keys_above(&self, depth: usize) -> Option<Vec<&str>> {
        self.open[..depth]
            .iter()
            .map(|open| match open {
                OpenValue::Object { key, .. } => Some(key.as_str()),
                OpenValue::Array => None,
            })
            .collect()
    }
}
