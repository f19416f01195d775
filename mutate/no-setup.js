/** In place of Jest's global set-up: one PostgreSQL serves all the faults of a sample. */
export default function noSetup() {}
