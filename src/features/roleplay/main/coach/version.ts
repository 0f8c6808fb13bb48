/** Pinned in every session and report. Raise it when the same session would be held or scored differently. */
export const engineVersion = '1.8.0';
/** The rules that turn checks into scores. */
export const rubricVersion = '6';
