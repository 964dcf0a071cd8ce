export { ABSENT, cellCode, codeCell, guardText, integerCell, LARGEST, looksLikeFormula, scanInteger, textCell, type CellCode } from './cells.ts';
export { findColumns, readHeader, type Header } from './columns.ts';
export { rowErrors, type RowErrors } from './errors.ts';
export { readTable, TABLE_LIMITS, UPLOAD_LIMITS, type TableLimits, type TableOptions } from './read.ts';
export type { TableSink } from './sink.ts';
export { sourceName, type OnProgress, type TableSource } from './source.ts';
export { csvText, writeCsv, type CsvOptions, type TableCell, type TableColumn } from './write-csv.ts';
export { writeXlsx, type Worksheet } from './write-xlsx.ts';
export { uploadedTable, withUpload, type Upload } from './upload.ts';
