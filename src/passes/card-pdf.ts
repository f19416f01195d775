import { newPdf } from '../kernel/print/new-pdf.js';
import { finished, registerFonts } from '../kernel/print/paper.js';
import { CARD_HEIGHT, CARD_WIDTH, type CardContent, drawBack, drawFront } from './card-drawing.js';

/** Front and back of one card, one page each, at credit-card size. */
export function cardPdf(card: CardContent): Promise<Buffer> {
  const document = newPdf({
    size: [CARD_WIDTH, CARD_HEIGHT],
    margin: 0,
    autoFirstPage: false,
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: `Carte du pass senior ${card.number}`, Author: card.ccasName },
  });
  registerFonts(document);
  return finished(document, () => {
    document.addPage();
    drawFront(document, card);
    document.addPage();
    drawBack(document, card);
  });
}
