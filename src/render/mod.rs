//! Renderers of reports in every output format, and of the problems of files.
//!
//! A renderer knows no answer: it reads a neutral [`Report`], or serializes any value.

mod columns;
mod csv;
mod feed;
mod fitted_picture;
mod format;
mod html;
mod ics;
mod json;
mod markdown;
mod message;
mod page;
mod parts;
mod picture;
mod problems;
mod report;
mod safe_text;
mod shorten;
mod terminal_picture;
mod text;
mod xlsx;

pub(crate) use csv::put_record;
pub(crate) use feed::{Alarm, EventTime, Feed, FeedEvent};
pub(crate) use format::{FORMAT_HELP, FORMATS, Format, Rendered};
pub(crate) use json::{json, json_texts};
pub(crate) use message::message;
pub(crate) use page::{
    Bar, Chart, ColumnChart, DivergingBars, DivergingRow, Figure, HistogramColumn, Key, Page,
    Section, Shade, Shares, Trend, TrendPoint, Week,
};
pub use parts::Table;
pub(crate) use parts::Tone;
pub(crate) use picture::{Annotation, Picture, PictureBlock, PictureCell, PictureRow};
pub use problems::problems;
pub use report::Report;
pub(crate) use safe_text::SafeText;
pub(crate) use shorten::shortened;
pub use text::{TextWidth, text};
pub(crate) use xlsx::WorkbookRows;
