/** Lines no wider than `width` points in the document's font; a word wider than a line is cut. */
export function wrapped(document: PDFKit.PDFDocument, text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrappedParagraph(document, paragraph, width));
}

function wrappedParagraph(document: PDFKit.PDFDocument, paragraph: string, width: number): string[] {
  const space = document.widthOfString(' ');
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of paragraph.split(/[ \t\r]+/).filter(Boolean))
    for (const part of partsOf(document, word, width)) {
      const wide = document.widthOfString(part);
      if (line && used + space + wide > width) {
        lines.push(line);
        line = '';
      }
      used = line ? used + space + wide : wide;
      line = line ? `${line} ${part}` : part;
    }
  if (line) lines.push(line);
  return lines;
}

function partsOf(document: PDFKit.PDFDocument, word: string, width: number): string[] {
  if (document.widthOfString(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part && document.widthOfString(part + letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}
