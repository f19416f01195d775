import { OmitType } from '@nestjs/swagger';
import { Reference } from '../../kernel/fields/choices.js';
import { Line } from '../../kernel/fields/lines.js';
import { Postcode, Street } from '../../kernel/fields/people.js';
import { type FormValues, oneText, readForm } from '../../kernel/http/input.js';
import { DonationForm } from './donation-form.js';
import { DonorForm } from './donor-form.js';
import type { DonorKind } from './donor-kind.js';
import { InvalidInput } from '../../kernel/errors/domain-error.js';

/** From a page, a donor gives the address the receipt will carry. */
class PledgingDonor extends DonorForm {
  @Street({ hint: 'Numéro et rue.' })
  declare street: string;

  @Postcode()
  declare postcode: string;

  @Line(80, { label: 'Commune' })
  declare commune: string;
}

class PledgedGift extends OmitType(DonationForm, ['donorId', 'fundId', 'goods', 'skills', 'valuation']) {
  @Reference({ sentence: 'Choisissez une action.' })
  fundId!: string;
}

export const pledgeAmounts = { amount: 'amountCents' };
const ofDonor = ['name', 'firstName', 'legalForm', 'siren', 'street', 'postcode', 'commune', 'email', 'phone'];
const ofGift = ['fundId', 'kind', 'amount', 'description', 'contactName', 'contactEmail', 'contactPhone'];

/**
 * One page holds who gives and what: both are read, and every mistake is said at once.
 * @param isTypedByAgent who knows whom to talk to, with or without an address
 * @throws InvalidInput with the page's names
 */
export function readPledge(
  who: DonorKind,
  body: FormValues,
  { isTypedByAgent = false } = {},
): { donor: DonorForm; gift: Omit<DonationForm, 'donorId'> } {
  const pick = (names: string[]) =>
    Object.fromEntries(names.filter((name) => name in body).map((name) => [name, body[name]]));
  const errors = [];
  const read = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      errors.push(...(error.errors ?? []));
      return undefined;
    }
  };
  const gift = read(() => readForm(PledgedGift, pick(ofGift)));
  if (!oneText(body.amount))
    errors.push({
      field: 'amount',
      code: 'required',
      detail: 'Écrivez le montant, ou la valeur de ce que vous donnez.',
    });
  const donor = read(() => readForm(PledgingDonor, pick(ofDonor), { kind: who }));
  if (who === 'company' && !isTypedByAgent)
    for (const name of ['contactName', 'contactEmail'])
      if (!oneText(body[name])) errors.push({ field: name, code: 'required', detail: 'Ce champ est obligatoire.' });
  if (errors.length > 0 || !gift || !donor) throw new InvalidInput(errors);
  return { donor, gift };
}
