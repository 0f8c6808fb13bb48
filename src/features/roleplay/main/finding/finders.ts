import type { FindersOf } from '#main/kernel/finder.ts';
import { looksLikeTypo, withinEdits } from '#main/kernel/language/edit-distance.ts';
import { stem } from '#main/kernel/language/stem.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { roleplayFindables } from '../../contract/findable.ts';
import type { Needs } from '../needs.ts';
import { mayReadFinished } from '../policy.ts';
import * as store from './store.ts';

/** Words that are compared with one that nobody said, and the fewest letters that such a word may have. */
const mostWords = 5000;
const word = /[a-z]{5,}/g;

/** The words that were said, by their first letter: read when somebody types one that nobody said, and kept in memory. */
function createSpokenWords() {
  let upTo = 0;
  const byLetter = new Map<string, readonly string[]>();
  return (db: Reader, letter: string): readonly string[] => {
    const last = store.lastTurn(db);
    if (last !== upTo) byLetter.clear();
    upTo = last;
    let words = byLetter.get(letter);
    if (words === undefined) {
      words = store.wordsBeginning(db, letter, mostWords);
      byLetter.set(letter, words);
    }
    return words;
  };
}
type SpokenWords = ReturnType<typeof createSpokenWords>;

/** What was typed, with each word that nobody said as the one that it may be a slip of; `null` where none is. */
function withoutSlips(db: Reader, spokenWords: SpokenWords, typed: string): string | null {
  let isOther = false;
  const meant = typed.toLowerCase().replace(word, (found) => {
    const said = spokenWords(db, found.charAt(0));
    const stemmed = stem(found);
    if (said.includes(stemmed)) return found;
    const like = said.filter((one) => looksLikeTypo(stemmed, one));
    const closest = like.find((one) => withinEdits(stemmed, one, 1)) ?? like[0];
    if (closest === undefined) return found;
    isOther = true;
    return closest;
  });
  return isOther ? meant : null;
}

type NeedsOfFinders = Pick<Needs, 'nameOf' | 'library'>;

/** What the search box finds of practices. */
export function roleplayFinders({ nameOf, library }: NeedsOfFinders): FindersOf<typeof roleplayFindables> {
  const spokenWords = createSpokenWords();
  return {
    turns: (db, { text, categoryId, limit, actor }) => {
      const whose = mayReadFinished(actor) ? 'finished' : 'own';
      const saying = (typed: string): store.SpokenTurn[] => {
        const match = library.matchAll(typed);
        const wanted = { whose, accountId: actor.accountId, categoryId, limit } as const;
        return match === null ? [] : store.turnsSaying(db, { ...wanted, match }, library);
      };
      const asTyped = saying(text);
      const meant = asTyped.length === 0 ? withoutSlips(db, spokenWords, text) : null;
      const turns = meant === null ? asTyped : saying(meant);
      return turns.map(({ id, sessionId, at, snippet, sessionTitle, accountId, ...turn }) => ({
        id,
        fit: meant === null ? ('says' as const) : ('slip' as const),
        title: [{ text: sessionTitle, hit: false }],
        snippet: library.highlightedPieces(snippet),
        of: accountId === actor.accountId ? [] : [nameOf(db, accountId) ?? ''],
        category: library.categoryById(db, turn.categoryId),
        when: at,
        address: { sessionId, turnId: id },
      }));
    },
  };
}
