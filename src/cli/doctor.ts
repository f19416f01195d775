import { IssuerKeys } from '../ccas/issuer-keys.js';
import { Tenants } from '../kernel/tenancy/tenants.js';
import { CommandError, type Session } from './session.js';

interface Finding {
  what: string;
  /** Absent when all is well. */
  advice?: string;
}

/** Looks at everything that must hold, and says what to do where it does not. Reaching here, the database answers. */
export async function doctor({ config, db, get, tenant }: Session): Promise<void> {
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

  const all = await get(Tenants).all();
  if (all.length === 0) findings.push({ what: 'CCAS', advice: 'Ouvrez-en un : npm run cli -- ccas create --help' });
  for (const ccas of all) {
    const { origin, id } = await tenant(new URL(ccas.origin).host);
    const { key, breaks } = await db.transaction(id, async (tx) => ({
      key: await get(IssuerKeys)
        .signer(tx, id)
        .then(
          () => true,
          () => false,
        ),
      breaks: await tx.query('select lane, seq from audit_breaks() limit 3'),
    }));
    findings.push({
      what: `Clé de ${origin}`,
      advice: key ? undefined : 'Elle ne s’ouvre pas : SECRET_KEY n’est pas celle de l’installation.',
    });
    findings.push({
      what: `Journal de ${origin}`,
      advice:
        breaks.length === 0 ? undefined : 'La chaîne est rompue : des lignes ont été changées hors de l’application.',
    });
  }
  for (const { what, advice } of findings) console.log(advice ? `✗ ${what} – ${advice}` : `✓ ${what}`);
  if (findings.some((finding) => finding.advice)) throw new CommandError('Des points sont à corriger.');
}
