//! The three statutory tables as grids. Labels and structure come from [`report::form`] and nowhere else.

mod table2;
mod table3;
mod table4;

pub use table2::table2;
pub use table3::table3;
pub use table4::table4;

#[cfg(test)]
mod tests;
