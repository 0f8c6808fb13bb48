import { parseExternalUrl } from './parse-external-url.ts';

type Way = {
  /** Asks the person, who sees the whole address. */
  readonly ask: (href: string) => Promise<boolean>;
  readonly open: (href: string, hosts: ReadonlySet<string>) => Promise<boolean>;
  /** Says that the system opened nothing. */
  readonly sayFailed: () => void;
};

/** The one host that may be linked to: that of the address which the organisation's policy names. */
const hostsOf = (address: string): ReadonlySet<string> => new Set([URL.parse(address)?.hostname ?? '']);

/** Whether the policy names a help page that may be opened. */
export const hasHelpPage = (address: string): boolean => parseExternalUrl(address, hostsOf(address)) !== null;

/** Opens the organisation's help page in the browser, once the person agrees. A page in the window cannot ask for it. */
export async function openHelpPage(address: string, { ask, open, sayFailed }: Way): Promise<void> {
  const hosts = hostsOf(address);
  const href = parseExternalUrl(address, hosts);
  if (href === null || !(await ask(href))) return;
  try {
    await open(href, hosts);
  } catch {
    sayFailed();
  }
}
