import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { fromQrText } from '../../dist/passes/pass-code/layout.js';

/**
 * One statement as the application sent it.
 * @typedef {object} Step
 * @property {string} text SQL with `$1` …
 * @property {({ fixed: unknown } | { drawn: 'key' | 'id' | 'jti' } | { read: string })[]} values what stands for each
 *   parameter: the same every time, new every time, or a column an earlier statement returned
 * @property {string[]} kept columns of its one row that later statements need
 */

/** Redeems once inside this process and listens: every statement of the request, in order, none copied by hand. */
export async function captureRedemption(stage, offerId) {
  const passCode = stage.passCodes[0];
  const redeem = async (key) => {
    const answer = await stage.app
      .getHttpAdapter()
      .getInstance()
      .inject({
        method: 'POST',
        url: '/api/v1/redemptions',
        headers: { authorization: `Bearer ${stage.bareTill.token}`, 'idempotency-key': key },
        payload: { passCode, offerId, amountCents: 1200 },
      });
    if (answer.statusCode !== 201) throw new Error(`redemption answered ${answer.statusCode}: ${answer.body}`);
    return answer.json().id;
  };
  // The first request of a token notes its use and finds the CCAS by host; the ones after it do not.
  await redeem(randomUUID());
  const key = randomUUID();
  const { result: id, statements } = await listening(() => redeem(key));
  return steps(
    statements,
    new Map([
      [key, 'key'],
      [id, 'id'],
      [fromQrText(passCode).fields.jti, 'jti'],
    ]),
  );
}

async function listening(work) {
  const { prototype } = pg.Client;
  const { query } = prototype;
  const statements = [];
  prototype.query = function (config, ...rest) {
    if (typeof config?.submit === 'function') return query.call(this, config, ...rest);
    const statement = typeof config === 'string' ? { text: config, values: rest[0] } : config;
    const values = Array.isArray(statement.values) ? statement.values : [];
    // Several statements in one message have no parameters; prepared, each is a message of its own.
    const heard = (values.length > 0 ? [statement.text] : statement.text.split(';')).map((text) => ({
      text,
      values,
      row: {},
    }));
    statements.push(...heard);
    const answered = query.call(this, config, ...rest);
    answered?.then?.(
      ({ rows }) => (heard[0].row = rows?.[0] ?? {}),
      () => undefined,
    );
    return answered;
  };
  try {
    return { result: await work(), statements };
  } finally {
    prototype.query = query;
  }
}

function steps(statements, drawn) {
  const read = new Map();
  const found = statements.map(({ text, values, row }) => {
    const step = {
      text,
      values: values.map((value) => {
        if (drawn.has(value)) return { drawn: drawn.get(value) };
        if (read.has(value)) return { read: read.get(value) };
        return { fixed: value };
      }),
    };
    for (const column of ['pass_id', 'credential_id']) if (row[column]) read.set(row[column], column);
    return { ...step, columns: Object.keys(row) };
  });
  const needed = new Set(found.flatMap(({ values }) => values.map((value) => value.read)));
  return found.map(({ columns, ...step }) => ({ ...step, kept: columns.filter((column) => needed.has(column)) }));
}
