//! How good the results of a judged query are.

use serde_json::{Map, Value};

/// nDCG@10: the gain of the ten best results, relative to the highest possible.
#[allow(clippy::cast_precision_loss, reason = "ten places")]
pub(crate) fn ndcg(ids: &[&str], relevant: &Map<String, Value>) -> f64 {
    let gain = |(rank, grade): (usize, f64)| (2_f64.powf(grade) - 1.0) / (rank as f64 + 2.0).log2();
    let mut ideal: Vec<f64> = relevant.values().filter_map(Value::as_f64).collect();
    ideal.sort_by(|one, other| other.total_cmp(one));
    let best: f64 = ideal.into_iter().take(10).enumerate().map(gain).sum();
    let grade = |id: &&str| relevant.get(*id).and_then(Value::as_f64).unwrap_or(0.0);
    ids.iter().take(10).map(grade).enumerate().map(gain).sum::<f64>() / best
}
