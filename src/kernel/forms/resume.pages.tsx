import { Get, Header, Req } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Actor, isStaff } from '../access/actor.js';
import { ActorRoles } from '../access/actor-roles.js';
import { CurrentActor, CurrentVisit, type Visit } from '../access/visit.js';
import { InterruptedForms, RESUME_PATH } from './interrupted-forms.js';
import { rehearse } from './rehearsal.js';
import type { TypedForm } from './typed-form.js';
import { Screens } from '../screens/screens.js';
import { to } from '../screens/way-on.js';
import { documentOf } from '../ui/render-page.js';
import { ResumePage } from './resume-page.js';

/** Where somebody who has signed in again finds what they had typed. */
@Screens(RESUME_PATH.slice(1), ['at-home'])
export class ResumePages {
  constructor(
    private readonly interruptedForms: InterruptedForms,
    private readonly adapter: HttpAdapterHost,
    private readonly roles: ActorRoles,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  async resume(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    const home = this.roles.of(actor.kind)!.home!;
    const form = await this.interruptedForms.find(request, actor.id!);
    if (!form) return to(home);
    const look = { title: 'Reprendre', kind: isStaff(actor) ? 'console' : 'public' } as const;
    const page = await this.pageOf(form, visit, request);
    return page ?? documentOf(visit, look, <ResumePage token={visit.formToken} form={form} home={home} />);
  }

  /**
   * Its own page with everything typed, as that page shows itself when a form is refused: the form is sent once more as
   * a rehearsal, in which nothing can be written. Nothing when that page does not show it.
   */
  private async pageOf(form: TypedForm, visit: Visit, request: FastifyRequest): Promise<string | undefined> {
    const payload = new URLSearchParams([['jeton', visit.formToken], ...form.fields]).toString();
    const { host, cookie } = request.headers;
    const server = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    const answer = await rehearse({ hadFile: form.hadFile }, (headers) =>
      server.inject({
        method: 'POST',
        url: form.path,
        headers: {
          ...headers,
          host,
          cookie,
          origin: `${request.protocol}://${host}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload,
      }),
    );
    const isShown =
      answer.statusCode >= 400 && answer.statusCode < 500 && answer.body.includes(`action="${form.path}"`);
    return isShown ? answer.body : undefined;
  }
}
