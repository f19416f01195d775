import { describe, expect, test } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import type { HeldPass, MyPass } from '../../../src/holders/browser/held-passes.js';
import { PassFace } from '../../../src/holders/browser/pass-face.js';
import { Phones } from '../../../src/holders/browser/phones.js';
import { Uses } from '../../../src/holders/browser/uses.js';
import { WhereAccepted } from '../../../src/holders/browser/where-accepted.js';

const offers = (count: number, more: Partial<MyPass['offers'][number]> = {}) =>
  Array.from({ length: count }, (_, n) => ({
    id: `offre-${n + 1}`,
    title: `Avantage ${n + 1}`,
    benefit: '−10 %',
    partner: 'Boulangerie du Pont',
    where: 'Alfortville',
    hours: null,
    left: null,
    ...more,
  })) as unknown as MyPass['offers'];
const shown = (list: MyPass['offers']) => renderToString(<WhereAccepted offers={list} />);
/** As a phone receives it; nobody verifies it there. */
function aCredential(expDay: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const status = { status_list: { idx: 1, uri: 'https://pass.alfortville.example/status/1' } };
  const iss = 'https://pass.alfortville.example';
  return `${part({ kid: 'abcd' })}.${part({ iss, jti: 'x', nbf: 0, exp: expDay * 86_400, cat: 1, status })}.AA~`;
}
const words = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('where a pass is taken', () => {
  test('without any offer it says so, and opens nothing', () => {
    const html = shown([]);
    expect(words(html)).toContain('Aucun avantage n’est en ligne pour le moment');
    expect(html).not.toMatch(/<details|<ul/);
  });

  test.each([
    [1, 1, undefined],
    [6, 6, undefined],
    [7, 6, 'Voir un autre avantage'],
    [20, 6, 'Voir les 14 autres'],
  ])('of %i offers the first %i are in sight, the others on request', (count, first, summary) => {
    const [inSight, others = ''] = shown(offers(count)).split('<details>');
    const names = (html: string) => [...html.matchAll(/Avantage (\d+)</g)].map(([, n]) => Number(n));
    expect(names(inSight!)).toEqual(Array.from({ length: first }, (_, n) => n + 1));
    expect(names(others)).toEqual(Array.from({ length: count - first }, (_, n) => first + n + 1));
    expect(/<summary>([^<]*)</.exec(others)?.[1]).toBe(summary);
  });

  test('place, hours and what is left are said where they are known', () => {
    expect(words(shown(offers(1, { hours: 'le mardi', left: 'encore 2 fois' } as never)))).toMatch(
      /Boulangerie du Pont , Alfortville le mardi · encore 2 fois$/,
    );
    expect(words(shown(offers(1, { where: null, left: 'encore 2 fois' } as never)))).toMatch(
      /Boulangerie du Pont encore 2 fois$/,
    );
  });
});

describe('what the shop looks at', () => {
  const day = (iso: string) => Date.parse(iso) / 86_400_000;
  const face = (pass: object) => {
    const html = renderToString(<PassFace pass={pass as unknown as HeldPass} forget={() => undefined} />);
    return words(html);
  };
  const view = (status: string, phone: string | null = '+33143750000') => ({
    pass: { status, number: 'K7QM-4T2X-W', validThrough: '2028-12-07' },
    holder: { firstName: 'Jeanne', lastName: 'Le Bràs' },
    ccas: { phone },
  });
  /** A credential that serves up to the day before this one. */
  const until = (iso: string) => aCredential(day(iso));
  const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);

  test('the code, whose it is and until when; before the server was asked, the code alone', () => {
    const good = { id: 'a', clockOffset: 0, credential: until(tomorrow) };
    expect(face({ ...good, view: view('active') })).toMatch(
      /Nouveau code dans 15 s Jeanne Le Bràs Valable jusqu’au 7 décembre 2028 K7QM-4T2X-W Montrez ce code/,
    );
    expect(face(good)).toMatch(/Pass senior Montrez ce code/);
  });

  test.each([
    ['suspended', 'Ce pass est suspendu.'],
    ['revoked', 'Ce pass n’est plus valable.'],
    ['expired', 'Ce pass est arrivé à sa fin.'],
  ])('%s: no code, why, and whom to call where there is somebody', (status, why) => {
    const pass = { id: 'a', clockOffset: 0, credential: until(tomorrow) };
    const shown = face({ ...pass, view: view(status) });
    expect([shown.includes(why), shown.includes('Nouveau code'), shown.includes('Appeler le CCAS')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(face({ ...pass, view: view(status, null) })).not.toContain('Appeler le CCAS');
  });

  test('taken off this phone: it says so, and the card is not touched', () => {
    const shown = face({ id: 'a', clockOffset: 0, revoked: true, credential: until(tomorrow), view: view('active') });
    expect(shown).toMatch(/Ce téléphone n’a plus le pass.*Le mettre à nouveau.*L’enlever de cette page/);
  });

  test('a credential that has ended by the server’s clock shows no code', () => {
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(new Date());
    const pass = { id: 'a', clockOffset: 0, view: view('active') };
    expect(face({ ...pass, credential: until(today) })).toContain('Le code doit être renouvelé.');
    const next = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10);
    expect(face({ ...pass, credential: until(next) })).toContain('Nouveau code');
    // This phone is a day late.
    expect(face({ ...pass, credential: until(next), clockOffset: 86_400_000 })).toContain('doit être renouvelé');
  });
});

describe('where a pass was used', () => {
  const use = {
    kind: 'use',
    id: '1',
    at: '2026-12-08T23:30:00Z',
    partner: 'Boulangerie',
    offer: '10 %',
    verdict: null,
    voided: false,
  };
  const shownUses = (...history: object[]) =>
    words(renderToString(<Uses history={history as never} />)).replaceAll(/\s/g, ' ');

  test('nothing yet, then the day in Paris, the offer and the shop', () => {
    expect(shownUses()).toContain('Rien encore.');
    expect(shownUses(use)).toBe('Mes utilisations 9 décembre 2026 10 %, Boulangerie');
  });

  test('what was only checked, refused or taken back says so', () => {
    expect(shownUses({ ...use, kind: 'check', offer: null })).toMatch(/Boulangerie – vérifié$/);
    expect(shownUses({ ...use, verdict: 'quota_exhausted' })).toMatch(/– refusé : Toutes les utilisations prévues/);
    expect(shownUses({ ...use, voided: true })).toMatch(/– annulée$/);
  });
});

describe('card and phones', () => {
  const phone = { id: 'un', place: 1, carerName: null, carerId: null, lastSeenAt: '2026-12-08T10:00:00Z' };
  const shownPhones = (thisPhone: string) =>
    words(
      renderToString(
        <Phones
          view={{ phones: [phone, { ...phone, id: 'deux', place: 2, carerName: 'Anne' }] } as never}
          thisPhone={thisPhone}
          act={() => Promise.resolve(undefined)}
        />,
      ),
    );

  test('this one is named, and that of a carer', () => {
    expect(shownPhones('un')).toMatch(/Téléphone 1 \(celui-ci\).*Téléphone 2 , d’Anne/);
    expect(shownPhones('deux')).toMatch(/Téléphone 1 Vu le 8 décembre 2026.*Téléphone 2 \(celui-ci\) , d’Anne/);
  });
});
