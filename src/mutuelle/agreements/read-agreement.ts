import { InvalidInput } from '../../kernel/errors/domain-error.js';
import { type FormValues, readForm } from '../../kernel/http/input.js';
import { AgreementForm } from './agreement-form.js';

export const PLAN_ROWS = 4;

/**
 * An agreement as its page sends it: plans and what they cover in rows.
 * @throws InvalidInput with the page's names: `plan2`, `cover2`
 */
export function readAgreement(body: FormValues, candidateId: string | undefined): AgreementForm {
  const typed = (name: string): string => [body[name] ?? ''].flat().join('\n').trim();
  const rows = Array.from({ length: PLAN_ROWS }, (_, index) => index + 1).filter(
    (row) => row === 1 || typed(`plan${row}`) !== '' || typed(`cover${row}`) !== '',
  );
  const plain = Object.fromEntries(
    Object.entries(body).filter(([name]) => !/^(plan|cover)\d$/.test(name) && name !== 'callId'),
  );
  try {
    return readForm(AgreementForm, plain, {
      candidateId,
      plans: rows.map((row) => ({ name: typed(`plan${row}`), cover: typed(`cover${row}`) })),
    });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(
      (error.errors ?? []).map(({ field, ...rest }) => {
        const [, at, name] = /^plans\.(\d)\.(name|cover)$/.exec(field) ?? [];
        return { ...rest, field: at ? `${name === 'name' ? 'plan' : 'cover'}${rows[Number(at)]}` : field };
      }),
    );
  }
}
