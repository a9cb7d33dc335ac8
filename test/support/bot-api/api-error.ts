/** An answer `{ok: false}` of the Bot API. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    readonly description: string,
    readonly parameters?: { retry_after?: number },
  ) {
    super(description);
  }

  get body(): object {
    return {
      ok: false,
      error_code: this.code,
      description: this.description,
      ...(this.parameters && { parameters: this.parameters }),
    };
  }
}

export function badRequest(description: string): ApiError {
  return new ApiError(400, `Bad Request: ${description}`);
}
