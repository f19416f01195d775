/** Of `donor g`, as `donorName` writes it; null once they are erased. */
export const donorNameSql = `case when g.kind = 'person' then g.first_name || ' ' || g.name else g.name end`;
