import { hasStep, stepsOnSite } from '#shared/catalogue/hall-steps.ts'
import type { BuildNetworkStep } from '#shared/result.ts'
import type { ScheduleLogic, StepLink, TradeWork } from '#shared/schedule-logic.ts'
import { monthsBetween } from '#shared/units/months.ts'
import { type Frame, noteOf } from '../kernel/run.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { STEPS_OF_PACKAGE } from '../schedule/hall-dates.ts'
import { plannedNetwork } from '../schedule/planned-network.ts'
import type { ReadyTask } from '../schedule/tasks/task-set.ts'
import type { Hall, LabourRows } from '../schedule/types.ts'
import type { EngineModel } from '../world.ts'
import { buildNetworkResult } from './build-network-result.ts'

/** The logic behind planned dates: links of each hall's network, hours by trade of all that is worked on, weeks of the sites. */
export function scheduleLogic(frame: Frame<EngineModel>): ScheduleLogic {
	const { input, placed } = noteOf(frame, levelWork)
	const { rows } = input
	const networks = buildNetworkResult(frame)
	const { startMonth } = frame.world.model.plan
	const hours = new Map<string, Map<string, number>>()
	for (const { part, placed: work } of placed.parts) {
		for (const { of, tasks } of work.works) {
			const { kind, id } = of.item
			const steps = kind === 'phase' ? (networks[id] ?? []) : []
			const spans = steps.map((step) => spanOf(step, startMonth))
			for (const task of tasks) {
				for (const [step, share] of sharesOf(task, { spans, rows: part.input.rows })) {
					addHours(hours, `${kind}:${id}${step}`, { task, share, rows: part.input.rows })
				}
			}
		}
	}
	return {
		links: Object.fromEntries(input.halls.map((hall) => [hall.id, linksOf(hall, rows)])),
		hours: Object.fromEntries([...hours].map(([ref, trades]) => [ref, workOf(trades)])),
		weeklyHours: Object.fromEntries(input.sites.map(({ id, weeklyHours }) => [id, weeklyHours])),
	}
}

const workOf = (trades: ReadonlyMap<string, number>): readonly TradeWork[] =>
	[...trades].map(([trade, hours]) => ({ trade, hours }))

/** The network's own links, at the hall's pace: what waits for a part of a step waits from its start. */
function linksOf(hall: Hall, { steps }: LabourRows): readonly StepLink[] {
	const { scope, durationMonths } = hall
	if (scope === 'existing') return []
	const dated = hall.dated.map((step) => ({ ...step, startMonth: null }))
	const { spans } = plannedNetwork({ steps, scope, startMonth: 0, durationMonths, dated })
	const lengths = new Map(spans.map(({ step, months }) => [step.id, months]))
	return spans.flatMap(({ step, after }) =>
		after.flatMap(({ phase, offsetMonths, doneShare }): readonly StepLink[] => {
			if (!hasStep(scope, step.id) || !hasStep(scope, phase)) return []
			const link = { from: phase, to: step.id }
			if (doneShare === 1) return [{ ...link, type: 'FS', lagMonths: offsetMonths }]
			return [{ ...link, type: 'SS', lagMonths: offsetMonths + doneShare * (lengths.get(phase) ?? 0) }]
		}),
	)
}

type StepSpan = { readonly step: string; readonly start: number; readonly end: number }

function spanOf({ step, start, finish }: BuildNetworkStep, firstMonth: string): StepSpan {
	return { step, start: monthsBetween(firstMonth, start), end: monthsBetween(firstMonth, finish) + 1 }
}

/**
 * The steps that a package's hours belong to, with the share of each: the step it is worked in, else each step on site by the
 * months of it that lie in the package's window.
 */
function sharesOf(
	task: ReadyTask,
	{ spans, rows }: { readonly spans: readonly StepSpan[]; readonly rows: LabourRows },
): readonly (readonly [step: string, share: number])[] {
	const [first, last] = STEPS_OF_PACKAGE[rows.packages[task.package]?.id ?? ''] ?? []
	const own = first === last ? spans.find(({ step }) => step === first) : undefined
	if (own) return [[`/${own.step}`, 1]]
	return spans.length === 0 ? [['', 1]] : sharesByWindow(task, { spans, onSite: stepsOnSite(rows.steps) })
}

function sharesByWindow(
	task: ReadyTask,
	{ spans, onSite }: { readonly spans: readonly StepSpan[]; readonly onSite: ReadonlySet<string> },
): readonly (readonly [step: string, share: number])[] {
	const worked = spans.filter(({ step }) => onSite.has(step))
	const shared = worked.map((span) => [`/${span.step}`, monthsWithin(task, span)] as const)
	const sum = shared.reduce((total, [, months]) => total + months, 0)
	// A window beside all steps, as dates stated by hand may leave it, is worked in the last of them.
	if (sum === 0) return shared.slice(-1).map(([step]) => [step, 1])
	return shared.filter(([, months]) => months > 0).map(([step, months]) => [step, months / sum])
}

const monthsWithin = (task: Pick<StepSpan, 'start' | 'end'>, { start, end }: Pick<StepSpan, 'start' | 'end'>): number =>
	Math.max(0, Math.min(end, task.end) - Math.max(start, task.start))

function addHours(
	hours: Map<string, Map<string, number>>,
	ref: string,
	{ task, share, rows }: { readonly task: ReadyTask; readonly share: number; readonly rows: LabourRows },
): void {
	const trades = hours.get(ref) ?? new Map<string, number>()
	hours.set(ref, trades)
	task.hours.trades.forEach((trade, at) => {
		const id = rows.trades[trade]?.id ?? ''
		trades.set(id, (trades.get(id) ?? 0) + share * (task.hours.hours[at] ?? 0))
	})
}
