import { describe, expect, test } from '@jest/globals';
import { scriptFaults } from '../../scripts/browser-floor/script-faults.js';
import { styleFaults } from '../../scripts/browser-floor/style-faults.js';

describe('a built script', () => {
  test.each([
    ['e.replaceChildren()', '.replaceChildren'],
    ['form.requestSubmit()', '.requestSubmit'],
    ['box.showModal()', '.showModal'],
    ['a?.checkVisibility()', '.checkVisibility'],
    ['list.at(-1)', '.at()'],
    ['list?.at?.(-1)', '.at()'],
    ['text.replace(/(?<=a)b/, "")', 'lookbehind'],
    ['text.replace(/(?<!a)b/, "")', 'lookbehind'],
    ['new RegExp("(?<!a)b")', 'lookbehind'],
    ['/a(b)/dg.exec(text)', 'flag dg'],
    ['new Intl.ListFormat("fr")', 'Intl.ListFormat'],
    ['new Intl.Segmenter("fr")', 'Intl.Segmenter'],
    ['new Intl.DisplayNames("fr", { type: "region" })', 'Intl.DisplayNames'],
    ['new Intl.NumberFormat("fr", { style: "unit", unit: "kilometer" })', "style: 'unit'"],
    ['new Intl.DateTimeFormat("fr", { dateStyle: "long" })', 'dateStyle'],
    ['new BroadcastChannel("a")', 'BroadcastChannel'],
    ['navigator.locks.request("a", work)', 'navigator.locks'],
    ['window.navigator.locks?.request("a", work)', 'navigator.locks'],
    ['URL.canParse(text)', 'URL.canParse'],
    ['element.inert = true', '.inert'],
    ['draw("div", { inert: true })', 'inert'],
    ['event.submitter.name', '.submitter'],
    ['known.values().map(double)', '.values().map'],
    ['text.matchAll(/a/g).map(double)', '.matchAll().map'],
    ['Iterator.from(list)', 'Iterator.from'],
    ['structuredClone(value)', 'structuredClone'],
    ['self.structuredClone(value)', 'structuredClone'],
    ['AbortSignal.timeout(5)', 'AbortSignal.timeout'],
    ['crypto.randomUUID()', 'crypto.randomUUID'],
    ['new DecompressionStream("deflate")', 'DecompressionStream'],
  ])('%s is found', (text, name) => {
    expect(scriptFaults('some-Ab12.js', `const planted = () => ${text};`)).toEqual([
      expect.stringMatching(`^some-Ab12\\.js: ${name.replaceAll(/[.()]/g, String.raw`\$&`)} \\(`),
    ]);
  });

  test.each([
    'Object.values(known).map(double)',
    'contact.at',
    '"a lock of navigator.locks"',
    '/a/giu.exec(text)',
    '"(?:a)"',
    'new Intl.NumberFormat("fr", { style: "currency", currency: "EUR" })',
  ])('%s is known everywhere', (text) => {
    expect(scriptFaults('some-Ab12.js', `const planted = () => ${text};`)).toEqual([]);
  });

  test('what asks first is allowed where it does, and nowhere else', () => {
    const text = 'navigator.locks ? navigator.locks.request("a", work) : work()';
    expect(scriptFaults('scanner-Ab12.js', text)).toEqual([]);
    expect(scriptFaults('my-pass-Ab12.js', text)).toHaveLength(1);
  });
});

describe('a built style sheet', () => {
  const noGaps = '@supports not (inset:0){.row{gap:0}.row>*+*{margin-left:8px}}';
  test.each([
    ['form:has(.wrong){display:none}', ':has'],
    ['.more>summary:has(.current),.other{color:red}', ':has'],
    ['a:focus-visible,a:hover{color:red}', ':focus-visible'],
    ['.row{display:flex;gap:8px}', 'no margins'],
    ['.row{display:flex}@media (min-width:40em){.row{gap:8px}}', 'no margins'],
    [`.row{display:flex;gap:8px}${noGaps}@media (min-width:40em){.row{gap:24px}}`, 'no margins'],
    ['.row{display:flex}.row.wide{gap:8px}', 'no margins'],
    ['@media (min-width:40em){.row{display:flex}}.row{gap:8px}', 'no margins'],
    ['.row{display:flex;column-gap:8px}', 'column-gap'],
    ['.row{display:inline-flex}.row{row-gap:8px}', 'row-gap'],
    ['.box{overflow:clip}', 'overflow'],
    ['.box{overflow-x:clip}', 'overflow-x'],
    ['.box{inset-inline:0}', 'inset-inline'],
    ['.box{rotate:90deg}', 'rotate'],
    ['.box{color:color-mix(in srgb,red,blue)}', 'color-mix'],
    ['.box{height:100dvh}', 'dvh'],
    ['.box:is(a,b){color:red}', ':is'],
  ])('%s is found', async (css, name) => {
    const faults = await styleFaults('some.css', css);
    expect(faults.join('\n')).toContain(name);
  });

  test.each([
    `.row{display:flex;gap:8px}${noGaps}`,
    '.table{display:grid;gap:8px;row-gap:4px}',
    '.row{display:flex;gap:0}',
    ':focus:not(:focus-visible){outline:none}',
    '.offer:has(a:hover){color:red}',
    '@supports selector(:has(*)){form:has(.wrong){color:red}}',
    '.box{overflow:hidden}',
    '.box{height:100vh;height:100dvh}',
  ])('%s does no harm', async (css) => {
    expect(await styleFaults('some.css', css)).toEqual([]);
  });
});
