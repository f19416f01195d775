import { randomInt, randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

/**
 * Tills that redeem as fast as they are answered, over connections kept alive.
 * @param ledger every answer of this run is added to it, by its key
 */
export async function redeemOverHttp(stage, url, ledger, { clients, seconds }) {
  const latencies = [];
  const inFlight = new Map();
  const others = new Map();
  const request = {
    method: 'POST',
    path: '/api/v1/redemptions',
    setupRequest(request, context) {
      const key = randomUUID();
      context.key = key;
      const body = JSON.stringify({
        passCode: stage.passCodes[randomInt(stage.passCodes.length)],
        offerId: stage.offers[randomInt(stage.offers.length)],
        amountCents: randomInt(100, 5000),
      });
      inFlight.set(key, body);
      return { ...request, headers: headersOf(stage, key), body };
    },
    onResponse(status, text, { key }) {
      inFlight.delete(key);
      if (status === 201) ledger.set(key, JSON.parse(text).id);
      else others.set(status, (others.get(status) ?? 0) + 1);
    },
  };
  const before = ledger.size;
  const began = performance.now();
  let lasted;
  await new Promise((resolve, reject) => {
    const options = { url, connections: clients, duration: seconds, requests: [request], sampleInt: 100 };
    const run = autocannon(options, (error) => (error ? reject(error) : resolve()));
    run.on('response', (_client, _status, _bytes, ms) => {
      latencies.push(ms);
      lasted = performance.now() - began;
    });
  });
  const perSecond = ((ledger.size - before) / lasted) * 1000;
  await answerTheRest(stage, url, ledger, inFlight);
  return { perSecond, latencies, others };
}

/** The load stops in mid-flight. A till that got no answer asks again with the same key, and so do we. */
async function answerTheRest(stage, url, ledger, inFlight) {
  for (const [key, body] of inFlight) {
    const answer = await fetch(`${url}/api/v1/redemptions`, { method: 'POST', headers: headersOf(stage, key), body });
    const { id } = await answer.json();
    if (answer.status === 201) ledger.set(key, id);
  }
}

function headersOf(stage, key) {
  return {
    authorization: `Bearer ${stage.httpTill.token}`,
    'content-type': 'application/json',
    'idempotency-key': key,
  };
}
