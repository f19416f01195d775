/** For tests only, never used outside. */
export const testSecret = 'for tests only: a key of sixty-four characters, never used outside';
