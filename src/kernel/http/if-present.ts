import { ValidateIf } from 'class-validator';

/** The field may be absent, but not null: `IsOptional` would let null through to a column that refuses it. */
export const IfPresent = () => ValidateIf((_, value) => value !== undefined);
