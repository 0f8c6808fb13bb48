import type { ExtractedText } from '../extract/extracted.ts';
import { labelOf, speakerIn, type Speaker } from './speaker-labels.ts';

/** What somebody says, and who that is: where the label lies in the text. */
export type Turn = { readonly start: number; readonly label: string; readonly speaker: Speaker };
export type Talk = { readonly isTalk: boolean; readonly turns: readonly Turn[] };

/** Said by a person to another one. */
const isSpeech =
  /(?<![\p{L}])(?:i|i'm|you|your|we|me|my|yes|no|hello|hi|thanks|thank|okay|ok|sorry|please)(?![\p{L}])/iu;

/**
 * Whether a text is a talk of several people: subtitles, or lines of which a good part begin with who says them. A
 * handbook with a short example in it is none; nor is one whose lines begin with "Price:" and "Note:".
 */
export function talkIn({ text, places }: Pick<ExtractedText, 'text' | 'places'>): Talk {
  const labelled: (Turn & { readonly isSpeech: boolean })[] = [];
  const times = new Map<string, number>();
  let lines = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    if (line.trim() === '') continue;
    lines += 1;
    const label = labelOf(line.length > 300 ? line.slice(0, 300) : line);
    const speaker = label === null ? null : speakerIn(label.words);
    if (label === null || speaker === null) continue;
    times.set(label.words, (times.get(label.words) ?? 0) + 1);
    const rest = line.slice(label.at + label.words.length, 300);
    // What is said stands in the next line, where the label has one to itself.
    const isSaid = isSpeech.test(rest) || !rest.startsWith(':');
    labelled.push({ start: start + label.at, label: label.words, speaker, isSpeech: isSaid });
  }
  const isSubtitled = places[0]?.kind === 'cue';
  // Who speaks once only and has no role may be the beginning of any line.
  const turns = labelled.filter(({ label, speaker }) => speaker.isRole || (times.get(label) ?? 0) > 1);
  const speakers = new Set(turns.map(({ label }) => label)).size;
  const said = turns.filter((turn) => turn.isSpeech).length;
  const roles = new Set(turns.filter(({ speaker }) => speaker.isRole).map(({ label }) => label)).size;
  const isMuch = turns.length >= 3 && speakers >= 2 && turns.length >= 0.3 * lines;
  const isTalk = isMuch && (roles >= 2 || said >= 0.4 * turns.length);
  return { isTalk: isSubtitled || isTalk, turns: isSubtitled || isTalk ? turns : [] };
}
