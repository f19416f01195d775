import { availableParallelism, cpus, totalmem } from 'node:os';

/** What a figure is worth nothing without. */
export function describeMachine() {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${memory} GiB, Node ${process.versions.node}`;
}
