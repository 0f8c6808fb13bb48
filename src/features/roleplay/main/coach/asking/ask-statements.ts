import { quantitiesIn } from '#main/kernel/language/quantities.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import { candidate, spanOf, type Candidate, type Sentence } from './candidate.ts';
import {
  doing,
  imperative,
  isDangling,
  isNounPhrase,
  isPerson,
  lowerFirst,
  statement,
  withoutStop,
} from './grammar.ts';
import { isBaseVerb } from './verbs.ts';

/** Nouns that name nothing unless an "of …" says what they belong to. */
const vague =
  /^(?:the |a |an )?(?:first |second |third |last |next |main |best |right |only |key |important |big(?:gest)? |most common |common |usual |simple(?:st)? |general )*(?:step|thing|point|goal|aim|key|reason|problem|question|answer|rule|result|part|way|idea|difference|mistake|trick|exception|rest|aftercare|secret|truth|fact|purpose|job|task|response|reply)s?$/i;

/** "A lace front is a thin strip of mesh…" → "What is a lace front?" */
export function askDefinitions(sentence: Sentence): Candidate[] {
  const meant = /^[“"]([^”"]{2,60})[”"] (?:means|is|refers to) (.{15,})$/.exec(withoutStop(sentence.text));
  if (meant !== null) {
    const text = `What does “${meant[1]}” mean?`;
    return [
      candidate(sentence, {
        pattern: 'definition',
        type: 'factual',
        text,
        core: spanOf(sentence, meant[2] ?? ''),
      }),
    ];
  }
  const told = statement(withoutStop(sentence.text));
  if (told === null || /[,;“"]/.test(told.subject)) return [];
  const tells =
    /^(?:an?|any|one of)\s+\S+/i.test(told.rest) &&
    !/^(?:an? (?:must|good|bad|great|little|lot|few|big|example|sign|reason|matter))\b/i.test(told.rest);
  const named = tells && told.verb === 'is';
  const means = told.bare === 'mean' && told.rest.split(/\s+/).length >= 4;
  if ((!named && !means) || told.subject.split(/\s+/).length > 6 || vague.test(told.subject)) return [];
  const text = named
    ? `What ${told.verb} ${lowerFirst(told.subject)}?`
    : `What ${told.opener} ${lowerFirst(told.subject)} mean?`;
  return [
    candidate(sentence, { pattern: 'definition', type: 'factual', text, core: spanOf(sentence, told.rest) }),
  ];
}

const placed =
  /^((?:kept|stored|located|placed|held|put|hung|locked) )?(?:in|at|on|behind|under|next to|opposite|above|beside|near|inside) (?:the|an?|our|your)\b/i;

/** "The spare key is kept in the safe" → "Where is the spare key kept?" */
export function askPlaces(sentence: Sentence): Candidate[] {
  const told = statement(withoutStop(sentence.text));
  const [, kept] = placed.exec(told?.rest ?? '') ?? [];
  const isPlace = kept !== undefined || /^(?:behind|next to|opposite|beside|near)\s/i.test(told?.rest ?? '');
  if (told === null || !isPlace || !/^(?:is|are)$/.test(told.opener) || isDangling(told.subject)) return [];
  const text = `Where ${told.opener} ${lowerFirst(told.subject)}${kept === undefined ? '' : ` ${kept.trim()}`}?`;
  const core = spanOf(sentence, told.rest.slice(kept?.length ?? 0));
  return [candidate(sentence, { pattern: 'definition', type: 'factual', text, core })];
}

/** "Ask first, because …" → "Why should you ask first?" */
export function askReasons(sentence: Sentence): Candidate[] {
  const [main, reason, ...others] = withoutStop(sentence.text).split(/,?\s(?:because|so that)\s|,\ssince\s/i);
  if (main === undefined || reason === undefined || others.length > 0) return [];
  if (reason.split(/\s+/).length < 4 || isDangling(main) || /[,;:]/.test(main)) return [];
  const order = imperative(main);
  const ours = doing(main);
  const told = order === null && ours === null ? statement(main) : null;
  // "Staff must not split a deposit so that it stays small": a purpose that is forbidden is no reason.
  if (/\sso that\s/i.test(sentence.text) && /\b(?:not|never)\b|n['’]t\b/i.test(main)) return [];
  let text: string | null = null;
  if (order !== null) {
    const denial = order.never ? 'never ' : order.denied ? 'not ' : '';
    text = `Why should you ${denial}${order.verbPhrase}?`;
  } else if (ours !== null && /^we\b/i.test(main)) {
    const denial = ours.never ? 'never ' : ours.denied ? 'not ' : '';
    text = `Why do we ${denial}${ours.verbPhrase}?`;
  } else if (told !== null)
    text = `Why ${[told.opener, lowerFirst(told.subject), told.bare, told.rest].filter(Boolean).join(' ')}?`;
  if (text === null) return [];
  return [candidate(sentence, { pattern: 'reason', type: 'factual', text, core: spanOf(sentence, reason) })];
}

const contextOpeners = /\s(?=(?:before|after|during|when|if|while|until)\s)/i;

/** "The stylist must sign the form before the appointment" → "What must the stylist do before the appointment?" */
export function askDuties(sentence: Sentence): Candidate[] {
  const told = statement(withoutStop(sentence.text));
  if (told === null || !/^(?:must|should|shall)$/.test(told.opener) || /[;:]/.test(told.rest)) return [];
  const denied = /^(?:not|never)\s+/i.exec(told.rest)?.[0] ?? '';
  // "What must a bike not do?" is no question for a thing; what it must not do is a ban.
  if (denied !== '' && !isPerson(told.subject)) return [];
  const action = told.rest.slice(denied.length);
  const verb = /^[\p{L}-]+/u.exec(action)?.[0] ?? '';
  if (
    !isBaseVerb(verb) ||
    /^(?:be|take|stay|remain|have|hold|look|feel|fit|sit|rest|dry)$/.test(verb) ||
    !isNounPhrase(told.subject) ||
    /^(?:we|you|i)$/i.test(told.subject)
  )
    return [];
  const cut = action.search(contextOpeners);
  const context = cut === -1 ? '' : action.slice(cut);
  const doing = cut === -1 ? action : action.slice(0, cut);
  if (doing.split(/\s+/).length < 3 || isDangling(`${told.subject}${context}`) || /,/.test(context))
    return [];
  const never = denied.trim().toLowerCase() === 'never' ? 'never ' : '';
  const not = denied !== '' && never === '' ? ' not' : '';
  const text = `What ${told.opener} ${lowerFirst(told.subject)}${not} ${never}do${context}?`;
  return [candidate(sentence, { pattern: 'duty', type: 'procedural', text, core: spanOf(sentence, doing) })];
}

const takesObject = /^(?:need|require|bring|receive|contain|hold|cover|include)$/;
const opensObject =
  /^(?:the|an?|one|two|three|four|five|six|their|its|your|our|no|form|only)\b|^\p{L}+(?:, | and )\p{L}+/iu;

/** "Cash deposits need form C-12 and a signature" → "What do cash deposits need?" */
export function askObjects(sentence: Sentence): Candidate[] {
  const told = statement(withoutStop(sentence.text));
  if (told === null || !opensObject.test(told.rest)) return [];
  const isRule = /^(?:every|each|all)\b/i.test(told.subject) && told.bare === 'show';
  if (!isRule && !takesObject.test(told.bare)) return [];
  if (/[;:“"]/.test(told.rest) || isDangling(told.subject) || vague.test(told.subject)) return [];
  const subject = lowerFirst(told.subject);
  const text = `What ${told.opener} ${subject} ${told.bare}?`;
  return [candidate(sentence, { pattern: 'duty', type: 'factual', text, core: spanOf(sentence, told.rest) })];
}

/** Any statement with a subject that can be named → "What does the material say about store credit?" */
export function askSubjects(sentence: Sentence): Candidate[] {
  const told = statement(withoutStop(sentence.text));
  const words = told?.subject.split(/\s+/).length ?? 0;
  const named = tokenize(told?.subject ?? '').filter((token) => token.content).length >= 2;
  if (
    told === null ||
    !named ||
    words > 6 ||
    vague.test(told.subject) ||
    /^(?:you|we|i|there|no|any|all|each|every)\b/i.test(told.subject) ||
    quantitiesIn(told.subject).length > 0 ||
    imperative(sentence.text) !== null
  )
    return [];
  const text = `What does the material say about ${lowerFirst(told.subject)}?`;
  return [
    candidate(sentence, {
      pattern: 'topic',
      type: 'factual',
      text,
      core: spanOf(sentence, `${told.verb} ${told.rest}`),
    }),
  ];
}
