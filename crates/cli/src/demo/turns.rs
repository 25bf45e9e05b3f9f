//! Time in the demo: many tracks live side by side, and each does its next step at its own moment.
//!
//! A track is written as one story from beginning to end. Where it waits, the earliest of all tracks
//! goes on, so that everything happens, and is journalled, in the order of time.

use app::Failure;
use kernel::Moment;
use std::cell::Cell;
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};
use std::future::Future;
use std::panic::Location;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

/// Why a story stops.
#[derive(Debug)]
pub enum Stop {
    /// Its next step lies after today: it stays as it is.
    Today,
    /// A step was refused, here in the story.
    Failed(Failure, &'static Location<'static>),
}

impl From<Failure> for Stop {
    #[track_caller]
    fn from(failure: Failure) -> Self {
        Self::Failed(failure, Location::caller())
    }
}

impl From<app::StoreError> for Stop {
    #[track_caller]
    fn from(error: app::StoreError) -> Self {
        Self::Failed(error.into(), Location::caller())
    }
}

/// The clock of one story.
#[derive(Clone)]
pub struct Clock {
    now: Rc<Cell<Moment>>,
    wakes: Rc<Cell<Option<Moment>>>,
    today: Moment,
}

impl Clock {
    fn new(now: Moment, today: Moment) -> Self {
        Self { now: Rc::new(Cell::new(now)), wakes: Rc::default(), today }
    }

    /// The moment it is in this story.
    pub fn now(&self) -> Moment {
        self.now.get()
    }

    /// The morning at which all stories stop.
    pub const fn today(&self) -> Moment {
        self.today
    }

    /// Lets the others go first until this moment.
    ///
    /// # Errors
    /// When the moment lies after today.
    pub async fn wait_until(&self, at: Moment) -> Result<(), Stop> {
        if at > self.today {
            return Err(Stop::Today);
        }
        self.wakes.set(Some(at.max(self.now())));
        std::future::poll_fn(|_| match self.wakes.get() {
            Some(_) => Poll::Pending,
            None => Poll::Ready(()),
        })
        .await;
        Ok(())
    }
}

type Story<'s> = Pin<Box<dyn Future<Output = Result<(), Stop>> + 's>>;

struct Live<'s> {
    clock: Clock,
    story: Story<'s>,
}

/// Lives all stories through, in the order of time. `begin` makes the story with this number when its
/// moment has come; `each_day` is called with every new day before anything happens on it. Gives what
/// was refused.
///
/// # Errors
/// What `each_day` can't do.
pub async fn live<'s, D>(
    beginnings: Vec<Moment>,
    today: Moment,
    begin: impl Fn(usize, Clock) -> Story<'s>,
    mut each_day: impl FnMut(Moment) -> D,
    ended: impl Fn(),
) -> Result<Vec<(Failure, &'static Location<'static>)>, Failure>
where
    D: Future<Output = Result<(), Failure>>,
{
    let mut queue: BinaryHeap<_> =
        beginnings.into_iter().enumerate().map(|(n, at)| Reverse((at, n))).collect();
    let mut day = queue.peek().map_or(today, |Reverse((at, _))| morning_of(*at));
    let mut live: HashMap<usize, Live<'s>> = HashMap::new();
    let mut failed = Vec::new();
    while let Some(Reverse((at, n))) = queue.pop() {
        while day <= at {
            each_day(day).await?;
            day = morning_of(day.plus_days(1));
        }
        let one = live.entry(n).or_insert_with(|| {
            let clock = Clock::new(at, today);
            Live { story: begin(n, clock.clone()), clock }
        });
        one.clock.now.set(at);
        one.clock.wakes.set(None);
        match until_it_waits(one).await {
            Some(end) => {
                live.remove(&n);
                ended();
                if let Err(Stop::Failed(failure, place)) = end {
                    failed.push((failure, place));
                }
            }
            None => queue.extend(one.clock.wakes.get().map(|next| Reverse((next, n)))),
        }
    }
    while day <= today {
        each_day(day).await?;
        day = morning_of(day.plus_days(1));
    }
    Ok(failed)
}

/// Runs a story until it waits for its next moment, or ends.
async fn until_it_waits(one: &mut Live<'_>) -> Option<Result<(), Stop>> {
    std::future::poll_fn(|cx| match one.story.as_mut().poll(cx) {
        Poll::Ready(end) => Poll::Ready(Some(end)),
        Poll::Pending if one.clock.wakes.get().is_some() => Poll::Ready(None),
        // It waits for the database.
        Poll::Pending => Poll::Pending,
    })
    .await
}

fn morning_of(at: Moment) -> Moment {
    Moment::in_netherlands(at.day(), 8, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[tokio::test]
    async fn stories_take_their_turns_in_the_order_of_time_and_stop_today() {
        let seen = RefCell::new(Vec::new());
        let start = Moment::in_netherlands(kernel::date(2026, 3, 2), 9, 0);
        let begin = |n: usize, clock: Clock| -> Story<'_> {
            let seen = &seen;
            Box::pin(async move {
                for _ in 0..3 {
                    seen.borrow_mut().push((n, clock.now().seconds_since(start)));
                    let step = if n == 0 { 100 } else { 70 };
                    clock.wait_until(clock.now().plus_seconds(step)).await?;
                }
                Ok(())
            })
        };
        let today = start.plus_seconds(180);
        let days = async |_| Ok(());
        let failed = live(vec![start, start], today, begin, days, || ()).await.unwrap();
        assert!(failed.is_empty());
        let order = [(0, 0), (1, 0), (1, 70), (0, 100), (1, 140)];
        assert_eq!(*seen.borrow(), order);
    }
}
