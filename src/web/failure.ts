/**
 * A request that is answered with an error on purpose. `key` names its sentence in `web.json`, which
 * the person reads; `code` is for programs.
 */
export class Failure extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly key: string;
  readonly values: Record<string, string | number>;
  readonly retryAfterS: number | undefined;
  /** Key of the page's title; without it: not sent. */
  readonly titleKey: string;

  constructor(
    statusCode: number,
    code: string,
    key: string,
    options: {
      values?: Record<string, string | number>;
      retryAfterS?: number;
      titleKey?: string;
    } = {},
  ) {
    super(code);
    this.name = 'Failure';
    this.statusCode = statusCode;
    this.code = code;
    this.key = key;
    this.values = options.values ?? {};
    this.retryAfterS = options.retryAfterS;
    this.titleKey = options.titleKey ?? 'error.unsentTitle';
  }
}
