import pg from 'pg';
import { cutConnection } from './cut-connection.js';

/** Time is counted in ticks: however late this process is itself, between two of them it has read what had come. */
const TICK_MS = 200;
/** Nothing heard for so long: the server is asked for a sign of life on another connection. */
const DOUBT_TICKS = 3;
/** And none came either: 503 is promised within three seconds. */
const SILENCE_TICKS = 12;
/** While it is silent, how long one call may go unanswered before the next. */
const CALL_TICKS = 5;

/** PostgreSQL is there and says nothing: stopped, or behind a network that lost it. */
export class ServerSilent extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('The database server does not answer.');
  }
}

interface Wait {
  client: pg.Client;
  ticks: number;
}

/**
 * Tells a server that is slow, with one statement or with all that wait for a lock, from one that has gone silent. Then
 * every connection of the pool is cut, since what was sent on it would still be run later, and everybody is refused at
 * once until the server is heard again. A statement without an answer for longer than any may take loses its connection
 * too: given back to the pool, it would mix two requests.
 */
export class ServerPulse {
  private readonly clients = new Set<pg.Client>();
  private readonly waits = new Set<Wait>();
  private readonly bystanders = new Set<(why: ServerSilent) => void>();
  private readonly longestTicks: number;
  private quietTicks = 0;
  private ticker?: NodeJS.Timeout;
  private call?: { client: pg.Client; ticks: number };
  private isSilent = false;

  /**
   * @param url of the server to call
   * @param longestMs after which no statement can still be at work: beyond the server's own time-out
   */
  constructor(
    private readonly url: string,
    longestMs: number,
  ) {
    this.longestTicks = longestMs / TICK_MS;
  }

  /** A connection of the pool, from before it is made until it is closed. */
  watch(client: pg.Client): void {
    this.clients.add(client);
    client.once('end', () => this.clients.delete(client));
  }

  /** Something was sent to the server. @returns to be told when it ended, and whether by an answer of the server */
  asked(client: pg.Client): (isAnswer: boolean) => void {
    const wait = { client, ticks: 0 };
    this.waits.add(wait);
    this.start();
    return (isAnswer) => {
      this.waits.delete(wait);
      if (isAnswer) this.quietTicks = 0;
    };
  }

  /** Waits with somebody whose turn has not come. @throws ServerSilent at once when it is, or becomes so meanwhile */
  async unlessSilent<T>(start: () => Promise<T>): Promise<T> {
    if (this.isSilent) throw new ServerSilent();
    return new Promise<T>((resolve, reject) => {
      this.bystanders.add(reject);
      void start()
        .then(resolve, reject)
        .finally(() => this.bystanders.delete(reject));
    });
  }

  /** When the pool closes. */
  stop(): void {
    clearInterval(this.ticker);
    this.hangUp();
  }

  private start(): void {
    this.ticker ??= setInterval(() => this.tick(), TICK_MS).unref();
  }

  private tick(): void {
    if (this.isSilent) {
      if (!this.call) this.callOut();
      else if (++this.call.ticks >= CALL_TICKS) this.hangUp();
    } else if (this.waits.size === 0) {
      clearInterval(this.ticker);
      this.ticker = undefined;
      this.quietTicks = 0;
      this.hangUp();
    } else {
      for (const wait of this.waits)
        if (++wait.ticks > this.longestTicks) cutConnection(wait.client, new ServerSilent());
      this.quietTicks++;
      if (this.quietTicks >= DOUBT_TICKS && !this.call) this.callOut();
      if (this.quietTicks >= SILENCE_TICKS) this.fallSilent();
    }
  }

  private fallSilent(): void {
    this.isSilent = true;
    this.hangUp();
    const why = new ServerSilent();
    for (const refuse of this.bystanders) refuse(why);
    for (const client of this.clients) cutConnection(client, why);
  }

  /** Any word of it will do, a refusal too: what comes next will be refused as quickly. */
  private callOut(): void {
    const client = new pg.Client({ connectionString: this.url });
    client.on('error', () => undefined);
    const call = { client, ticks: 0 };
    this.call = call;
    client.connect().then(
      () => this.heardOn(call),
      (error) => (isAnswer(error) ? this.heardOn(call) : this.lostCall(call)),
    );
  }

  private heardOn(call: object): void {
    if (this.call !== call) return;
    void this.call.client.end();
    this.call = undefined;
    this.quietTicks = 0;
    this.isSilent = false;
  }

  /** It led nowhere (no such host, no way there, nobody in time): the next tick calls again. */
  private lostCall(call: object): void {
    if (this.call === call) this.hangUp();
  }

  private hangUp(): void {
    if (this.call) cutConnection(this.call.client, new ServerSilent());
    this.call = undefined;
  }
}

function isAnswer(error: { code?: string }): boolean {
  return error instanceof pg.DatabaseError || error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET';
}
