/** What an address may be written with. Left out: blanks, controls, everything beyond ASCII, quotes, and `\ ` $ ( ) < >`. */
const path = String.raw`[/?#](?:[A-Za-z0-9\-._~:/?#@!&*+,;=]|%[2-7][0-9A-Fa-f])*`;
/** Escapes of what the operating system's opener could read as syntax: `"`, `'`, `\`, `` ` ``, DEL. */
const noUnsafeEscape = String.raw`(?!.*%(?:22|27|5[Cc]|60|7[Ff]))`;

/** An address of the web that may be handed to the operating system: https, a host in small letters, no port, no user. */
export const webAddress = new RegExp(`^${noUnsafeEscape}https://(?<host>[a-z0-9.-]+)(?:${path})?$`);
