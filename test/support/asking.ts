import type { TestApp } from './app.js';
import { Visitor } from './visitor.js';

/** Odette asks for herself; each part may be replaced. */
export const odette = {
  qui: { lastName: 'Vasseur', firstName: 'Odette', bornOn: '05/05/1950' },
  adresse: { address: '3 rue des Tilleuls', postcode: '94140', communeCode: '94002' },
  contact: { phone: '01 43 75 12 34', email: 'odette@exemple.fr', answerBy: 'email' },
  justificatif: { proofKind: 'tax', showing: 'counter', disabilityCard: 'non' },
};
export type Answers = { [step in keyof typeof odette]?: Record<string, string> };

/** Answers the four steps, without sending. */
export async function answerSteps(visitor: Visitor, answers: Answers = {}): Promise<void> {
  for (const step of Object.keys(odette) as (keyof typeof odette)[]) {
    const { status, text } = await visitor.post(`/demande/${step}`, answers[step] ?? odette[step]);
    if (status !== 303)
      throw new Error(`The step ${step} was refused: ${status} ${text.replace(/^.*<main/s, '').slice(0, 2000)}`);
  }
}

/** @returns the id of an application that was sent */
export async function anApplication(app: TestApp, answers: Answers = {}): Promise<string> {
  const visitor = new Visitor(app);
  await answerSteps(visitor, answers);
  await visitor.post('/demande/envoi');
  const [{ id }] = await app.within((tx) =>
    tx.query(`select id from pass_application where state = 'submitted' order by submitted_at desc, id desc limit 1`),
  );
  return id;
}
