import type { INestApplicationContext } from '@nestjs/common';
import { type NewCcas, OpenCcas } from '../ccas/open-ccas.js';
import { systemActor } from '../kernel/access/actor.js';
import type { Config } from '../kernel/config/config.js';
import { learnSizes } from '../kernel/database/learn-sizes.js';
import { ModuleSwitches } from '../kernel/modules/module-switches.js';
import { DemoParts } from '../kernel/demonstration/demo-part.js';

/**
 * Opens the demonstration CCAS and has every slice fill it through the same use cases as everyone, in one transaction: a start that
 * was cut leaves nothing behind.
 */
export async function loadDemo(app: INestApplicationContext, config: Config): Promise<void> {
  const demonstration: NewCcas = {
    kind: 'ccas',
    name: 'CCAS d’Alfortville (démonstration)',
    origin: config.publicUrl,
    communeCodes: ['94002'],
    minimumAge: 62,
    validityMonths: 24,
    phone: '+33155001000',
    email: 'ccas@alfortville.example',
    address: '1 place de la Mairie, 94140 Alfortville',
    modules: app.get(ModuleSwitches, { strict: false }).keys(),
    demonstration: true,
    isDefault: true,
  };
  const parts = app.get(DemoParts, { strict: false });
  await app.get(OpenCcas, { strict: false }).run(demonstration, async (tx, ccasId) => {
    await parts.load(tx, systemActor(ccasId));
    await learnSizes(tx);
  });
}
