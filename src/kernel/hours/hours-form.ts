import { Choices } from '../fields/choices.js';
import { TimeOfDay } from '../fields/days.js';

export class HoursForm {
  @Choices([1, 2, 3, 4, 5, 6, 7], { most: 7, description: '1 lundi … 7 dimanche' })
  weekdays!: number[];

  @TimeOfDay()
  from!: string;

  @TimeOfDay({ untilMidnight: true, example: '19:00', description: 'Non comprise ; 24:00 pour la fin de la journée.' })
  to!: string;
}
