import type { reportRoutes } from '../../shared/contracts/reports.ts';
import type { Answer } from '../../shared/contracts/route.ts';
import {
  decideFunding,
  listFundingDecisions,
  listSubmissions,
  parseSubmissionId,
  readBehindFigure,
  readHeading,
  readHubReport,
  readReport,
  readSpending,
  readSubmission,
  reportCsv,
  reportPage,
  reportWorkbook,
  submitReport,
  unknownSubmission,
  type Report,
} from '../../shared/counting/index.ts';
import type { Platform } from '../../shared/platform/platform.ts';
import { isRefusal } from '../../shared/platform/refusal.ts';
import type { Handlers } from '../api/handlers.ts';

export const reportHandlers = (platform: Platform): Handlers<typeof reportRoutes> => ({
  async readReport(scope, { params: { recipientId, fiscalYear }, query: { asOf, format, language }, accept }) {
    const report =
      recipientId === 'hub'
        ? await readHubReport(platform, scope, fiscalYear, asOf)
        : await readReport(platform, scope, { recipientId, fiscalYear }, asOf);
    if (isRefusal(report)) return report;
    const body = shownReport(report);
    const wanted = format ?? asAccepted(accept);
    return wanted === 'json' ? { body } : { body, raw: await printed(platform, report, wanted, language) };
  },

  async readBehindFigure(scope, { params, query: { dimension, value, ...query } }) {
    const { element, asOf, month, serviceType, ...page } = query;
    const row = dimension === undefined || value === undefined ? undefined : { dimension, value };
    const found = await readBehindFigure(platform, scope, params, { element, asOf, month, serviceType, row }, page);
    return isRefusal(found)
      ? found
      : { body: { items: found.items.map((item) => ({ ...item })), cursor: found.cursor } };
  },

  async submitReport(scope, { body: { asOf, ...place }, newId }) {
    const submission = await submitReport(platform, scope, newId, place, asOf);
    if (isRefusal(submission)) return submission;
    return {
      body: { ...submission, figures: { ...submission.figures } },
      location: `/v1/submissions/${submission.id}`,
    };
  },

  async listSubmissions(scope, { query: { recipientId, fiscalYear, ...page } }) {
    const found = await listSubmissions(platform, scope, { recipientId, fiscalYear }, page);
    if (isRefusal(found)) return found;
    return {
      body: { items: found.items.map((each) => ({ ...each, figures: { ...each.figures } })), cursor: found.cursor },
    };
  },

  async readSubmission(scope, { params, query }) {
    const place = parseSubmissionId(params.submissionId);
    const found = place === undefined ? unknownSubmission() : await readSubmission(platform, scope, place, query);
    if (isRefusal(found)) return found;
    const { submission, report, figuresNow, restatements, supersededBy, cursor } = found;
    return {
      body: {
        ...submission,
        figures: { ...submission.figures },
        report: shownReport(report),
        figuresNow: { ...figuresNow },
        // Not by service type: a change of one person would tell what the published table hides.
        restatements: restatements.map(({ byServiceType: _byServiceType, ...line }) => ({
          ...line,
          changes: { ...line.changes },
        })),
        supersededBy,
        cursor,
      },
    };
  },

  async readFunding(scope, { params }) {
    const [funding, decisions] = await Promise.all([
      readSpending(platform, scope, params),
      listFundingDecisions(platform, scope, params),
    ]);
    if (isRefusal(funding)) return funding;
    return isRefusal(decisions) ? decisions : { body: { ...funding, decisions } };
  },

  async decideFunding(scope, { params, body }) {
    const funding = await decideFunding(platform, scope, params, body);
    return isRefusal(funding) ? funding : { body: funding };
  },
});

type Format = 'json' | 'csv' | 'xlsx' | 'html';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function asAccepted(accept = ''): Format {
  if (accept.includes('text/csv')) return 'csv';
  if (accept.includes(XLSX)) return 'xlsx';
  return accept.includes('text/html') ? 'html' : 'json';
}

type Raw = NonNullable<Answer<(typeof reportRoutes)['readReport']>['raw']>;

/** The report for people: with the names of the recipient and of the hub's service types. */
async function printed(
  platform: Platform,
  report: Report,
  format: Exclude<Format, 'json'>,
  language: 'fr' | 'en' | 'both',
): Promise<Raw> {
  const heading = await readHeading(platform, report);
  const fileName = (extension: string): string => `${report.recipientId}-${report.label}-${report.asOf}.${extension}`;
  switch (format) {
    case 'csv':
      return {
        contentType: 'text/csv; charset=utf-8',
        content: reportCsv(report, heading.serviceTypes),
        fileName: fileName('csv'),
      };
    case 'xlsx':
      return { contentType: XLSX, content: await reportWorkbook(report, heading), fileName: fileName('xlsx') };
    case 'html':
      return { contentType: 'text/html; charset=utf-8', content: reportPage(report, { ...heading, language }) };
  }
}

const shownReport = (report: Report) => ({
  ...report,
  elements: report.elements.map((element) => ({
    ...element,
    byMonth: [...element.byMonth],
    byQuarter: [...element.byQuarter],
  })),
  personsByServiceType: [...report.personsByServiceType],
  breakdowns: report.breakdowns.map(({ rows, ...breakdown }) => ({ ...breakdown, rows: [...rows] })),
});
