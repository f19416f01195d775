import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { UnreadableFile } from '../list.errors.js';

/** What all parts that are read may come to, unpacked: a hundred thousand people with their addresses take a half. */
const MOST_BYTES = 100 * 2 ** 20;
/** Pictures and all: more is made to fill our memory. */
const MOST_PARTS = 2000;

/**
 * The parts of an `.xlsx`, which is a zip. Only those asked for are unpacked, as a stream, and together no further than
 * `MOST_BYTES` (decision 0084).
 */
export class WorkbookParts {
  private bytesLeft = MOST_BYTES;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** @throws UnreadableFile */
  static async open(bytes: Uint8Array): Promise<WorkbookParts> {
    const entries = new Map<string, Entry>();
    try {
      const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const zip = await yauzl.fromBufferPromise(file, { lazyEntries: true, autoClose: false });
      if (zip.entryCount > MOST_PARTS) throw new UnreadableFile('broken_workbook');
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new WorkbookParts(zip, entries);
    } catch {
      throw new UnreadableFile('broken_workbook');
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** @throws UnreadableFile, also while it is read */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw new UnreadableFile('broken_workbook');
    if (entry.uncompressedSize > this.bytesLeft) throw new UnreadableFile('workbook_too_large');
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      // It may break before it is read, and yauzl only says so: destroyed, it tells whoever reads it later.
      stream.on('error', (broken) => stream.destroy(broken));
      for await (const chunk of stream) {
        const part = chunk as Buffer;
        this.bytesLeft -= part.length;
        if (this.bytesLeft < 0) throw new UnreadableFile('workbook_too_large');
        yield part;
      }
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile('broken_workbook');
    }
  }
}
