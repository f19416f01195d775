import { fork } from 'node:child_process';
import path from 'node:path';

/**
 * Tills in a process of their own; see `tills.js`.
 * @param ledger every answer 201 of this run is added to it, by its key
 */
export async function askOverHttp(stage, servers, ledger, { path: url = '/api/v1/redemptions', ...asked }) {
  const urls = servers.map((server) => server.url);
  const run = await tills({ urls, path: url, token: stage.httpTill.token, ...asked });
  for (const [key, id] of run.ledger) ledger.set(key, id);
  await answerTheRest(stage, urls[0] + url, ledger, run.unanswered);
  return run;
}

function tills(asked) {
  return new Promise((resolve, reject) => {
    const child = fork(path.join(import.meta.dirname, 'tills.js'), { serialization: 'advanced' });
    child.once('message', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`tills ended with ${code}`)));
    child.send(asked);
  });
}

/** The load stops in mid-flight. A till that got no answer asks again with the same key, and so do we. */
async function answerTheRest(stage, url, ledger, unanswered) {
  for (const [key, body] of unanswered) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${stage.httpTill.token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body,
    });
    const { id } = await answer.json();
    if (answer.status === 201) ledger.set(key, id);
  }
}
