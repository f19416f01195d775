import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { BulkRunner } from '../../../src/kernel/bulk/bulk-runner.js';
import { DoBulkRun } from '../../../src/kernel/bulk/do-bulk-run.js';
import { startApp, type TestApp } from '../../support/app.js';
import { type AgentsConsole, anAgentsConsole } from '../../support/console.js';
import { aCompany, aDeliberatedGift, aFund, anAcceptedGift, aReceivedGift, withSettings } from '../giving.js';

let app: TestApp;
let nadia: AgentsConsole;
const gifts: Record<'first' | 'second' | 'awaited' | 'accepted' | 'incomplete', string> = {} as never;
beforeAll(async () => {
  app = await startApp();
  await app.get(BulkRunner).onModuleDestroy();
  nadia = await anAgentsConsole(app);
  await withSettings(app);
  const fundId = await aFund(app);
  const donorId = await aCompany(app, { name: 'Optique de l’Île' });
  gifts.first = await aReceivedGift(app, { donorId, fundId, amountCents: 100_00 }, '2026-12-02');
  gifts.second = await aReceivedGift(app, { donorId, fundId, amountCents: 200_00 }, '2026-12-03');
  gifts.awaited = await aDeliberatedGift(app, { donorId, fundId, amountCents: 300_00 });
  gifts.accepted = await anAcceptedGift(app, { donorId, fundId, amountCents: 400_00 });
  const homeless = await aCompany(app, { name: 'Sans adresse', street: undefined });
  gifts.incomplete = await aReceivedGift(app, { donorId: homeless, fundId, amountCents: 500_00 }, '2026-12-04');
});
afterAll(() => app.close());

const plain = (text: string) => text.replaceAll(/\s+/g, ' ');
const one = async (sql: string) => (await app.within((tx) => tx.rows<{ all: unknown }>(sql)))[0]!.all;
const asked = `/ccas/gestes/nouveau?geste=recus-fiscaux&qui=coches&${Object.keys({
  first: 1,
  second: 1,
  awaited: 1,
  accepted: 1,
  incomplete: 1,
})
  .map((name) => `choisi=${name}`)
  .join('&')}`;
const address = () => asked.replaceAll(/choisi=(\w+)/g, (_, name: keyof typeof gifts) => `choisi=${gifts[name]}`);

test('is offered on the list of gifts, and says first for how many it can be done, and why not for the others', async () => {
  expect((await nadia.open('/ccas/dons')).words).toContain('Faire les reçus fiscaux…');
  const words = plain((await nadia.open(address())).words);
  expect(words).toContain('C’est possible pour 3 sur 5');
  expect(words).toContain('Pas de reçu fiscal avant la délibération');
  expect(words).toContain('Pas de reçu fiscal avant la réception');
  expect(await one('select count(*)::int as all from receipt')).toBe(0);
});

test('makes them without a gap, mails them where asked, and names what it left', async () => {
  const { location } = await nadia.submit(address(), { choix: 'courriel' });
  const id = location!.split('/').at(-1)!;
  expect(await app.get(DoBulkRun).run(app.ccasId, id)).toBe(true);
  expect(await one('select array_agg(number order by number) as all from receipt')).toEqual([1, 2]);
  expect(await one(`select count(*)::int as all from mail where subject like 'Votre reçu fiscal%'`)).toBe(2);
  const words = plain((await nadia.open(`/ccas/gestes/${id}`)).words);
  expect(words).toContain('2 reçus fiscaux faits. 3 lignes laissées comme elles étaient.');
  expect(words).toMatch(/Sans adresse .*L’adresse du donateur est incomplète/);
});

test('asked again it makes none twice', async () => {
  const { location } = await nadia.submit(address(), { choix: 'aucun' });
  await app.get(DoBulkRun).run(app.ccasId, location!.split('/').at(-1)!);
  expect(await one('select count(*)::int as all from receipt')).toBe(2);
  expect(await one(`select count(*)::int as all from mail where subject like 'Votre reçu fiscal%'`)).toBe(2);
});
