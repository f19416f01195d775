import { describe, expect, test } from '@jest/globals';
import { problemWords } from '../../src/redemptions/browser/camera-words.js';

const facebook = { inside: 'L’application Facebook', wayOut: 'Touchez les trois points.' };

describe('a camera that does not show', () => {
  test.each([
    ['refused', problemWords('NotAllowedError', true), 'autorisez la caméra'],
    ['in use', problemWords('NotReadableError', true), 'Fermez-la'],
    ['in use, as older browsers say it', problemWords('AbortError', true), 'Réessayer'],
    ['none', problemWords('NotFoundError', true), 'n’a pas de caméra'],
    ['not to be asked for', problemWords('TypeError', false), 'n’a pas de caméra'],
    ['kept by the application around the page', problemWords('NotAllowedError', true, facebook), 'trois points'],
    ['anything else', problemWords('', true), 'Rechargez la page'],
  ])('%s: says why, and offers the number instead', (_, words, wayOn) => {
    expect(words).toContain(wayOn);
    expect(words).toMatch(/[Tt]apez le numéro/);
  });
});
