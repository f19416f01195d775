import type { Crowd } from './crowd.js';
import { until } from './crowd.js';
import type { OwnPostgres } from './own-postgres.js';

export interface Freeze {
  /** From the freeze to the first red `/readyz`, in milliseconds; undefined when it never was. */
  redAfterMs?: number;
  /** The longest a till has waited for its 503, in milliseconds. */
  longestMs: number;
  /** What `/healthz` said while `/readyz` was red. */
  healthz: number;
  /** Tills told to come back, each with the time after which. */
  refused: number;
  unsaid: number;
  /** From the return to the first green `/readyz`; undefined when it never was. */
  healthyAfterMs?: number;
}

/**
 * Freezes PostgreSQL under the load of a crowd that has started already, for this long, and lets it come back. Ends when
 * tills are served again; retries, and whether anything was lost, are the caller's to judge (`invariants.ts`).
 */
export async function freezeUnderLoad(
  { postgres, url, crowd }: { postgres: OwnPostgres; url: string; crowd: Crowd },
  forMs: number,
): Promise<Freeze> {
  const statusOf = async (path: string): Promise<number> => (await fetch(url + path)).status;
  const [refusedBefore, unsaidBefore] = [crowd.unanswered.busy, crowd.unsaid];
  crowd.longestMs = 0;
  const frozenAt = performance.now();
  postgres.freeze();
  try {
    const isRed = await until(async () => (await statusOf('/readyz')) === 503, 10_000);
    const redAfterMs = isRed ? performance.now() - frozenAt : undefined;
    const healthz = await statusOf('/healthz');
    await until(() => performance.now() - frozenAt >= forMs && crowd.unanswered.busy > refusedBefore, forMs + 10_000);
    const { longestMs } = crowd;
    postgres.thaw();
    const backAt = performance.now();
    const isGreen = await until(async () => (await statusOf('/readyz')) === 200, 20_000);
    const healthyAfterMs = isGreen ? performance.now() - backAt : undefined;
    await crowd.accepts(20);
    return {
      redAfterMs,
      longestMs,
      healthz,
      refused: crowd.unanswered.busy - refusedBefore,
      unsaid: crowd.unsaid - unsaidBefore,
      healthyAfterMs,
    };
  } finally {
    postgres.thaw();
  }
}
