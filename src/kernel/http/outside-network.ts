import { Injectable } from '@nestjs/common';

const LARGEST_BYTES = 1_000_000;

/** Nothing usable came back; `why` is for logs and holds nothing about a person. */
export class OutsideUnavailable extends Error {
  constructor(readonly why: string) {
    super(`outside network: ${why}`);
  }
}

/** The only way out of this server besides mail: other people's services, which may be slow, wrong or gone. */
@Injectable()
export class OutsideNetwork {
  /**
   * What a JSON service answers, not looked at yet.
   * @throws OutsideUnavailable: no network, time-out, redirection, not 200, not JSON, or over a megabyte
   */
  async json(url: URL, { timeoutMs }: { timeoutMs: number }): Promise<unknown> {
    const { bytes } = await this.bytes(url, { timeoutMs });
    try {
      return JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      throw new OutsideUnavailable('not JSON');
    }
  }

  /**
   * A file of at most a megabyte, and the type it says it has.
   * @throws OutsideUnavailable
   */
  async bytes(url: URL, { timeoutMs }: { timeoutMs: number }): Promise<{ bytes: Buffer; type: string }> {
    try {
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
      if (answer.status !== 200) throw new OutsideUnavailable(`status ${answer.status}`);
      return { bytes: await bodyOf(answer), type: answer.headers.get('content-type') ?? '' };
    } catch (error) {
      throw error instanceof OutsideUnavailable ? error : new OutsideUnavailable((error as Error).name);
    }
  }
}

async function bodyOf(answer: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > LARGEST_BYTES) throw new OutsideUnavailable('too large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
