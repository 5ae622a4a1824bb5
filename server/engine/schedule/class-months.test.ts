import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { parsePlanFile, planFileSchema } from '#shared/schemas/plan-file.ts'
import { addMonths } from '#shared/units/months.ts'
import { computedDocument } from '../../../tests/factories/computed-document.ts'
import { computePlan, rerunPlan, resultOf, runPlan } from '../compute-plan.ts'
import { explainPlan } from '../explain-plan.ts'

type Entry = Record<string, unknown>
const text = readFileSync(new URL('../../../tests/fixtures/plans/worked-example-simple.json', import.meta.url), 'utf8')
const worked = (): Entry => JSON.parse(text) as Entry
const first = (list: string): Entry => (worked()[list] as Entry[])[0] ?? {}
const START = '2026-01'

const planOf = (site: Entry, halls: readonly Entry[]) =>
	planFileSchema.parse({
		...worked(),
		sites: [{ ...first('sites'), ...site }],
		buildPhases: halls.map((hall, index) => ({
			...first('buildPhases'),
			id: `hall-${String(index + 1)}`,
			...{ procurement: [], startMonth: START, durationMonths: null, scope: 'greenfield' },
			...hall,
		})),
	})
const plannedMonths = (site: Entry, halls: readonly Entry[]) => {
	const { schedule } = computePlan(planOf(site, halls))
	return halls.map((_, index) => schedule[`phase:hall-${String(index + 1)}`]?.plannedFinish)
}
const last = (months: number) => addMonths(START, months - 1)

test('a hall that states no months takes the median of its site’s class, of which its first hall speaks where none is chosen', () => {
	expect(plannedMonths({}, [{}])).toEqual([last(20)])
	expect(plannedMonths({ buildClass: 'own_pace' }, [{}])).toEqual([last(29)])
	expect(plannedMonths({}, [{ scope: 'shell_exists' }])).toEqual([last(8)])
	expect(plannedMonths({}, [{ scope: 'fit_out_only' }])).toEqual([last(8)])
	expect(plannedMonths({ buildClass: 'own_pace' }, [{ durationMonths: 14 }, {}])).toEqual([last(14), last(29)])
	const later = { scope: 'shell_exists', startMonth: addMonths(START, 1) }
	expect(plannedMonths({}, [later, {}, { scope: 'existing', durationMonths: 0 }]).slice(0, 2)).toEqual([
		addMonths(last(20), 1),
		last(20),
	])
})

test('its months are explained by the row of the class, its range and its source', () => {
	const run = runPlan(planOf({}, [{}]))
	const asked = { quantity: 'schedule.hallDuration', scope: 'phase:hall-1' }
	const answer = explainPlan(run, asked)
	const row = builtInCatalogue.buildClasses.find(({ id }) => id === 'ai_build')
	expect(answer.ok ? answer.explanation : null).toMatchObject({
		value: 20,
		origin: { kind: 'catalogue', table: 'buildClasses', row: 'ai_build', low: 12, high: 31, source: row?.source },
	})
})

test('a class chosen later moves the halls of a plan that is run from the run before', () => {
	const before = runPlan(planOf({}, [{}]))
	const next = planOf({ buildClass: 'own_pace' }, [{}])
	expect(resultOf(rerunPlan(before, next))).toEqual(computePlan(next))
	const shell = planOf({}, [{}, { scope: 'fit_out_only', startMonth: addMonths(START, -2) }])
	expect(resultOf(rerunPlan(runPlan(next), shell))).toEqual(computePlan(shell))
})

test('a hall that is built may leave its months out, and may not say none', () => {
	const refused = (durationMonths: number | null) => {
		const parsed = parsePlanFile({ ...worked(), buildPhases: [{ ...first('buildPhases'), durationMonths }] })
		return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`)
	}
	expect(refused(null)).toEqual([])
	expect(refused(0)).toEqual(['buildPhases[0].durationMonths: expected 1 to 240'])
})

test('halls that rise faster than any published campus are warned of with what those did', () => {
	const halls = [0, 1, 2, 3].map((month) => ({ itMW: 150, startMonth: addMonths(START, month) }))
	const ramp = (every: number) =>
		computedDocument(
			planOf(
				{},
				halls.map((hall, index) => ({ ...hall, startMonth: addMonths(START, index * every) })),
			),
		).warnings.find(({ code }) => code === 'ramp_over_published')
	expect(ramp(1)?.text).toMatch(
		/ adds \d+ MW per month at the meter from August 2027 to November 2027; six published campuses added 50 to 120 MW per month after first power, and none more than 150\.$/,
	)
	expect(ramp(1)?.path).toBe('sites[0].groupEveryMonths')
	expect(ramp(3)).toBe(undefined)
	expect(ramp(0)).toBe(undefined)
})
