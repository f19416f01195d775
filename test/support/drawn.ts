import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

export interface Drawn {
  html: string;
  /** Without tags, any white space one space. */
  words: string;
  /** Addresses of its links and forms, in order. */
  ways: string[];
}

/** A page drawn from its props, without an application: fast enough to see it in each of its states. */
export function drawn(page: VNode): Drawn {
  const html = renderToString(page);
  return {
    html,
    words: wordsOf(html),
    ways: [...html.matchAll(/ (?:href|action)="([^"]*)"/g)].map(([, way]) => way!),
  };
}

function wordsOf(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
