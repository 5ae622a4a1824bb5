import { expect, test } from 'vitest'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { coolingTechnologies } from '#shared/catalogue/rows/cooling.ts'
import { validPlan } from '../../tests/factories/random/random-plan.ts'
import { everythingSaid, pagesOf } from '../../tests/laws/said.ts'
import { GLOSSARY } from './glossary.ts'
import { termsIn } from './terms.ts'
import { resultDocument } from '#server/views/messages/result-document.ts'

const said = TEMPLATES.map(({ plan }) => {
	const valid = validPlan(plan)
	const frame = runPlan(valid)
	const result = resultOf(frame)
	const pages = pagesOf(valid, frame, { full: true })
	return { prose: everythingSaid(pages, resultDocument(valid, result)), whole: JSON.stringify(pages) }
})

/** Units, makers, places and words that every planner of sites knows. */
const KNOWN =
	/^(?:MW|GW|MWh|GB|PB|GPUs?|CO|OK|NVIDIA|US|USD|EUR|Q[1-4]|R\d\d|SXM|HGX|MIT|K2|V3|R1|GHI|LM2500|QM9700|[A-Z]{1,2}\d{3,4}|NVL\d+|[A-Z]{2})$/

/** Grid regions are called by their operators, as on a map. */
const REGIONS = new Set(Object.values(builtInCatalogue.gridRegions).flatMap(({ name }) => name.split(/\W+/)))

/** Who makes a rule and where it is written, as it is cited: operators, codes of law, dockets. */
const CITED = new Set(
	Object.values(builtInCatalogue.ruleSets).flatMap(({ jurisdiction, section }) =>
		`${jurisdiction} ${section}`.split(/\W+/),
	),
)

test('every abbreviation of a sentence is a term of the glossary', () => {
	const unknown = new Set<string>()
	for (const { prose } of said)
		for (const { at, text } of prose)
			for (const part of termsIn(text))
				// Sources of assumptions stand as they were published.
				if (part.term === null && !at.startsWith('assumptions'))
					for (const [word] of part.text.matchAll(/\b[A-Z][A-Z0-9]+s?\b/g))
						if (!KNOWN.test(word) && !REGIONS.has(word) && !CITED.has(word)) unknown.add(word)
	expect([...unknown]).toEqual([])
})

test('every term of the glossary stands on a page', () => {
	const everything = [...said.map(({ whole }) => whole), JSON.stringify(coolingTechnologies)].join(' ')
	const used = new Set(termsIn(everything).map(({ term }) => term?.id))
	expect(GLOSSARY.filter(({ id }) => !used.has(id)).map(({ term }) => term)).toEqual([])
})

test('a text is cut at its terms and reads as before', () => {
	const text = 'Leveled dates, MW IT and 12 MW at the meter; P50–P90 firmly MWITs'
	const parts = termsIn(text)
	expect(parts.map((part) => part.text).join('')).toBe(text)
	expect(parts.flatMap(({ term }) => term?.id ?? [])).toEqual(['levelled', 'mw-it', 'at-the-meter', 'p90'])
	expect(new Set(GLOSSARY.map(({ id }) => id)).size).toBe(GLOSSARY.length)
})
