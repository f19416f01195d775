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
   * What a JSON service answers, not looked at yet. Redirections are not followed.
   * @throws OutsideUnavailable: no network, time-out, not 200, not JSON, or over a megabyte
   */
  async json(url: URL, { timeoutMs }: { timeoutMs: number }): Promise<unknown> {
    try {
      const answer = await fetch(url, {
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
        headers: { accept: 'application/json' },
      });
      if (answer.status !== 200) throw new OutsideUnavailable(`status ${answer.status}`);
      return JSON.parse(await textOf(answer));
    } catch (error) {
      if (error instanceof OutsideUnavailable) throw error;
      throw new OutsideUnavailable(error instanceof SyntaxError ? 'not JSON' : (error as Error).name);
    }
  }
}

async function textOf(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of answer.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > LARGEST_BYTES) throw new OutsideUnavailable('too large');
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return text + decoder.decode();
}
