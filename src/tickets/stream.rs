//! Drives a stream: blocks in, judged on every core, parts out in order.

use std::{
    collections::VecDeque,
    ops::ControlFlow,
    sync::{Mutex, PoisonError, mpsc},
    thread,
};

use csv::ByteRecord;

use super::{
    BufferPool, EvaluatedRow, Input, Row, RowEvaluator, StreamConfig, StreamError, TableForm,
    input::{Block, Blocks, Layout},
    table_fault::TableFault,
};

/// What is done with judged rows.
pub trait RowFold: Sync {
    /// The result of a block of rows.
    type Part: Default + Send;
    /// State that each thread keeps from block to block.
    type Scratch: Default;

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
        answer: Result<EvaluatedRow<'_, '_>, String>,
        scratch: &mut Self::Scratch,
        part: &mut Self::Part,
    );
}

/// How far a stream has come.
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

/// What came of a block.
struct BlockResult<P: RowFold> {
    part: P::Part,
    rows: u64,
    bad: u64,
    before_oldest: u64,
    /// The first row that shows a fault of the whole table, counted from the first of the block.
    fault: Option<(u64, TableFault)>,
}

/// A block to judge, and where to send what comes of it.
type Job<P> = (Block, mpsc::SyncSender<BlockResult<P>>);

/// Judges every row of a source, and gives the parts of the pass to `take` in the order of the
/// input.
///
/// `take` may end the stream early, which is no error.
///
/// # Errors
/// The source cannot be read to its end, or its header does not have what is needed; or what `take`
/// gives. Rows that were read before an error are judged and taken.
pub fn stream<P: RowFold>(
    source: Input,
    setup: &StreamConfig<'_>,
    pass: &mut P,
    mut take: impl FnMut(P::Part, Summary) -> Result<ControlFlow<()>, StreamError>,
) -> Result<Summary, StreamError> {
    let (layout, mut blocks) = Layout::of(source, setup)?;
    let mut summary = Summary::default();
    // Nothing is written of a table whose first rows show that it cannot be read as it was said.
    let mut header = Some(pass.header(layout.form(), layout.header())?);
    let pass = &*pass;
    let mut collect = |done: BlockResult<P>, bytes: u64| {
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
    if setup.threads.get() == 1 {
        on_this_thread(&mut blocks, &layout, setup, pass, &mut collect)?;
    } else {
        on_many(&mut blocks, &layout, setup, pass, &mut collect)?;
    }
    if let Some(header) = header {
        // Nothing follows that could be left out.
        let _ = take(header, summary)?;
    }
    Ok(summary)
}

/// Where parts are collected, with the bytes read so far.
type PartCollector<'c, P> =
    dyn FnMut(BlockResult<P>, u64) -> Result<ControlFlow<()>, StreamError> + 'c;

fn on_this_thread<P: RowFold>(
    blocks: &mut Blocks,
    layout: &Layout,
    setup: &StreamConfig<'_>,
    pass: &P,
    collect: &mut PartCollector<'_, P>,
) -> Result<(), StreamError> {
    let mut worker = Worker::new(layout, setup, pass, blocks.spares());
    while let Some(block) = blocks.next()? {
        if collect(worker.judge(block), blocks.source().read_so_far())?.is_break() {
            break;
        }
    }
    Ok(())
}

fn on_many<P: RowFold>(
    blocks: &mut Blocks,
    layout: &Layout,
    setup: &StreamConfig<'_>,
    pass: &P,
    collect: &mut PartCollector<'_, P>,
) -> Result<(), StreamError> {
    let ahead = setup.threads.get() * 2;
    let (jobs, todo) = mpsc::sync_channel::<Job<P>>(ahead);
    let todo = Mutex::new(todo);
    let spares = blocks.spares();
    thread::scope(|scope| {
        // Dropped when this closure ends, however it does; the threads end with it.
        let jobs = jobs;
        let work = || {
            let mut worker = Worker::new(layout, setup, pass, spares.clone());
            loop {
                let job = todo.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((block, reply)) = job else { break };
                // Nobody waits for it if the stream ended early.
                let _ = reply.send(worker.judge(block));
            }
        };
        // The system may have no thread to give, as under `ulimit -u`. Then fewer work, at last
        // this one alone.
        let started = (0..setup.threads.get())
            .take_while(|_| thread::Builder::new().spawn_scoped(scope, work).is_ok());
        if started.count() == 0 {
            return on_this_thread(blocks, layout, setup, pass, collect);
        }
        let mut waiting: VecDeque<mpsc::Receiver<BlockResult<P>>> = VecDeque::new();
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
                    // What was read before is judged first.
                    Err(error) => (more, end) = (false, Err(error)),
                }
            } else if let Some(done) = waiting.pop_front().and_then(|done| done.recv().ok())
                && collect(done, blocks.source().read_so_far())?.is_break()
            {
                return Ok(());
            }
        }
        end
    })
}

/// What one thread keeps from block to block.
struct Worker<'w, P: RowFold> {
    layout: &'w Layout,
    judge: RowEvaluator<'w>,
    record: ByteRecord,
    pass: &'w P,
    scratch: P::Scratch,
    spares: BufferPool,
}

impl<'w, P: RowFold> Worker<'w, P> {
    fn new(layout: &'w Layout, setup: &StreamConfig<'w>, pass: &'w P, spares: BufferPool) -> Self {
        let judge = RowEvaluator::new(setup.context, setup.now, setup.warn);
        let judge = judge.watching(setup.mapping.by_name());
        let judge = judge.of_columns(layout.elapsed().clone(), layout.utc());
        let scratch = P::Scratch::default();
        Self { layout, judge, record: ByteRecord::new(), pass, scratch, spares }
    }

    fn judge(&mut self, block: Block) -> BlockResult<P> {
        let mut done = BlockResult {
            part: self.pass.part(block.size()),
            rows: 0,
            bad: 0,
            before_oldest: 0,
            fault: None,
        };
        let Self { layout, judge, record, pass, scratch, spares } = self;
        layout.each(&block, record, |row| {
            let mut answer = judge.judge(row);
            done.rows += 1;
            let is_bad = match &mut answer {
                Ok(answered) => {
                    done.before_oldest += u64::from(answered.before_oldest);
                    false
                }
                Err(error) => {
                    if let Some(fault) = layout.not_utf_8(row) {
                        *error = fault;
                    }
                    done.bad += 1;
                    true
                }
            };
            pass.row(row, answer, scratch, &mut done.part);
            if is_bad && done.fault.is_none() {
                done.fault = judge.fault().map(|fault| (done.rows, fault));
            }
        });
        if let Block::Rows(rows) = block {
            spares.put(rows);
        }
        done
    }
}
