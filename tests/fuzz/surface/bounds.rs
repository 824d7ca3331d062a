//! Limits of memory and time by length of input.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::time::Duration;

pub struct Bounds {
    pub kilobytes: usize,
    pub kilobytes_per_byte: usize,
    pub milliseconds: u64,
    pub microseconds_per_byte: u64,
}

/// Counts the bytes allocated by this thread, and their maximum.
struct Counting;

thread_local! {
    static HELD: Cell<isize> = const { Cell::new(0) };
    static MAX_HELD: Cell<isize> = const { Cell::new(0) };
}

#[global_allocator]
static COUNTING: Counting = Counting;

fn count(change: isize) {
    // A thread that ends has no counters any more.
    let _ = HELD.try_with(|held| {
        held.set(held.get().wrapping_add(change));
        MAX_HELD.try_with(|most| most.set(most.get().max(held.get())))
    });
}

#[expect(unsafe_code, reason = "an allocator cannot be written otherwise; this one hands everything on")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size().cast_signed());
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        count(-layout.size().cast_signed());
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        count(size.cast_signed() - layout.size().cast_signed());
        unsafe { System.realloc(block, layout, size) }
    }
}

/// CPU time of this thread, so that other programs do not count. `None` if the system does not provide it.
fn worked() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Peak memory in bytes, and time of the last input.
pub struct Cost {
    pub memory: usize,
    pub time: Duration,
}

/// Measures the cost of a closure.
pub fn cost(work: impl FnOnce()) -> Cost {
    let (before, start) = (HELD.get(), worked());
    MAX_HELD.set(before);
    work();
    let memory = usize::try_from(MAX_HELD.get() - before).unwrap_or_default();
    Cost { memory, time: worked().zip(start).map(|(end, start)| end.saturating_sub(start)).unwrap_or_default() }
}

/// # Panics
/// Fails if a closure costs more than allowed for an input of this length.
pub fn within(bounds: &Bounds, length: usize, work: impl FnOnce()) {
    let Cost { memory, time } = cost(work);
    let most = (bounds.kilobytes + bounds.kilobytes_per_byte * length) * 1024;
    assert!(memory <= most, "{length} bytes took {memory} bytes of memory; at most {most} were expected");
    let longest = Duration::from_millis(bounds.milliseconds)
        + Duration::from_micros(bounds.microseconds_per_byte) * u32::try_from(length).unwrap_or(u32::MAX);
    assert!(time <= longest, "{length} bytes took {time:?}; at most {longest:?} were expected");
}
