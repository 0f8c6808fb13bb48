import { describe, expect, test } from 'vitest';
import { grade, questionOn } from './question-on.ts';

const text = `# Umgang mit Reklamationen

Hören Sie dem Kunden zuerst vollständig zu, ohne ihn zu unterbrechen. Danach fassen Sie das Anliegen in einem Satz zusammen. Eine Reklamation muss innerhalb von 24 Stunden in das System eingetragen werden.

# Umtausch

Ein Haarteil kann innerhalb von 14 Tagen umgetauscht werden, wenn das Siegel unbeschädigt ist. Maßanfertigungen sind vom Umtausch ausgeschlossen, weil sie nicht weiterverkauft werden können. Die Rückzahlung erfolgt auf dasselbe Konto.
`;

describe.each([
  {
    asked: 'unter “Umgang mit Reklamationen”?',
    good: 'Den Kunden ausreden lassen und nicht unterbrechen, dann das Anliegen in einem Satz zusammenfassen und die Reklamation binnen 24 Stunden ins System eintragen.',
    wrong:
      'Hören Sie dem Kunden nicht zu und unterbrechen Sie ihn. Danach fassen Sie das Anliegen nicht zusammen. Eine Reklamation muss innerhalb von 48 Stunden in das System eingetragen werden.',
  },
  {
    asked: 'unter “Umtausch”?',
    good: 'Umtausch geht innerhalb von 14 Tagen, wenn das Siegel unbeschädigt ist. Maßanfertigungen sind ausgeschlossen. Das Geld, also die Rückzahlung, geht auf dasselbe Konto.',
    wrong:
      'Ein Haarteil kann nicht innerhalb von 14 Tagen umgetauscht werden. Maßanfertigungen sind vom Umtausch nicht ausgeschlossen.',
  },
  {
    asked: 'Haarteil kann innerhalb von …',
    good: 'binnen 14 Tagen',
    wrong: 'Ein Haarteil kann nicht innerhalb von 14 Tagen umgetauscht werden.',
  },
])('material in German, asked: $asked', ({ asked, good, wrong }) => {
  const question = questionOn(text, asked);
  test('a right answer is good', () => expect(grade(question, good).score).toBeGreaterThanOrEqual(7));
  test('what is denied or given another figure is not', () =>
    expect(grade(question, wrong).score).toBeLessThanOrEqual(2));
});
