import { ownValue } from '#shared/own-value.ts'

const SCALES: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, B: 1e9, T: 1e12, 万: 1e4, 億: 1e8, 亿: 1e8 }
const SCALE_WORDS: Readonly<Record<string, number>> = {
	...{ thousand: 1e3, tsd: 1e3, 'tsd.': 1e3 },
	...{ million: 1e6, mn: 1e6, mm: 1e6, mio: 1e6, 'mio.': 1e6 },
	...{ trillion: 1e12, tn: 1e12 },
	...{ billion: 1e9, bn: 1e9, mrd: 1e9, 'mrd.': 1e9 },
}

/** No figure that somebody types is longer. */
const LONGEST = 120

const THOUSANDS = /^[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}$/
const swapped = (text: string) => text.replaceAll(/[.,]/g, (sign) => (sign === ',' ? '.' : ','))

/** `1,200` and `1.5`, and as other countries write them `1.200,5`, `1,5`, `1 200`, `1'200`. */
function plainDigits(text: string): string | null {
	const joined = text.replaceAll(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
	const commaLast = joined.lastIndexOf(',') > joined.lastIndexOf('.')
	const dots = joined.split('.').length - 1
	// A single comma before three digits parts thousands, as figures are shown here; before others it is a decimal sign.
	const isEnglish = !joined.includes(',') ? dots < 2 : !commaLast || THOUSANDS.test(joined)
	const [whole = '', part, more] = (isEnglish ? joined : swapped(joined)).split('.')
	if (more !== undefined || !(whole.includes(',') ? THOUSANDS : /^\d*$/).test(whole)) return null
	if (part !== undefined && !/^\d+$/.test(part)) return null
	return `${whole.replaceAll(',', '')}${part === undefined ? '' : `.${part}`}`
}

/** A figure and the words that came with it: `1.2 GW`, `$45/MWh`, `=100+20 MW`. */
type Amount = { readonly value: number; readonly words: string }

/** The front of an amount: what stands behind it is cut off by its length, as a pattern for the rest would try every cut. */
const AMOUNT = /^(?:([-−+])\s*)?(?:([^\d\s.,=()+−-]+)\s*)?(?:([-−+])\s*)?(\d[\d.,\s'’]*|[.,]\d+)(e[-+]?\d+)?/u
const SUM = /^=[\d\s.,+*/()×÷−-]+/u

export function readAmount(text: string): Amount | null {
	const trimmed = text.trim()
	if (trimmed.length > LONGEST) return null
	const sum = SUM.exec(trimmed)?.[0]
	if (sum !== undefined) return named(sumOf(sum.slice(1)), trimmed.slice(sum.length))
	const [all = '', sign = '', front = '', inner = '', digits = '', power = ''] = AMOUNT.exec(trimmed) ?? []
	const behind = trimmed.slice(all.length)
	const plain = plainDigits(digits.trim())
	if (plain === null || plain === '' || (sign !== '' && inner !== '')) return null
	const size = Number(plain + power)
	return named(/[-−]/.test(sign + inner) ? -size : size, [front, behind.trim()].filter((part) => part !== '').join(' '))
}

const scaleOf = (word: string): number | undefined =>
	ownValue(SCALES, word) ?? ownValue(SCALE_WORDS, word.toLowerCase())

/** The first of the words may say a scale: `1.2 k`, `€3 M`, `85 %`. */
function named(value: number | null, words: string): Amount | null {
	if (value === null || !Number.isFinite(value)) return null
	const all = words
		.trim()
		// `$13M/MW` is `$13 M /MW`, `30k€` is `30 k €`; of money a small m is a million: `$3m`.
		.replace(/\b([kKMBT]|bn)\//, '$1 /')
		.replace(/^([万億亿])/u, '$1 ')
		.replace(/^([kKmMB]|mm|bn)(?=[€$£¥₹])/u, (scale) => `${scale === 'm' ? 'M' : scale} `)
		.replace(/^([€$£¥₹]|[A-Z]{3}|[A-Z]{1,2}\$) ?m(?![\p{L}\p{N}])/u, '$1 M ')
		.split(/\s+/)
	const isScale = (word = '') => word === '%' || scaleOf(word) !== undefined
	// Behind a currency's sign too, but not in «per million tokens».
	const at = isScale(all[0]) ? 0 : all[0] !== 'per' && isScale(all[1]) ? 1 : -1
	const scale = all[at]
	if (scale === undefined) return { value, words: words.trim() }
	const rest = all.filter((_, place) => place !== at).join(' ')
	if (scale === '%') return { value: Number((value / 100).toPrecision(15)), words: ['%', rest].join(' ').trim() }
	return { value: value * (scaleOf(scale) ?? 1), words: rest }
}

/** `100+100`, `2*(3+4)`; null where it is no sum. */
function sumOf(text: string): number | null {
	if (/\d\s+\d/.test(text)) return null
	const plain = text.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-').replaceAll(/\s/g, '')
	const read: readonly string[] = plain.match(/\d[\d.,]*|[-+*/()]/g) ?? []
	let at = 0
	const taken = (signs: string) => (signs.includes(read[at] ?? ' ') ? read[at++] : undefined)
	const factor = (): number => {
		if (taken('-') !== undefined) return -factor()
		if (taken('(') !== undefined) {
			const inner = sum()
			return taken(')') === undefined ? Number.NaN : inner
		}
		const digits = plainDigits(read[at++] ?? '')
		return digits === null || digits === '' ? Number.NaN : Number(digits)
	}
	const chain = (
		next: () => number,
		[more, less]: string,
		done: (sign: string, one: number, other: number) => number,
	) => {
		let value = next()
		for (let sign = taken(`${more}${less}`); sign !== undefined; sign = taken(`${more}${less}`))
			value = done(sign, value, next())
		return value
	}
	const product = () => chain(factor, '*/', (sign, one, other) => (sign === '*' ? one * other : one / other))
	const sum = (): number => chain(product, '+-', (sign, one, other) => (sign === '+' ? one + other : one - other))
	const value = sum()
	return at === read.length && read.join('') === plain ? value : null
}

/** `1,200`, `1.2 k`, `85 %`, `−3`, `=100+20`; null where it is no number. */
export function parseNumber(text: string): number | null {
	const amount = readAmount(text)
	return amount === null || !['', '%'].includes(amount.words) ? null : amount.value
}
