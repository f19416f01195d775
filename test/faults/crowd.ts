import { randomUUID } from 'node:crypto';

/** One tap at a till: its key and body stay the same however often it is sent. */
interface Tap {
  key: string;
  body: object;
  /** Everything heard for it, busy and cut connections apart: each is the same when the promise is kept. */
  answers: Answer[];
}

interface Answer {
  status: number;
  text: string;
  /** Seconds, as the header says. */
  retryAfter?: string;
}

/** Not an answer: the till shows "pas encore confirmé" and sends the same key again. */
type Unanswered = 'cut' | 'busy';

/** A till that has heard nothing for so long gives up and sends the same key again. */
const PATIENCE_MS = 20_000;

/** Tills that redeem as fast as they are answered, and remember what they were told. */
export class Crowd {
  readonly taps: Tap[] = [];
  readonly unanswered: Record<Unanswered, number> = { cut: 0, busy: 0 };
  /** 503 that did not say when to come back. */
  unsaid = 0;
  /** The longest that any till has waited for an answer, in milliseconds. */
  longestMs = 0;
  private running: Promise<unknown> | undefined;
  private isStopped = false;

  /** @param next the body of the n-th tap */
  constructor(
    private readonly url: () => string,
    private readonly token: string,
    private readonly next: (n: number) => object,
  ) {}

  start(tills = 8): void {
    this.isStopped = false;
    this.running = Promise.all(Array.from({ length: tills }, () => this.keepTapping()));
  }

  /** Every till hears, or loses, the answer to its last tap. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  /** Waits for this many accepted taps more than now. */
  async accepts(more: number): Promise<void> {
    const wanted = this.accepted().length + more;
    const isThere = () => this.accepted().length >= wanted;
    if (!(await until(isThere, 30_000))) throw new Error(`Fewer than ${wanted} redemptions were accepted.`);
  }

  /** Sends every tap once more, answered before or not, until it is answered. */
  async retryAll(): Promise<void> {
    for (let from = 0; from < this.taps.length; from += 20)
      await Promise.all(this.taps.slice(from, from + 20).map((tap) => this.settle(tap)));
  }

  /** Ids the tills were told were accepted, each once, in order. */
  accepted(): string[] {
    const ids = this.taps.flatMap(({ answers }) => answers.filter(({ status }) => status === 201).map(idOf));
    return [...new Set(ids)].sort();
  }

  private async keepTapping(): Promise<void> {
    while (!this.isStopped) {
      const tap: Tap = { key: randomUUID(), body: this.next(this.taps.length), answers: [] };
      this.taps.push(tap);
      // A till that was not answered takes the next customer a moment later; the retry comes with `retryAll`.
      if (!(await this.send(tap))) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  private async settle(tap: Tap): Promise<void> {
    const isAnswered = await until(() => this.send(tap), 20_000);
    if (!isAnswered) throw new Error(`No answer to ${tap.key} for 20 s.`);
  }

  /** @returns whether it was answered */
  private async send({ key, body, answers }: Tap): Promise<boolean> {
    const sentAt = performance.now();
    try {
      const answer = await redeemAt(this.url(), this.token, body, key);
      this.longestMs = Math.max(this.longestMs, performance.now() - sentAt);
      if (answer.status === 503) this.unanswered.busy++;
      if (answer.status === 503 && !answer.retryAfter) this.unsaid++;
      if (answer.status !== 503) answers.push(answer);
      return answer.status !== 503;
    } catch {
      this.unanswered.cut++;
      return false;
    }
  }
}

/** @throws when the connection breaks before the whole answer is there */
export async function redeemAt(url: string, token: string, body: object, key: string): Promise<Answer> {
  const answer = await fetch(`${url}/api/v1/redemptions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const retryAfter = answer.headers.get('retry-after') ?? undefined;
  return { status: answer.status, text: await answer.text(), ...(retryAfter && { retryAfter }) };
}

/** Asks again and again. @returns whether it came true in time */
export async function until(isTrue: () => boolean | Promise<boolean>, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    if (await isTrue()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

function idOf({ text }: Answer): string {
  return (JSON.parse(text) as { id: string }).id;
}
