/** Where a policy stands: never with a path, which would say more of the PC than a window needs to know. */
export const policySources = ['file', 'registry', 'managedPreferences', 'commandLine'] as const;
export type PolicySourceName = (typeof policySources)[number];

/** Why a policy that is there cannot be read. */
export const policyFaults = [
  /** The OS user whose program this is could change it, so it is no organisation's word. */
  'not_protected',
  /** A link or something else that is no ordinary file. */
  'not_a_file',
  'too_large',
  'not_utf8',
  'not_json',
  'too_deep',
  'duplicate_key',
  /** No set of named values. */
  'not_an_object',
  /** It was named and is not there, or the system did not hand it out. */
  'unreadable',
] as const;
export type PolicyFault = (typeof policyFaults)[number];

/** What one file, or one place of the system, says. Nothing of it was held against the schema yet. */
export type PolicyReading = {
  readonly source: PolicySourceName;
  /** The file's name without its folder, where there may be several. */
  readonly file: string | null;
} & (
  | { readonly kind: 'found'; readonly values: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'unusable';
      readonly fault: PolicyFault;
      /** Which key, or at which place of the text. Never what stands there. */
      readonly at: string | null;
    }
);

/** Reads what is there now, the least weighty first; nothing where there is no policy. Never rejects. */
export type PolicySource = () => Promise<readonly PolicyReading[]>;
