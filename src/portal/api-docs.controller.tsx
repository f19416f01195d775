import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Access } from '../kernel/access/access.decorator.js';
import { CurrentVisit, type Visit } from '../kernel/access/visit.js';
import { renderPage } from '../kernel/ui/render-page.js';
import { ApiDocsPage } from './pages/api-docs.js';
import { ApiDescription } from './api-description.js';

/** The API's description, for programs and for people. */
@ApiExcludeController()
@Controller('api')
@Access('anyone')
export class ApiDocsController {
  constructor(private readonly description: ApiDescription) {}

  @Get('openapi.json')
  @Header('cache-control', 'public, max-age=300')
  json(): OpenAPIObject {
    return this.description.get();
  }

  @Get('docs')
  page(@CurrentVisit() visit: Visit) {
    return renderPage(visit, { title: 'API', path: '/api/docs' }, <ApiDocsPage description={this.description.get()} />);
  }
}
