import type { Bridge } from '#contract/bridge.ts';
import { createClient } from '#contract/client.ts';
import { contract } from '#features/contract.ts';
import { createCommands, createQueries } from './query.ts';
import { askToStepUp } from './step-up.ts';

declare global {
  interface Window {
    /** What the preload exposes: the only way out of the window. */
    readonly drillroom: Bridge;
  }
}

export const bridge: Bridge = window.drillroom;

/** Every operation as a typed function; streams are asked here directly. */
export const api = createClient(contract, bridge);

/** Every query as options for `useQuery`: `useQuery(queries.accounts.list({ search }))`. */
export const queries = createQueries(contract, bridge);

/** Every command as options for `useMutation`: `useMutation(commands.accounts.create)`. */
export const commands = createCommands(contract, bridge, askToStepUp);
