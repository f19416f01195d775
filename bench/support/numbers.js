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

/** One line of the table: rate, then latencies in milliseconds. */
export function speedLine(name, { perSecond, latencies }) {
  const ms = [0.5, 0.95, 0.99].map((part) => percentile(latencies, part).toFixed(1).padStart(7));
  return `  ${name.padEnd(10)} ${perSecond.toFixed(0).padStart(6)}/s   p50 ${ms[0]}  p95 ${ms[1]}  p99 ${ms[2]} ms`;
}
