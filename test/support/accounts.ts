import type { Type } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/actor.js';
import type { Tx } from '../../src/kernel/database/database.js';
import { CreateAccount } from '../../src/staff/create-account.js';

interface Place {
  ccasId: string;
  get<T>(token: Type<T>): T;
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export const nadia = { email: 'nadia@ccas.example', password: 'bleuet-tramway-82-girafe' };
export const chloe = { email: 'chloe@boulangerie.example', password: 'farine-cyprès-45-horloge' };

export async function anAgentAccount(place: Place): Promise<void> {
  await place.within((tx) =>
    place.get(CreateAccount).run(tx, systemActor(place.ccasId), { kind: 'agent', name: 'Nadia', ...nadia }),
  );
}

export async function aPartnerAccount(place: Place, partnerId: string): Promise<void> {
  await place.within((tx) =>
    place
      .get(CreateAccount)
      .run(tx, systemActor(place.ccasId), { kind: 'partner', partnerId, name: 'Chloé', ...chloe }),
  );
}

export async function signIn(page: Page, origin: string, who: { email: string; password: string }): Promise<void> {
  await page.goto(`${origin}/connexion`);
  await page.getByLabel('Adresse électronique').fill(who.email);
  await page.getByLabel('Mot de passe').fill(who.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}
