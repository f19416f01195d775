import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';

/**
 * A process of its own that asks as many tills would, so that the load is measured by nobody it loads. It speaks HTTP over
 * plain sockets: a whole client of HTTP would take a third of two cores from what is measured.
 *
 * Told by message: `{ urls, path, token, bodies, connections, seconds, rate?, once? }`. Without `rate` each connection asks
 * again when it is answered; with it, so many requests a second are due whoever is answered, and what waits for a free
 * connection has been waiting since it was due. `once` sends each body one time.
 * Answers `{ perSecond (of what was granted, 2xx), latencies, statuses, ledger, unanswered }`: milliseconds; ids by key; `[key, body]` to ask again.
 */
process.once('message', async (asked) => {
  process.send(await load(asked), () => process.exit(0));
});

async function load({ urls, path, token, bodies, connections, seconds, rate, once }) {
  const run = { latencies: [], statuses: {}, ledger: [], inFlight: new Map(), next: 0, done: 0 };
  const sockets = await Promise.all(
    Array.from({ length: connections }, (_, index) => opened(new URL(urls[index % urls.length]))),
  );
  const began = performance.now();
  const until = began + seconds * 1000;
  let last = began;
  const due = [];
  const free = [...sockets];

  const send = (socket, since) => {
    if (once && run.next >= bodies.length) return false;
    const body = bodies[run.next++ % bodies.length];
    const key = randomUUID();
    run.inFlight.set(key, body);
    socket.asked = { key, since };
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: ${socket.name}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\n` +
        `idempotency-key: ${key}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    return true;
  };
  const answered = (socket, status, text) => {
    const now = performance.now();
    const { key, since } = socket.asked;
    run.inFlight.delete(key);
    last = now;
    run.latencies.push(now - since);
    run.statuses[status] = (run.statuses[status] ?? 0) + 1;
    if (status < 300) run.done++;
    if (status === 201) run.ledger.push([key, /"id":"([^"]+)"/.exec(text)?.[1]]);
    if (now >= until) return;
    if (!rate) send(socket, now);
    else if (due.length > 0) send(socket, due.shift());
    else free.push(socket);
  };

  for (const socket of sockets) listen(socket, answered);
  if (rate) await arrive(rate, began, until, (since) => (free.length > 0 ? send(free.pop(), since) : due.push(since)));
  else {
    for (const socket of sockets) send(socket, began);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
  await settled(run.inFlight);
  for (const socket of sockets) socket.destroy();
  const { latencies, statuses, ledger, inFlight } = run;
  return {
    perSecond: (run.done / (last - began)) * 1000,
    latencies,
    statuses,
    ledger,
    unanswered: [...inFlight],
  };
}

function opened({ hostname, port, host }) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    socket.name = host;
    socket.once('error', reject);
    socket.once('connect', () => resolve(socket));
  });
}

function listen(socket, answered) {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString('latin1');
    const head = text.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
    if (text.length < head + 4 + length) return;
    const whole = text;
    text = '';
    answered(socket, Number(whole.slice(9, 12)), whole.slice(head + 4));
  });
}

async function arrive(rate, began, until, due) {
  let sent = 0;
  while (performance.now() < until) {
    const wanted = Math.floor(((performance.now() - began) / 1000) * rate);
    for (; sent < wanted; sent++) due(began + (sent * 1000) / rate);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

async function settled(inFlight) {
  const end = performance.now() + 3000;
  while (inFlight.size > 0 && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
}
