import { StreamableFile } from '@nestjs/common';
import { csvFile, csvOf } from '../http/csv.js';
import { writtenWorkbook } from './workbook/written-workbook.js';

/** What a list looks like that we take: its titles, and a line as one fills it in. */
export interface ListModel {
  header: readonly string[];
  /** It stands in a sheet of its own: somebody who fills in the list does not load it by accident. */
  example: readonly string[];
}

/** Titles to write under. */
export function modelCsv({ header }: ListModel): StreamableFile {
  return csvFile('modele.csv', csvOf([...header], []));
}

/** The same, and the example in a sheet behind. */
export function modelWorkbook({ header, example }: ListModel): StreamableFile {
  const sheets = [
    { name: 'Liste', rows: [header] },
    { name: 'Exemple', rows: [header, example] },
  ];
  return new StreamableFile(writtenWorkbook(sheets), {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    disposition: 'attachment; filename="modele.xlsx"',
  });
}

/** Where it is had. @param path of the form */
export function ModelLinks({ path }: { path: string }) {
  return (
    <p>
      Un modèle à remplir : <a href={`${path}/modele.xlsx`}>Excel (.xlsx)</a>, avec un exemple, ou{' '}
      <a href={`${path}/modele.csv`}>CSV</a>.
    </p>
  );
}
