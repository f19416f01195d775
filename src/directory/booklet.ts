import { hoursWords } from '../kernel/hours/opening-hours.js';
import { newPdf } from '../kernel/print/new-pdf.js';
import { A4, finished, ink, lagoon, mm, registerFonts, soft } from '../kernel/print/paper.js';
import { printable } from '../kernel/print/printable.js';
import { frenchPhone } from '../kernel/text/phone.js';
import { benefitWords } from '../offers/offer-wording.js';
import { conditionsOf } from '../offers/pages/offer-card.js';
import { wheelchairLabels } from '../partners/partner-kind.js';
import type { Booklet, BookletPartner } from './booklet.query.js';

export type BookletFormat = 'A4' | 'A5';

/** Type for eyes of eighty: 16 points, 13 on the small page. */
const formats = {
  A4: { width: A4.width, height: A4.height, margin: 20 * mm, size: 16 },
  A5: { width: 148 * mm, height: 210 * mm, margin: 14 * mm, size: 13 },
};

interface Words {
  ccas: string;
  phone: string | null;
  /** `22 novembre 2026` */
  day: string;
}

/** The directory on paper, by neighbourhood, for those who have no screen. */
export function bookletPdf(
  { parts, isCut }: Booklet,
  { ccas, phone, day }: Words,
  format: BookletFormat,
): Promise<Buffer> {
  const { width, height, margin, size } = formats[format];
  const document = newPdf({
    size: [width, height],
    margins: { top: margin, left: margin, right: margin, bottom: margin + 8 * mm },
    bufferPages: true,
    lang: 'fr-FR',
    displayTitle: true,
    info: { Title: `Les avantages du pass senior, ${ccas}` },
  });
  registerFonts(document);
  const line = (font: 'regular' | 'bold', scale: number, colour: string, text: string, gap = 0.2): void => {
    document
      .font(font)
      .fontSize(size * scale)
      .fillColor(colour);
    document.text(printable(document, text), { width: width - 2 * margin, paragraphGap: size * gap });
  };
  const room = (points: number): void => {
    if (document.y + points > height - margin - 8 * mm) document.addPage();
  };
  return finished(document, () => {
    line('bold', 1.9, lagoon, 'Les avantages du pass senior', 0.4);
    line('regular', 1, ink, `${ccas}, ${day}`);
    line('regular', 1, ink, 'Montrez votre carte au moment de payer.', 0.2);
    if (phone) line('bold', 1.1, ink, `Une question ? ${frenchPhone(phone)}`, 0.6);
    if (parts.length === 0) line('regular', 1, soft, 'Les premiers partenaires arrivent.');
    for (const { heading, partners } of parts) {
      room(size * 9);
      document.moveDown(0.8);
      line('bold', 1.4, lagoon, heading, 0.3);
      for (const each of partners) drawPartner(each);
    }
    if (isCut) line('regular', 1, soft, 'D’autres avantages ne tiennent pas dans ce livret : demandez-nous.');
    numberPages();
  });

  function drawPartner({ partner, offers }: BookletPartner): void {
    room(size * 7);
    line('bold', 1.15, ink, partner.name, 0.1);
    const where = [partner.address, partner.phone && frenchPhone(partner.phone)].filter(Boolean).join(' · ');
    if (where) line('regular', 0.9, ink, where, 0.1);
    const opening = hoursWords(partner.openingHours);
    const holidays = partner.closedOnHolidays ? ', fermé les jours fériés' : '';
    if (opening) line('regular', 0.9, soft, `Ouvert ${opening}${holidays}`, 0.1);
    if (partner.wheelchair) line('regular', 0.9, soft, wheelchairLabels[partner.wheelchair], 0.1);
    for (const offer of offers) {
      room(size * 3.5);
      line('bold', 1, lagoon, `${benefitWords(offer.benefit)}  ${offer.title}`, 0);
      const conditions = conditionsOf(offer);
      if (offer.bookingPhone) conditions.push(`sur rendez-vous au ${frenchPhone(offer.bookingPhone)}`);
      if (conditions.length > 0) line('regular', 0.9, ink, conditions.join(' · '), 0.2);
    }
    document.moveDown(0.4);
  }

  function numberPages(): void {
    const { start, count } = document.bufferedPageRange();
    for (let page = 0; page < count; page++) {
      document.switchToPage(start + page);
      document.page.margins.bottom = 0;
      document
        .font('regular')
        .fontSize(size * 0.7)
        .fillColor(soft);
      document.text(`${page + 1} / ${count}`, margin, height - margin, {
        width: width - 2 * margin,
        align: 'right',
        lineBreak: false,
      });
    }
  }
}
