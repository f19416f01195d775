import { strToU8, zipSync } from 'fflate';

export interface WrittenSheet {
  name: string;
  rows: readonly (readonly string[])[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A small `.xlsx` of texts. Its columns are texts too: a zero that is typed at the beginning of a number stays. */
export function writtenWorkbook(sheets: readonly WrittenSheet[]): Uint8Array {
  const numbered = sheets.map((sheet, place) => ({
    ...sheet,
    part: `worksheets/sheet${place + 1}.xml`,
    id: place + 1,
  }));
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${numbered
      .map(({ part }) => `<Override PartName="/xl/${part}" ContentType="${type}.worksheet+xml"/>`)
      .join('')}</Types>`,
    '_rels/.rels': relations([['r1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ...numbered.map(({ id, part }): [string, string, string] => [`r${id}`, 'worksheet', part]),
      ['styles', 'styles', 'styles.xml'],
    ]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbered
      .map(({ name, id }) => `<sheet name="${escaped(name)}" sheetId="${id}" r:id="r${id}"/>`)
      .join('')}</sheets></workbook>`,
    // 49 is Excel's own number for texts.
    'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(numbered.map(({ part, rows }) => [`xl/${part}`, sheetXml(rows)])),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(head + xml)])));
}

function sheetXml(rows: WrittenSheet['rows']): string {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const lines = rows.map((row, place) => {
    const cells = row.map((text) => `<c s="1" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`);
    return `<row r="${place + 1}">${cells.join('')}</row>`;
  });
  return `<worksheet xmlns="${main}"><cols><col min="1" max="${width}" width="24" style="1" customWidth="1"/></cols><sheetData>${lines.join('')}</sheetData></worksheet>`;
}

function relations(all: [id: string, kind: string, target: string][]): string {
  return `<Relationships xmlns="${packaged}/relationships">${all
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
