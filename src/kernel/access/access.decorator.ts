import { SetMetadata } from '@nestjs/common';
import type { ActorKind } from './actor.js';

export const ACCESS = 'passerelle:access';
export type Allowed = ActorKind | 'anyone';

/** Who may use a route. Without it a route answers 403 to everyone (architecture.md, example 7). */
export const Access = (...allowed: Allowed[]) => SetMetadata(ACCESS, allowed);
