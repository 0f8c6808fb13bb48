const codeOf = (failure: unknown): unknown => (failure as { code?: unknown }).code;

/** The code that a call is refused with, or `OK`. */
export const refusal = (call: Promise<unknown>): Promise<unknown> => call.then(() => 'OK', codeOf);
