import { Choice, Tick } from '../kernel/fields/choices.js';
import { Day, TimeOfDay } from '../kernel/fields/days.js';
import { Line } from '../kernel/fields/lines.js';
import { Whole } from '../kernel/fields/numbers.js';
import type { PermanenceKind } from './permanence.entity.js';

export class PermanenceForm {
  @Choice(['permanence', 'meeting'], {
    control: 'choices',
    label: 'Quoi ?',
    options: [
      ['permanence', 'Permanence', 'chacun à son heure, avec le représentant'],
      ['meeting', 'Réunion d’information', 'tout le monde à la fois'],
    ],
    description: '`meeting` : tout le monde à la fois.',
  })
  kind!: PermanenceKind;

  @Day({ label: 'Jour' })
  day!: string;

  @TimeOfDay({ label: 'De' })
  from!: string;

  @TimeOfDay({ label: 'À', example: '12:00' })
  to!: string;

  @Whole({
    min: 5,
    max: 240,
    optional: true,
    label: 'Durée d’un rendez-vous, en minutes',
    hint: 'Pour une permanence.',
    example: 30,
    description: 'Pour une permanence : durée d’un rendez-vous.',
  })
  slotMinutes?: number;

  @Whole({
    min: 1,
    max: 500,
    sentence: { not_integer: 'Écrivez un nombre de personnes, par exemple 1.' },
    label: 'Personnes par créneau, ou à la réunion',
    example: 1,
    description: 'Personnes par créneau, ou à la réunion.',
  })
  capacity!: number;

  @Line(200, { label: 'Lieu', autocomplete: 'off', example: 'Mairie, salle 2, place de la Mairie' })
  place!: string;

  @Tick({ label: 'Accessible en fauteuil', description: 'Accessible en fauteuil.' })
  isAccessible!: boolean;

  @Line(300, {
    optional: true,
    label: 'Pour y arriver',
    hint: 'Ascenseur, étage, arrêt de bus.',
    autocomplete: 'off',
    example: 'Ascenseur à gauche de l’accueil',
  })
  accessNote?: string;
}
