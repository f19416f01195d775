import type { TillBundle } from '../till-bundle.query.js';
import { BundleDamaged, fetchBundle, openBundle } from './bundle.js';
import { renewLeases } from './hold-leases.js';
import { type ListsAge, listsAge } from './lists-age.js';
import { sendWaiting } from './send-scans.js';
import { NotRecognised, Unconfirmed } from './server.js';
import { forgetTill, kept, type KeptContact, scansIn } from './till-store.js';

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** What changes at the CCAS is here within this, while the scanner is open and has network. */
const REFRESH_MS = 5 * 60_000;

export interface TillState {
  bundle?: TillBundle;
  version?: string;
  /** It has looked at what it keeps. */
  isOpened: boolean;
  /** What was kept does not verify: nothing is judged by it. */
  isDamaged: boolean;
  /** By the last attempt, not by what the device believes. */
  hasNetwork: boolean;
  /** Without `hasNetwork`: there is one, and the service behind it gave no answer. */
  isServiceAway: boolean;
  isRecognised: boolean;
  /** How old what it knows of revoked passes is. */
  age?: ListsAge;
  /** Uses the server does not know yet. */
  waiting: number;
  /** Uses it refused, which nobody has looked at. */
  refused: number;
}

/** This device as a till: what it knows, what waits, and the talk with the server behind the screen's back. */
export class Till {
  state: TillState = {
    isOpened: false,
    isDamaged: false,
    hasNetwork: navigator.onLine,
    isServiceAway: false,
    isRecognised: true,
    waiting: 0,
    refused: 0,
  };
  private pause = FIRST_PAUSE_MS;
  private timer?: number;
  private talk?: Promise<void>;

  constructor(private readonly changed: (state: TillState) => void) {}

  async start(): Promise<void> {
    // Listens first: whatever this device cannot keep, the network may come and go.
    window.addEventListener('online', () => void this.contact());
    window.addEventListener('offline', () => this.set({ hasNetwork: false, isServiceAway: false }));
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void this.contact());
    await openBundle().then(
      (opened) => this.set({ bundle: opened?.bundle, version: opened?.version, isOpened: true }),
      () => this.set({ isDamaged: true, isOpened: true }),
    );
    await this.count();
    await this.contact();
  }

  /** Sends what waits, then fetches what changed; again later, ever more seldom while nobody answers. */
  contact(): Promise<void> {
    this.talk ??= this.exchange().finally(() => (this.talk = undefined));
    return this.talk;
  }

  /** Milliseconds by the server's clock; undefined when it was never heard. */
  async now(): Promise<number | undefined> {
    const contact = await kept<KeptContact>('contact');
    return contact && Date.now() + contact.clockOffsetMs;
  }

  /** Somebody asked in vain: judged without network until the next talk says otherwise. */
  lostNetwork({ isReached }: Unconfirmed): void {
    this.set({ hasNetwork: false, isServiceAway: isReached });
    void this.contact();
  }

  /** The server has said that this device is no till (any more). */
  async notRecognised(): Promise<void> {
    await forgetTill();
    this.set({ isRecognised: false, hasNetwork: true, isServiceAway: false, bundle: undefined, version: undefined });
  }

  async count(): Promise<void> {
    const { bundle } = this.state;
    const age = bundle && listsAge(bundle, (await this.now()) ?? Date.now());
    const [waiting, refused] = await Promise.all([scansIn('waiting', 'dropping'), scansIn('refused')]);
    this.set({ age, waiting: waiting.length, refused: refused.filter(({ isSeen }) => !isSeen).length });
  }

  private async exchange(): Promise<void> {
    window.clearTimeout(this.timer);
    try {
      const { bundle, version } = await fetchBundle();
      this.set({ bundle, version, isDamaged: false, hasNetwork: true, isServiceAway: false, isRecognised: true });
      await sendWaiting();
      await renewLeases(bundle);
      this.pause = FIRST_PAUSE_MS;
      this.timer = window.setTimeout(() => void this.contact(), REFRESH_MS);
    } catch (error) {
      if (error instanceof NotRecognised) await this.notRecognised();
      else if (error instanceof BundleDamaged) this.set({ isDamaged: true });
      else if (error instanceof Unconfirmed) this.set({ hasNetwork: false, isServiceAway: error.isReached });
      // This device failed, not the network: what it cannot do here it asks the server for.
      // A little chance, so that all the tills of a street do not come back in the same second.
      this.timer = window.setTimeout(() => void this.contact(), this.pause * (0.75 + Math.random() / 2));
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE_MS);
      askForBackgroundSync();
    } finally {
      await this.count();
    }
  }

  private set(changes: Partial<TillState>): void {
    this.state = { ...this.state, ...changes };
    this.changed(this.state);
  }
}

/** Where the browser can, the service worker sends what waits though the page was closed. */
function askForBackgroundSync(): void {
  void navigator.serviceWorker?.ready
    .then((worker) =>
      (worker as unknown as { sync?: { register(tag: string): Promise<void> } }).sync?.register('envoi'),
    )
    .catch(() => undefined);
}
