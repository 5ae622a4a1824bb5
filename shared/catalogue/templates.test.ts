import { expect, test } from 'vitest'
import { PLAN_LISTS } from '#shared/fields/lists.ts'
import { findFieldFacts } from '#shared/fields/registry.ts'
import { toPlanFile } from '#shared/schemas/plan-export.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { findTemplate, sampleTemplate, TEMPLATES } from './templates.ts'

const parsed = TEMPLATES.map(({ name, plan }) => ({ name, result: parsePlanFile(plan) }))

test('every template is a valid plan', () => {
	for (const { name, result } of parsed) expect(result.ok ? [] : result.problems, name).toEqual([])
})

test('the names that others rely on are there, the sample among them', () => {
	expect(TEMPLATES.map(({ name }) => name)).toEqual([
		'abilene',
		'colossus',
		'fairwater',
		'europe-inference',
		'canal-flats',
		'llama-405b',
		'island',
	])
	expect(findTemplate(sampleTemplate)?.title).toBe('Abilene-like 1.2 GW campus')
	expect(findTemplate('nowhere')).toBeNull()
})

/** Choices of the plan rather than figures. */
const CHOSEN = new Set(['latitude', 'longitude', 'priority', 'method', 'precision'])

test('every figure that is no default has a note with its source and quality', () => {
	for (const { name, result } of parsed) {
		if (!result.ok) continue
		for (const list of PLAN_LISTS) {
			for (const item of result.plan[list]) {
				for (const [field, value] of Object.entries(item)) {
					const facts = findFieldFacts(list, field)
					const figure = typeof value === 'number' || facts?.kind === 'month'
					if (!figure || value === null || value === 0 || value === facts?.default || CHOSEN.has(field)) continue
					const note = result.plan.notes[`${list}/${item.id}/${field}`]
					expect(note?.source, `${name}: ${list}/${item.id}/${field}`).toBeTruthy()
					expect(note?.quality, `${name}: ${list}/${item.id}/${field}`).toBeTruthy()
				}
			}
		}
	}
})

test('what a template says of financing has its note, and each kind of thing a plan may state stands in one', () => {
	const plans = parsed.flatMap(({ result }) => (result.ok ? [result.plan] : []))
	for (const { finance, notes, asOfMonth } of plans) {
		for (const [field, value] of Object.entries(finance ?? {})) {
			if (value !== null && value !== findFieldFacts('plan', `finance.${field}`)?.default)
				expect(notes[`finance.${field}`]?.source, field).toBeTruthy()
		}
		expect(asOfMonth === null || Boolean(notes['asOfMonth']?.source)).toBe(true)
	}
	expect(plans.some(({ finance }) => finance !== null)).toBe(true)
	expect(plans.some(({ actuals }) => actuals.length > 0)).toBe(true)
	expect(plans.some(({ buildPhases }) => buildPhases.some(({ procurement }) => procurement.length > 0))).toBe(true)
})

test('every template names its public sources', () => {
	for (const { name, sources } of TEMPLATES) expect(sources.length, name).toBeGreaterThanOrEqual(3)
})

test('a template written out and read again is the same plan', () => {
	for (const { name, result } of parsed) {
		if (!result.ok) continue
		const again = parsePlanFile(JSON.parse(JSON.stringify(toPlanFile(result.plan))))
		expect(again.ok && again.plan, name).toEqual(result.plan)
	}
})
