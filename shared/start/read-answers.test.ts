import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { must } from '../../tests/factories/must.ts'
import { knownRows, readAnswers } from './read-answers.ts'
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

test('answers are read as announcements write them, and what is refused says what is wrong', () => {
	const announced = typed({ itMW: 'around 450-megawatt', by: 'second quarter of 2029', users: 'up to 40,000 users' })
	expect(readAnswers(announced, FROM)).toMatchObject({
		ok: true,
		answers: { itMW: 450, by: '2029-06', users: 40_000 },
	})
	const read = readAnswers(typed({ itMW: '450 MWh', by: 'Q5 2029' }), FROM)
	expect(read.ok ? [] : read.problems.map(({ text }) => text.split('.')[0])).toEqual([
		'“MWh” is energy, not power',
		'A year has four quarters',
	])
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
