/** A picture to be printed, already known to be one that pdfkit opens. */
export interface PrintedPicture {
  /** The same for the same bytes. */
  id: string;
  bytes: Buffer;
}

const opened = new WeakMap<PDFKit.PDFDocument, Map<string, unknown>>();

/** Draws a picture inside a box, centred upright at its left. Put into a document once, however often it is drawn. */
export function drawPicture(
  document: PDFKit.PDFDocument,
  { id, bytes }: PrintedPicture,
  box: { x: number; y: number; width: number; height: number },
): void {
  const known = opened.get(document) ?? new Map<string, unknown>();
  opened.set(document, known);
  // The types do not say that an opened picture may be drawn again; pdfkit's own guide does.
  if (!known.has(id)) known.set(id, (document as unknown as { openImage(src: Buffer): unknown }).openImage(bytes));
  document.image(known.get(id) as Buffer, box.x, box.y, { fit: [box.width, box.height], valign: 'center' });
}
