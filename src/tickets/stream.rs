//! Drives a stream: blocks in, evaluated on every core, parts out in order.

use std::{
    collections::VecDeque,
    ops::ControlFlow,
    sync::{Mutex, PoisonError, mpsc},
    thread,
};

use csv::ByteRecord;

use super::{
    BufferPool, EvaluatedRow, Input, LabelRules, Row, RowEvaluator, StreamConfig, StreamError,
    TableForm,
    evaluate::RowError,
    input::{Block, Blocks, Layout, OpenedTable, open_table},
    table_fault::TableFault,
};

/// A fold over evaluated rows.
pub trait RowFold: Sync {
    /// The result of a block of rows.
    type Part: Default + Send;
    /// State that each thread keeps from block to block.
    type Scratch: Default;

    /// True to find out which readings decide whether tickets are late.
    const WEIGHS_READINGS: bool = false;

    /// True to evaluate every run of a ticket's clock, and take the first that was missed; else the
    /// last.
    const COUNTS_EVERY_RUN: bool = false;

    /// Takes the form of the stream and the names of its columns, if it has any, before the first
    /// row. The part that it returns comes before all others.
    ///
    /// # Errors
    /// These columns cannot be passed on.
    fn header(
        &mut self,
        _form: TableForm,
        _columns: Option<&ByteRecord>,
    ) -> Result<Self::Part, StreamError> {
        Ok(Self::Part::default())
    }

    /// Returns an empty part, for a block of so many bytes.
    fn part(&self, _bytes: usize) -> Self::Part {
        Self::Part::default()
    }

    /// Takes a row with its answer, or with its error for people.
    fn row(
        &self,
        row: &Row<'_>,
        evaluated: Result<EvaluatedRow<'_, '_>, String>,
        scratch: &mut Self::Scratch,
        part: &mut Self::Part,
    );
}

/// The progress of a stream.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows.
    pub rows: u64,
    /// Rows with an error.
    pub bad: u64,
    /// Rows of tickets that are older than the oldest version of their policy at hand.
    pub before_oldest: u64,
    /// Bytes read, packed as they are.
    pub bytes: u64,
}

/// The result of a block.
struct BlockResult<F: RowFold> {
    part: F::Part,
    rows: u64,
    bad: u64,
    before_oldest: u64,
    /// The first row that shows a fault of the whole table, counted from the first of the block.
    fault: Option<(u64, TableFault)>,
}

/// A block to evaluate, and the sender for its result.
type Job<F> = (Block, mpsc::SyncSender<BlockResult<F>>);

/// Evaluates every row of an input, and gives the parts of the fold to `take` in the order of the
/// input.
///
/// `take` may end the stream early, which is no error.
///
/// # Errors
/// The input cannot be read to its end, its header does not have the columns that are needed, or
/// `take` fails. Rows that were read before an error are evaluated and taken.
pub fn stream<F: RowFold>(
    input: Input,
    config: &StreamConfig<'_>,
    fold: &mut F,
    mut take: impl FnMut(F::Part, Summary) -> Result<ControlFlow<()>, StreamError>,
) -> Result<Summary, StreamError> {
    let opened = open_table(input, config)?;
    config.keep_export();
    let (layout, mut blocks) = match opened {
        OpenedTable::Mapped(layout, blocks) => (layout, blocks),
        OpenedTable::Proposed(layout, mut blocks, fault) => {
            survey_rows(&mut blocks, &layout, config)?;
            return Err(fault);
        }
    };
    let mut summary = Summary::default();
    // Nothing is written of a table whose first rows show that its columns are not what they seem.
    let mut header = Some(fold.header(layout.form(), layout.header())?);
    let fold = &*fold;
    let mut collect = |done: BlockResult<F>, bytes: u64| {
        if let Some((row, fault)) = done.fault {
            let says = fault.says(summary.rows + row, &layout.column_of(fault.field()));
            return Err(StreamError::Column(says));
        }
        if let Some(header) = header.take()
            && take(header, summary)?.is_break()
        {
            return Ok(ControlFlow::Break(()));
        }
        summary = Summary {
            rows: summary.rows + done.rows,
            bad: summary.bad + done.bad,
            before_oldest: summary.before_oldest + done.before_oldest,
            bytes,
        };
        take(done.part, summary)
    };
    if config.threads.get() == 1 {
        on_this_thread(&mut blocks, &layout, config, fold, &mut collect)?;
    } else {
        on_many(&mut blocks, &layout, config, fold, &mut collect)?;
    }
    if let Some(header) = header {
        // Nothing follows that could be left out.
        let _ = take(header, summary)?;
    }
    Ok(summary)
}

/// Takes the result of a block, with the bytes read so far.
type PartCollector<'c, F> =
    dyn FnMut(BlockResult<F>, u64) -> Result<ControlFlow<()>, StreamError> + 'c;

fn on_this_thread<F: RowFold>(
    blocks: &mut Blocks,
    layout: &Layout,
    config: &StreamConfig<'_>,
    fold: &F,
    collect: &mut PartCollector<'_, F>,
) -> Result<(), StreamError> {
    let mut worker = Worker::new(layout, config, fold, blocks.spares());
    while let Some(block) = blocks.next()? {
        if collect(worker.evaluate(block), blocks.input().read_so_far())?.is_break() {
            break;
        }
    }
    Ok(())
}

fn on_many<F: RowFold>(
    blocks: &mut Blocks,
    layout: &Layout,
    config: &StreamConfig<'_>,
    fold: &F,
    collect: &mut PartCollector<'_, F>,
) -> Result<(), StreamError> {
    let ahead = config.threads.get() * 2;
    let (jobs, todo) = mpsc::sync_channel::<Job<F>>(ahead);
    let todo = Mutex::new(todo);
    let spares = blocks.spares();
    thread::scope(|scope| {
        // Dropped when this closure ends, however it does; the threads end with it.
        let jobs = jobs;
        let work = || {
            let mut worker = Worker::new(layout, config, fold, spares.clone());
            loop {
                let job = todo.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((block, reply)) = job else { break };
                // If the stream ended early, no one receives it.
                let _ = reply.send(worker.evaluate(block));
            }
        };
        // The system may refuse threads, as under `ulimit -u`. Then fewer work, at last this one
        // alone.
        let started = (0..config.threads.get())
            .take_while(|_| thread::Builder::new().spawn_scoped(scope, work).is_ok());
        if started.count() == 0 {
            return on_this_thread(blocks, layout, config, fold, collect);
        }
        let mut waiting: VecDeque<mpsc::Receiver<BlockResult<F>>> = VecDeque::new();
        let mut end = Ok(());
        let mut more = true;
        while more || !waiting.is_empty() {
            if more && waiting.len() < ahead {
                match blocks.next() {
                    Ok(Some(block)) => {
                        let (reply, done) = mpsc::sync_channel(1);
                        more = jobs.send((block, reply)).is_ok();
                        waiting.push_back(done);
                    }
                    Ok(None) => more = false,
                    // Blocks that were read before are evaluated first.
                    Err(error) => (more, end) = (false, Err(error)),
                }
            } else if let Some(done) = waiting.pop_front().and_then(|done| done.recv().ok())
                && collect(done, blocks.input().read_so_far())?.is_break()
            {
                return Ok(());
            }
        }
        end
    })
}

/// Evaluates a row, with the values of fields that are taken out of labels.
fn evaluated<'e, 's>(
    evaluator: &'e mut RowEvaluator<'s>,
    row: &Row<'_>,
    labels: &LabelRules,
) -> Result<EvaluatedRow<'e, 's>, RowError> {
    if labels.is_empty() || row.fault.is_some() {
        return evaluator.evaluate(row);
    }
    let found = labels.found(row)?;
    evaluator.evaluate(&row.with(&found))
}

/// The state that one thread keeps from block to block.
struct Worker<'w, F: RowFold> {
    layout: &'w Layout,
    evaluator: RowEvaluator<'w>,
    record: ByteRecord,
    labels: &'w LabelRules,
    fold: &'w F,
    scratch: F::Scratch,
    spares: BufferPool,
}

impl<'w, F: RowFold> Worker<'w, F> {
    fn new(layout: &'w Layout, config: &StreamConfig<'w>, fold: &'w F, spares: BufferPool) -> Self {
        let evaluator = RowEvaluator::new(config.context, config.now, config.warn)
            .watching(config.mapping.by_name())
            .weighing_readings(F::WEIGHS_READINGS)
            .counting_every_run(F::COUNTS_EVERY_RUN)
            .of_columns(layout.times())
            .with_history(config.mapping.shape.history.clone());
        let scratch = F::Scratch::default();
        let labels = &config.mapping.labels;
        Self { layout, evaluator, record: ByteRecord::new(), labels, fold, scratch, spares }
    }

    fn evaluate(&mut self, block: Block) -> BlockResult<F> {
        let mut done = BlockResult {
            part: self.fold.part(block.size()),
            rows: 0,
            bad: 0,
            before_oldest: 0,
            fault: None,
        };
        let Self { layout, evaluator, record, labels, fold, scratch, spares } = self;
        layout.each(&block, record, |row| {
            done.rows += 1;
            let evaluated = match evaluated(evaluator, row, labels) {
                Ok(evaluated) => {
                    done.before_oldest += u64::from(evaluated.before_oldest);
                    Ok(evaluated)
                }
                Err(RowError { says, table }) => {
                    done.bad += 1;
                    if done.fault.is_none() {
                        done.fault = table.map(|fault| (done.rows, fault));
                    }
                    Err(layout.not_utf_8(row).unwrap_or(says))
                }
            };
            fold.row(row, evaluated, scratch, &mut done.part);
        });
        if let Block::Rows(rows) = block {
            spares.put(rows);
        }
        done
    }
}

/// Evaluates the first rows of a table for what the findings of the context keep.
pub(super) fn survey_rows(
    blocks: &mut Blocks,
    layout: &Layout,
    config: &StreamConfig<'_>,
) -> Result<(), StreamError> {
    if let Some(block) = blocks.next()? {
        Worker::new(layout, config, &FindingsOnly, blocks.spares()).evaluate(block);
    }
    Ok(())
}

/// A fold that keeps nothing: the findings of the context are wanted.
struct FindingsOnly;

impl RowFold for FindingsOnly {
    type Part = ();
    type Scratch = ();

    fn row(
        &self,
        _row: &Row<'_>,
        _evaluated: Result<EvaluatedRow<'_, '_>, String>,
        _scratch: &mut (),
        _part: &mut (),
    ) {
    }
}
