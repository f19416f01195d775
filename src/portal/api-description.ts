import { Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document, made of the controllers when somebody first asks: few starts are followed by a reader. */
@Injectable()
export class ApiDescription {
  private document?: OpenAPIObject;
  private describe?: () => OpenAPIObject;

  /** @param describe what makes it, once every controller is known */
  by(describe: () => OpenAPIObject): void {
    this.describe = describe;
  }

  get(): OpenAPIObject {
    if (!this.describe) throw new Error('Nobody describes the API: createApp does it.');
    return (this.document ??= this.describe());
  }
}
