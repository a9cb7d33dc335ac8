import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

export const page = { accept: 'text/html,*/*;q=0.8' };

/** Somebody at a browser: keeps cookies, fills in forms. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly app: FastifyInstance,
    private readonly options: { origin?: string; remoteAddress?: string } = {},
  ) {}

  async get(url: string, headers: Record<string, string> = page): Promise<LightMyRequestResponse> {
    return this.keep(
      await this.app.inject({ url, headers: { ...headers, ...this.cookieHeader() } }),
    );
  }

  /** Posts fields as they are. */
  async post(
    url: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    const { origin = 'http://127.0.0.1:3000', remoteAddress = '203.0.113.7' } = this.options;
    return this.keep(
      await this.app.inject({
        method: 'POST',
        url,
        remoteAddress,
        payload: new URLSearchParams(fields).toString(),
        headers: {
          ...{ ...page, origin, 'content-type': 'application/x-www-form-urlencoded' },
          ...this.cookieHeader(),
          ...headers,
        },
      }),
    );
  }

  /** Opens a page with a form, and sends it with what its hidden field holds. */
  async fill(form: string, fields: Record<string, string>, to = form) {
    return this.post(to, { ...fields, _form: await this.token(form) });
  }

  async token(form: string): Promise<string> {
    const { body } = await this.get(form);
    return /name="_form" value="([^"]+)"/.exec(body)?.[1] ?? '';
  }

  signIn(email: string, password: string): Promise<LightMyRequestResponse> {
    return this.fill('/login', { email, password });
  }

  private keep(answer: LightMyRequestResponse): LightMyRequestResponse {
    for (const { name, value } of answer.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return answer;
  }

  private cookieHeader(): { cookie?: string } {
    const pairs = [...this.cookies].map(([name, value]) => `${name}=${value}`);
    return pairs.length > 0 ? { cookie: pairs.join('; ') } : {};
  }
}
