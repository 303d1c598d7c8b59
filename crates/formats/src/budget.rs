//! How much of the limits is left while a file is read.

use crate::content::{Limits, Unreadable};

/// Cells that may still be read.
#[derive(Debug)]
pub(crate) struct Budget {
    cells_left: usize,
    cells: usize,
}

impl Budget {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self { cells_left: limits.cells, cells: limits.cells }
    }

    /// Takes the places of the grid that a cell covers: a small file can claim a huge grid by spans alone.
    pub(crate) fn take_cells(&mut self, rows: u32, columns: u32) -> Result<(), Unreadable> {
        let area = (rows as usize).saturating_mul(columns as usize);
        match self.cells_left.checked_sub(area) {
            Some(left) => {
                self.cells_left = left;
                Ok(())
            }
            None => Err(Unreadable::TooLarge { what: format!("表格超过{}格", self.cells) }),
        }
    }
}
