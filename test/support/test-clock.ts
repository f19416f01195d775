import { Temporal } from 'temporal-polyfill';
import { Clock } from '../../src/kernel/time/clock.js';

/** A clock that stands where the test puts it. */
export class TestClock extends Clock {
  constructor(private instant: Temporal.Instant) {
    super();
  }

  override now(): Temporal.Instant {
    return this.instant;
  }

  set(text: string): void {
    this.instant = Temporal.Instant.from(text);
  }

  advance(duration: Temporal.DurationLike): void {
    this.instant = this.instant.add(duration);
  }
}

/** Tuesday 8 December 2026, ten o'clock in Paris. */
export const aTuesday = '2026-12-08T09:00:00Z';
