import type { FleetRow, Role } from './types.ts';

/** Whether somebody of this role may give the batch to another driver: an administrator, before it is under way. */
export function isAssignable({ status }: FleetRow, role: Role): boolean {
  return role === 'admin' && (status === 'INACTIVE' || status === 'ACTIVE');
}
