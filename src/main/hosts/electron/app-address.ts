/** The one origin of the window's own files. Nothing else is ever loaded, framed or trusted. */
export const appScheme = 'app';
export const appOrigin = 'app://bundle';
export const startUrl = `${appOrigin}/index.html`;

/** Longer addresses are refused before anything looks into them. */
export const maxUrlLength = 2048;

/** Whether an origin or an address, as Chromium hands it over, belongs to the app. */
export const isAppOrigin = (address: string): boolean =>
  address === appOrigin || address.startsWith(`${appOrigin}/`);

const page = /^app:\/\/bundle\/index\.html(?:#[^\r\n]*)?$/;

/** Whether this is the app's one page; the screens lie behind its `#`. */
export const isAppPage = (url: string): boolean => url.length <= maxUrlLength && page.test(url);
