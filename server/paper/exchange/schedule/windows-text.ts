/** Characters of the code page of Windows that lie elsewhere in Unicode, from its place 0x80. */
const OWN = Array.from('€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ')
const FIRST = 0x80
const PLACES = new Map(OWN.map((character, at) => [character, FIRST + at]))
const isPlain = (code: number) => code < FIRST || (code >= FIRST + OWN.length && code <= 0xff)

/** A text in the code page of Windows; null where it has a character that is none of it. */
export function windowsBytes(text: string): Uint8Array | null {
	const codes: number[] = []
	for (const character of text) {
		const code = PLACES.get(character) ?? character.codePointAt(0) ?? 0
		if (!PLACES.has(character) && !isPlain(code)) return null
		codes.push(code)
	}
	return Uint8Array.from(codes)
}

/** MS Project writes UTF-8, Primavera the code page of its Windows: Node’s own decoder of that takes dashes and quotes for controls. */
export function scheduleText(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
	} catch {
		const latin = new TextDecoder('latin1').decode(bytes)
		return latin.replace(/[\u0080-\u009f]/g, (character) => OWN[character.charCodeAt(0) - FIRST] ?? character)
	}
}
