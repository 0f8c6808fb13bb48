import { statement } from '../asking/grammar.ts';
import { quantitiesIn, type Quantity } from '#main/kernel/language/quantities.ts';
import { tokenize, type Token } from '#main/kernel/language/tokens.ts';

/** What the material says of a case: what follows from it. */
export type Rule = {
  readonly text: string;
  /** How the text says it: only rules that are said alike are cases of one thing. */
  readonly form: 'labelled' | 'condition' | 'time' | 'statement';
  readonly given: Side;
  readonly outcome: Side;
};
export type Side = { readonly concepts: ReadonlySet<string>; readonly figures: readonly Quantity[] };

/** The sentences, list items or clauses of a text that say what follows from what. */
export function rulesIn(text: string): Rule[] {
  const sentences = text.split(/(?<=[.!?;])\s+/);
  return sentences.flatMap((sentence) => {
    const clauses = sentence.split(
      /,?\s(?:and|but|while|whereas)\s(?=(?:the|an?|if|when|for|after|on)\s)|[,;]\s(?=the (?:\w+) )/i,
    );
    const inClauses = clauses.map(ruleIn).filter((rule) => rule !== null);
    if (clauses.length > 1 && inClauses.length === clauses.length) return inClauses;
    const whole = ruleIn(sentence);
    return whole === null ? [] : [whole];
  });
}

const forms = [
  ['labelled', /^(?<given>[^:–—,]{2,60})(?::|\s[–—])\s+(?<outcome>.+)$/s],
  ['condition', /^(?<given>(?:if|when|whenever|once|unless)\s[^,]{3,120}),\s+(?<outcome>.+)$/is],
  [
    'time',
    /^(?<given>(?:on |at )?the (?:first|second|third|fourth|fifth|last|next) \w+),?\s+(?<outcome>.+)$/is,
  ],
  ['time', /^(?<given>(?:after|before|for|on|at|in|with|without)\s[^,]{3,120}),\s+(?<outcome>.+)$/is],
  [
    'condition',
    /^(?<outcome>.+?)(?<!\b(?:ask|asking|say|tell|know|see|check)),?\s(?<given>(?:if|when|whenever|once|unless)\s[^,]+)$/is,
  ],
] as const;

function ruleIn(clause: string): Rule | null {
  const text = clause.replace(/[.!?;,]+$/, '').trim();
  for (const [form, pattern] of forms) {
    const parts = pattern.exec(text)?.groups;
    if (parts !== undefined)
      return { text, form, given: sideOf(parts['given']), outcome: sideOf(parts['outcome']) };
  }
  const told = statement(text);
  if (told === null) return null;
  const outcome = sideOf(`${told.verb} ${told.rest}`);
  // "Silver takes two days": any other statement is about more than a case and what follows from it.
  return outcome.figures.length === 0
    ? null
    : { text, form: 'statement', given: sideOf(told.subject), outcome };
}

function sideOf(text = ''): Side {
  const tokens = tokenize(text);
  const figures = quantitiesIn(text, tokens);
  const inFigure = (token: Token) =>
    figures.some(({ start, end }) => token.start >= start && token.end <= end);
  return {
    figures,
    concepts: new Set(
      tokens.filter((token) => token.content && !inFigure(token)).map(({ concept }) => concept),
    ),
  };
}
