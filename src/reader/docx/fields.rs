//! Complex fields: what stands between `begin` and `separate` is code, what follows is result.

/// The fields that are open, outermost first.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// For each open field, whether its code is being read.
    open: Vec<bool>,
    /// How many of them are in their code.
    in_code: usize,
}

/// Open fields that are told apart; beyond them a `begin` belongs to no real document.
const MOST_OPEN: usize = 256;

impl Fields {
    /// Takes in a field character.
    pub(super) fn turn(&mut self, kind: &str) {
        match kind {
            "begin" if self.open.len() < MOST_OPEN => {
                self.open.push(true);
                self.in_code += 1;
            }
            "separate" => {
                if let Some(is_code @ true) = self.open.last_mut() {
                    *is_code = false;
                    self.in_code -= 1;
                }
            }
            "end" => self.close_to(self.open.len().saturating_sub(1)),
            _ => {}
        }
    }

    /// Whether what is read now is a field's code, which is not printed.
    pub(super) fn is_code(&self) -> bool {
        self.in_code > 0
    }

    /// How many fields are open.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Closes all but so many fields: a field does not reach out of a cell.
    pub(super) fn close_to(&mut self, count: usize) {
        while self.open.len() > count {
            if self.open.pop() == Some(true) {
                self.in_code -= 1;
            }
        }
    }
}
