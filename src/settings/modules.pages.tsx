import { Get, Post } from '@nestjs/common';
import { AccountDirectoryQuery } from '../accounts/account-directory.query.js';
import { GrantModules } from '../accounts/grant-modules.js';
import { SwitchModule } from '../ccas/switch-module.js';
import { Access } from '../kernel/access/access.decorator.js';
import { type Actor, STAFF } from '../kernel/access/actor.js';
import { CurrentActor } from '../kernel/access/visit.js';
import type { Tx } from '../kernel/database/database.js';
import { Choice } from '../kernel/fields/choices.js';
import { InPath } from '../kernel/http/id.pipe.js';
import { isUsed, modulesOn } from '../kernel/modules/modules-on.query.js';
import { ModuleSwitches } from '../kernel/modules/module-switches.js';
import { InTx, Typed } from '../kernel/screens/arguments.js';
import { Page, RefusedShows, Screens } from '../kernel/screens/screens.js';
import { to } from '../kernel/screens/way-on.js';
import { ModulePage } from './pages/module-page.js';
import type { OfferedModule } from './pages/module-state.js';
import { ModulesPage } from './pages/modules-page.js';

const path = '/ccas/reglages/modules';

class OpeningForm {
  /** Whether every account uses it, or none until a manager grants it. */
  @Choice(['everyone', 'chosen'])
  granted!: 'everyone' | 'chosen';
}

/** What the CCAS offers besides pass, partners and offers: agents read it, managers switch it. */
@Screens('ccas/reglages/modules', STAFF, { path: '/ccas/reglages' })
export class ModulesPages {
  constructor(
    private readonly modules: ModuleSwitches,
    private readonly switchModule: SwitchModule,
    private readonly grantModules: GrantModules,
    private readonly accounts: AccountDirectoryQuery,
  ) {}

  @Get()
  @Page('Modules', ModulesPage)
  async list(@InTx() tx: Tx) {
    const on = await modulesOn(tx);
    return { modules: this.modules.all().map((each) => ({ ...each, isOn: on.includes(each.key) })) };
  }

  @Get(':module')
  @Page(({ module }) => module.name, ModulePage)
  async page(@InTx() tx: Tx, @CurrentActor() { kind }: Actor, @InPath('module') key: string) {
    const found = this.modules.named(key);
    const module: OfferedModule = { ...found, isOn: (await modulesOn(tx)).includes(key) };
    return {
      module,
      canChange: kind === 'manager',
      held: (module.isOn && (await found.holds?.count(tx))) || 0,
      isUsed: await isUsed(tx, found),
      accounts: (await this.accounts.find(tx)).filter(({ state }) => state !== 'closed'),
    };
  }

  @Post(':module/ouverture')
  @Access('manager')
  @RefusedShows('page')
  async open(
    @InTx() tx: Tx,
    @CurrentActor() actor: Actor,
    @InPath('module') key: string,
    @Typed() { granted }: OpeningForm,
  ) {
    await this.switchModule.on(tx, actor, key);
    if (granted === 'everyone') await this.grantModules.toEveryone(tx, actor, key);
    return to(`${path}/${key}`);
  }

  @Post(':module/arret')
  @Access('manager')
  @RefusedShows('page')
  async close(@InTx() tx: Tx, @CurrentActor() actor: Actor, @InPath('module') key: string) {
    await this.switchModule.off(tx, actor, key);
    return to(`${path}/${key}`);
  }
}
