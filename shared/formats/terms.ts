/** A term of art that a page may use; what it means is told where it is asked for (`glossary.ts`). */
export type Term = {
	/** its anchor on the glossary page */
	readonly id: string
	readonly term: string
	/** spellings in running text, where others than the term itself occur; letters as they stand, of words the first in either case */
	readonly forms?: readonly string[]
}

export const TERMS = [
	{ id: 'accelerator-month', term: 'accelerator-month', forms: ['accelerator-months'] },
	{ id: 'at-the-meter', term: 'MW at the meter', forms: ['at the meter'] },
	{ id: 'bess', term: 'BESS' },
	{ id: 'binds', term: 'limiting layer', forms: ['limiting layer', 'limiting layers', 'the limit'] },
	{ id: 'capex', term: 'capex' },
	{ id: 'cdu', term: 'CDU' },
	{ id: 'chilled-water', term: 'CHW' },
	{ id: 'coverage', term: 'coverage' },
	{ id: 'cpi', term: 'CPI' },
	{ id: 'crah', term: 'CRAH' },
	{ id: 'dscr', term: 'DSCR' },
	{ id: 'curtailment', term: 'curtailment', forms: ['curtailment', 'curtailments'] },
	{ id: 'demand-charge', term: 'demand charge', forms: ['demand charge', 'demand charges'] },
	{ id: 'elcc', term: 'ELCC' },
	{ id: 'erf', term: 'ERF' },
	{ id: 'ferc', term: 'FERC' },
	{ id: 'firm', term: 'firm' },
	{ id: 'flop', term: 'FLOP' },
	{ id: 'goodput', term: 'goodput' },
	{ id: 'greenfield', term: 'greenfield' },
	{ id: 'gsu', term: 'step-up transformer' },
	{ id: 'voltage', term: 'HV, MV and LV', forms: ['HV', 'MV', 'LV'] },
	{ id: 'levelled', term: 'leveled' },
	{ id: 'long-lead', term: 'long-lead' },
	{ id: 'mfu', term: 'MFU' },
	{ id: 'mva', term: 'MVA' },
	{ id: 'mw-it', term: 'MW IT' },
	{ id: 'mw-month', term: 'MW-month', forms: ['MW-months'] },
	{ id: 'n-plus-1', term: 'N+1', forms: ['N+1', 'N+2', '2N'] },
	{ id: 'npv', term: 'NPV', forms: ['NPV', 'net present value', 'IRR', 'internal rate of return'] },
	{ id: 'opex', term: 'opex' },
	{ id: 'p90', term: 'P50 and P90', forms: ['P50', 'P90', 'P50–P90'] },
	{ id: 'pdu', term: 'PDU' },
	{ id: 'ppa', term: 'PPA', forms: ['PPA', 'PPAs', 'virtual PPA', 'virtual PPAs'] },
	{ id: 'pue', term: 'PUE' },
	{ id: 'rpp', term: 'RPP' },
	{ id: 'ramp', term: 'ramp', forms: ['ramp', 'ramping'] },
	{ id: 'rec', term: 'REC', forms: ['REC', 'RECs'] },
	{ id: 'recordable', term: 'recordable injury', forms: ['recordable injuries', 'recordables'] },
	{ id: 'ref', term: 'REF' },
	{ id: 'replica', term: 'replica', forms: ['replica', 'replicas'] },
	{ id: 'scope-1', term: 'scope 1' },
	{ id: 'by-location', term: 'by location and by market', forms: ['by location', 'by market'] },
	{ id: 'spi', term: 'SPI' },
	{ id: 'stranded', term: 'stranded' },
	{ id: 'take-or-pay', term: 'take or pay' },
	{ id: 'tdp', term: 'TDP' },
	{ id: 'trades', term: 'trade', forms: ['trade', 'trades'] },
	{ id: 'traveller', term: 'travelers' },
	{ id: 'ups', term: 'UPS' },
	{ id: 'water-class', term: 'W32', forms: ['W30', 'W32', 'W40', 'W45'] },
	{ id: 'wue', term: 'WUE' },
] as const satisfies readonly Term[]

export type TermId = (typeof TERMS)[number]['id']

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** A word may start a sentence; an abbreviation is spelt one way. */
const eitherCase = (form: string) =>
	/^[a-z]/.test(form) ? `[${form.charAt(0)}${form.charAt(0).toUpperCase()}]${escaped(form.slice(1))}` : escaped(form)

const FORMS = TERMS.flatMap((term: Term) => (term.forms ?? [term.term]).map((form) => ({ form, term }))).sort(
	(a, b) => b.form.length - a.form.length,
)
const ANY_FORM = new RegExp(
	`(?<![\\p{L}\\p{N}-])(?:${FORMS.map(({ form }) => eitherCase(form)).join('|')})(?![\\p{L}\\p{N}-])`,
	'gu',
)

export type TermPart = { readonly text: string; readonly term: Term | null }

/** A text cut where a term of the glossary stands, in order. */
export function termsIn(text: string): readonly TermPart[] {
	const parts: TermPart[] = []
	let from = 0
	for (const { 0: found, index } of text.matchAll(ANY_FORM)) {
		const term = FORMS.find(({ form }) => form.toLowerCase() === found.toLowerCase())?.term ?? null
		parts.push({ text: text.slice(from, index), term: null }, { text: found, term })
		from = index + found.length
	}
	return [...parts, { text: text.slice(from), term: null }].filter((part) => part.text !== '')
}
