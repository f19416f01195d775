import { Get, Post } from '@nestjs/common';
import { ChangeSettings } from '../ccas/change-settings.js';
import { communeName, isCommune, searchCommunes } from '../ccas/communes.js';
import { SettingsQuery } from '../ccas/settings.query.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { InvalidInput } from '../kernel/errors/domain-error.js';
import { Line } from '../kernel/fields/lines.js';
import { Asked } from '../kernel/http/id.pipe.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { communeResidents } from './commune-residents.query.js';
import { CommunesPage } from './pages/communes-page.js';
import { VersionedForm } from '../ccas/version-in.js';

/** A département has hundreds of communes; no CIAS has more. */
const MOST = 500;

/** One of the list to add, or one of its own to take away, as the button says. */
class CommuneForm extends VersionedForm {
  @Line(20, { optional: true })
  ajouter?: string;

  @Line(20, { optional: true })
  retirer?: string;
}

/** Communes of the CCAS, chosen from the official list. */
@Screens('ccas/reglages/communes', STAFF, { path: '/ccas/reglages' })
export class CommunesPages {
  constructor(
    private readonly settings: SettingsQuery,
    private readonly changeSettings: ChangeSettings,
  ) {}

  @Get()
  @Page('Communes', CommunesPage)
  async page(
    @InTx() tx: Tx,
    @CurrentActor() { kind }: Actor,
    @Asked('q') asked?: unknown,
    @Asked('enregistre') saved?: unknown,
  ) {
    const { communeCodes } = await this.settings.get(tx);
    const { version, changedAt } = await this.settings.section(tx, 'communes');
    const living = await communeResidents(tx);
    const words = typeof asked === 'string' ? asked : '';
    return {
      version,
      changedAt,
      canChange: kind === 'manager',
      isSaved: saved === 'oui',
      chosen: communeCodes.map((code) => ({ code, name: communeName(code), residents: living.get(code) ?? 0 })),
      words,
      found: searchCommunes(words).filter(({ code }) => !communeCodes.includes(code)),
    };
  }

  @Post()
  @Access('manager')
  @RefusedShows('page')
  async change(@InTx() tx: Tx, @CurrentActor() actor: Actor, @Typed() form: CommuneForm) {
    const { communeCodes } = await this.settings.get(tx);
    const wanted = changed(communeCodes, form);
    await this.changeSettings.run(tx, actor, 'communes', form.version, { communeCodes: wanted });
    return to('/ccas/reglages/communes?enregistre=oui');
  }
}

/** @throws InvalidInput */
function changed(codes: string[], { ajouter: add, retirer: remove }: CommuneForm): string[] {
  const refuse = (code: string, detail: string) => new InvalidInput([{ field: 'q', code, detail }]);
  if (add) {
    if (!isCommune(add)) throw refuse('unknown_commune', 'Cette commune n’est pas dans la liste officielle.');
    if (codes.length >= MOST) throw refuse('too_many', `${MOST} communes au plus.`);
    return [...codes.filter((code) => code !== add), add];
  }
  if (codes.length === 1 && codes[0] === remove)
    throw refuse('last_commune', 'Un CCAS a au moins une commune : ajoutez l’autre avant de retirer celle-ci.');
  return codes.filter((code) => code !== remove);
}
