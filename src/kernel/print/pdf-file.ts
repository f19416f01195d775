import { StreamableFile } from '@nestjs/common';

/** A paper that opens in the browser, to be read or printed from there. @param name without accents or quotes */
export function pdfFile(name: string, bytes: Buffer): StreamableFile {
  return new StreamableFile(bytes, { type: 'application/pdf', disposition: `inline; filename="${name}"` });
}
