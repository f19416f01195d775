/** The value below which this part of the sample lies (nearest rank). */
export function percentile(sample, part) {
  const sorted = Float64Array.from(sample).sort();
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? NaN;
}

/** Of an even number, the middle between the two in the middle: these samples are small. */
export function median(sample) {
  const sorted = Float64Array.from(sample).sort();
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

/** Median, least and most of some rounds. */
export function spread(values, digits = 0) {
  return `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;
}

/** The same in an order drawn anew: what is measured first must not always be measured first. */
export function drawn(list) {
  const order = [...list];
  for (let last = order.length - 1; last > 0; last--) {
    const at = Math.floor(Math.random() * (last + 1));
    [order[last], order[at]] = [order[at], order[last]];
  }
  return order;
}
