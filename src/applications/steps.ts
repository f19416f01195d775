import { Transform } from 'class-transformer';
import { IsEmail, IsIn, IsOptional, IsString, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { IsDay, typedDaySentence } from '../kernel/http/is-day.js';
import { IsPhone } from '../kernel/http/is-phone.js';
import { Tidy } from '../kernel/http/tidy.js';
import { typedDay } from '../kernel/text/typed-day.js';
import { residenceProofLabels } from '../residents/residence-proof-labels.js';
import type { ResidenceProofKind } from '../residents/resident.entity.js';
import type { AnswerBy, Showing } from './pass-application.entity.js';

/** The steps of asking, in their order. */
export const steps = ['who', 'address', 'reach', 'proof'] as const;
export type Step = (typeof steps)[number];

/** A box of a form is sent when ticked and absent otherwise. */
const Ticked = () => IsIn(['oui']);

/** Whose pass it will be, and who writes. */
export class Who {
  @Tidy()
  @IsString()
  @Length(1, 100)
  lastName!: string;

  @Tidy()
  @IsString()
  @Length(1, 100)
  firstName!: string;

  @Transform(({ value }) => (typeof value === 'string' ? typedDay(value) : value))
  @IsDay(typedDaySentence)
  bornOn!: string;

  @IsOptional()
  @Ticked()
  disabilityCard?: 'oui';

  @IsOptional()
  @Ticked()
  forSomeoneElse?: 'oui';

  @ValidateIf((form: Who) => form.forSomeoneElse === 'oui')
  @Tidy()
  @IsString()
  @Length(1, 100)
  proxyName?: string;

  @ValidateIf((form: Who) => form.forSomeoneElse === 'oui')
  @IsPhone()
  proxyPhone?: string;
}

export class Address {
  @Tidy()
  @IsString()
  @Length(1, 200)
  address!: string;

  @Matches(/^\d{5}$/, { message: 'Un code postal a cinq chiffres.' })
  postcode!: string;

  @IsString()
  @MaxLength(5)
  communeCode!: string;
}

export class Reach {
  @IsOptional()
  @IsPhone()
  phone?: string;

  @IsOptional()
  @IsEmail()
  email?: string;

  @IsOptional()
  @IsIn(['phone', 'email', 'letter'])
  answerBy?: AnswerBy;
}

export class Proof {
  @IsIn(Object.keys(residenceProofLabels))
  proofKind!: ResidenceProofKind;

  @IsIn(['appointment', 'counter'])
  showing!: Showing;

  @IsIn(['oui', 'non'])
  disabilityCard!: 'oui' | 'non';
}

export const stepForms = { who: Who, address: Address, reach: Reach, proof: Proof } as const;
export type StepForm = Who | Address | Reach | Proof;
