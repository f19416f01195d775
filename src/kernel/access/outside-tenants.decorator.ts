import { SetMetadata } from '@nestjs/common';

export const OUTSIDE_TENANTS = 'passerelle:outside-tenants';

/** A route that answers without knowing any CCAS, even with the database away. */
export const OutsideTenants = () => SetMetadata(OUTSIDE_TENANTS, true);
