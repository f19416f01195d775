import { MailTransport } from '../kernel/mail/mail-transport.js';
import { Tenants } from '../kernel/tenancy/tenants.js';
import { type Finding, findingsOf } from './doctor-ccas.js';
import { CommandError, type Session } from './session.js';

/** Looks at everything that must hold, and says what to do where it does not. Reaching here, the database answers. */
export async function doctor(session: Session): Promise<void> {
  const { config, db, get } = session;
  const findings: Finding[] = [{ what: 'Configuration' }, { what: 'Base de données : jointe, à jour, rôle restreint' }];
  const [server] = await db.outsideTenants<{ now: Date; fsync: string; commit: string }>(
    `select clock_timestamp() as now, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  );
  const drift = Math.abs(server!.now.getTime() - Date.now());
  findings.push({
    what: 'Horloge',
    advice:
      drift > 5000
        ? `Elle diffère de ${Math.round(drift / 1000)} s de celle de la base : réglez-les sur la même heure.`
        : undefined,
  });
  const isDurable = server!.fsync === 'on' && server!.commit !== 'off';
  findings.push({
    what: 'Écritures durables',
    advice: isDurable ? undefined : 'Mettez fsync et synchronous_commit à on dans PostgreSQL.',
  });
  const isHttps = config.publicUrl.startsWith('https:') || /\/\/(localhost|127\.)/.test(config.publicUrl);
  findings.push({
    what: 'Adresse publique',
    advice: isHttps ? undefined : 'PUBLIC_URL doit être en https : sans cela, ni caméra ni connexion.',
  });

  const mail = await get(MailTransport).problem();
  findings.push({
    what: config.smtpUrl ? 'Serveur d’envoi' : 'Courriels : gardés dans la console, SMTP_URL n’est pas réglée',
    advice: mail && `SMTP_URL : le serveur ne prend pas nos courriels (${mail}).`,
  });

  const all = await get(Tenants).all();
  if (all.length === 0) findings.push({ what: 'CCAS', advice: 'Ouvrez-en un : npm run cli -- ccas create --help' });
  for (const ccas of all) findings.push(...(await findingsOf(session, ccas)));
  for (const { what, advice } of findings) console.log(advice ? `✗ ${what} – ${advice}` : `✓ ${what}`);
  if (findings.some((finding) => finding.advice)) throw new CommandError('Des points sont à corriger.');
}
