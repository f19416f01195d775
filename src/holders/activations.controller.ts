import { Body, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentTenant } from '../kernel/access/visit.js';
import { Api } from '../kernel/http/api.decorator.js';
import type { Tenant } from '../kernel/tenancy/tenants.js';
import { ActivatePhone } from './activate-phone.js';
import { ActivationForm } from './activation-form.js';

@Api('activations', 'Pass sur un téléphone')
@Access('anyone')
export class ActivationsController {
  constructor(private readonly activatePhone: ActivatePhone) {}

  /** From then on the phone proves each request with its key: `Authorization: PassProof <JWT>`. */
  @Post()
  activate(@CurrentTenant() tenant: Tenant, @Req() request: FastifyRequest, @Body() form: ActivationForm) {
    return this.activatePhone.run(tenant.id, request.ip, form);
  }
}
