import type { Notice } from '../../contract/shapes.ts';
import { type ExtractedText, Unreadable } from './extracted.ts';
import { createTextBuilder } from './text-builder.ts';

type Cue = {
  readonly fromMs: number;
  readonly toMs: number;
  readonly speaker: string | null;
  readonly text: string;
};

/** A silence as long as this begins another paragraph. */
const pauseMs = 4000;

const time = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`;
const timing = new RegExp(String.raw`^\s*${time}[ \t]+-->[ \t]+${time}(?:[ \t].*)?$`, 'u');
const srtStart = new RegExp(String.raw`^\s*\d+[ \t]*\n${time}[ \t]+-->`, 'u');

export const isVtt = (text: string): boolean => /^WEBVTT(?:[ \t\n]|$)/u.test(text);
export const isSrt = (text: string): boolean => srtStart.test(text);

const msOf = (hours: string | undefined, minutes = '0', seconds = '0', fraction = '0'): number =>
  ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 +
  Number(fraction.padEnd(3, '0'));

/** The text of subtitles (WebVTT or SubRip), a line for each cue, with its time and its speaker where it is given. */
export function readSubtitles(normalised: string, format: 'vtt' | 'srt'): ExtractedText {
  const text = createTextBuilder();
  let last: Cue | null = null;
  let malformed = 0;
  for (const block of blocksOf(normalised)) {
    const cue = cueOf(block, format);
    if (cue === 'malformed') malformed += 1;
    if (cue === null || cue === 'malformed' || cue.text === '') continue;
    const goesOn = last !== null && cue.speaker === last.speaker && cue.fromMs - last.toMs < pauseMs;
    if (!goesOn) text.endParagraph();
    const start = text.nextStart();
    const saysWho = cue.speaker !== null && !(goesOn && last?.speaker === cue.speaker);
    text.add(saysWho ? `${cue.speaker}: ${cue.text}` : cue.text, '\n');
    const { fromMs, toMs, speaker } = cue;
    text.place(start, { kind: 'cue', fromMs, toMs: Math.max(fromMs, toMs), speaker });
    last = cue;
  }
  if (text.length() === 0) {
    throw new Unreadable(
      'no_text',
      'No line in this file has a time and words. Check it and choose it again.',
    );
  }
  const notices: Notice[] = malformed === 0 ? [] : [{ kind: 'cues_left_out', count: malformed }];
  return { ...text.done(), notices };
}

/** The lines between blank ones. Where the blank one is missing, a line with times begins the next cue. */
function* blocksOf(text: string): Generator<string[]> {
  let block: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      if (block.length > 0) yield block;
      block = [];
    } else if (timing.test(line) && block.some((before) => timing.test(before))) {
      const number = /^\s*\d+\s*$/u.test(block.at(-1) ?? '') ? block.splice(-1) : [];
      yield block;
      block = [...number, line];
    } else block.push(line);
  }
  if (block.length > 0) yield block;
}

/** `null` for what is no cue by intention: the header, a note, a style. */
function cueOf(block: readonly string[], format: 'vtt' | 'srt'): Cue | 'malformed' | null {
  const at = block.findIndex((line) => line.includes('-->'));
  if (at === -1 || at > 1) {
    const isMeant = format === 'vtt' && /^(?:WEBVTT|NOTE|STYLE|REGION)(?:[ \t]|$)/u.test(block[0] ?? '');
    return isMeant ? null : 'malformed';
  }
  const found = timing.exec(block[at] ?? '');
  if (found === null) return 'malformed';
  const payload = block.slice(at + 1).join('\n');
  const speaker = format === 'vtt' ? speakerOf(payload) : null;
  return {
    fromMs: msOf(found[1], found[2], found[3], found[4]),
    toMs: msOf(found[5], found[6], found[7], found[8]),
    speaker,
    text: wordsOf(payload, format),
  };
}

/** The name in the first voice span, `<v.loud Anna>`. */
function speakerOf(payload: string): string | null {
  const name = /<v(?:\.[^ \t<>]*)?[ \t]+([^<>\n]{1,200})>/u.exec(payload)?.[1];
  const words = name === undefined ? '' : decodeReferences(name).trim();
  return words === '' ? null : words;
}

/** What is said, without marks of looks and times, on one line. */
function wordsOf(payload: string, format: 'vtt' | 'srt'): string {
  const bare =
    format === 'vtt'
      ? decodeReferences(payload.replace(/<\/?(?:[a-z]+(?:\.[^<>\s]*)?(?:[ \t][^<>]*)?|[\d:.]+)>/gu, ''))
      : payload.replace(/<\/?(?:[bius]|font)(?:[ \t][^<>]*)?>|\{\\[^{}\n]*\}/giu, '');
  return bare.replace(/\s+/gu, ' ').trim();
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
  quot: '"',
};

/** Only the names that the format knows; a number gives a character where there is one that is text. */
const decodeReferences = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/giu,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      const isText = code >= 0x20 && code !== 0x7f && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      return isText ? String.fromCodePoint(code) : whole;
    },
  );
