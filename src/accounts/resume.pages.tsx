import { Controller, Get, Req } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import type { Actor } from '../kernel/access/actor.js';
import { CurrentActor, CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { InterruptedForms } from '../kernel/forms/interrupted-forms.js';
import { rehearse } from '../kernel/forms/rehearsal.js';
import type { TypedForm } from '../kernel/forms/typed-form.js';
import { renderPage, seeOther } from '../kernel/ui/render-page.js';
import { ResumePage } from './pages/resume.js';

/** Of those who are not of the CCAS. */
const homes: Partial<Record<Actor['kind'], string>> = { partner: '/partenaire', insurer: '/espace-mutuelle' };

/** Where somebody who has signed in again finds what they had typed. */
@ApiExcludeController()
@Controller('reprise')
@Access('agent', 'manager', 'partner', 'insurer')
export class ResumePages {
  constructor(
    private readonly interruptedForms: InterruptedForms,
    private readonly adapter: HttpAdapterHost,
  ) {}

  @Get()
  async resume(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    const home = homes[actor.kind] ?? '/ccas';
    const form = await this.interruptedForms.find(request, actor.id!);
    if (!form) return seeOther(visit, home);
    const page = await this.pageOf(form, visit, request);
    return (
      page ??
      renderPage(
        visit,
        { title: 'Reprendre', kind: homes[actor.kind] ? 'public' : 'console' },
        <ResumePage token={visit.formToken} form={form} home={home} />,
      )
    );
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
    if (!isShown) return undefined;
    visit.reply.type('text/html; charset=utf-8').header('cache-control', 'no-store');
    return answer.body;
  }
}
