import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { contract, hall, planFile } from '../../../tests/factories/plan-file.ts'
import { keepRuns } from '../kept-runs.ts'
import { tryDates } from './try-dates.ts'

const halls = (startMonth: string) =>
	planFile({ powerContracts: [contract('grid')], buildPhases: [hall('north', { itMW: 60, startMonth })] })
const runOf = (startMonth: string) =>
	keepRuns({ mostCells: 2e7, mostRuns: 1 }).add(
		{ scenarioId: 'trial', rev: 1, month: '2026-01' },
		{ rev: 1, plan: halls(startMonth) },
	)
const run = runOf('2026-01')
const tried = (text: string) =>
	tryDates(run, {
		list: 'buildPhases',
		ref: 'phase:north',
		cells: [{ id: 'north', field: 'startMonth', text, baseRev: 1 }],
		budget: 6_000_000,
	})

test('a trial tells what the plan would come to, and leaves it as it was', () => {
	const before = JSON.stringify(run.result())
	const later = tried('2026-03')
	expect(later).toMatchObject({ ok: true })
	expect(JSON.stringify(run.result())).toBe(before)
	const written = computePlan(runOf('2026-03').plan)
	const finish = written.schedule['phase:north']?.finish
	expect(finish).not.toBe(run.result().schedule['phase:north']?.finish)
	// What is told while it is on its way is what the page tells once it is written.
	const again = tryDates(runOf('2026-03'), {
		...{ list: 'buildPhases', ref: 'phase:north', budget: 6_000_000 },
		cells: [{ id: 'north', field: 'startMonth', text: '2026-03' }],
	})
	const values = (reply: typeof later) => (reply.ok ? reply.view.figures.map(({ label, value }) => [label, value]) : [])
	expect(values(later)).toEqual(values(again))
	expect(again.ok && again.view.figures.every(({ was }) => was === null)).toBe(true)
	expect(later.ok && later.view.figures.map(({ label }) => label)).toEqual([
		'Ready',
		'Full power',
		'Late or unserved',
		'Peak construction headcount',
	])
})

test('a date that the plan does not take is refused in words', () => {
	expect(tried('1999')).toMatchObject({ ok: false })
	expect(tried('soon')).toMatchObject({ ok: false })
	const reply = tried('soon')
	expect(reply.ok ? '' : reply.text).not.toBe('')
})
