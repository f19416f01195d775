import { describe, expect, test } from '@jest/globals';
import { renderToString } from 'preact-render-to-string';
import { Choice } from '../../../src/redemptions/browser/choice.js';
import { FootLine } from '../../../src/redemptions/browser/foot-line.js';
import { headline } from '../../../src/redemptions/browser/headline.js';
import { freshnessOf, listsAge } from '../../../src/redemptions/browser/lists-age.js';
import { Done, NotPaired, Refused, Unconfirmed } from '../../../src/redemptions/browser/outcomes.js';
import { parisMoment } from '../../../src/redemptions/browser/paris-moment.js';

const nothing = () => undefined;
const words = (page: Parameters<typeof renderToString>[0]) =>
  renderToString(page)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('what the till says of a good pass', () => {
  const offer = (verdict: string, way = 'now') => ({ verdict, way });
  const said = (offers: object[], isAmber = false) => headline({ offers, isAmber } as never);

  test('green only where something may be given now', () => {
    expect(said([offer('accepted'), offer('limit_reached')])).toMatchObject({ look: 'accepted', word: 'Valable' });
    expect(said([offer('accepted', 'wait'), offer('accepted')])).toMatchObject({ look: 'accepted' });
    expect(said([offer('accepted', 'wait')])).toMatchObject({
      look: 'waiting',
      why: expect.stringContaining('limités'),
    });
    expect(said([offer('accepted')], true)).toMatchObject({
      look: 'waiting',
      why: expect.stringContaining('plus d’un jour'),
    });
  });

  test('no offer at all is no refusal; none possible is one, with its reason where there is one', () => {
    expect(said([])).toMatchObject({ look: 'accepted', why: 'Vous n’avez aucun avantage en ligne aujourd’hui.' });
    const one = said([offer('quota_exhausted'), offer('quota_exhausted')]);
    expect(one).toMatchObject({ look: 'refused', why: 'Toutes les utilisations prévues ont été prises.' });
    expect(said([offer('quota_exhausted'), offer('limit_reached')])).toMatchObject({
      look: 'refused',
      why: 'Aucun avantage n’est possible maintenant.',
    });
  });
});

describe('how old what a till knows is', () => {
  const policy = { amberAfterSeconds: 86_400, closedAfterSeconds: 604_800 } as never;

  test.each([
    [0, 'fresh'],
    [86_400, 'fresh'],
    [86_401, 'amber'],
    [604_800, 'amber'],
    [604_801, 'closed'],
  ])('%i s: %s', (age, freshness) => {
    expect(freshnessOf(age, policy)).toBe(freshness);
  });

  test('the oldest list counts, in whole days; without any there is nothing to be old', () => {
    const signed = (iat: number) => ({ token: `${btoa('{}')}.${btoa(JSON.stringify({ iat }))}.x` });
    const now = 10 * 86_400;
    const bundle = { policy, statusLists: [signed(now - 3600), signed(now - 2 * 86_400 - 5)] };
    expect(listsAge(bundle as never, now * 1000)).toEqual({ freshness: 'amber', days: 2 });
    expect(listsAge({ policy, statusLists: [] } as never, now)).toBeUndefined();
  });
});

describe('the wall clock of Paris on a device', () => {
  test.each([
    ['2026-12-08T22:59:00Z', '2026-12-08', 2, '23:59'],
    ['2026-12-08T23:00:00Z', '2026-12-09', 3, '00:00'],
    ['2026-07-05T10:05:00Z', '2026-07-05', 7, '12:05'],
    ['2026-07-06T00:00:00Z', '2026-07-06', 1, '02:00'],
  ])('%s', (instant, day, weekday, time) => {
    expect(parisMoment(Date.parse(instant), ['2026-07-05'])).toEqual({
      day: Date.parse(day) / 86_400_000,
      weekday,
      time,
      isHoliday: day === '2026-07-05',
    });
  });
});

describe('what the till says of a use', () => {
  const scan = { title: '10 % sur le pain', savedCents: 125, state: 'sent' };
  const done = (more: object = {}, props: object = {}) =>
    words(
      <Done
        scan={{ ...scan, ...more } as never}
        remaining={null}
        isAmber={false}
        undo={nothing}
        again={nothing}
        {...props}
      />,
    );

  test('noted, how much less, and what is left where that is known', () => {
    expect(done()).toMatch(/C’est noté.*10 % sur le pain\. 1,25 € de moins pour votre client\./);
    expect(done({ savedCents: 0 })).not.toContain('de moins');
    expect(done({}, { remaining: 2, offer: { limit: { uses: 3, period: 'week' } } })).toMatch(/2/);
    expect(done({ state: 'waiting' })).toContain('Gardé sur cette caisse');
    expect(done()).not.toContain('Gardé sur cette caisse');
  });

  test('the way back to the camera comes first, what takes back after it', () => {
    expect(done()).toMatch(/Scanner un autre pass.*Annuler cette utilisation/);
  });

  test('green by fresh lists, amber by old ones', () => {
    const look = (isAmber: boolean) =>
      renderToString(<Done scan={scan as never} remaining={null} isAmber={isAmber} undo={nothing} again={nothing} />);
    expect([look(false).includes('accepted'), look(true).includes('accepted')]).toEqual([true, false]);
  });

  test('refused: why, and what next where there is something', () => {
    expect(
      words(
        <Refused refusal={{ code: 'x', detail: 'Ce code a déjà servi.', nextStep: 'Attendez.' }} again={nothing} />,
      ),
    ).toMatch(/Refusé.*Ce code a déjà servi\..*Attendez\./);
  });

  test('not confirmed: with data to wait, without it to connect; given up only where something may have been counted', () => {
    const unconfirmed = (hasData: boolean, giveUp?: () => void) =>
      words(<Unconfirmed isServiceAway={false} hasData={hasData} retry={nothing} giveUp={giveUp} again={nothing} />);
    expect(unconfirmed(true, nothing)).toMatch(/Attendez la confirmation.*Réessayer.*Ne pas appliquer/);
    expect(unconfirmed(true, nothing)).not.toContain('Scanner un autre pass');
    expect(unconfirmed(false)).toMatch(/pas encore ses données.*Réessayer.*Scanner un autre pass/);
    expect(unconfirmed(false)).not.toContain('Ne pas appliquer');
  });

  test('not paired: what waits here is not lost', () => {
    expect(words(<NotPaired waiting={0} />)).not.toContain('rien n’est perdu');
    expect(words(<NotPaired waiting={1} />)).toContain('1 utilisation attend ici, rien n’est perdu.');
    expect(words(<NotPaired waiting={3} />)).toContain('3 utilisations attendent ici');
  });
});

describe('the line at the foot of a till', () => {
  const line = (state: object) =>
    words(<FootLine state={{ hasNetwork: true, waiting: 0, refused: 0, ...state } as never} open={nothing} />);

  test('whose it is, its network, how old its lists are and what waits', () => {
    expect(line({})).toBe('Réseau : connecté. Derniers passages');
    expect(line({ bundle: { partner: 'Boulangerie' }, hasNetwork: false, waiting: 2 })).toBe(
      'Boulangerie · Pas de réseau : la caisse continue. 2 utilisations à envoyer. Derniers passages',
    );
    expect(line({ waiting: 1, refused: 1 })).toMatch(/1 utilisation à envoyer\. 1 refus à lire$/);
  });

  test.each([
    [{ freshness: 'fresh', days: 0 }, 'Listes à jour.'],
    [{ freshness: 'amber', days: 1 }, 'Listes d’il y a 1 jour : à mettre à jour.'],
    [{ freshness: 'amber', days: 3 }, 'Listes d’il y a 3 jours : à mettre à jour.'],
    [{ freshness: 'closed', days: 8 }, 'Listes de 8 jours : fermée jusqu’au retour du réseau.'],
  ])('%j', (age, sentence) => {
    expect(line({ age })).toContain(sentence);
  });
});

describe('one button an offer', () => {
  const bread = {
    id: 'un',
    title: 'sur le pain',
    benefit: { kind: 'percent', value: 10 },
    verdict: 'accepted',
    way: 'count',
    remaining: null,
    limit: null,
    minimumCents: null,
  };
  const buttons = (...offers: object[]) => {
    const html = renderToString(<Choice pass={{ offers, isAmber: false } as never} choose={nothing} again={nothing} />);
    return { html, words: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') };
  };
  const isOpen = (html: string) => !/<button[^>]*disabled[^>]*>[^]*sur le pain/.test(html);

  test('an amount is asked for only where it changes what is given', () => {
    expect(buttons(bread).html).toContain('id="montant"');
    for (const kind of ['free_item', 'service'])
      expect(buttons({ ...bread, benefit: { kind, value: null } }).html).not.toContain('id="montant"');
    expect(buttons({ ...bread, verdict: 'quota_exhausted' }).html).not.toContain('id="montant"');
  });

  test.each([
    ['accepted, counted here', {}, true, 'sur le pain'],
    ['lent to this till', { way: 'lease' }, true, 'Réservé pour cette caisse'],
    ['limited, the server is asked', { way: 'ask' }, true, 'À confirmer : le serveur répond quand vous appuyez'],
    ['limited, without network', { way: 'wait' }, false, 'Limité : demande le réseau'],
    ['all taken', { verdict: 'quota_exhausted' }, false, 'Toutes les utilisations prévues ont été prises.'],
    [
      'from an amount on, none typed yet',
      { minimumCents: 1250 },
      false,
      'Tapez d’abord le montant : 12,50 € au moins.',
    ],
  ])('%s', (_, more, open, sentence) => {
    const { html, words: said } = buttons({ ...bread, ...more });
    expect([isOpen(html), said.replaceAll(/\s/g, ' ')]).toEqual([open, expect.stringContaining(sentence)]);
  });
});
