/** The type of an `.xlsx`, as programs name it when they send one. */
export const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a field for a list offers to choose; what comes is known by its bytes. */
export const LIST_FILES = `.xlsx,.csv,.tsv,.txt,text/csv,${WORKBOOK_TYPE}`;
