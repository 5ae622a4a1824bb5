import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { validPlan } from '../../../tests/factories/random/random-plan.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'
import { ENGINE_VERSION } from './engine-version.ts'

const FIXTURES = new URL('../../../tests/fixtures/', import.meta.url)
const FILE = new URL('results.json', FIXTURES)
const RENEW = 'RENEW_RESULTS=1 npx vitest run --project unit server/engine/document/engine-version.test.ts'

/** Digits that count: fewer than a processor's rounding can move, more than any reader is shown. */
const DIGITS = 7
const HASH_LENGTH = 16

/** Every key of a document with its number or month, in order; words may be reworded without a new method. */
function figuresIn(value: unknown, path: string): readonly string[] {
	if (typeof value === 'number') return [`${path} ${value.toPrecision(DIGITS)}`]
	if (typeof value === 'string') return [`${path} ${/^\d{4}-\d{2}$/.test(value) ? value : 'words'}`]
	if (typeof value !== 'object' || value === null) return [`${path} ${String(value)}`]
	return Object.entries(value).flatMap(([key, inner]) =>
		path === '' && key === 'engine' ? [] : figuresIn(inner, `${path}.${key}`),
	)
}

const hashOf = (document: unknown): string =>
	createHash('sha256').update(figuresIn(document, '').join('\n')).digest('hex').slice(0, HASH_LENGTH)

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, FIXTURES), 'utf8'))

const PLANS = [
	...TEMPLATES.map(({ name, plan }) => [name, validPlan(plan)] as const),
	...['every-field', 'worked-example-simple', 'worked-example-campus'].map(
		(name) => [name, validPlan(read(`plans/${name}.json`))] as const,
	),
]

const recorded = z.object({ engine: z.string(), results: z.record(z.string(), z.string()) }).parse(read('results.json'))

test('no key and no figure of a result moves without a new version of the engine', () => {
	const results = Object.fromEntries(PLANS.map(([name, plan]) => [name, hashOf(computedDocument(plan))]))
	const moved = PLANS.flatMap(([name]) => (results[name] === recorded.results[name] ? [] : [name]))
	const raised = ENGINE_VERSION !== recorded.engine
	if (raised && process.env['RENEW_RESULTS'] === '1')
		writeFileSync(FILE, `${JSON.stringify({ engine: ENGINE_VERSION, results }, null, '\t')}\n`)
	else if (raised)
		expect.fail(`The engine is ${ENGINE_VERSION}, results are recorded of ${recorded.engine}. Run: ${RENEW}`)
	else
		expect(
			moved,
			`Keys or figures of these results moved. Where that is meant, raise ENGINE_VERSION in server/engine/document/engine-version.ts, say what moved in .github/changes/unreleased.md, and run: ${RENEW}`,
		).toEqual([])
})
