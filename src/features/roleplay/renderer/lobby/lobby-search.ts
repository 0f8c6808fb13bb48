import { z } from 'zod';
import { CategoryId } from '#features/library/contract/shapes.ts';
import { Difficulty, Kind } from '../../contract.ts';

/** What an address may choose beforehand; anything in it that does not fit is left out. */
export const LobbySearch = z.object({
  categoryId: CategoryId.optional().catch(undefined),
  kind: Kind.optional().catch(undefined),
  difficulty: Difficulty.optional().catch(undefined),
});
export type LobbySearch = z.output<typeof LobbySearch>;
