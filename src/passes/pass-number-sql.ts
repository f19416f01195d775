/** The number of pass `p` in two groups and a check character, as it is printed. */
export const passNumberSql = `left(p.number, 4) || '-' || substr(p.number, 5, 4) || '-' || right(p.number, 1)`;
