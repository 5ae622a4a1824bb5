const JOINER = '\u2060'

/** A text whose signs stay with their amounts at the end of a line: `−` and `$337M` are two words to a browser. */
export const unbroken = (text: string): string => text.replaceAll(/[+−](?=\p{Sc})/gu, (sign) => `${sign}${JOINER}`)
