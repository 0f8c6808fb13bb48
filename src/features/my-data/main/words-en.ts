import type { Keeping, Seeing } from '#contract/personal-data.ts';

const seenBy: Readonly<Record<Seeing, string>> = {
  nobody: 'Nobody but you.',
  oversees: 'You, and the viewers and admins of this PC.',
  seesPeople: 'You, and the trainers, viewers and admins of this PC.',
};

/** What the privacy notice and the page of an export say beside the words of the declarations. */
export const wordsEn = {
  /** `days`: of the setting that it goes by, where it does. */
  keptFor: (keeping: Keeping, days: number): string => {
    if (keeping === 'account') return 'Until your account is deleted.';
    return keeping === 'itsEnd' ? 'Until it was used, or no longer works.' : `For ${days} days.`;
  },
  seenBy: (seeing: Seeing): string => seenBy[seeing],
  goes: 'It is deleted with your account.',
  general: (copyDays: number): readonly string[] => [
    'Drillroom keeps all of this on this PC only, in a file that is encrypted. Nothing of it is sent anywhere.',
    'Your organisation runs this PC and answers for what is done with it. Ask your admin when something here is wrong.',
    'You can see what is held, take it along as files, and delete your account, whenever you like, under “My data”. Beside each part stands what becomes of it then.',
    `Drillroom makes backups of its whole file, every day and before an update, and removes each after ${copyDays} days at the latest. What you delete stays in those that were made before, until then.`,
  ],
  page: {
    title: 'Your data in Drillroom',
    exportedAt: 'As of',
    of: 'Of',
    contents: 'What is here',
    why: 'Why',
    keptFor: 'Kept',
    seenBy: 'Who sees it',
    whenErased: 'When you delete your account',
    nothing: 'Nothing is held.',
    none: 'none',
    yes: 'yes',
    no: 'no',
    records: (count: number): string => (count === 1 ? '1 record' : `${count} records`),
    files:
      'Beside this page are the same data as JSON, one file for each part of Drillroom, and shapes.json, which says what each field is.',
  },
} as const;
