/** As many rows as one statement carries well. */
const rowsPerBatch = 500;

export function batches<T>(items: T[]): T[][] {
  const count = Math.ceil(items.length / rowsPerBatch);
  return Array.from({ length: count }, (_, index) => items.slice(index * rowsPerBatch, (index + 1) * rowsPerBatch));
}
