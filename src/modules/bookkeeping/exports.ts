import { columnsAs, texts, yesOrNo } from '../../documents/columns.js';
import type { ExportDefinition } from '../module.js';
import { batchSize, withPeople } from '../people/store/with-people.js';
import { figuresOf, type MonthReport } from './report.js';

const asReport = (document: unknown): MonthReport => document as MonthReport;

/** The reports of the months. */
export const financeExport: ExportDefinition = {
  name: 'finance',
  columns: [
    ...texts('number', 'name', 'kecamatan', 'month'),
    ...columnsAs('money', 'revenue', 'purchases', 'expenses', 'profit'),
    ...columnsAs('number', 'customers'),
    ...texts('source', 'late'),
    ...columnsAs('moment', 'filed_at'),
  ],
  async *rows(database) {
    const reports = database.monthlyReports.collection
      .find({})
      .sort({ month: 1, _id: 1 })
      .batchSize(batchSize);
    for await (const { document, person } of withPeople(database, reports, asReport)) {
      const figures = figuresOf(document);
      yield {
        number: person?.number,
        name: person?.name,
        kecamatan: person?.kecamatan.name,
        month: document.month,
        revenue: figures?.revenue,
        purchases: figures?.purchases,
        expenses: figures?.expenses,
        profit: figures?.profit,
        customers: figures?.customers,
        source: document.source,
        late: yesOrNo(document.late),
        filed_at: document.filedAt,
      };
    }
  },
};
