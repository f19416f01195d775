import { ofName } from '../kernel/text/of-name.js';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../kernel/database/database.js';
import { Outbox } from '../kernel/mail/outbox.js';
import { TeamLinks } from '../teams/team-links.js';
import { joinedWords } from './partner-team.js';

interface Addressee {
  id: string;
  name: string;
  email: string;
  partnerName: string;
  origin: string;
}

/** What a partner's team is told about joining. */
@Injectable()
export class PartnerMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly links: TeamLinks,
  ) {}

  async received(tx: Tx, partnerId: string): Promise<void> {
    await this.tellAll(tx, partnerId, ({ partnerName, origin }) => ({
      subject: `Inscription ${ofName(partnerName)} : bien reçue`,
      paragraphs: [
        `Merci ! Le CCAS a reçu l’inscription ${ofName(partnerName)} et l’examine.`,
        'Vous recevrez un courriel dès qu’elle est approuvée. En attendant, vous pouvez déjà écrire vos avantages.',
      ],
      action: { label: 'Demander un lien pour entrer', url: `${origin}/partenaire/connexion` },
    }));
  }

  async returned(tx: Tx, partnerId: string, reason: string): Promise<void> {
    await this.tellAll(tx, partnerId, ({ partnerName, origin }) => ({
      subject: `Inscription ${ofName(partnerName)} : une correction est demandée`,
      paragraphs: [
        'Avant d’approuver votre inscription, le CCAS vous demande ceci :',
        reason,
        'Corrigez votre fiche et envoyez-la de nouveau. Rien d’autre n’est à refaire.',
      ],
      action: { label: 'Corriger ma fiche', url: `${origin}/partenaire/connexion` },
    }));
  }

  /** Each gets a link of their own. */
  async approved(tx: Tx, partnerId: string): Promise<void> {
    for (const { id } of await this.team(tx, partnerId)) await this.links.send(tx, 'partner', id, 'added', joinedWords);
  }

  private async tellAll(
    tx: Tx,
    partnerId: string,
    words: (to: Addressee) => { subject: string; paragraphs: string[]; action: { label: string; url: string } },
  ): Promise<void> {
    for (const member of await this.team(tx, partnerId)) {
      const { paragraphs, ...rest } = words(member);
      const message = { ...rest, paragraphs: [`Bonjour ${member.name},`, ...paragraphs] };
      await this.outbox.queue(tx, { to: member.email, message, about: { kind: 'partner_member', id: member.id } });
    }
  }

  private team(tx: Tx, partnerId: string): Promise<Addressee[]> {
    return tx.rows<Addressee>(
      `select m.id, m.name, m.email, p.name as "partnerName", c.origin from partner_member m
       join partner p on p.ccas_id = m.ccas_id and p.id = m.partner_id join ccas c on c.id = m.ccas_id
       where m.partner_id = $1 and m.left_at is null order by m.id`,
      [partnerId],
    );
  }
}
