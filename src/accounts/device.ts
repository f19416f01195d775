import Bowser from 'bowser';

/** What a browser says it is, as its owner would recognise it: `Firefox sur Windows`. */
export function deviceOf(userAgent: string | undefined): string | undefined {
  if (!userAgent) return undefined;
  const { browser, os } = Bowser.parse(userAgent);
  if (!browser.name) return undefined;
  return [browser.name, os.name].filter(Boolean).join(' sur ').slice(0, 80);
}
