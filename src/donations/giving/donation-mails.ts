import { Injectable } from '@nestjs/common';
import { friendlyFormatIBAN } from 'ibantools';
import type { Tx } from '../../kernel/database/database.js';
import { Outbox } from '../../kernel/mail/outbox.js';
import { frenchEuros } from '../../kernel/ui/french.js';
import { DonationLinks } from './donation-links.js';
import type { DonationKind } from './donation-words.js';
import { spacedReference } from './payment-reference.js';
import { DonationSettingsQuery } from '../settings/settings.query.js';

interface Addressed {
  id: string;
  donorId: string;
  ccasId: string;
  origin: string;
  ccasName: string;
  email: string | null;
  greeting: string;
  kind: DonationKind;
  amountCents: number;
  receivedCents: number;
  reference: string;
  fundName: string;
}

export const aboutDonation = (id: string) => ({ kind: 'donation', id });
export const aboutDonor = (id: string) => ({ kind: 'donor', id });

/** What donors are written, in the transaction that causes it. */
@Injectable()
export class DonationMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly links: DonationLinks,
    private readonly settings: DonationSettingsQuery,
  ) {}

  /** @returns false where no address is known: then a letter goes by post */
  async pledged(tx: Tx, donationId: string): Promise<boolean> {
    const gift = await this.addressed(tx, donationId);
    const { iban, accountHolder } = await this.settings.get(tx);
    return this.send(tx, gift, `Votre promesse de don à ${gift.ccasName}`, [
      `Merci. Nous avons reçu votre promesse de don de ${frenchEuros(gift.amountCents)} pour « ${gift.fundName} ».`,
      gift.kind === 'money'
        ? iban
          ? `Quand le CCAS l’aura acceptée, vous pourrez faire votre virement à ${accountHolder ?? gift.ccasName}, IBAN ${friendlyFormatIBAN(iban)}, avec cette référence : ${spacedReference(gift.reference)}. Elle nous dit que le don vient de vous.`
          : `La référence de votre don est ${spacedReference(gift.reference)}. Le CCAS vous dira où faire votre virement.`
        : 'Le CCAS vous appellera pour convenir de la suite.',
      'Le don est accepté par le conseil d’administration. Votre reçu fiscal vient ensuite, quand le don est arrivé.',
    ]);
  }

  async thanks(tx: Tx, donationId: string): Promise<boolean> {
    const gift = await this.addressed(tx, donationId);
    return this.send(tx, gift, 'Merci pour votre don', [
      `Votre don de ${frenchEuros(gift.receivedCents)} pour « ${gift.fundName} » est bien arrivé. Merci.`,
      'Vous pouvez voir à tout moment ce qu’il a permis.',
    ]);
  }

  /**
   * What another house tells of a donation, to whoever gave it.
   * @returns false where no address is known
   */
  async tell(
    tx: Tx,
    donationId: string,
    { subject, paragraphs, attachmentId }: { subject: string; paragraphs: string[]; attachmentId?: string },
  ): Promise<boolean> {
    return this.send(tx, await this.addressed(tx, donationId), subject, paragraphs, attachmentId);
  }

  /** To a donor of last year; whoever asked for no more is not asked about here. */
  async reminder(tx: Tx, donationId: string, lastYear: number): Promise<boolean> {
    const gift = await this.addressed(tx, donationId);
    if (!gift.email) return false;
    await this.outbox.queue(tx, {
      to: gift.email,
      about: aboutDonor(gift.donorId),
      message: {
        subject: `${gift.ccasName} : ce que votre don de ${lastYear} a permis`,
        paragraphs: [
          gift.greeting,
          `En ${lastYear}, vous avez donné pour « ${gift.fundName} ». Merci encore. Voici ce que votre don a permis : ${gift.origin}${this.links.follow(gift.ccasId, gift.id)}`,
          'Si vous le souhaitez, vous pouvez donner à nouveau cette année.',
          `Vous ne voulez plus de ces rappels ? Dites-le ici : ${gift.origin}${this.links.noReminder(gift.ccasId, gift.donorId)}`,
        ],
        action: { label: 'Voir ce que le CCAS collecte', url: `${gift.origin}/dons` },
      },
    });
    return true;
  }

  private async send(
    tx: Tx,
    gift: Addressed,
    subject: string,
    paragraphs: string[],
    attachmentId?: string,
  ): Promise<boolean> {
    if (!gift.email) return false;
    await this.outbox.queue(tx, {
      to: gift.email,
      about: aboutDonation(gift.id),
      attachmentId,
      message: {
        subject: subject.slice(0, 200),
        paragraphs: [gift.greeting, ...paragraphs],
        action: { label: 'Suivre mon don', url: `${gift.origin}${this.links.follow(gift.ccasId, gift.id)}` },
      },
    });
    return true;
  }

  private async addressed(tx: Tx, donationId: string): Promise<Addressed> {
    return tx.one<Addressed>(
      `select d.id, d.donor_id as "donorId", c.id as "ccasId", c.origin, c.name as "ccasName", coalesce(d.contact_email, g.email) as email,
         'Bonjour' || coalesce(' ' || coalesce(d.contact_name, case when g.kind = 'person' then g.first_name || ' ' || g.name end), '') || ',' as greeting,
         d.kind, d.amount_cents::float8 as "amountCents", d.received_cents::float8 as "receivedCents", d.reference, f.name as "fundName"
       from donation d join ccas c on c.id = d.ccas_id join donor g on g.ccas_id = d.ccas_id and g.id = d.donor_id join fund f on f.ccas_id = d.ccas_id and f.id = d.fund_id
       where d.id = $1`,
      [donationId],
    );
  }
}
