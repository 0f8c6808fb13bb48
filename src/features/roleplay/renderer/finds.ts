import { MessageSquareQuote } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import type { FacesOf } from '#renderer/lib/finds.ts';
import type { roleplayFindables } from '../contract/findable.ts';

export const roleplayFaces: FacesOf<typeof roleplayFindables> = {
  turns: {
    icon: MessageSquareQuote,
    label: 'roleplay:finds.turns',
    href: ({ sessionId, turnId }) => paths.transcript(sessionId, turnId),
  },
};
