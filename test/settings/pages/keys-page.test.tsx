import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { KeysPage } from '../../../src/settings/pages/keys-page.js';
import { drawn } from '../../support/drawn.js';

const createdAt = Temporal.Instant.from('2026-12-08T09:00:00Z');
const key = (state: string, more: object = {}) => ({
  kid: `kid-${state}`,
  state,
  createdAt,
  activeFrom: null,
  isPublished: true,
  ...more,
});
const next = key('next', { activeFrom: createdAt.add({ hours: 168 }) });
const page = (keys: object[], props: object = {}) =>
  drawn(<KeysPage token="" keys={keys as never} toReissue={0} canChange isSaved={false} {...props} />);
const forms = (keys: object[], props: object = {}) =>
  page(keys, props)
    .ways.filter((way) => way.startsWith('/ccas/reglages/cles/'))
    .map((way) => way.split('/').at(-1));

describe('the keys of a CCAS', () => {
  test('are changed by a manager, one at a time; what signs may be withdrawn', () => {
    expect(forms([key('active')])).toEqual(['rotation', 'compromission']);
    expect(forms([next, key('active')])).toEqual(['compromission']);
    expect(forms([key('compromised')])).toEqual(['rotation']);
    expect(forms([key('active')], { canChange: false })).toEqual([]);
  });

  test('the one that waits says from when it signs', () => {
    expect(page([next, key('active')]).words).toContain('signera à partir du 15 décembre 2026 à 10 h 00');
  });

  test('an old one says whether it still serves', () => {
    expect(page([key('old')]).words).toContain('vérifie encore des cartes');
    expect(page([key('old', { isPublished: false })]).words).toContain('ne sert plus');
    expect(page([key('active')]).words).not.toMatch(/vérifie encore|ne sert plus/);
  });

  test('a name that was copied wrongly leaves its form open', () => {
    const open = (field?: string) =>
      /<details open/.test(
        page([key('active')], field ? { refusal: { detail: 'Non.', errors: [{ field, detail: 'Non.' }] } } : {}).html,
      );
    expect([open(), open('kid'), open('confirme')]).toEqual([false, true, false]);
  });

  test('cards to print again are told where there are some', () => {
    expect(page([key('active')], { toReissue: 1 }).ways).toContain('/ccas/pass/a-refaire');
    expect(page([key('active')]).ways).not.toContain('/ccas/pass/a-refaire');
  });
});
