import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { asOwnerOf } from '../support/as-owner.js';
import { aForgedArchive, anArchive, readInto } from '../support/archives.js';
import { cloneDatabase } from '../support/database.js';
import { statementOfOwner } from '../support/installed-postgres.js';
import { installed, releases, upgrade } from './released.js';

const NUMBER = '20261202000010';
/** As a manager of the version before may have left them: a correction, later ceilings, rules that overlap. */
const rules = [
  ['pmss', '2027-01-01', '2027-12-31', '{"cents":410000}', 'Arrêté'],
  ['pmss', '2028-01-01', '2028-12-31', '{"cents":420000}', 'Arrêté, puis réglages'],
  ['company_form', '2027-01-01', null, '{"cerfa":"16216*04","name":"2041-MEC-SD"}', 'A'],
  ['company_form', '2028-01-01', '2028-06-30', '{"cerfa":"16216*05","name":"2041-MEC-SD"}', 'B'],
  [
    'person_rates',
    '2027-01-01',
    '2027-12-31',
    '{"ratePercent":60,"incomePercent":20,"carryYears":5}',
    'Loi de finances',
  ],
  [
    'company_rates',
    '2027-01-01',
    null,
    '{"ratePercent":50,"aboveRatePercent":40,"thresholdCents":200000000,"floorCents":1000000,"turnoverPerMille":5,"carryYears":4}',
    'Loi de finances',
  ],
] as const;
const carried = [
  ['donations.company_form 2027-01-01 2027-12-31 A', { cerfa: '16216*04', name: '2041-MEC-SD' }],
  ['donations.company_form 2028-01-01 2028-06-30 B', { cerfa: '16216*05', name: '2041-MEC-SD' }],
  ['donations.company_form 2028-07-01 null A', { cerfa: '16216*04', name: '2041-MEC-SD' }],
  [
    'donations.company_rates 2027-01-01 null Loi de finances',
    { rate: 5000, aboveRate: 4000, threshold: 200_000_000, floor: 1_000_000, turnoverPerMille: 5, carryYears: 4 },
  ],
  ['donations.person_rates 2027-01-01 2027-12-31 Loi de finances', { rate: 6000, incomeShare: 2000, carryYears: 5 }],
  ['pmss 2027-01-01 2027-12-31 Arrêté', { month: 410_000 }],
  // What the settings had of these days already stands.
  ['pmss 2028-01-01 2028-12-31 Réglages', { month: 425_000 }],
];
const written = (rows: Record<string, unknown>[]) =>
  rows.map((row) => [`${row.law} ${row.valid_from} ${row.valid_through} ${row.source}`, row.figures]);
const periods = `select law, valid_from::text, valid_through::text, source, figures from law_period order by law, valid_from`;

let app: TestApp;
const folder = mkdtempSync(path.join(tmpdir(), 'law-periods-'));
beforeAll(async () => {
  app = await startApp();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what a manager wrote in the tables of before is in the one of now, on the days it held', async () => {
  const database = await installed(releases()[0]!);
  const inserted = rules
    .map(
      ([kind, from, through, content, source]) =>
        `((select id from ccas), gen_random_uuid(), '${kind}', '${from}', ${through ? `'${through}'` : 'null'}, '${content}', '${source}', now())`,
    )
    .join(', ');
  await statementOfOwner(
    database.ownerUrl,
    `insert into donation_rule (ccas_id, id, kind, valid_from, valid_through, content, source, added_at) values ${inserted};
     insert into law_period (ccas_id, id, law, valid_from, valid_through, figures, source, added_at)
       select id, gen_random_uuid(), 'pmss', '2028-01-01', '2028-12-31', '{"month":425000}', 'Réglages', now() from ccas;
     insert into c2s_scale (ccas_id, valid_from, valid_through, source, free_1, free_2, free_3, free_4, free_more, paid_1, paid_2, paid_3, paid_4,
       paid_more, monthly_under_30, monthly_from_30, monthly_from_50, monthly_from_60, monthly_from_70, entered_at, territory)
     select ccas_id, '2026-04-01', '2027-03-31', 'J', free_1 + 100, free_2, free_3, free_4, free_more, paid_1, paid_2, paid_3, paid_4,
       paid_more, monthly_under_30, monthly_from_30, monthly_from_50, monthly_from_60, monthly_from_70, now(), 'overseas' from c2s_scale;`,
  );
  await upgrade(database);
  const after = written(await statementOfOwner(database.ownerUrl, periods));
  const isC2s = ([name]: unknown[]) => String(name).startsWith('mutuelle.c2s');
  expect(after.filter((period) => !isC2s(period))).toEqual(carried);
  expect(after.find(isC2s)).toEqual([
    'mutuelle.c2s 2026-04-01 2027-03-31 J',
    expect.objectContaining({ territory: 'overseas', free1: 1_034_000, paid4: 2_931_100, monthlyFrom70: 3000 }),
  ]);
  await database.drop();
});

test('an archive of the version before brings them too, once', async () => {
  const now = await anArchive(app, path.join(folder, 'now.zip'));
  const before = await aForgedArchive(now, path.join(folder, 'before.zip'), {
    change: ({ manifest, lines }) => {
      manifest.migrations = manifest.migrations.filter((name) => !name.endsWith(NUMBER));
      const row = (values: object) => JSON.stringify({ ccas_id: app.ccasId, id: crypto.randomUUID(), ...values });
      lines.set(
        'donation_rule',
        rules.map(([kind, valid_from, valid_through, content, source]) =>
          row({
            kind,
            valid_from,
            valid_through,
            content: JSON.parse(content),
            source,
            added_at: '2026-12-01T00:00:00Z',
          }),
        ),
      );
      lines.set('law_period', [
        row({
          law: 'pmss',
          valid_from: '2028-01-01',
          valid_through: '2028-12-31',
          figures: { month: 425_000 },
          source: 'Réglages',
          added_at: '2026-12-01T00:00:00Z',
        }),
      ]);
    },
  });
  for (const [file, expected] of [
    [before, carried],
    [now, []],
  ] as const) {
    const empty = await cloneDatabase();
    await readInto(app, empty.ownerUrl, file);
    const rows = await asOwnerOf(empty.ownerUrl, async (owner) => (await owner.query(periods)).rows);
    expect(written(rows)).toEqual(expected);
    await empty.drop();
  }
});
