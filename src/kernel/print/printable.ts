/**
 * A letter the font does not have (Vietnamese ones with two marks) keeps as many of its marks as it can: `ễ` is printed
 * `ê`, never an empty box. Only the print: the dossier keeps the name as it is written.
 */
export function printable(document: PDFKit.PDFDocument, text: string): string {
  // oxlint-disable-next-line no-underscore-dangle -- pdfkit tells nowhere else which letters its font has
  const { font } = (document as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } })._font;
  const has = (letter: string): boolean => font.hasGlyphForCodePoint(letter.codePointAt(0)!);
  // The thin blank French puts between thousands is not in the font: the ordinary unbreakable one stands for it.
  return Array.from(text.normalize('NFC').replaceAll('\u202f', '\u00a0'), (letter) => {
    let marks = Array.from(letter.normalize('NFD'));
    let composed = letter;
    while (marks.length > 1 && !(composed.length === 1 && has(composed))) {
      marks = marks.slice(0, -1);
      composed = marks.join('').normalize('NFC');
    }
    return composed;
  }).join('');
}
