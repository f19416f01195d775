import type { Type } from '@nestjs/common';
import type { Page } from 'playwright-core';
import { systemActor } from '../../src/kernel/access/actor.js';
import type { Tx } from '../../src/kernel/database/database.js';
import { AddMember } from '../../src/partners/add-member.js';
import { SignInLinks } from '../../src/partners/sign-in-links.js';
import { CreateAccount } from '../../src/staff/create-account.js';

interface Place {
  ccasId: string;
  get<T>(token: Type<T>): T;
  within<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export const nadia = { email: 'nadia@ccas.example', password: 'bleuet-tramway-82-girafe' };
export const chloe = { name: 'Chloé', email: 'chloe@boulangerie.example' };

export async function anAgentAccount(place: Place): Promise<void> {
  await place.within((tx) =>
    place.get(CreateAccount).run(tx, systemActor(place.ccasId), { kind: 'agent', name: 'Nadia', ...nadia }),
  );
}

/** @returns the id of Chloé, who acts for this partner */
export function aMember(place: Place, partnerId: string, who = chloe): Promise<string> {
  return place.within((tx) => place.get(AddMember).run(tx, systemActor(place.ccasId), { partnerId, ...who }));
}

/** Comes in by a link, as if it had arrived by mail. */
export async function enterAsPartner(page: Page, place: Place, memberId: string): Promise<void> {
  const { url } = await place.within((tx) => place.get(SignInLinks).open(tx, memberId));
  await page.goto(url);
  await page.getByRole('button', { name: 'Entrer' }).click();
}

export async function signIn(page: Page, origin: string, who: { email: string; password: string }): Promise<void> {
  await page.goto(`${origin}/connexion`);
  await page.getByLabel('Adresse électronique').fill(who.email);
  await page.getByLabel('Mot de passe').fill(who.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}
