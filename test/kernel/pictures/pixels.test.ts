import { describe, expect, test } from '@jest/globals';
import { type Pixels, shrunk, turned } from '../../../src/kernel/pictures/pixels.js';

/** A grey a letter, all opaque: `ab/cd` is two by two. */
function picture(letters: string): Pixels {
  const lines = letters.split('/');
  const data = lines
    .join('')
    .split('')
    .flatMap((letter) => [letter.charCodeAt(0), 0, 0, 255]);
  return { width: lines[0]!.length, height: lines.length, data: new Uint8Array(data) };
}

function letters({ width, data }: Pixels): string {
  const all = String.fromCharCode(...data.filter((_, at) => at % 4 === 0));
  return all.match(new RegExp(`.{${width}}`, 'g'))!.join('/');
}

describe('turned', () => {
  test.each([
    [1, 'abc/def'],
    [2, 'cba/fed'],
    [3, 'fed/cba'],
    [4, 'def/abc'],
    [5, 'ad/be/cf'],
    [6, 'da/eb/fc'],
    [7, 'fc/eb/da'],
    [8, 'cf/be/ad'],
    [9, 'abc/def'],
    [0, 'abc/def'],
  ])('orientation %i', (orientation, expected) => {
    expect(letters(turned(picture('abc/def'), orientation))).toBe(expected);
  });
});

describe('shrunk', () => {
  test('a point is the mean of those it stands for', () => {
    const { width, height, data } = shrunk(picture('ac/eg'), 1);
    expect([width, height, data[0]]).toEqual([1, 1, 'd'.charCodeAt(0)]);
  });

  test('what cannot be seen tints nothing', () => {
    const half: Pixels = { width: 2, height: 1, data: new Uint8Array([200, 0, 0, 255, 0, 250, 0, 0]) };
    expect([...shrunk(half, 1).data]).toEqual([200, 0, 0, 128]);
  });

  test('a line stays a line, and a small picture as it is', () => {
    const { width, height } = shrunk({ width: 1000, height: 1, data: new Uint8Array(4000) }, 10);
    expect([width, height]).toEqual([10, 1]);
    const small = picture('ab');
    expect(shrunk(small, 2)).toBe(small);
  });
});
