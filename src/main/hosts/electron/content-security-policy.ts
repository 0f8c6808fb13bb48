/**
 * The policy of every response: the app's own files, and nothing inline, remote or framed. Workers are named because they
 * would fall back to `script-src`; a service worker could outlive the page. No text becomes markup or code: nothing
 * makes a trusted type.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "worker-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');
