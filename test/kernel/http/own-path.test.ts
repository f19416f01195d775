import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ownPath } from '../../../src/kernel/http/own-path.js';

const ours = 'https://pass.alfortville.example';

/** Where a browser that stands on a page of ours goes when it is sent there. */
const goesTo = (path: string) => new URL(path, `${ours}/connexion`).origin;

const signs = [
  '/',
  '//',
  '\\',
  '/.',
  '/..',
  '.',
  '%2e',
  '%2F',
  '%5c',
  '\t',
  '\n',
  '\r',
  ' ',
  '\0',
  '@',
  ':',
  '?',
  '#',
  '[::1]',
];
const schemes = ['https:', 'http:', 'javascript:', 'data:', 'blob:', 'file:'];
const names = [ours, 'pass.alfortville.example', 'voleur.example', 'ccas', 'é', '／', '。', '%00', '\u2028'];
/** Addresses made of what makes one look like a path and lead elsewhere. */
const pieces = fc
  .array(fc.constantFrom(...signs, ...schemes, ...names), { maxLength: 9 })
  .map((parts) => parts.join(''));

describe('an address from outside', () => {
  test.each([
    '/.//voleur.example',
    '/./\\voleur.example',
    '/..//voleur.example/',
    '/ccas/..//voleur.example',
    '/%2e//voleur.example',
    '/%2E%2e//voleur.example',
    '//voleur.example',
    '///voleur.example',
    '/\\voleur.example',
    '\\\\voleur.example',
    '/\t/voleur.example',
    '/\n\\voleur.example',
    ' //voleur.example',
    '\u0000//voleur.example',
    'https://voleur.example/',
    'HTTPS:\\\\voleur.example',
    'https://pass.alfortville.example@voleur.example/',
    'https://pass.alfortville.example:8443/',
    'https://pass.alfortville.example.voleur.example/',
    'http://pass.alfortville.example/',
    'https://pass.alfortville.example//voleur.example',
    'blob:https://pass.alfortville.example/voleur.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://[',
    '',
  ])('%j leads nowhere', (address) => {
    expect(ownPath(address, ours)).toBeUndefined();
  });

  test.each([undefined, null, 7, ['/ccas'], { toString: () => '/ccas' }])('%p is none', (address) => {
    expect(ownPath(address, ours)).toBeUndefined();
  });

  test.each([
    ['/ccas/usagers?q=le', '/ccas/usagers?q=le'],
    ['/ccas/usagers/7#aidants', '/ccas/usagers/7#aidants'],
    ['https://pass.alfortville.example/offres?page=2', '/offres?page=2'],
    ['https://moi@pass.alfortville.example:443/offres', '/offres'],
    ['/offres?q=é è', '/offres?q=%C3%A9%20%C3%A8'],
    ['/ccas/./usagers/../pass', '/ccas/pass'],
    ['/@voleur.example', '/@voleur.example'],
    ['https:voleur.example', '/voleur.example'],
    ['/%2F%2Fvoleur.example', '/%2F%2Fvoleur.example'],
    ['/connexion?suite=//voleur.example', '/connexion?suite=//voleur.example'],
    ['/', '/'],
  ])('%j is a page of ours', (address, path) => {
    expect(ownPath(address, ours)).toBe(path);
  });

  test('whatever it is, what comes out leads to this site, again and again, and is fit for a header', () => {
    const anything = fc.oneof({ weight: 4, arbitrary: pieces }, fc.webUrl(), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(anything, (address) => {
        const path = ownPath(address, ours);
        if (path === undefined) return;
        expect(goesTo(path)).toBe(ours);
        expect(path).toMatch(/^\/(?![/\\])[\x21-\x7e]*$/);
        expect(ownPath(path, ours)).toBe(path);
      }),
      { numRuns: 5000 },
    );
  });

  test('a path of ours, whatever it carries, stays the page it was', () => {
    const paths = fc.webPath().filter((path) => /^\/[^/]/.test(path));
    fc.assert(
      fc.property(paths, (path) => {
        const { pathname } = new URL(path, ours);
        fc.pre(!pathname.startsWith('//'));
        expect(ownPath(path, ours)).toBe(pathname);
      }),
    );
  });
});
