import { Transform } from 'class-transformer';

/** A text without blanks around it nor doubled ones inside; the writer's accents and hyphens stay. */
export const Tidy = () =>
  Transform(({ value }) => (typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : value));
