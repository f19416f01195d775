import { SaxesParser } from 'saxes';
import { UnreadableFile } from '../list.errors.js';

/** Names without their prefix. */
export interface XmlWalker {
  opened?(name: string, attributes: Record<string, string>): void;
  closed?(name: string): void;
  text?(text: string): void;
}

const MOST_LEVELS = 50;
const MOST_ATTRIBUTES = 100;

/**
 * Tells a part tag by tag as it arrives; between two chunks there is a turn for others. Entities of its own are not
 * looked at: a part that declares a document type is refused.
 * @yields once a chunk is told
 * @throws UnreadableFile
 */
export async function* walkXml(arriving: AsyncIterable<Uint8Array>, walker: XmlWalker): AsyncGenerator<void> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const parser = parserFor(walker);
  const told = (work: () => unknown): void => {
    try {
      work();
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile('broken_workbook');
    }
  };
  for await (const chunk of arriving) {
    told(() => parser.write(utf8.decode(chunk, { stream: true })));
    yield;
  }
  told(() => parser.write(utf8.decode()).close());
  yield;
}

/** The whole of a part, for what it tells. @throws UnreadableFile */
export async function walkAll(arriving: AsyncIterable<Uint8Array>, walker: XmlWalker): Promise<void> {
  for await (const _ of walkXml(arriving, walker));
}

function parserFor({ opened, closed, text }: XmlWalker): SaxesParser {
  const parser = new SaxesParser();
  let levels = 0;
  let attributes = 0;
  const refuse = (): never => {
    throw new UnreadableFile('broken_workbook');
  };
  parser.on('doctype', refuse);
  parser.on('error', refuse);
  parser.on('attribute', () => {
    if (++attributes > MOST_ATTRIBUTES) refuse();
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    if (++levels > MOST_LEVELS) refuse();
    opened?.(bareName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    levels--;
    closed?.(bareName(tag.name));
  });
  parser.on('text', (words) => text?.(words));
  parser.on('cdata', (words) => text?.(words));
  return parser;
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
