/**
 * What Chromium must not do in a window of ours: call outside, hold back a first picture, and keep two hidden pages of its
 * address bar beside each page, which cost a third of the time of a test. Only the last switch of this name counts.
 */
export const withoutFeatures = `--disable-features=${[
  'AutofillServerCommunication',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'CertificateTransparencyComponentUpdater',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'Translate',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxPopup',
].join(',')}`;
