/** The stream of an input: FNV-1a, 64 bits, of the UTF-8 bytes of its name. Rule U2. */
export type Stream = { readonly low: number; readonly high: number }

const WORD = 2 ** 32
const FNV_LOW = 0x84222325
const FNV_HIGH = 0xcbf29ce4
/** The prime is 2^40 + 0x1b3. */
const PRIME_LOW = 0x1b3
const PRIME_HIGH = 0x100

export function streamOf(name: string): Stream {
	let [low, high] = [FNV_LOW, FNV_HIGH]
	for (const byte of new TextEncoder().encode(name)) {
		low = (low ^ byte) >>> 0
		const product = low * PRIME_LOW
		high = (high * PRIME_LOW + low * PRIME_HIGH + Math.floor(product / WORD)) % WORD
		low = product % WORD
	}
	return { low, high }
}

const TURNS = 10
const [M0, M1] = [0xd2511f53, 0xcd9e8d57]
const [W0, W1] = [0x9e3779b9, 0xbb67ae85]
const HALF = 0xffff

/** The upper 32 bits of a product of two words, in halves: a double holds 53. */
function upper(one: number, other: number): number {
	const [a, b] = [one >>> 16, one & HALF]
	const [c, d] = [other >>> 16, other & HALF]
	const middle = a * d + Math.floor((b * d) / (HALF + 1))
	const rest = b * c + (middle % (HALF + 1))
	return a * c + Math.floor(middle / (HALF + 1)) + Math.floor(rest / (HALF + 1))
}

/** Four words of a draw, by Philox4x32-10: the seed is the key, draw and stream are the counter. Rule U2. */
export function wordsOf(seed: number, { low, high }: Stream, draw: number): readonly [number, number, number, number] {
	let [c0, c1, c2, c3] = [draw % WORD, Math.floor(draw / WORD), low, high]
	let [k0, k1] = [seed % WORD, Math.floor(seed / WORD)]
	for (let turn = 0; turn < TURNS; turn++) {
		const [p0, p1] = [upper(M0, c0), upper(M1, c2)]
		const [q0, q1] = [Math.imul(M0, c0) >>> 0, Math.imul(M1, c2) >>> 0]
		;[c0, c1, c2, c3] = [(p1 ^ c1 ^ k0) >>> 0, q1, (p0 ^ c3 ^ k1) >>> 0, q0]
		k0 = (k0 + W0) % WORD
		k1 = (k1 + W1) % WORD
	}
	return [c0, c1, c2, c3]
}
