import type { Block } from '../language/blocks.ts';
import { inQuotes } from '../language/in-quotes.ts';
import { readable, sentencesIn, type Span } from '#main/kernel/language/sentences.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import { candidate, type Candidate } from './candidate.ts';
import { soundsLikeObjection } from './objections.ts';
import { placeName } from './section-name.ts';

const customerName =
  /^(?:the )?(?:customer|client|caller|patient|guest|visitor|shopper|buyer|prospect|mr|mrs|ms|miss)\b/i;
const staffName =
  /^(?:the )?(?:you|staff|consultant|stylist|advis[eo]r|agent|specialist|technician|receptionist|trainer|coach|manager|trainee|assistant|sales\w*|rep|host|nurse|teller|clerk|operator|support)\b/i;
const greetsAsStaff =
  /\b(?:how (?:can|may) i help|how can we help|thank you for calling|thanks for calling|what brings you|welcome to|speaking, how)\b/i;

const textOf = (passage: MaterialPassage, span: Span): string =>
  readable(passage.text.slice(span.start, span.end));

/** A customer's line and the answer to it, in a dialogue with speakers' names. */
export function askDialogue(
  passage: MaterialPassage,
  blocks: readonly Block[],
  customer: string,
): Candidate[] {
  const lines = blocks.filter((block) => block.kind === 'speech');
  const staff = staffOf(passage, lines);
  const isAmongOurselves = staff === null && !lines.some(({ speaker }) => customerName.test(speaker ?? ''));
  return lines.slice(0, -1).flatMap((line, index) => {
    const reply = lines[index + 1];
    const inquiry = reply === undefined ? null : askedPlainly(passage, blocks, line, reply);
    if (inquiry !== null) return [inquiry];
    if (reply !== undefined && isAmongOurselves) return askedInTalk(passage, blocks, line, reply);
    if (
      reply === undefined ||
      reply.speaker === line.speaker ||
      line.speaker === null ||
      isStaff(line.speaker, staff)
    )
      return [];
    const isCustomer =
      customerName.test(line.speaker) || (staff !== null && isStaff(reply.speaker ?? '', staff));
    if (!isCustomer || blocks.indexOf(reply) !== blocks.indexOf(line) + 1) return [];
    const said = lastWords(textOf(passage, line));
    const answer = textOf(passage, reply);
    const clear =
      said.split(' ').length >= 10 ||
      !/\b(?:until then|that (?!i |you |we |it |they |there )\w+\?)/i.test(said);
    const worthAsking = soundsLikeObjection(said) || (clear && /\?["”’']?$/.test(said));
    if (!worthAsking || said.split(/\s+/).length < 4 || answer.split(/\s+/).length < 6) return [];
    const heading = line.heading ?? passage.heading;
    const quote = { start: reply.start, end: reply.end };
    return [
      candidate(
        { passage, heading, span: quote },
        {
          pattern: 'objection',
          type: 'scenario',
          isObjection: soundsLikeObjection(said),
          isSpoken: true,
          text: `A ${customer} says: “${said}” How do you answer?`,
          quote,
          sequence: { name: `${passage.documentId}:${heading}`, place: passage.start + line.start },
        },
      ),
    ];
  });
}

/** A question of an interview that stands on its own: "What happens if somebody forgets the filter?" */
function askedPlainly(
  passage: MaterialPassage,
  blocks: readonly Block[],
  line: Block,
  reply: Block,
): Candidate | null {
  const text = textOf(passage, line);
  const words = text.split(' ').length;
  const isQuestion = /^(?:how|what|when|where|which|who|why)\b[^.!?]+\?$/i.test(text);
  const isPersonal =
    /\b(?:i|me|my|we|us|our|you|your|this|that|it|they|them|he|she|these|those|there|then)\b/i.test(text);
  const follows = blocks.indexOf(reply) === blocks.indexOf(line) + 1 && reply.speaker !== line.speaker;
  if (!isQuestion || isPersonal || !follows || words < 5 || words > 25) return null;
  const quote = { start: reply.start, end: reply.end };
  const from = { passage, heading: line.heading ?? passage.heading, span: quote };
  return candidate(from, { pattern: 'asked', type: 'factual', text, quote });
}

const fewest = { asked: 3, answered: 6 } as const;

/** A question in a training that was written down, with the answer that another one gave. */
function askedInTalk(
  passage: MaterialPassage,
  blocks: readonly Block[],
  line: Block,
  reply: Block,
): Candidate[] {
  const said = lastSentence(textOf(passage, line));
  const answer = textOf(passage, reply);
  const follows = blocks.indexOf(reply) === blocks.indexOf(line) + 1 && reply.speaker !== line.speaker;
  const tells = answer.split(' ').length >= fewest.answered && !/\?["”’']?$/.test(answer);
  if (!follows || !tells || !said.endsWith('?') || said.split(' ').length < fewest.asked) return [];
  const quote = { start: reply.start, end: reply.end };
  const from = { passage, heading: line.heading ?? passage.heading, span: quote };
  const text = `Somebody asks: ${inQuotes(said.slice(0, 1).toUpperCase() + said.slice(1))} What is the answer, according to ${placeName(from.heading, passage) ?? 'your material'}?`;
  return [candidate(from, { pattern: 'asked', type: 'factual', isSpoken: true, text, quote })];
}

const lastSentence = (text: string): string =>
  sentencesIn(text, 0, text.length)
    .map(({ start, end }) => text.slice(start, end))
    .at(-1) ?? '';

const isStaff = (speaker: string, staff: string | null): boolean =>
  staffName.test(speaker) || speaker === staff;

/** Who serves, where the names do not say it: whoever greets like staff. */
function staffOf(passage: MaterialPassage, lines: readonly Block[]): string | null {
  const byName = lines.find((line) => staffName.test(line.speaker ?? ''));
  const byWords = lines.find((line) => greetsAsStaff.test(textOf(passage, line)));
  return byName?.speaker ?? byWords?.speaker ?? null;
}

/** The end of what was said, from the question or objection on: at most two sentences. */
function lastWords(whole: string): string {
  // "Yes, it is in my hand. Will I get it back?": what was asked before stays out.
  const said = whole.replace(/^(?:yes|no|okay|ok|right|sure)\b[^.!?]*[.!]\s+/i, '');
  const sentences = sentencesIn(said, 0, said.length).map(({ start, end }) => said.slice(start, end));
  const kept = sentences.slice(-2).join(' ');
  return kept.split(/\s+/).length <= 40 ? kept : lastSentence(said);
}
