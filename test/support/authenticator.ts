import { Secret, TOTP } from 'otpauth';

const STEP_MS = 30_000;

/** The app on somebody's phone that shows codes. */
export class Authenticator {
  private lastStep = 0;

  /** @param key as a page shows it, blanks and all */
  constructor(private readonly key: string) {}

  /**
   * A code that is good at this moment and was not typed before: should the present one have served, the next one,
   * which is good a step early.
   */
  code(nowMs: number): string {
    this.lastStep = Math.max(Math.floor(nowMs / STEP_MS), this.lastStep + 1);
    return this.codeAt(this.lastStep * STEP_MS);
  }

  codeAt(timestamp: number): string {
    return TOTP.generate({ secret: Secret.fromBase32(this.key.replaceAll(' ', '')), timestamp });
  }
}
