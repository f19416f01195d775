import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '../kernel/access/actor.js';
import { Database } from '../kernel/database/database.js';
import { visitorScope } from '../kernel/database/scope.js';
import { AddMember } from '../teams/add-member.js';
import { CompanyLookup } from '../kernel/companies/company-lookup.js';
import type { JoiningForm } from './partner-form.js';
import { PartnerMails } from './partner-mails.js';
import { RegisterPartner } from './register-partner.js';

/** A shop asks to join, by itself: it waits for the CCAS, and whoever asked is the first of its team. */
@Injectable()
export class JoinAsPartner {
  constructor(
    private readonly db: Database,
    private readonly companies: CompanyLookup,
    private readonly registerPartner: RegisterPartner,
    private readonly addMember: AddMember,
    private readonly mails: PartnerMails,
  ) {}

  /**
   * Its own transaction: the directory of companies is asked for the place on the map before it, not inside.
   * @throws PartnerAlreadyKnown
   */
  async run(ccasId: string, { charter, ...form }: JoiningForm): Promise<string> {
    const answer = await this.companies.find(form.siret);
    const { latitude, longitude } = answer.state === 'found' ? answer.company : {};
    const actor: Actor = systemActor(ccasId);
    return this.db.transaction(visitorScope(ccasId), async (tx) => {
      const facts = { charterVersion: charter, latitude, longitude };
      const partnerId = await this.registerPartner.run(tx, actor, form, facts);
      const team = { kind: 'partner', ownerId: partnerId };
      await this.addMember.run(tx, actor, team, { name: form.contactName, email: form.email });
      await this.mails.received(tx, partnerId);
      return partnerId;
    });
  }
}
