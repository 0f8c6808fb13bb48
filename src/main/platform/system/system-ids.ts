import { v7 } from 'uuid';
import type { Ids } from '../ports.ts';

/** UUIDv7 (RFC 9562). Within one process each is greater than the one before, whatever is done to the wall clock. */
export const systemIds: Ids = { next: () => v7() };
