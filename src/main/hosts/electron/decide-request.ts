import { appOrigin, isAppOrigin, maxUrlLength } from './app-address.ts';

/**
 * Whether a request may be made at all. Only the app's own files pass, what the page itself made (`blob:`), pictures
 * written out in a stylesheet (`data:`), and the developer tools where the build has them.
 */
export function decideRequest(
  { url, resourceType }: { url: string; resourceType: string },
  { devTools }: { devTools: boolean },
): boolean {
  if (url.startsWith('data:')) return resourceType === 'image';
  if (url.length > maxUrlLength) return false;
  if (isAppOrigin(url)) return true;
  if (url.startsWith('blob:')) return url.startsWith(`blob:${appOrigin}/`);
  return devTools && url.startsWith('devtools://devtools/');
}
