import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { must } from '../../tests/factories/must.ts'
import { parseEnd } from '#shared/grid/typed/month-read.ts'
import { knownRows, parseMW, readAnswers } from './read-answers.ts'
import { START_FIELDS, type StartTexts } from './start-fields.ts'

const FROM = '2026-11'
const typed = (over: Partial<StartTexts> = {}): StartTexts => ({
	place: 'Abilene',
	itMW: '150 MW',
	by: 'Aug 2029',
	use: 'serve',
	model: '',
	archetype: '',
	users: '',
	buildClass: '',
	currency: '',
	way: '',
	...over,
})
const problems = (over: Partial<StartTexts>) => {
	const read = readAnswers(typed(over), FROM)
	return read.ok ? [] : read.problems.map(({ field }) => field)
}

test('power is read as people write it', () => {
	const written = ['150', '150 MW', '150mw', '1.2 GW', '1,200 MW', '900 kW', '150 MW IT', '1.2 k']
	expect(written.map(parseMW)).toEqual([150, 150, 150, 1200, 1200, 0.9, 150, 1200])
	expect(['', 'a lot', 'MW', '150 HP', '15 %%'].map(parseMW)).toEqual([null, null, null, null, null])
})

test('a date is the end of what was said', () => {
	const written = ['Aug 2029', 'August 2029', '2029-08', '2029/8', '8/2029', 'by Aug 2029']
	expect(new Set(written.map(parseEnd))).toEqual(new Set(['2029-08']))
	expect(['2029-Q3', 'Q3 2029', '2029 q3', '2029', 'end of 2029'].map(parseEnd)).toEqual([
		'2029-09',
		'2029-09',
		'2029-09',
		'2029-12',
		'2029-12',
	])
	expect(['mid 2026', 'by mid-2026', 'H1 2026', 'early 2026', 'Late 2026', 'h2 2026'].map(parseEnd)).toEqual([
		...['2026-06', '2026-06', '2026-06', '2026-03', '2026-12', '2026-12'],
	])
	expect(['soon', '2029-Q5', '2029-13', ''].map(parseEnd)).toEqual([null, null, null, null])
})

test('whole answers are taken', () => {
	expect(readAnswers(typed({ users: '1.2 M', model: 'kimi-k2' }), FROM)).toEqual({
		ok: true,
		answers: {
			itMW: 150,
			by: '2029-08',
			use: 'serve',
			from: FROM,
			model: 'kimi-k2',
			archetype: null,
			users: 1_200_000,
		},
	})
})

test('each wrong answer is told at its own field, all at once', () => {
	expect(problems({ itMW: '', by: 'never', use: 'mine', users: '-3' })).toEqual(['use', 'itMW', 'by', 'users'])
	expect(problems({ itMW: '5 GW' })).toEqual(['itMW'])
	expect(problems({ by: '2026-11' })).toEqual(['by'])
	expect(problems({ by: '2199-01' })).toEqual(['by'])
	expect(problems({ use: 'science', model: 'kimi-k2' })).toEqual(['model'])
	expect(problems({ archetype: 'nobody' })).toEqual(['archetype'])
	expect(problems({ buildClass: 'quick' })).toEqual(['buildClass'])
	expect(problems({ way: 'magic' })).toEqual(['way'])
	expect(problems({ use: 'train', archetype: 'nobody', users: '5' })).toEqual([])
	expect(Object.keys(START_FIELDS)).toEqual(Object.keys(typed()))
})

test('a row named for the place is taken where the catalogue has it, and refused where it has not', () => {
	const read = readAnswers(typed({ rows: { climate: 'abilene-tx', gridRegion: 'nowhere' } }), FROM)
	expect(read).toMatchObject({ ok: false, problems: [{ field: 'place' }] })
	const [climate] = builtInCatalogue.climates
	const rows = { climate: must(climate).id }
	expect(readAnswers(typed({ rows }), FROM)).toMatchObject({ ok: true, answers: { rows } })
	expect(knownRows({ ...rows, costMarket: 'nowhere' })).toEqual(rows)
})

test('amounts are in the currency of the place, or in dollars; no other is taken', () => {
	expect(readAnswers(typed(), FROM)).not.toHaveProperty('answers.currency')
	expect(readAnswers(typed({ currency: 'USD' }), FROM)).toHaveProperty('answers.currency', 'USD')
	expect(problems({ currency: 'EUR' })).toEqual(['currency'])
})
