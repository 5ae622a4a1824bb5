import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { randomPlans } from '../../../tests/factories/random/random-plan.ts'
import { resultOf, runPlan } from '../compute-plan.ts'
import { explainPlan, type ExplainQuestion, figureOf } from '../explain-plan.ts'
import { lotUnits } from '../equipment/lot-units.ts'
import { columnOf, type Frame } from '../kernel/run.ts'
import type { EngineModel } from '../world.ts'
import { refusalText } from '#server/views/messages/explanations.ts'
import { resultDocument } from '#server/views/messages/result-document.ts'

function planOf(file: unknown): PlanFile {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error('the plan must be valid')
	return parsed.plan
}

function fixture(name: string): PlanFile {
	const file = new URL(`../../../tests/fixtures/plans/${name}.json`, import.meta.url)
	return planOf(JSON.parse(readFileSync(file, 'utf8')))
}

const RANDOM_PLANS = 8

const PLANS: readonly (readonly [string, PlanFile])[] = [
	...TEMPLATES.map(({ name, plan }) => [name, planOf(plan)] as const),
	['worked example, simple', fixture('worked-example-simple')],
	['worked example, campus', fixture('worked-example-campus')],
	['every field', fixture('every-field')],
	...fc
		.sample(randomPlans, { seed: 2026, numRuns: RANDOM_PLANS })
		.map((plan, index) => [`random plan ${String(index)}`, plan] as const),
]

type LeafOfResult = ExplainQuestion & { readonly value: number }

/** Every number of a document with the question that asks for it: its place, and the month where it stands in a series. */
function leavesIn(value: unknown, path: string, months: readonly string[]): readonly LeafOfResult[] {
	if (typeof value === 'number') return [{ quantity: path, value }]
	if (Array.isArray(value)) {
		return value.every((item) => typeof item === 'number' || item === null)
			? seriesLeaves(value, path, months)
			: value.flatMap((item, index) => leavesIn(item, `${path}.${keyOf(item) ?? String(index)}`, months))
	}
	if (typeof value !== 'object' || value === null) return []
	return Object.entries(value).flatMap(([key, inner]) => leavesIn(inner, path === '' ? key : `${path}.${key}`, months))
}

/** An entry of a list by the name it goes by. */
function keyOf(entry: unknown): string | null {
	// One item may lose to several causes: losses go by their place.
	if (typeof entry !== 'object' || entry === null || 'regainedAlone' in entry) return null
	for (const name of ['item', 'id', 'step', 'stage', 'kind'] as const) {
		const key: unknown = Reflect.get(entry, name)
		if (typeof key === 'string') return key
	}
	return null
}

/** A handful of months of a series: the first, the last, the largest, and two between. */
function seriesLeaves(
	values: readonly (number | null)[],
	path: string,
	months: readonly string[],
): readonly LeafOfResult[] {
	const largest = values.reduce<number>((most, value, month) => ((value ?? 0) > (values[most] ?? 0) ? month : most), 0)
	const last = values.length - 1
	const some = new Set([0, last, largest, Math.floor(last / 3), Math.floor((last * 2) / 3)])
	return [...some].flatMap((month) => {
		const value = values[month]
		return typeof value === 'number' ? [{ quantity: path, month: months[month], value }] : []
	})
}

/** Lots of an item have no name in the document: they stand there in the order of the plan's purchases. */
function lotLeaves(frame: Frame<EngineModel>): readonly LeafOfResult[] {
	const { model } = frame.world
	const units = columnOf(frame, lotUnits)
	return Object.entries(resultOf(frame).sites).flatMap(([site, { equipment }]) =>
		equipment.flatMap(({ item, lots }) => {
			const bought = model.lots.filter(
				(lot, index) => model.plan.sites[lot.site]?.id === site && lot.item === item && units.at(index, 0) > 0,
			)
			return lots.flatMap(({ unitSize, count, loading, slackMonths }, place) =>
				Object.entries({ unitSize, count, loading, slackMonths }).flatMap(([field, value]) =>
					value === null
						? []
						: [{ quantity: `equipment.lots.${field}`, scope: `lot:${bought[place]?.id ?? ''}`, value }],
				),
			)
		}),
	)
}

const close = (one: number, other: number) =>
	Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other))

/** What a key's own name says of its unit. */
const UNITS: readonly (readonly [RegExp, RegExp])[] = [
	[/(?<!UsdPer)MWh$/, /^MWh$/],
	[/(?<![uU]sdPerIt|unit)MW(\.\w+)?$/, /^MW/],
	[/(?<!acceleratorHours\..*)Usd$/, /^USD$/],
	[/M3$/, /^m³$/],
	[/Tonnes$/, /^t CO₂e$/],
	[/(^|\.)(finish|start|plannedStart|plannedFinish)$/, /^$/],
	[/(delayMonths|slackMonths|floatMonths)$/, /^months$/],
	[/TokensPerSecond$/, /^tokens\/s$/],
	[/headcount$/, /^people$/],
	[/distanceKm$/, /^km$/],
]

function fault(frame: Frame<EngineModel>, { value, ...question }: LeafOfResult): string | null {
	const name = `${question.quantity} ${question.scope ?? ''} ${question.month ?? ''}`
	const told = figureOf(frame, question)
	if (!told) {
		const answer = explainPlan(frame, question)
		return `${name}: ${answer.ok ? 'no figure' : refusalText(answer.message).slice(0, 120)}`
	}
	if (told.value === null || !close(told.value, value)) return `${name}: ${String(told.value)}, not ${String(value)}`
	const unit = UNITS.find(([key]) => key.test(question.quantity))?.[1]
	return unit && !unit.test(told.unit) ? `${name}: in «${told.unit}»` : null
}

test.each(PLANS)('every number of the result of %s is explained as it is shown', { timeout: 120_000 }, (_, plan) => {
	const frame = runPlan(plan)
	const result = resultDocument(plan, resultOf(frame))
	const leaves = [
		...leavesIn(result, '', result.months).filter(({ quantity }) => !quantity.includes('.lots.')),
		...lotLeaves(frame),
	]
	expect(leaves.length).toBeGreaterThan(100)
	expect(leaves.flatMap((leaf) => fault(frame, leaf) ?? [])).toEqual([])
})
