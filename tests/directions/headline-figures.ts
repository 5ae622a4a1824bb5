import type { PlanResult } from '#shared/result.ts'
import { monthsBetween } from '#shared/units/months.ts'

/** What a planner reads first, each one figure over the horizon; a date by months from the plan's first, one that never comes after all others. */
export const HEADLINE_FIGURES = [
	'deliveredMW',
	'firstPower',
	'fullPower',
	'workDone',
	'energyMWh',
	'capexUsd',
	'opexUsd',
	'revenueUsd',
	'npvUsd',
	'equityIrr',
	'leastCover',
	'lossesMW',
	'builders',
	'operators',
	'emissions',
] as const
export type HeadlineFigure = (typeof HEADLINE_FIGURES)[number]
type Headline = Readonly<Record<HeadlineFigure, number>>

const sum = (series: readonly (number | null)[]): number => series.reduce<number>((all, value) => all + (value ?? 0), 0)

export function headlineOf(run: PlanResult): Headline {
	const sites = Object.values(run.sites)
	const ofSites = (of: (site: (typeof sites)[number]) => number) => sites.reduce((all, site) => all + of(site), 0)
	const { verdict, finance } = run
	return {
		deliveredMW: ofSites(({ deliveredItMW }) => sum(deliveredItMW)),
		firstPower: dateOf(run, verdict.firstPower),
		fullPower: dateOf(run, verdict.fullPower.month),
		workDone: Object.values(run.workloads).reduce((all, work) => all + workOf(work), sold(run)),
		energyMWh: ofSites(({ energyMWh }) => sum(energyMWh)),
		capexUsd: finance.totals.committedUsd,
		opexUsd: finance.totals.opexUsd,
		revenueUsd: finance.totals.revenueUsd,
		npvUsd: finance.totals.npvUsd,
		equityIrr: finance.returns.equityIrr ?? 0,
		leastCover: finance.returns.minDscr ?? 0,
		lossesMW: verdict.totals.late.mwMonths + verdict.totals.unserved.mwMonths,
		builders: Object.values(run.workforce.trades).reduce((all, { hours }) => all + hours, 0),
		operators: sum(run.workforce.operations.headcount),
		emissions: ofSites(({ co2LocationTonnes }) => sum(co2LocationTonnes)),
	}
}

function dateOf({ months }: PlanResult, month: string | null): number {
	const [first] = months
	return month === null || first === undefined ? months.length : monthsBetween(first, month)
}

/** Accelerators at work, by the part of the hours in which they are. */
const workOf = ({ acceleratorsAllocated, workShare }: PlanResult['workloads'][string]): number =>
	acceleratorsAllocated.reduce((all, accelerators, month) => all + accelerators * (workShare[month] ?? 1), 0)

/** Accelerators that customers have, where nothing is run for oneself: those that energised. */
const sold = ({ workloads, sites }: PlanResult): number =>
	Object.keys(workloads).length > 0
		? 0
		: Object.values(sites).reduce((all, { energisedAccelerators }) => all + sum(energisedAccelerators), 0)

/** Which figures a change moves and which way. Less than a hundred-thousandth is none. */
const LEAST = 1e-5
export type Moves = Readonly<Partial<Record<HeadlineFigure, '+' | '-'>>>

export function movesFrom(before: Headline, after: Headline): Moves {
	return Object.fromEntries(
		HEADLINE_FIGURES.flatMap((figure) => {
			const [was, is] = [before[figure], after[figure]]
			const isSame = Math.abs(is - was) <= LEAST * Math.max(Math.abs(was), Math.abs(is))
			return isSame ? [] : [[figure, is > was ? '+' : '-'] as const]
		}),
	)
}
