import { describe, expect, test } from '@jest/globals';
import { isApple } from '../../../src/kernel/ui/browser/device.js';
import { hostApplication } from '../../../src/kernel/ui/browser/host-application.js';
import { installSteps } from '../../../src/kernel/ui/browser/install-steps.js';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const safari = `${iphone} Version/15.6 Mobile/15E148 Safari/604.1`;
const onIPad = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_6) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ipad = `${onIPad} Version/14.0 Safari/605.1.15`;
const android = 'Mozilla/5.0 (Linux; Android 9; SM-T510) AppleWebKit/537.36 (KHTML, like Gecko)';
const chrome = `${android} Chrome/89.0.4389.90 Safari/537.36`;
const touched = (userAgent: string) => ({ userAgent, maxTouchPoints: 5 });

describe('an iPad, which says it is a Macintosh', () => {
  test.each([
    ['an iPhone', safari, 5, true],
    ['an iPad', ipad, 5, true],
    ['a Macintosh', ipad, 0, false],
    ['a telephone with Android', chrome, 5, false],
  ])('%s', (_, userAgent, maxTouchPoints, expected) => {
    expect(isApple({ userAgent, maxTouchPoints })).toBe(expected);
  });
});

describe('a page opened inside another application', () => {
  test.each([
    ['Facebook on an iPhone', `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/400.0;FBDV/iPhone9,3]`, 'Facebook', 'Safari'],
    [
      'Facebook on Android',
      `${android} Version/4.0 Chrome/120.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/440.0;]`,
      'Facebook',
      'Chrome',
    ],
    [
      'Gmail on Android',
      'Mozilla/5.0 (Linux; Android 9; SM-G950F; wv) AppleWebKit/537.36 Version/4.0 Chrome/120.0 Mobile Safari/537.36',
      'où cette page est ouverte',
      'Chrome',
    ],
    ['Google on an iPhone', `${iphone} GSA/290.0 Mobile/15E148 Safari/604.1`, 'Google', 'Safari'],
    ['a mail program on an iPhone', `${iphone} Mobile/15E148`, 'où cette page est ouverte', 'Safari'],
    ['a mail program on an iPad', onIPad, 'où cette page est ouverte', 'Safari'],
  ])('%s: says which, and the way out in its own words', (_, userAgent, name, browser) => {
    const host = hostApplication(touched(userAgent), false)!;
    expect(host.inside).toContain(name);
    expect(host.wayOut).toContain(browser);
  });

  test.each([
    ['Safari', safari, false],
    ['Chrome', chrome, false],
    ['Safari on an iPad', ipad, false],
    ['a page opened from its icon on an iPhone', `${iphone} Mobile/15E148`, true],
  ])('%s is no such application', (_, userAgent, isInstalled) => {
    expect(hostApplication(touched(userAgent), isInstalled)).toBeUndefined();
  });
});

describe('how to put a page on the home screen', () => {
  test.each([
    ['Safari', safari, '« Sur l’écran d’accueil »'],
    ['Chrome on an iPhone', `${iphone} CriOS/120.0 Mobile/15E148 Safari/604.1`, 'Ouvrez cette page dans Safari.'],
    ['Safari on an iPad', ipad, '« Sur l’écran d’accueil »'],
    ['Chrome on Android', chrome, 'trois points en haut'],
    ['Samsung Internet', `${android} SamsungBrowser/13.0 Chrome/83.0 Safari/537.36`, '« Ajouter page à »'],
    ['Firefox', 'Mozilla/5.0 (Android 9; Mobile; rv:78.0) Gecko/78.0 Firefox/78.0', 'trois points'],
  ])('%s: by the words on its own buttons', (_, userAgent, words) => {
    expect(installSteps(touched(userAgent))).toContain(words);
  });
});
