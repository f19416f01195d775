/** Every calendar day of the domain is a day in this zone (domain.md, Pass). */
export const PARIS = 'Europe/Paris';
