import { describe, expect, test } from '@jest/globals';
import { JournalVocabulary } from '../../src/journal/journal-vocabulary.js';

const of = (...journals: object[]) => {
  const vocabulary = new JournalVocabulary({ of: () => journals.map((journal) => ({ journal })) } as never);
  vocabulary.onModuleInit();
  return vocabulary;
};
const passes = { sentences: { 'pass.issued': 'a délivré', 'pass.suspended': 'a suspendu' }, themes: { pass: 'Pass' } };

describe('the words of the journal, gathered from the slices', () => {
  test('an action in its sentence; one of a newer version as its code', () => {
    expect([of(passes).sentenceOf('pass.issued'), of(passes).sentenceOf('pass.eaten')]).toEqual([
      'a délivré',
      'pass.eaten',
    ]);
  });

  test('to choose from: by theme and sentence, in the order of the alphabet; a theme without words as its code', () => {
    const mails = { sentences: { 'mail.resent': 'a renvoyé', 'éclat.vu': 'a vu' }, themes: { mail: 'Courriels' } };
    expect(of(passes, mails).options()).toEqual([
      ['mail.resent', 'Courriels : a renvoyé'],
      ['éclat.vu', 'éclat : a vu'],
      ['pass.issued', 'Pass : a délivré'],
      ['pass.suspended', 'Pass : a suspendu'],
    ]);
  });

  test.each([
    ['sentence', { sentences: { 'pass.issued': 'autre' }, themes: {} }],
    ['theme', { sentences: {}, themes: { pass: 'Autre' } }],
  ])('a %s that two slices claim stops the start', (_, second) => {
    expect(() => of(passes, second)).toThrow(/^Two slices say what « pass(?:\.issued)? » is in the journal\.$/);
  });

  test('a kind of subject that two slices claim stops the start', () => {
    const subjects = { sentences: {}, themes: {}, subjects: { pass: 'select 1' } };
    expect(() => of(subjects, subjects)).toThrow('« pass »');
    expect([...of(passes, subjects).subjects.keys()]).toEqual(['pass']);
  });
});
