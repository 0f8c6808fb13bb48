import { expect, test } from 'vitest';
import { languageOf } from './language-of.ts';

test.each([
  ['en', 'The box must be sealed and the receipt must be shown before the refund is paid.'],
  ['en', 'Wash the system every seven days. Use lukewarm water for the rinse.'],
  ['de', 'Ein Haarteil kann innerhalb von 14 Tagen umgetauscht werden, wenn das Siegel unbeschädigt ist.'],
  ['de', 'Hören Sie dem Kunden zuerst vollständig zu, ohne ihn zu unterbrechen.'],
  ['fr', 'L’agence est ouverte par deux personnes. La seconde n’entre qu’après le signal convenu.'],
  ['es', 'El cliente puede devolver un producto en un plazo de 30 días con el recibo.'],
  ['other', 'De klant mag het product binnen veertien dagen terugbrengen met bon.'],
  ['other', '返品は購入から十四日以内に受け付けます。'],
  ['other', 'Lace front system 480.00 Mono top system 395.00 Skin base system 350.00'],
  ['other', ''],
])('%s: %s', (language, text) => {
  expect(languageOf(text)).toBe(language);
});
