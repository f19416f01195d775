import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../kernel/access/actor.js';
import { ActivationSecrets } from '../holders/activation-secrets.js';
import type { Config } from '../kernel/config/config.js';
import { Database } from '../kernel/database/database.js';
import { frenchDay } from '../kernel/ui/french.js';
import { InsurerLinks } from '../mutuelle/insurer-links.js';
import { AddTill } from '../partners/add-till.js';
import { SignInLinks } from '../partners/sign-in-links.js';
import { SignCredential } from '../passes/sign-credential.js';
import { demoAccounts } from './demo-people.js';

/** What someone who has just started Passerelle wants to know. In a demonstration, also how to come in. */
export async function announcement(app: INestApplicationContext, config: Config): Promise<string> {
  const db = app.get(Database, { strict: false });
  const address = `Passerelle est prête : ${config.publicUrl}`;
  const [demo] = await db.outsideTenants<{ id: string; origin: string }>(
    'select id, origin from ccas where demonstration limit 1',
  );
  if (!demo || config.production) return address;
  const { agent, manager } = demoAccounts;
  const { entry, insurer, pairing, sample, activation, bornOn } = await db.transaction(demo.id, async (tx) => {
    const [shop] = await tx.query(`select id from partner where state = 'approved' order by joined_at, id limit 1`);
    const [card] = await tx.query(
      `select c.id, c.pass_id as "passId", r.born_on as "bornOn" from credential c join pass p on p.ccas_id = c.ccas_id and p.id = c.pass_id join resident r on r.ccas_id = p.ccas_id and r.id = p.resident_id
       where c.kind = 'card' and c.revoked_at is null and p.state = 'active' order by c.id limit 1`,
    );
    const [member] = await tx.query('select id from partner_member where left_at is null order by id limit 1');
    const [ofInsurer] = await tx.query('select id from insurer_member where left_at is null order by id limit 1');
    return {
      insurer: ofInsurer && (await app.get(InsurerLinks, { strict: false }).open(tx, ofInsurer.id)),
      entry: member && (await app.get(SignInLinks, { strict: false }).open(tx, member.id)),
      pairing:
        shop &&
        (await app.get(AddTill, { strict: false }).run(tx, systemActor(demo.id), shop.id, 'Caisse de démonstration')),
      activation:
        card &&
        (await app.get(ActivationSecrets, { strict: false }).open(tx, systemActor(demo.id), { passId: card.passId })),
      bornOn: card?.bornOn,
      sample: card && (await app.get(SignCredential, { strict: false }).run(tx, demo.id, card.id)),
    };
  });
  return [
    '',
    address,
    '',
    ...(demo.origin === config.publicUrl
      ? []
      : [`Attention : ses pass ont été signés pour ${demo.origin}, leurs codes y renvoient.`, '']),
    'Démonstration : personnes et commerces inventés.',
    `  Agent        ${config.publicUrl}/ccas         ${agent.email}  ${agent.password}`,
    `  Responsable  ${config.publicUrl}/ccas         ${manager.email}  ${manager.password}`,
    ...(entry ? [`  Partenaire   ${entry.url}   (une fois, un quart d’heure)`] : []),
    ...(insurer ? [`  Mutuelle     ${insurer}   (une fois, un quart d’heure)`] : []),
    ...(pairing
      ? [
          `  Caisse       ${config.publicUrl}/partenaire/caisse?code=${pairing.pairingCode}   (une fois, un quart d’heure)`,
        ]
      : []),
    ...(activation ? [`  Sur un téléphone  ${activation.url}   (né·e le ${frenchDay(bornOn)}, une fois)`] : []),
    ...(sample ? ['', 'Un pass, à ouvrir ou à coller dans le scanner :', `  ${sample}`] : []),
    '',
    `API : ${config.publicUrl}/api/docs   Jeton : npm run --silent cli -- token create --for agent --label essai`,
    '',
  ].join('\n');
}
