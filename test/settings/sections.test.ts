import { describe, expect, test } from '@jest/globals';
import { versionIn } from '../../src/ccas/version-in.js';
import type { InvalidInput } from '../../src/kernel/errors/domain-error.js';
import type { FormValues } from '../../src/kernel/http/input.js';
import { passRulesSection } from '../../src/passes/pass-rules-section.js';
import { ownSections } from '../../src/settings/own-sections.js';

const sections = new Map([passRulesSection, ...ownSections].map((section) => [section.name as string, section]));

/** The fields that are refused, with the code of each. */
function refused(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return (error as InvalidInput).errors!.map(({ field, code }) => `${field} ${code}`);
  }
}
const a = (length: number) => 'a'.repeat(length);

const sound: Record<string, FormValues> = {
  pass: {
    minimumAge: '62',
    validityMonths: '24',
    phoneLimit: '5',
    offered: ['1', '2'],
    label1: 'Un',
    label2: 'Deux',
    label3: 'Trois',
  },
  contact: { name: 'CCAS', phone: '01 55 00 20 00' },
  textes: {},
  conservation: { keptResidentMonths: '24', keptRefusedMonths: '6', keptMailMonths: '6' },
  publication: {},
};
const read = (section: string, typed: FormValues = {}) => sections.get(section)!.read({ ...sound[section], ...typed });

describe('a number in the settings', () => {
  test.each([
    ['pass', 'minimumAge', 50, 100],
    ['pass', 'validityMonths', 1, 120],
    ['pass', 'phoneLimit', 1, 20],
    ['conservation', 'keptResidentMonths', 6, 24],
    ['conservation', 'keptRefusedMonths', 2, 6],
    ['conservation', 'keptMailMonths', 1, 6],
  ] as const)('%s: %s is from %i to %i, both taken', (section, field, least, most) => {
    for (const value of [least, most])
      expect(read(section, { [field]: String(value) })).toMatchObject({ [field]: value });
    for (const typed of [String(least - 1), String(most + 1), '', 'dix', '12,5', '-1'])
      expect([typed, refused(() => read(section, { [field]: typed }))]).toEqual([typed, [`${field} out_of_range`]]);
  });
});

describe('a text in the settings', () => {
  test.each([
    ['pass', 'label1', 40],
    ['contact', 'name', 80],
    ['contact', 'address', 200],
    ['textes', 'cardTitle', 24],
    ['textes', 'cardNote', 140],
    ['textes', 'letterGreeting', 80],
    ['textes', 'letterOpening', 600],
    ['textes', 'letterClosing', 300],
    ['publication', 'publicationDirector', 120],
    ['publication', 'hostName', 120],
    ['publication', 'hostContact', 200],
    ['publication', 'dpoContact', 200],
  ] as const)('%s: %s has %i letters at most', (section, field, longest) => {
    expect(refused(() => read(section, { [field]: a(longest) }))).toEqual([]);
    expect(refused(() => read(section, { [field]: a(longest + 1) }))).toEqual([`${field} too_long`]);
    expect(refused(() => read(section, { [field]: 'a\u0007b' }))).toEqual([`${field} control_character`]);
  });

  test('left blank is nothing, where it may be; where it is needed it is asked for', () => {
    expect(read('textes', { cardTitle: ' ' })).toMatchObject({ cardTitle: null, letterOpening: null });
    expect(refused(() => read('contact', { name: ' ' }))).toEqual(['name required']);
    for (const label of ['label1', 'label2', 'label3'])
      expect(refused(() => read('pass', { [label]: '' }))).toEqual([`${label} required`]);
  });

  test('keeps its lines, as every system writes them', () => {
    expect(read('textes', { letterOpening: ' un\r\ndeux ' })).toMatchObject({ letterOpening: 'un\ndeux' });
  });

  test('several mistakes are told at once', () => {
    expect(refused(() => read('pass', { minimumAge: '1', label2: '' }))).toEqual([
      'minimumAge out_of_range',
      'label2 required',
    ]);
  });
});

describe('how to reach the CCAS', () => {
  test.each([
    ['phone', '01 55 00 20 00'],
    ['email', 'ccas@alfortville.example'],
    ['address', '12 rue des Lilas'],
  ])('%s alone is enough', (field, value) => {
    expect(refused(() => read('contact', { phone: '', [field]: value }))).toEqual([]);
  });

  test.each([
    ['nothing', { phone: '' }, ['phone required']],
    ['a number that is none', { phone: '12' }, ['phone invalid_phone']],
    ['half an address', { email: 'ccas@alfortville' }, ['email invalid_email']],
    ['an address of 255 letters', { email: `${a(245)}@a.example` }, ['email too_long']],
    ['a site without https', { website: 'www.alfortville.fr' }, ['website invalid_address']],
    ['a site of another kind', { website: 'ftp://alfortville.fr' }, ['website invalid_address']],
    ['an address that is none', { website: 'https://' }, ['website invalid_address']],
    ['nothing, and another mistake: that one first', { phone: '', website: 'x' }, ['website invalid_address']],
  ])('%s is refused', (_, typed, expected) => {
    expect(refused(() => read('contact', typed))).toEqual(expected);
  });

  test('a site is kept as it was typed, http too', () => {
    for (const website of ['https://www.alfortville.fr', 'http://alfortville.fr/ccas'])
      expect(read('contact', { website })).toMatchObject({ website });
  });
});

describe('the categories offered', () => {
  test('one at least; what is none of the three is left out', () => {
    expect(read('pass', { offered: '3' })).toMatchObject({ offeredCategories: [3] });
    expect(read('pass', { offered: ['3', '1', '4', 'x'] })).toMatchObject({ offeredCategories: [1, 3] });
    expect(refused(() => read('pass', { offered: [] }))).toEqual(['offered required']);
    expect(refused(() => read('pass', { offered: undefined }))).toEqual(['offered required']);
  });
});

describe('a page of settings, shown and sent without a change', () => {
  const settings = {
    minimumAge: 65,
    validityMonths: 12,
    phoneLimit: 3,
    offeredCategories: [3, 1],
    categoryLabels: ['A', 'B', 'C'],
    name: 'CCAS',
    phone: '+33155002000',
    email: null,
    address: '12 rue des Lilas',
    website: null,
    openingHours: [],
    cardTitle: null,
    cardNote: 'Bienvenue',
    letterGreeting: null,
    letterOpening: null,
    letterClosing: 'Bien à vous',
    keptResidentMonths: 12,
    keptRefusedMonths: 3,
    keptMailMonths: 2,
    publicationDirector: 'Claire Vannier',
    hostName: null,
    hostContact: null,
    dpoContact: 'dpo@alfortville.example',
  };

  test.each([...sections.keys()])('%s: is what it was', (name) => {
    const section = sections.get(name)!;
    const sent = section.read(section.values(settings as never) as FormValues);
    const wanted = Object.fromEntries(Object.keys(sent).map((field) => [field, settings[field as 'name']]));
    expect(sent).toEqual({ ...wanted, ...('offeredCategories' in sent && { offeredCategories: [1, 3] }) });
  });
});

describe('the version a form was opened with', () => {
  test.each([
    [{ version: '12' }, 12],
    [{ version: '0' }, 0],
    [{ version: ['7', '8'] }, 7],
    [{ version: '-1' }, -1],
    [{ version: '1e3' }, -1],
    [{ version: '1234567890' }, -1],
    [{}, -1],
    [undefined, -1],
  ])('%j: %i', (body, version) => {
    expect(versionIn(body as FormValues)).toBe(version);
  });
});
