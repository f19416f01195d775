import { expect } from '@jest/globals';
import supertest from 'supertest';
import type { CardBatchView } from '../../src/printing/card-batch.query.js';
import { CardBatchRunner } from '../../src/printing/card-batch-runner.js';
import { CardBatchForm } from '../../src/printing/card-batch-form.js';
import { RequestCardBatch } from '../../src/printing/request-card-batch.js';
import type { TestApp } from '../support/app.js';
import { aPassHolder, type PassHolder } from '../support/builders.js';
import type { Client } from '../support/http.js';
import { aToken } from '../support/personas.js';

/** So many people with a pass, living along one street, in a random order of registration. */
export async function aStreet(app: TestApp, count: number): Promise<PassHolder[]> {
  const holders: PassHolder[] = [];
  for (let n = 1; n <= count; n++)
    holders.push(
      await aPassHolder(app, {
        lastName: `Voisine ${String.fromCodePoint(64 + n)}`,
        address: `${n} rue des Camélias`,
        postcode: '94140',
      }),
    );
  return holders;
}

/** Stops looking for work by itself, so that a test makes its batches by hand. */
export function driveByHand(app: TestApp): Promise<void> {
  return app.get(CardBatchRunner).onModuleDestroy();
}

export function requestBatch(app: TestApp, form: Partial<CardBatchForm>): Promise<string> {
  const wanted = Object.assign(new CardBatchForm(), { choice: 'never_printed', cards: 'sheets', ...form });
  return app.within((tx) => app.get(RequestCardBatch).run(tx, { kind: 'agent', ccasId: app.ccasId }, wanted));
}

/** Asks for a batch and follows it to its end. */
export async function print(agent: Client, form: object): Promise<CardBatchView> {
  const { status, body } = await agent.post('/api/v1/card-batches', form);
  expect([status, body.state, body.code]).toEqual([202, 'waiting', undefined]);
  return follow(agent, body.id);
}

export async function follow(agent: Client, id: string): Promise<CardBatchView> {
  for (;;) {
    const { body } = await agent.get(`/api/v1/card-batches/${id}`);
    if (!['waiting', 'running'].includes(body.state)) return body;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The bytes of a file, as an agent downloads it. */
export async function download(app: TestApp, url: string): Promise<{ status: number; pdf: Buffer; length: number }> {
  const token = await aToken(app, 'agent');
  const { status, body, headers } = await supertest(app.nest.getHttpServer())
    .get(url)
    .set('host', 'pass.alfortville.example')
    .set('authorization', `Bearer ${token}`)
    .buffer(true)
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts)));
    });
  return { status, pdf: body as Buffer, length: Number(headers['content-length']) };
}
