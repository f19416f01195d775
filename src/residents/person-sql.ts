/** First and last name of a row of `resident`, or what is left to say of an erased one. @param row its alias */
export const personSql = (row: string): string =>
  `case when ${row}.erased_at is null then ${row}.first_name || ' ' || ${row}.last_name else 'un dossier effacé' end`;
