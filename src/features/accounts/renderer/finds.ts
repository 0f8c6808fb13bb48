import { UserRound } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import type { FacesOf } from '#renderer/lib/finds.ts';
import type { accountsFindables } from '../contract/findable.ts';

export const accountsFaces: FacesOf<typeof accountsFindables> = {
  people: {
    icon: UserRound,
    label: 'accounts:finds.people',
    href: ({ accountId }) => paths.person(accountId),
  },
};
