import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import type { Block } from '../language/blocks.ts';
import { inQuotes } from '../language/in-quotes.ts';
import type { Language } from '../language/language-of.ts';
import { quantitiesIn } from '#main/kernel/language/quantities.ts';
import { readable, sentencesIn } from '#main/kernel/language/sentences.ts';
import { candidate, spanOf, type Candidate } from './candidate.ts';
import { isForMachine } from './for-a-machine.ts';
import { frames } from './frames.ts';
import { placeName } from './section-name.ts';

const words = { fewest: 6, most: 28 } as const;

/**
 * A sentence with one figure, which is left out: "Welche Angabe fehlt unter “Umtausch” in “Ein Haarteil kann innerhalb
 * von … umgetauscht werden”?" For languages of whose grammar nothing is known.
 */
export function askGaps(passage: MaterialPassage, blocks: readonly Block[], language: Language): Candidate[] {
  const prose = blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'speech');
  return prose.flatMap((block) =>
    sentencesIn(passage.text, block.start, block.end).flatMap((span) => {
      const text = readable(passage.text.slice(span.start, span.end)).replace(/[.!]$/, '');
      const [figure, ...others] = quantitiesIn(text);
      const count = text.split(' ').length;
      const isFit = count >= words.fewest && count <= words.most && /^[^\p{Ll}]/u.test(text);
      // A figure alone would be a number of something that its sentence does not name.
      if (figure === undefined || others.length > 0 || figure.unit === '') return [];
      if (
        !isFit ||
        !/\d/.test(text.slice(figure.start, figure.end)) ||
        isForMachine(text) ||
        /[:?|<>{}]/.test(text)
      )
        return [];
      const heading = block.heading ?? passage.heading;
      const gap = `${text.slice(0, figure.start)}…${text.slice(figure.end)}`;
      const asked = frames[language].gap(inQuotes(gap), placeName(heading, passage));
      const core = spanOf({ passage, span, text, heading }, text.slice(figure.start, figure.end));
      return [
        candidate(
          { passage, heading, span },
          { pattern: 'gap', type: 'factual', text: asked, core, language },
        ),
      ];
    }),
  );
}
