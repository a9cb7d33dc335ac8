import type { Logger } from '../ports/logger.js';
import type { ReportUnfilled, Unfilled } from '../ports/unfilled.js';

/**
 * What a running program does about a placeholder that nothing fills: the text goes out clean, and the fault is logged
 * with its key and counted.
 */
export const reportUnfilled =
  (logger: Logger, count: (at: Unfilled['at']) => void = () => undefined): ReportUnfilled =>
  (found) => {
    logger.error({ ...found }, 'a text was to go out with a placeholder in it: it went without');
    count(found.at);
  };
