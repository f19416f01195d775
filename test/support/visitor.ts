import supertest from 'supertest';
import type { TestApp } from './app.js';

export interface PageAnswer {
  status: number;
  text: string;
  /** Where a form that was accepted leads. */
  location?: string;
}

/** Somebody with a browser without script: keeps cookies, and sends each form with the token of the page before it. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  private token = '';

  constructor(
    private readonly app: TestApp,
    private readonly host = 'pass.alfortville.example',
    /** Network address, as the proxy on this machine passes it on. */
    private readonly address?: string,
  ) {}

  async get(path: string): Promise<PageAnswer> {
    return this.read(await this.prepare('get', path));
  }

  /** Sends a form; asks for a page first when none was seen yet. */
  async post(
    path: string,
    form: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<PageAnswer> {
    if (!this.token) await this.get('/demande/qui');
    return this.read(
      await this.prepare('post', path)
        .set(headers)
        .type('form')
        .send({ ...form, jeton: this.token }),
    );
  }

  /** A form with a file; its token is the first part, as in our pages. */
  async postFile(path: string, form: Record<string, string>, file: { field: string; name: string; text: string }) {
    const request = this.prepare('post', path).field('jeton', this.token);
    for (const [name, value] of Object.entries(form)) void request.field(name, value);
    return this.read(await request.attach(file.field, Buffer.from(file.text), file.name));
  }

  /** A form that may carry a file, without one. */
  async postParts(path: string, form: Record<string, string>): Promise<PageAnswer> {
    const request = this.prepare('post', path).field('jeton', this.token);
    // superagent sends no empty field; a form that lacks one says the same.
    for (const [name, value] of Object.entries(form)) if (value) void request.field(name, value);
    return this.read(await request);
  }

  /** Signed out of everything, as a browser that was closed; what the page on the screen holds is still there. */
  forgetCookie(name: string): void {
    this.cookies.delete(name);
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private prepare(method: 'get' | 'post', path: string) {
    const jar = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const agent = supertest(this.app.nest.getHttpServer());
    return agent[method](path)
      .set('host', this.host)
      .set('cookie', jar)
      .set('user-agent', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0')
      .set(method === 'post' ? { origin: `https://${this.host}` } : {})
      .set(this.address ? { 'x-forwarded-for': this.address } : {});
  }

  private read(answer: supertest.Response): PageAnswer {
    for (const line of (answer.headers['set-cookie'] ?? []) as unknown as string[]) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) this.cookies.set(name!, value);
      else this.cookies.delete(name!);
    }
    this.token = /name="jeton" value="([^"]+)"/.exec(answer.text)?.[1] ?? this.token;
    return { status: answer.status, text: answer.text, location: answer.headers.location };
  }
}
