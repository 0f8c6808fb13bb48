const longest = 120;
// Not allowed in a file name on Windows, or able to disguise one anywhere.
const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"/\\|?*]/gu;
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/** A name that every file system takes, as near to the wished one as can be. Never a path. */
export function fileName(wished: string): string {
  const clean = wished
    .toWellFormed()
    .replaceAll(unfit, '-')
    .replace(/^[.\s]+/, '')
    .replace(/[.\s]+$/, '');
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 6 ? clean.slice(dot) : '';
  const stem = clean.slice(0, clean.length - ending.length);
  const short = stem
    .slice(0, longest - ending.length)
    .toWellFormed()
    .trimEnd();
  const named = `${short === '' ? 'drillroom' : short}${ending}`;
  return reserved.test(named) ? `_${named}` : named;
}
