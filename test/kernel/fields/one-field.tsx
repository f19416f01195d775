import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FunctionComponent } from 'preact';
import { InvalidInput } from '../../../src/kernel/errors/domain-error.js';
import { fieldsOf, type OnPage, type ShownForm } from '../../../src/kernel/fields/fields-of.js';
import type { FieldDecorator } from '../../../src/kernel/fields/word.js';
import { type FormValues, readForm, readInput } from '../../../src/kernel/http/input.js';
import { renderPage } from '../../../src/kernel/ui/render-page.js';

interface Sheet {
  one?: unknown;
}
export type Shape<T extends object = object> = new () => T;

/** A form of one field, `one`. */
export function formWith(word: FieldDecorator): Shape<Sheet> {
  class OneField {}
  word(OneField.prototype, 'one');
  return OneField;
}

/** What a program sent, read; or what was wrong with it. */
export function sent(shape: Shape, values: object): unknown {
  return answerOf(() => readInput(shape, values));
}

/** The same of a page. */
export function typed(shape: Shape, values: FormValues): unknown {
  return answerOf(() => readForm(shape, values));
}

function answerOf(read: () => object): unknown {
  try {
    return { ...read() };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return error.errors!.map(({ field, code, detail }) => `${field} ${code} ${detail}`);
  }
}

/** What a page shows of the field `one`. */
export function shown(word: FieldDecorator, onPage: OnPage = {}, form: Partial<ShownForm> = {}): string {
  const field = fieldsOf(formWith(word), { values: {}, ...form }) as unknown as { one: FunctionComponent<OnPage> };
  const One = field.one;
  const html = renderPage(undefined, { title: 'Une page' }, <One {...onPage} />);
  return /<main[^>]*>(.*)<\/main>/s.exec(html)![1]!;
}

/** The description of the API for these forms, by the name of the class. */
export async function described(shapes: Record<string, Shape>): Promise<Record<string, Record<string, unknown>>> {
  for (const [name, shape] of Object.entries(shapes)) Object.defineProperty(shape, 'name', { value: name });
  class OfForms {}
  Module({})(OfForms);
  const app = await NestFactory.create(OfForms, new FastifyAdapter(), { logger: false });
  const { components } = SwaggerModule.createDocument(app, new DocumentBuilder().build(), {
    extraModels: Object.values(shapes),
  });
  await app.close();
  return components!.schemas as unknown as Record<string, Record<string, unknown>>;
}
