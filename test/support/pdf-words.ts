export interface PlacedWords {
  page: number;
  text: string;
  /** Millimetres from the top left corner of the page. */
  left: number;
  right: number;
  baseline: number;
  /** Height of the letters' body, millimetres. */
  size: number;
}

const mm = 72 / 25.4;

/** Every piece of text of a PDF, and where it stands. */
export async function wordsOfPdf(pdf: Uint8Array): Promise<PlacedWords[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), isEvalSupported: false }).promise;
  const words: PlacedWords[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const height = page.getViewport({ scale: 1 }).height;
    for (const item of (await page.getTextContent()).items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [, , , size, x, y] = item.transform as [number, number, number, number, number, number];
      words.push({
        page: number,
        text: item.str,
        left: x / mm,
        right: (x + item.width) / mm,
        baseline: (height - y) / mm,
        size: size / mm,
      });
    }
  }
  await document.destroy();
  return words;
}

/** What a screen reader is told the pages are made of: `['Sect', ['P', …]]`, without their text. */
export async function structureOfPdf(pdf: Uint8Array): Promise<{ role: string; alt?: string }[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(pdf), isEvalSupported: false }).promise;
  const found: { role: string; alt?: string }[] = [];
  const walk = (node: { role?: string; alt?: string; children?: unknown[] }): void => {
    if (node.role && node.role !== 'Root') found.push({ role: node.role, ...(node.alt && { alt: node.alt }) });
    for (const child of node.children ?? []) walk(child as never);
  };
  for (let number = 1; number <= document.numPages; number++) {
    const tree = await (await document.getPage(number)).getStructTree();
    if (tree) walk(tree as never);
  }
  await document.destroy();
  return found;
}
