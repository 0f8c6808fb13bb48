import { inQuotes } from '../language/in-quotes.ts';
import type { Language } from '../language/language-of.ts';
import { quantitiesIn, type Quantity } from '#main/kernel/language/quantities.ts';
import { frames } from './frames.ts';

/** What is not sold: it has no price, it is one. */
const isAmount =
  /\b(?:fees?|charges?|limits?|deposits?|rates?|costs?|price|amount|total|penalty|fine|minimum|maximum|allowance|budget|salary|float|withdrawals?|transfers?|threshold|excess|gebühr|limit|betrag|frais|tarif|montant|comisión|importe|límite)\b/i;
/** Where a figure stands in what is told of a name, so that it is what is told. */
const nearTheStart = 16;

/** The figure that a few words tell: a price, times of day, a share or a duration. */
export function figureTold(text: string): Quantity | null {
  const figure = quantitiesIn(text).find(({ unit }) => unit !== '');
  if (figure === undefined) return null;
  if (figure.dimension === 'money' || figure.dimension === 'clock') return figure;
  return figure.dimension !== 'count' && figure.start <= nearTheStart && text.split(' ').length <= 12
    ? figure
    : null;
}

/** "How much does “Cut and finish” cost?", "Which times are given for “Saturday”?" */
export function askForFigure(
  figure: Quantity,
  thing: string,
  name: string | null,
  language: Language,
): string {
  const { cost, times, figure: any } = frames[language];
  const asks =
    figure.dimension === 'clock'
      ? times
      : figure.dimension === 'money' && figure.start === 0 && !isAmount.test(thing)
        ? cost
        : any;
  return asks(inQuotes(thing), name);
}
