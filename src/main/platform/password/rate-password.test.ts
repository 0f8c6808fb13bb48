import { describe, expect, test } from 'vitest';
import { ratePassword } from './rate-password.ts';

/** As the accounts give them: the words about a person, and what the organisation is called. */
const about = ['Dana Whitlock', 'dana.w', 'dana.w@coastline.example', '+44 20 7946 0018', 'Coastline Bank'];

const easy = [
  'dana.w dana.w',
  'dana.w.dana.w',
  'dana.w1 dana.w2',
  'DanaWhitlock1',
  'Dana Whitlock',
  'Dana+Whitlock+1',
  'D4n4Whitl0ck',
  'kcoltihw anad',
  'whitlock.dana',
  'Whitlock1990!',
  'password of dana',
  'iloveyou dana',
  'dana@coastline',
  'coastline bank 2026',
  'CoastlineBank!',
  '02079460018',
  '0044 20 7946 0018',
  'drillroom drillroom',
  'Drillroom2026!',
  'drillroom training',
  'Training123!',
  'BranchTraining',
  'password12',
  'password password',
  'Password-2026-Password',
  'P@ssw0rd2026',
  'letmein letmein',
  'hunter2 hunter2',
  'Summer2026!',
  'Winter2025?',
  'Sommer2026!!',
  'Frühling2026!',
  'November2026!',
  '2026Summer!',
  'summer winter',
  'Monday Tuesday',
  'Elephant123!',
  'Liverpool1!',
  'qwertyuiop',
  '1qaz2wsx3edc',
  'asdfghjkl123',
  '1234567890',
  '0000 0000 0000',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'test test test',
  'abcdefghijkl',
  'iloveyou123',
  'I love you',
  'Welcome1Welcome1',
  '01.02.1990!!',
  'admin admin1',
  'monkey dragon',
];

const hard = [
  'correct horse till',
  'otter velvet canyon',
  'seven blue kettles hum',
  'till-harbour-moss-26',
  'Regen auf dem Blechdach',
  'mein Fahrrad ist grün',
  'tres gatos comen queso',
  'kettle/otter/plinth',
  'xK9#vQ2!mZpL',
  'h7Tq-9wLm-Xe2R',
  '9f$kLw2@Zr1!',
  'wobble giraffe 1987 tent',
  'Velvet.Otter.Canyon9',
  'the tea was cold again',
  'purple-mango-drill',
  'winter otter lamp soup',
  'branch otter velvet mill',
  'dana likes purple mangoes',
  'green lamp quiet river',
  'JqvXtrmbWzkPd',
  'u3Nf8sYt0aBc',
  'My cat eats 3 socks!',
  'пять белых котов',
  '葛城山の猫が三匹いる',
  'plinth gravel oyster',
  'Cold tea, warm scones',
  'ratchet-puffin-9-clay',
  'sandstone quilt marble',
  'eleven tired badgers',
  'nimbus!trowel!fig',
  'zebra crossing at noon',
  'Gjk#8pLq!2vB',
  'kT5&wRz8*hQn',
  'lantern fjord biscuit',
  'we sail on tuesday night',
  'old brass door handles',
  'four owls in a teapot',
  'Umbrella+Cactus+Jam',
  'rusty spoon orbit',
  'quick mint parcel',
];

describe('how hard a password is to guess', () => {
  test.each(easy)('%s is not hard enough', (password) => {
    expect(ratePassword(password, about)).toBeLessThan(3);
  });

  test.each(hard)('%s is hard', (password) => {
    expect(ratePassword(password, about)).toBeGreaterThanOrEqual(3);
  });

  test('is the same however its letters are composed', () => {
    const password = 'Zoë Müller Zoë Müller';
    expect(ratePassword(password.normalize('NFD'), ['Zoë Müller'])).toBe(0);
    expect(ratePassword(password, ['Zoë Müller'.normalize('NFD')])).toBe(0);
  });

  test('does not grow with what is said twice, or with a year', () => {
    const once = ratePassword('letmein', []);
    expect(ratePassword('letmein letmein letmein 2026', [])).toBeLessThanOrEqual(once + 1);
  });

  test('is told of the longest words about a person without delay or failure', () => {
    const words = ['(a+)+$', '['.repeat(254), 'x'.repeat(254), '', ' ', '.-_@'];
    expect(ratePassword('correct horse till', words)).toBe(4);
  });
});
