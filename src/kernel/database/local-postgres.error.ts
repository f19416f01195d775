/** The PostgreSQL that comes with the packages could not be started; the message is one sentence for the operator. */
export class LocalPostgresError extends Error {}
