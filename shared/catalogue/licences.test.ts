import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtInCatalogue } from './tables.ts'
import { PUBLISHERS, termsOf } from './licences.ts'

function sourcesIn(value: unknown): readonly string[] {
	if (Array.isArray(value)) return value.flatMap(sourcesIn)
	if (typeof value !== 'object' || value === null) return []
	return Object.entries(value).flatMap(([key, part]) =>
		key === 'source' && typeof part === 'string' ? [part] : sourcesIn(part),
	)
}

test('a row that rests on two collections stands under the terms of both', () => {
	const source = 'Ember yearly via thegreenwebfoundation/co2.js; price EIA 2023'
	expect(termsOf(source).map(({ id }) => id)).toEqual(['ember', 'us-government'])
})

test('what is our own says so, and what is quoted is not claimed', () => {
	expect(termsOf('Planner’s guess').map(({ licence }) => licence)).toEqual(['Apache-2.0'])
	expect(termsOf('JLARC, Data Centers in Virginia, 2024').map(({ id }) => id)).toEqual(['facts'])
})

test('every publisher listed is cited by a row of the catalogue', () => {
	const cited = new Set(sourcesIn(builtInCatalogue).flatMap((source) => termsOf(source).map(({ id }) => id)))
	expect(PUBLISHERS.filter(({ id }) => !cited.has(id)).map(({ id }) => id)).toEqual([])
})

test('the notice names every publisher as it asks to be named', () => {
	const notice = readFileSync('NOTICE', 'utf8').replaceAll(/\s+/g, ' ')
	expect(PUBLISHERS.filter(({ attribution }) => attribution !== null && !notice.includes(attribution))).toEqual([])
})
