import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FieldFacts } from '#shared/fields/field.ts'
import { LONGEST_CELL } from './cell-length.ts'
import { parseCell } from './parse-cell.ts'

const CHOICES = ['Hall 1', 'Hall 12', 'Aragón', 'Łódź'].map((label) => ({ value: label.toLowerCase(), label }))
const BESIDE = { choices: CHOICES, today: '2026-11', now: 50, money: { code: 'EUR', usdPerUnit: 1.1 } }

type Facts = Pick<FieldFacts, 'kind' | 'required'> & Partial<Pick<FieldFacts, 'unit'>>
const facts = fc.record<Facts>({
	kind: fc.constantFrom(
		'number',
		'integer',
		'month',
		'months',
		'numbers',
		'choice',
		'reference',
		'references',
		'boolean',
		'text',
	),
	required: fc.boolean(),
	unit: fc.constantFrom(null, 'itMW', 'share', 'usdPerMWh', 'usd', 'months', 'accelerators'),
})
/** What cells are made of, in any order, and what nobody would type. */
const signs = fc.constantFrom(
	...[
		'1',
		'12',
		'1,200',
		'1.5',
		'10.000',
		'0',
		' ',
		'-',
		'−',
		'–',
		'+',
		'±',
		'+-',
		' to ',
		'..',
		'p10 ',
		'p50 ',
		'p90 ',
		'/-',
		'…',
		'%',
		'$',
		'€',
		'US$',
		'MW',
		'k',
		'per ',
		'/MWh',
	],
	...[
		'(',
		')',
		'=',
		'*',
		'/',
		',',
		'.',
		';',
		'\n',
		'\t',
		'2026-09',
		'Sep',
		'Q3',
		'a month',
		'Hall',
		'hall 12',
		'e9',
		'e-400',
		'NaN',
		'Infinity',
	],
	...['é', '\u0301', '\u202e', '😀', '\ud800', '\0', '__proto__', 'constructor', "'", '"', '`', '١'],
)
const texts = fc.oneof(
	fc.array(signs, { maxLength: 30 }).map((parts) => parts.join('')),
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.tuple(signs, fc.integer({ min: 1, max: 40_000 })).map(([sign, times]) => sign.repeat(times)),
)

test('two thousand cells of any kind are a value or a problem in words, and neither is without end', () => {
	fc.assert(
		fc.property(facts, texts, (of, text) => {
			const read = parseCell(text, of, BESIDE)
			if (!read.ok) {
				expect(read.message).toMatch(/^[^\n]*\S.*[.?]$/su)
				// Of what was typed no more is told again than a cell holds.
				expect(read.message.length).toBeLessThan(LONGEST_CELL + 400)
				return
			}
			for (const value of [read.value].flat()) {
				expect(typeof value === 'number' ? Number.isFinite(value) : true).toBe(true)
				expect(typeof value === 'string' ? value.length : 0).toBeLessThanOrEqual(text.length + 60)
			}
			if (read.range !== null && read.value !== null) {
				const { low, high } = read.range
				expect((low ?? read.value) <= read.value && read.value <= high).toBe(true)
			}
			const few = of.kind === 'text' || of.kind.endsWith('s')
			expect(few ? 0 : text.length).toBeLessThanOrEqual(LONGEST_CELL)
		}),
		{ numRuns: 2000 },
	)
})

test('a text that is longer than a cell is refused by its length, whatever the field', () => {
	for (const kind of ['number', 'integer', 'month', 'choice', 'reference', 'boolean'] as const)
		expect(parseCell('-'.repeat(90_000), { kind, required: false }, BESIDE)).toEqual({
			ok: false,
			code: 'unread',
			fixes: [],
			message: 'This has 90,000 characters, and at most 300 fit here. Shorten it.',
		})
	expect(parseCell(`=${'1+'.repeat(40)}1`, { kind: 'number', required: false })).toMatchObject({ value: 41 })
})

test('what stands behind «per» or “a” is read as behind a stroke', () => {
	const price = (text: string, unit: 'usdPerMWh' | 'usdPerMonth') =>
		parseCell(text, { kind: 'number', unit, required: false })
	expect(price('0.045 per kWh', 'usdPerMWh')).toMatchObject({ value: 45 })
	expect(price('45 per MWh', 'usdPerMWh')).toMatchObject({ value: 45 })
	expect(price('1200 a year', 'usdPerMonth')).toMatchObject({ value: 100 })
	expect(price('45 per barrel', 'usdPerMWh')).toMatchObject({ ok: false })
})
