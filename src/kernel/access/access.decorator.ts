import { SetMetadata } from '@nestjs/common';
import type { ActorKind } from './actor.js';

export const ACCESS = 'passerelle:access';
/** `at-home`: whoever has a first page of their own here (`ActorRole`). */
export type Allowed = ActorKind | 'anyone' | 'at-home';

/** Who may use a route. Without it a route answers 403 to everyone (architecture.md, example 7). */
export const Access = (...allowed: Allowed[]) => SetMetadata(ACCESS, allowed);
