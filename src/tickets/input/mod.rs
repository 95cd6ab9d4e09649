//! Reads tables of tickets: bytes, unpacked, in blocks of whole rows, and the rows of CSV and JSON.

mod blocks;
mod buffer_pool;
mod csv_rows;
mod history_file;
mod input_bytes;
mod joined_files;
mod json_array;
mod json_duplicates;
mod json_envelope;
mod json_keys;
mod json_members;
mod json_place;
mod json_rows;
mod json_text;
mod layout;
mod one_row;
mod table_opening;
mod table_start;
mod workbook;
mod zstd_frames;

pub(super) use blocks::{Block, Blocks};
pub(crate) use buffer_pool::BufferPool;
pub(crate) use history_file::read_history;
pub use input_bytes::Input;
pub(super) use json_members::member_text;
pub(super) use json_rows::open_object;
pub(super) use json_text::{put_json, put_json_key};
pub(super) use layout::Layout;
pub(crate) use table_opening::rows_before;
pub(super) use table_opening::{OpenedTable, open_table};
