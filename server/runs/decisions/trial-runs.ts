import { planFigure, planSeries, rerunPlan, resultOf, runPlan, type PlanRun } from '#server/engine/compute-plan.ts'
import { COMPARED } from '#server/runs/trials/compared-figures.ts'
import { applyChange } from '#server/runs/trials/apply-change.ts'
import type { PlanVerdict } from '#shared/result/verdict-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { PlanChange } from '#shared/tried-change.ts'
import { monthsBetween } from '#shared/units/months.ts'

/** What a plan pays, as far as decisions differ in it. */
export type Paid = {
	/** capital in whatever month it is paid, and running cost over the plan */
	readonly committed: number
	readonly opex: number
	/** capital and running cost by month of the plan */
	readonly byMonth: readonly number[]
	/** capital after the plan's last month */
	readonly afterPlan: number
	/** wages and per diem on site: halls are priced by the market, so they are in no capital */
	readonly hands: number
}

/** What is compared of a run; a whole result would be kept for every run of the engine. */
export type Outcome = {
	readonly verdict: PlanVerdict
	/** MW-months that are asked for from the status month on, by site */
	readonly asked: Readonly<Record<string, number>>
	readonly paid: Paid
	/** power caps by order; and MW-months from the status month on, as of accelerators without caps, that go unserved or are slowed */
	readonly caps: Readonly<Record<string, number | null>>
	readonly missedMWMonths: number
}

/** Runs the engine on changed plans, each once however often it is asked for, and counts the runs. */
export type TrialRuns = {
	readonly plan: PlanFile
	readonly result: PlanResult
	readonly before: Outcome
	/** the outcome of the plan with one change; null where the change does not make a valid plan */
	readonly of: (change: PlanChange) => Outcome | null
	readonly count: () => number
}

type TrialRunsParams = { readonly before?: PlanRun | undefined; readonly mayGoOn?: (() => void) | undefined }

/** Runs of a plan and its changes. `before` is a run of the plan, where there is one; `mayGoOn` throws to end the search. */
export function trialRuns(plan: PlanFile, { before: frame = runPlan(plan), mayGoOn }: TrialRunsParams = {}): TrialRuns {
	const known = new Map<string, Outcome | null>()
	let count = 1
	const compute = (change: PlanChange): Outcome | null => {
		mayGoOn?.()
		const changed = applyChange(plan, change)
		if (changed === null) return null
		count += 1
		return outcomeOf(rerunPlan(frame, changed))
	}
	return {
		plan,
		result: resultOf(frame),
		before: outcomeOf(frame),
		of: (change) => {
			const key = JSON.stringify(change)
			const kept = known.get(key)
			if (kept !== undefined) return kept
			const outcome = compute(change)
			known.set(key, outcome)
			return outcome
		},
		count: () => count,
	}
}

/** What of a run decisions are compared by. */
export function outcomeOf(run: PlanRun): Outcome {
	const opex = planSeries(run, 'finance.opexUsd')
	const { verdict, sites, months } = resultOf(run)
	const from = Math.max(0, monthsBetween(months[0] ?? verdict.statusMonth, verdict.statusMonth))
	const ahead = (series: readonly number[]) => series.slice(from).reduce((sum, value) => sum + value, 0)
	return {
		verdict,
		asked: Object.fromEntries(Object.entries(sites).map(([id, site]) => [id, ahead(site.targetItMW)])),
		paid: {
			committed: planFigure(run, COMPARED.commitment),
			opex: planFigure(run, COMPARED.opex),
			byMonth: planSeries(run, 'finance.capexUsd').map((capex, month) => capex + (opex[month] ?? 0)),
			afterPlan: planFigure(run, 'finance.afterPlanUsd.totalUsd'),
			hands: planFigure(run, COMPARED.labour) + planFigure(run, COMPARED.perDiem),
		},
		caps: Object.fromEntries(run.world.model.plan.chipOrders.map(({ id, powerCapW }) => [id, powerCapW])),
		missedMWMonths: ahead(planSeries(run, COMPARED.missed)),
	}
}
