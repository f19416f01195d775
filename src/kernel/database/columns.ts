import { Column, type ColumnOptions, type ColumnType, DefaultNamingStrategy, PrimaryColumn } from 'typeorm';
import { instant, plainDate } from './column-types.js';

/** What a column says besides its kind. Its name is that of the property, in snake case. */
interface ColumnWords extends Pick<
  ColumnOptions,
  'name' | 'nullable' | 'array' | 'default' | 'insert' | 'update' | 'select'
> {
  /** Part of the primary key. */
  key?: boolean;
}

/** A decorator for columns of one kind. */
function kind(
  own: { type: ColumnType } & Pick<ColumnOptions, 'transformer'>,
): (words?: ColumnWords) => PropertyDecorator {
  return ({ key, ...words } = {}) =>
    key ? PrimaryColumn({ ...own, ...words, nullable: false }) : Column({ ...own, ...words });
}

export const Uuid = kind({ type: 'uuid' });
export const Text = kind({ type: 'text' });
/** A calendar day, `Temporal.PlainDate`. */
export const Day = kind({ type: 'date', transformer: plainDate });
/** A moment, `Temporal.Instant`. */
export const Instant = kind({ type: 'timestamptz', transformer: instant });
/** An amount of money in cents, a number: sums stay far below 2^53. */
export const Cents = kind({ type: 'bigint' });
/** A number; one beyond 2^53 fails to be read. */
export const Bigint = kind({ type: 'bigint' });
export const Int = kind({ type: 'integer' });
export const Smallint = kind({ type: 'smallint' });
/** `double precision`: a place on the map, never an amount. */
export const Float = kind({ type: 'double precision' });
export const Flag = kind({ type: 'boolean' });
export const Json = kind({ type: 'jsonb' });
export const Bytes = kind({ type: 'bytea' });

/** `validFrom` is the column `valid_from`. */
export class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, ownName: string | undefined): string {
    return ownName ?? property.replaceAll(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  }
}
