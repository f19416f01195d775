import type { Session } from './session.js';
export async function importResidents(
  _session: Session,
  _file: string,
  _options: { dryRun?: boolean; ccas?: string },
): Promise<void> {}
