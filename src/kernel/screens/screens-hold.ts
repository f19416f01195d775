import { Injectable, type OnModuleInit, type Type } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, type Allowed } from '../access/access.decorator.js';
import { addressesOf, methodsOf, type Screen, ScreenAddresses } from './screen-addresses.js';
import { declaredPlan, OPENS_TRANSACTIONS, type PageOf, SCREENS } from './screen-plan.js';

/** A declaration of screens that cannot hold stops the start: nobody finds it out by having a form refused. */
@Injectable()
export class ScreensHold implements OnModuleInit {
  constructor(
    private readonly addresses: ScreenAddresses,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Error naming each declaration that cannot hold */
  onModuleInit(): void {
    const all = this.addresses.controllers();
    const wrong = all.flatMap((screens) => methodsOf(screens).flatMap((method) => this.wrongWith(screens, method)));
    if (wrong.length > 0) throw new Error(`Screens that cannot hold:\n${wrong.join('\n')}`);
  }

  private wrongWith(screens: Type, method: string): string[] {
    const { refusedShows, transaction } = declaredPlan(screens.prototype as object, method) ?? {};
    if (transaction && !this.isOpened(screens)) return [`${screens.name}.${method} has a transaction nobody opens.`];
    if (!refusedShows) return [];
    const pages: PageOf[] = [refusedShows.page, ...Object.values(refusedShows.instead ?? {})];
    return pages.flatMap((page) => {
      const shown = this.addresses.at(page, screens);
      const why = shown ? this.whyNot([screens, method], shown) : 'where no page stands.';
      const name = shown ? `${shown[0].name}.${shown[1]}` : String(page);
      return why ? [`${screens.name}.${method} shows ${name} when refused, ${why}`] : [];
    });
  }

  private isOpened(controller: Type): boolean {
    return [SCREENS, OPENS_TRANSACTIONS].some((mark) => Reflect.hasMetadata(mark, controller));
  }

  private whyNot(form: Screen, page: Screen): string | undefined {
    const [owner, name] = page;
    const plan = declaredPlan(owner.prototype as object, name);
    if (!plan?.page) return 'which is no page.';
    const places = (Reflect.getMetadata('design:paramtypes', owner.prototype as object, name) as unknown[]).length;
    if (plan.arguments.size !== places) return 'which has an argument that only Nest can resolve.';
    const known = this.parametersOf(form);
    const unknown = this.parametersOf(page).filter((parameter) => !known.includes(parameter));
    if (unknown.length > 0) return `whose address needs :${unknown.join(', :')}.`;
    const mayCome = this.allowed(page);
    const barred = this.allowed(form).filter((kind) => !mayCome.includes(kind) && !mayCome.includes('anyone'));
    return barred.length > 0 ? `which ${barred.join(', ')} may not see.` : undefined;
  }

  private parametersOf(screen: Screen): string[] {
    const address = addressesOf(screen)[0]!;
    return [...address.matchAll(/:(\w+)/g)].map(([, name]) => name!);
  }

  private allowed([screens, method]: Screen): Allowed[] {
    const handler = (screens.prototype as Record<string, () => void>)[method]!;
    return this.reflector.getAllAndOverride<Allowed[]>(ACCESS, [handler, screens]);
  }
}
